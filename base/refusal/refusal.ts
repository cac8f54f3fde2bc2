// Why: the business says no in one shape everywhere, so that a screen, an API and a wire message can all
// say the same finished sentence and point at the field that a person can mend.

/** A "no" a person can act on. `refused` is a literal code, `say` a finished sentence, `at` field paths ('order.signedOn'). */
export type Refusal<Code extends string = string> = {
  readonly refused: Code;
  readonly say: string;
  readonly at?: readonly string[];
};

/** Builds a refusal; `at` names the fields concerned, dotted. */
export function refuse<Code extends string>(code: Code, say: string, at?: readonly string[]): Refusal<Code> {
  return at === undefined ? { refused: code, say } : { refused: code, say, at };
}

/** What does not exist and what is not theirs: whoever asks cannot tell which, so it is said in one place. */
export const absent = refuse('absent', 'There is nothing here, or it is not yours to see.');

/** True when a value is a refusal rather than the answer. */
export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { refused?: unknown }).refused === 'string'
  );
}

/** The answer of something that may say no. */
export type Or<T, Code extends string = string> = T | Refusal<Code>;
