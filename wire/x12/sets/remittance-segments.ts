// Why: the segments that only a payment (835) has: the money order, the claim as paid, the service as paid, and what is
// settled beside claims.
import { key, may, mayHold, must, mustHold, segment, together } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, day, decimal, digits, openCodes, text } from '../kinds.ts';
import { every, needs } from '../relations.ts';
import { procedureCode } from './claim-segments.ts';
import type { Meanings } from './names-and-places.ts';

const bankKind = codes({ '01': 'ABA number', '04': 'Canadian bank number' });

/** BPR: what is paid, how, and when. */
export const bpr = segment(
  'BPR',
  'Payment',
  [
    must(
      'handling',
      'Handling',
      codes({
        C: 'the message goes with the money',
        D: 'make the payment only',
        H: 'notice only, no money',
        I: 'the message only',
        P: 'not yet paid',
        U: 'split',
        X: 'handling agreed between partners',
      }),
    ),
    must('paid', 'Paid ($)', amount),
    must('direction', 'Direction', codes({ C: 'to the payee', D: 'from the payee' })),
    must(
      'method',
      'By',
      codes({
        ACH: 'clearing house',
        BOP: 'at the bank’s choice',
        CHK: 'check',
        FWT: 'wire',
        NON: 'no payment',
      }),
    ),
    may('format', 'Form', codes({ CCP: 'with an addendum', CTX: 'with the whole message' })),
    may('fromBankKind', 'Kind of number', bankKind),
    may('fromBank', 'From bank', text(3, 12)),
    may('fromAccountKind', 'Kind of account', codes({ DA: 'checking' })),
    may('fromAccount', 'From account', text(1, 35)),
    may('payer', 'Payer’s number', text(10, 10)),
    may('payerMore', 'More', text(9, 9)),
    may('toBankKind', 'Kind of number', bankKind),
    may('toBank', 'To bank', text(3, 12)),
    may('toAccountKind', 'Kind of account', codes({ DA: 'checking', SG: 'savings' })),
    may('toAccount', 'To account', text(1, 35)),
    must('on', 'On', day),
  ],
  every(together(6, 7), needs(8, 9), together(12, 13), needs(14, 15)),
);

export const trn = segment('TRN', 'Trace', [
  must('kind', 'Kind', codes({ '1': 'of this payment' })),
  must('number', 'Check or transfer', text(1, 50)),
  must('payer', 'Payer’s number', text(10, 10)),
  may('payerMore', 'More', text(1, 50)),
]);

/** A DTM that takes only these kinds of date. */
export const dtm = <const C extends Meanings>(title: string, kinds: C) =>
  segment('DTM', title, [key('qualifier', 'Of', codes(kinds)), must('on', 'When', day)]);

export const clp = segment('CLP', 'Claim', [
  must('id', 'Our claim', text(1, 38)),
  must(
    'status',
    'Status',
    codes({
      '1': 'processed as first payer',
      '2': 'processed as second payer',
      '3': 'processed as third payer',
      '4': 'denied: patient not known',
      '19': 'processed as first payer, sent on',
      '20': 'processed as second payer, sent on',
      '21': 'processed as third payer, sent on',
      '22': 'earlier payment taken back',
      '23': 'not ours, sent on',
      '25': 'estimate only',
    }),
  ),
  must('charge', 'Charged ($)', amount),
  must('paid', 'Paid ($)', amount),
  may('patientOwes', 'Patient owes ($)', amount),
  must('filing', 'Kind of insurance', openCodes({}, /^[0-9A-Z]{1,2}$/)),
  must('payerClaim', 'The payer’s claim', text(1, 50)),
  may('facility', 'Where', text(1, 2)),
  may('frequency', 'Frequency', text(1, 1)),
  null,
  may('diagnosisGroup', 'Diagnosis group', text(1, 4)),
  may('groupWeight', 'Weight', decimal),
  may('dischargeFraction', 'Discharge fraction', decimal),
]);

