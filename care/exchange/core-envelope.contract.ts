// Why: the door for partners whose programs speak the envelope of CAQH CORE: one path for questions on the line, batches and
// what is fetched; the envelope itself says which, and who asks.
import { contract } from '../../base/http/contract.ts';

export const postCoreEnvelope = contract({
  name: 'postCoreEnvelope',
  method: 'POST',
  path: '/x12/core',
  summary:
    'An envelope of CAQH CORE (rule vC2.2.0, HTTP MIME multipart or SOAP) in, one of the same half out: X12 on the line, batches, their receipts and answers; what is wrong stands in ErrorCode and ErrorMessage, what is no SOAP is a fault of SOAP',
  access: 'gate',
  takes: 'bytes',
  gives: 'bytes',
  limit: 'upload',
  keyless: 'The PayloadID of a sender means one payload, for ever; the same again gets the same answer.',
});
