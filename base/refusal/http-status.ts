// Why: one table per dialect turns a refusal code into the dialect's words; this is HTTP's.
// A code not listed is a conflict with the current state (409): the request was understood and the business said no.

/** Codes whose HTTP status is not 409. Every room adds its own here, so that review sees the whole dialect at once. */
export const httpStatusOfRefusal: Readonly<Record<string, number>> = {
  absent: 404,
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_needed: 401,
  not_allowed: 403,
  cross_site: 403,
  wrong_certificate: 403,
  invalid: 422,
  unreadable: 422,
  empty: 422,
  too_large: 413,
  too_many: 429,
  wrong_type: 415,
  overloaded: 503,
  key_missing: 400,
  key_reused: 422,
};

/** The status a refusal travels with, 4xx or 5xx. */
export function statusOf(code: string): number {
  return Object.hasOwn(httpStatusOfRefusal, code) ? (httpStatusOfRefusal[code] ?? 409) : 409;
}
