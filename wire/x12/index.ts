// Why: the one door to X12 for those who read and write messages: bytes → segments with positions → typed transaction,
// and back. Issue 4 grows more sets behind it; what stands here stays.
export { eligibility270, type Eligibility270 } from './sets/eligibility-270.ts';
export { eligibility271, type Eligibility271 } from './sets/eligibility-271.ts';
export type { TransactionSpec, TransactionValue } from './declare.ts';
export {
  envelopeReader,
  readEnvelopes,
  type Envelopes,
  type Group,
  type Interchange,
  type Transaction,
} from './envelope.ts';
export { periodOf } from './kinds.ts';
export {
  levelOf,
  sayPosition,
  tolerances,
  type Layer,
  type Level,
  type Position,
  type Tolerance,
  type X12Problem,
} from './problem.ts';
export { plainValue } from './value-on-demand.ts';
export { readableTwin, type TwinLine } from './readable-twin.ts';
export { isReadBy, readTransaction, type Reading } from './read-transaction.ts';
export { rewrite } from './rewrite.ts';
export { usualDelimiters, type Delimiters, type Segment } from './segment.ts';
export { tokenizer, type Tokenizer, type Tokens } from './tokenize.ts';
export {
  plainText,
  writeInterchange,
  written,
  type Written,
  type WrittenGroup,
  type WrittenInterchange,
} from './write-interchange.ts';
export { acknowledge, acknowledgementOf, receiptOf, type AnswerHeader } from './acknowledge.ts';
export { interchangeNotes } from './interchange-notes.ts';
export {
  readAcknowledgement,
  readReceipt,
  type AcknowledgedTransaction,
  type Acknowledgement,
  type FoundFault,
  type Verdict,
} from './read-acknowledgement.ts';
export { receiveX12, x12Receiver, type ReceiveEvents, type ReceiveOptions } from './receive.ts';
export type {
  Received,
  ReceivedGroup,
  ReceivedInterchange,
  ReceivedTransaction,
  TransactionFault,
} from './received.types.ts';
export { acknowledgement999, type Acknowledgement999 } from './sets/acknowledgement-999.ts';
export {
  approvalAttachment275,
  attachment275,
  claimAttachment275,
  type ApprovalAttachment275,
  type Attachment275,
  type ClaimAttachment275,
} from './sets/attachment-275.ts';
export { authorization278, type Authorization278 } from './sets/authorization-278.ts';
export { transactionSpecs } from './sets/all-sets.ts';
export { claimInstitutional, type ClaimInstitutional } from './sets/claim-institutional.ts';
export { claimProfessional, type ClaimProfessional } from './sets/claim-professional.ts';
export { claimReceipt277, type ClaimReceipt277 } from './sets/claim-receipt-277.ts';
export { claimStatus276, type ClaimStatus276 } from './sets/claim-status-276.ts';
export { claimStatus277, type ClaimStatus277 } from './sets/claim-status-277.ts';
export { enrollment834, type Enrollment834 } from './sets/enrollment-834.ts';
export { remittance835, type Remittance835 } from './sets/remittance-835.ts';
