// Why: a "no" from the hub reaches the person as the same finished sentence the hub wrote, beside the field it
// concerns (problem+json, RFC 9457, with our code, say, at and reference number).

/** A refusal or failure as screens see it. `at` are dotted field paths; `ref` is what to read out to support. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly say: string;
  readonly at: readonly string[];
  readonly ref: string | null;

  constructor(given: {
    status: number;
    code: string;
    say: string;
    at?: readonly string[];
    ref?: string | null;
  }) {
    super(given.say);
    this.name = 'Problem';
    this.status = given.status;
    this.code = given.code;
    this.say = given.say;
    this.at = given.at ?? [];
    this.ref = given.ref ?? null;
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Turns any failed reply into a Problem; a reply without our fields gets plain words for its status. */
export function problemFrom(status: number, body: unknown, ref: string | null = null): Problem {
  const given = new Map<string, unknown>(
    typeof body === 'object' && body !== null ? Object.entries(body) : [],
  );
  const paths = given.get('at');
  const at = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
  return new Problem({
    status,
    code: textOf(given.get('code')) ?? (status >= 500 ? 'failed' : 'refused'),
    say: textOf(given.get('say')) ?? textOf(given.get('detail')) ?? plainWords(status),
    at,
    ref: textOf(given.get('ref')) ?? ref,
  });
}

function plainWords(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again; what you typed stays here.';
  if (status === 404) return 'This is not here, or not yours to see.';
  if (status === 413) return 'That is too large to send.';
  if (status === 429) return 'Too many requests at once. Wait a moment and try again.';
  if (status >= 500) return 'Something broke on our side. Nothing you typed is lost; try again.';
  return 'That was not possible.';
}

/** The problem when the hub could not be reached at all. */
export function unreachable(): Problem {
  return new Problem({
    status: 0,
    code: 'unreachable',
    say: 'The hub cannot be reached. What you typed is kept here; try again when the line is back.',
  });
}

/** The sentence for one field when `at` names it or something inside it; the hub's sentence speaks of the first path. */
export function sayAt(problem: Problem | null | undefined, field: string): string | null {
  const hit = problem?.at.findIndex((path) => path === field || path.startsWith(`${field}.`)) ?? -1;
  if (problem === null || problem === undefined || hit < 0) return null;
  return hit === 0 ? problem.say : 'Please check this too.';
}
