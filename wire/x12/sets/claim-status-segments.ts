// Why: questions about a claim's status (276), their answers (277) and a payer's receipt for claims (277CA) name the same
// parties, numbers and statuses; declared once.
import { loop, may, mayHold, must, mustHold, one, segment, maybe } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, day, decimal, digits, openCodes, text, time } from '../kinds.ts';
import { procedureCode } from './claim-segments.ts';
import { date, named, number, numbered } from './names-and-places.ts';

/** BHT of a status message: its structure, purpose and type are what tell these messages apart. */
export const statusBeginning = <
  const S extends Readonly<Record<string, string>>,
  const P extends Readonly<Record<string, string>>,
>(
  structure: S,
  purpose: P,
  type: 'none' | 'DG' | 'TH',
) =>
  segment('BHT', 'Beginning', [
    must('structure', 'Structure', codes(structure)),
    must('purpose', 'Purpose', codes(purpose)),
    must('reference', 'Reference', text(1, 50)),
    must('day', 'Date', day),
    must('time', 'Time', time),
    type === 'none' ? null : must('type', 'Type', codes({ [type]: type === 'DG' ? 'answer' : 'receipt' })),
  ]);

/** STC-1: how far the claim is. An open list that grows. */
export const statusCategory = openCodes(
  {
    A0: 'sent on to another',
    A1: 'received, not yet accepted',
    A2: 'accepted for processing',
    A3: 'returned: cannot be processed',
    A4: 'not found',
    A5: 'split',
    A6: 'rejected: information is missing',
    A7: 'rejected: information is wrong',
    A8: 'rejected: information contradicts itself',
    D0: 'searching',
    E0: 'the question itself is wrong',
    E1: 'no answer possible: system down',
    F0: 'final',
    F1: 'final, paid',
    F2: 'final, denied',
    F3: 'final, revised',
    F4: 'final, nothing to pay',
    P0: 'pending',
    P1: 'pending, in process',
    P2: 'pending, in review',
    P3: 'pending, the provider was asked',
    P4: 'pending, the patient was asked',
    P5: 'pending, others were asked',
    R0: 'more is asked of the provider',
  },
  /^[0-9A-Z]{1,3}$/,
);
const statusEntity = openCodes(
  {
    '1P': 'provider',
    '40': 'receiver',
    '41': 'submitter',
    '82': 'rendering provider',
    '85': 'billing provider',
    DK: 'ordering provider',
    IL: 'insured',
    PR: 'payer',
    QC: 'patient',
  },
  /^[0-9A-Z]{2,3}$/,
);
const status = [
  must('category', 'How far', statusCategory),
  must(
    'code',
    'Status',
    openCodes(
      { '0': 'cannot say', '19': 'accepted by the entity', '20': 'accepted for processing' },
      /^[0-9A-Z]{1,4}$/,
    ),
  ),
  may('entity', 'About', statusEntity),
  may('list', 'List', codes({ RX: 'pharmacy' })),
] as const;

/** STC of an answer (277): status, its day, amounts, payment. */
export const answeredStatus = segment('STC', 'Status', [
  mustHold('status', 'Status', status),
  must('on', 'As of', day),
  null,
  may('charge', 'Charged ($)', amount),
  may('paid', 'Paid ($)', amount),
  may('decidedOn', 'Decided', day),
  null,
  may('paidOn', 'Paid on', day),
  may('check', 'Check or transfer', text(1, 16)),
  mayHold('status2', 'Status', status),
  mayHold('status3', 'Status', status),
]);
/** STC of a receipt (277CA): accepted or rejected says STC03. */
export const receiptStatus = segment('STC', 'Status', [
  mustHold('status', 'Status', status),
  must('on', 'As of', day),
  must('action', 'Taken', codes({ U: 'rejected', WQ: 'accepted' })),
  may('charge', 'Charged ($)', amount),
  null,
  null,
  null,
  null,
  null,
  mayHold('status2', 'Status', status),
  mayHold('status3', 'Status', status),
  may('words', 'In words', text(1, 264)),
]);
/** STC of a line in a receipt: its action may be left to the claim. */
export const lineStatus = segment('STC', 'Status', [
  mustHold('status', 'Status', status),
  may('on', 'As of', day),
  may('action', 'Taken', codes({ U: 'rejected', WQ: 'accepted' })),
  null,
  null,
  null,
  null,
  null,
  null,
  mayHold('status2', 'Status', status),
  mayHold('status3', 'Status', status),
  may('words', 'In words', text(1, 264)),
]);

/** TRN with the one kind this place takes. */
export const trace = (kind: '1' | '2') =>
  segment('TRN', 'Trace', [
    must('kind', 'Kind', codes({ [kind]: kind === '1' ? 'of this message' : 'of the message answered' })),
    must('number', 'Number', text(1, 50)),
  ]);

export const payerName = loop('2100A', 'Payer', { name: one(numbered('Payer', { PR: 'payer' })) });
export const receiverName = loop('2100B', 'Who asks', {
  name: one(named('Who asks', { '41': 'submitter' })),
});
export const providerName = loop('2100C', 'Provider', {
  name: one(numbered('Provider', { '1P': 'provider' })),
});
export const subscriberName = loop('2100D', 'Insured', { name: one(named('Insured', { IL: 'insured' })) });
export const dependentName = loop('2100E', 'Patient', { name: one(named('Patient', { QC: 'patient' })) });

/** The numbers a claim is known by; each is a part of its own, and they come in any order. */
export const claimNumbers = {
  payerClaim: maybe(number('The payer’s claim', { '1K': 'payer’s claim number' })),
  billType: maybe(number('Type of bill', { BLT: 'type of bill' })),
  patientAccount: maybe(number('Our claim', { EJ: 'patient account number' })),
  prescription: maybe(number('Prescription', { XZ: 'prescription number' })),
  clearinghouse: maybe(number('Clearinghouse', { D9: 'clearinghouse’s number' })),
} as const;

export const served = date('Service', { '472': 'service' });

/** SVC of a status message: the line that is asked about. */
export const statusLine = segment('SVC', 'Line', [
  mustHold('procedure', 'Procedure', procedureCode),
  must('charge', 'Charged ($)', amount),
  may('paid', 'Paid ($)', amount),
  may('revenueCode', 'Revenue code', digits(3, 4)),
  null,
  null,
  may('quantity', 'Units', decimal),
]);
export const lineNumber = number('Our number of the line', { FJ: 'line item number' });
