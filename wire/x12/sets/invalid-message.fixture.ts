// Why: reader and writer share one declaration, so that round trips prove little. What a broken message must be answered
// is written by hand from the public meaning of the codes (X12 elements I18, 618, 620, 621, 715–718), before any code.

/** The answer by the codes that count: what a partner's program would look at. */
export type ExpectedAnswer =
  /** TA105 of a refused interchange. */
  | { readonly note: string }
  /** AK905 of a refused group. */
  | { readonly group: string }
  /** IK502 of a refused transaction; `verdict` is AK901, R when nothing of the group was accepted. */
  | { readonly transaction: string; readonly verdict: 'R' | 'P' }
  /** IK301, IK302 (ST is 1), IK304. */
  | { readonly segment: string; readonly at: number; readonly code: string; readonly element?: undefined }
  /** An IK3 with code 8 and its IK4: IK401 as 'element:component:repetition', IK403, IK404 where it may be copied. */
  | {
      readonly segment: string;
      readonly at: number;
      readonly code: string;
      readonly element: string;
      readonly copy?: string;
    };

export type InvalidMessage = {
  readonly name: string;
  readonly message: string;
  readonly expected: ExpectedAnswer;
  readonly why: string;
  /** Control numbers of interchanges that came before. */
  readonly seen?: readonly string[];
};

export const note = (code: string): ExpectedAnswer => ({ note: code });
export const group = (code: string): ExpectedAnswer => ({ group: code });
export const transaction = (code: string, verdict: 'R' | 'P' = 'R'): ExpectedAnswer => ({
  transaction: code,
  verdict,
});
export const segment = (id: string, at: number, code: string): ExpectedAnswer => ({ segment: id, at, code });
export const element = (
  id: string,
  at: number,
  place: string,
  code: string,
  copy?: string,
): ExpectedAnswer => ({ segment: id, at, element: place, code, ...(copy === undefined ? {} : { copy }) });

const segmentsIn = (text: string) => text.split('~').length - 1;
const isOfEnvelope = /(^|~)(ISA|GS|ST|SE|GE|IEA)\*/;

/**
 * A valid message with the one place `find` replaced; throws when it is not exactly one. SE01 follows when segments come
 * or go, unless the change is one of the envelope itself.
 */
export function changed(message: string, find: string, put: string): string {
  const parts = message.split(find);
  if (parts.length !== 2) throw new Error(`“${find}” stands there ${(parts.length - 1).toString()} times.`);
  const more = isOfEnvelope.test(`${find}~${put}`) ? 0 : segmentsIn(put) - segmentsIn(find);
  return parts
    .join(put)
    .replace(/~SE\*([0-9]+)\*(?=0001~GE)/, (_, count: string) => `~SE*${(Number(count) + more).toString()}*`);
}

/** One line of the lists: name, valid message, what is changed into what, what must be answered, why. */
export const invalid = (
  name: string,
  from: string,
  find: string,
  put: string,
  expected: ExpectedAnswer,
  why: string,
): InvalidMessage => ({ name, message: changed(from, find, put), expected, why });