export const svc = segment('SVC', 'Service', [
  mustHold('procedure', 'Procedure', procedureCode),
  must('charge', 'Charged ($)', amount),
  must('paid', 'Paid ($)', amount),
  may('revenueCode', 'Revenue code', digits(3, 4)),
  may('quantity', 'Paid units', decimal),
  mayHold('submitted', 'Procedure as billed', procedureCode),
  may('billed', 'Billed units', decimal),
]);

/** PLB03 and its like: why, and the number to find it by. */
const reason = [
  must(
    'code',
    'Why',
    openCodes(
      {
        '50': 'late charge',
        '51': 'interest penalty',
        '72': 'authorized return',
        '90': 'early payment',
        AP: 'advance',
        B2: 'rebate',
        BD: 'bad debt',
        CS: 'adjustment',
        CV: 'capital',
        FB: 'carried over',
        IP: 'incentive',
        IR: 'tax withheld',
        J1: 'no refund due',
        L6: 'interest owed',
        LE: 'levy',
        LS: 'lump sum',
        PI: 'periodic payment',
        RA: 'retroactive adjustment',
        WO: 'overpayment taken back',
        WU: 'not recovered yet',
      },
      /^[0-9A-Z]{2}$/,
    ),
  ),
  may('id', 'Number', text(1, 50)),
] as const;
/** PLB: settled with the provider beside claims; what it takes from the payment is positive. */
export const plb = segment(
  'PLB',
  'Settled beside claims',
  [
    must('provider', 'Provider', text(1, 50)),
    must('yearEnds', 'Year ends', day),
    mustHold('reason1', 'Why', reason),
    must('amount1', 'Amount ($)', amount),
    mayHold('reason2', 'Why', reason),
    may('amount2', 'Amount ($)', amount),
    mayHold('reason3', 'Why', reason),
    may('amount3', 'Amount ($)', amount),
    mayHold('reason4', 'Why', reason),
    may('amount4', 'Amount ($)', amount),
    mayHold('reason5', 'Why', reason),
    may('amount5', 'Amount ($)', amount),
    mayHold('reason6', 'Why', reason),
    may('amount6', 'Amount ($)', amount),
  ],
  every(...[5, 7, 9, 11, 13].map((at) => together(at, at + 1))),
);

/** TS3: sums for a facility and its year. */
export const ts3 = segment('TS3', 'Sums', [
  must('provider', 'Provider', text(1, 50)),
  must('facility', 'Where', text(1, 2)),
  must('yearEnds', 'Year ends', day),
  must('claims', 'Claims', decimal),
  must('charged', 'Charged ($)', amount),
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  may('secondPayer', 'Medicare second ($)', amount),
  null,
  may('laboratory', 'Not laboratory ($)', amount),
  null,
  may('hcpcsReportable', 'HCPCS reportable ($)', amount),
  may('hcpcsPayable', 'HCPCS payable ($)', amount),
  null,
  may('professional', 'Professional ($)', amount),
  may('secondPayerLiability', 'Medicare second, liability ($)', amount),
  may('patientRefund', 'Refunded to patients ($)', amount),
  may('perDiemInterim', 'Periodic interim ($)', amount),
  may('perDiemAdjusted', 'Periodic interim, adjusted ($)', amount),
]);
const sums = [
  'diagnosisGroup',
  'federal',
  'hospital',
  'share',
  'capital',
  'education',
  'outlierDays',
  'dayOutlier',
  'costOutlier',
  'averageStay',
  'discharges',
  'costDays',
  'coveredDays',
  'notCoveredDays',
  'secondPayer',
  'averageWeight',
  'interimShare',
  'interimEducation',
  'interimOther',
] as const;
/** TS2: sums of Medicare part A. */
export const ts2 = segment(
  'TS2',
  'Sums of part A',
  sums.map((name) => may(name, 'Sum', decimal)),
);

export const lq = segment('LQ', 'Remark', [
  must('list', 'List', codes({ HE: 'remittance remark', RX: 'pharmacy rejection' })),
  must('code', 'Remark', text(1, 30)),
]);

/** A QTY that takes only these kinds of quantity. */
export const quantity = <const C extends Meanings>(title: string, kinds: C) =>
  segment('QTY', title, [key('qualifier', 'Kind', codes(kinds)), must('quantity', 'Quantity', decimal)]);
