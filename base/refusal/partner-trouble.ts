// Why: a partner that is down or talks nonsense is neither a business "no" nor a bug. `wire` throws this, `jobs` retries it
// with backoff, and after the limit it becomes a work item for a person, so that nothing is lost (style.md, "Errors").

/** Thrown by `wire` when the other side fails. `partner` names whom ('mail'); `retryable` says whether asking again can help. */
export class PartnerTrouble extends Error {
  readonly partner: string;
  readonly retryable: boolean;

  constructor(partner: string, message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PartnerTrouble';
    this.partner = partner;
    this.retryable = options.retryable;
  }
}

/** True when an error is partner trouble, whichever copy of the module threw it. */
export function isPartnerTrouble(error: unknown): error is PartnerTrouble {
  return error instanceof Error && error.name === 'PartnerTrouble' && 'retryable' in error;
}
