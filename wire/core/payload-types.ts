// Why: an envelope of CAQH CORE (Connectivity Rule, vC2.2.0) says in one word what it carries or asks for; this is which words are
// understood and which word an answer bears. Names follow general knowledge of the trade.
import { readEnvelopes } from '../x12/index.ts';

/** What an envelope wants. */
export type CoreWish =
  /** A message to be taken: on the line, or as a batch. */
  | { readonly does: 'submit'; readonly set: string }
  /** The receipt of a batch (TA1, 999). */
  | { readonly does: 'fetch_receipt' }
  /** The answers to a batch; `set` is theirs. */
  | { readonly does: 'fetch_results'; readonly set: string }
  /** A receipt (TA1, 999) for answers that were fetched. */
  | { readonly does: 'submit_receipt' };

const wishes: Readonly<Record<string, CoreWish>> = {
  X12_270_Request_005010X279A1: { does: 'submit', set: '270' },
  X12_276_Request_005010X212: { does: 'submit', set: '276' },
  X12_278_Request_005010X217E1_2: { does: 'submit', set: '278' },
  X12_837_Request_005010X222A1: { does: 'submit', set: '837' },
  X12_837_Request_005010X223A1_2: { does: 'submit', set: '837' },
  X12_834_Request_005010X220A1: { does: 'submit', set: '834' },
  X12_999_RetrievalRequest_005010X231A1: { does: 'fetch_receipt' },
  X12_TA1_RetrievalRequest_00501X231A1: { does: 'fetch_receipt' },
  X12_005010_Request_Batch_Results_271: { does: 'fetch_results', set: '271' },
  X12_005010_Request_Batch_Results_277: { does: 'fetch_results', set: '277' },
  X12_005010_Request_Batch_Results_278: { does: 'fetch_results', set: '278' },
  X12_999_SubmissionRequest_005010X231A1: { does: 'submit_receipt' },
  X12_TA1_SubmissionRequest_00501X231A1: { does: 'submit_receipt' },
};

/** What a PayloadType wants; undefined when it is none of those understood. */
export const wishOf = (payloadType: string): CoreWish | undefined =>
  Object.hasOwn(wishes, payloadType) ? wishes[payloadType] : undefined;

const answerTypes: Readonly<Record<string, string>> = {
  '271': 'X12_271_Response_005010X279A1',
  '277': 'X12_277_Response_005010X212',
  '278': 'X12_278_Response_005010X217E1_2',
  '999': 'X12_999_Response_005010X231A1',
  TA1: 'X12_TA1_Response_00501X231A1',
};

/** PayloadTypes of answers that carry no X12. */
export const bareAnswers = {
  error: 'CoreEnvelopeError',
  batchTaken: 'X12_BatchReceiptConfirmation',
  receiptTaken: 'X12_Response_ConfirmReceiptReceived',
  noReceipt: 'X12_005010_Response_NoBatchAckFile',
  noResults: 'X12_005010_Response_NoBatchResultsFile',
} as const;

/** The PayloadType of X12 that goes out: by the set of its first interchange, or that of a bare TA1. */
export function answerTypeOf(payload: Buffer): string {
  const [interchange] = readEnvelopes(payload).interchanges;
  const set = interchange?.groups[0]?.transactions[0]?.set ?? 'TA1';
  return answerTypes[set] ?? `X12_${set}_Response_005010`;
}
