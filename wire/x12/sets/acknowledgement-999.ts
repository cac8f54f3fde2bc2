// Why: what a partner's program is told about each of its transactions, as X12 999 (005010X231A1): declared like any
// other set, so that our receipts and theirs are written, read and shown by the same code.
import { functionalGroup } from '../control-segments.ts';
import {
  loop,
  many,
  may,
  mayHold,
  must,
  mustHold,
  one,
  segment,
  type TransactionSpec,
  type TransactionValue,
} from '../declare.ts';
import { codes, digits, openCodes, text } from '../kinds.ts';

/** AK901 and IK501 (elements 715 and 717). */
export const verdictMeanings = {
  A: 'accepted',
  E: 'accepted, errors were noted',
  M: 'rejected, message authentication failed',
  P: 'accepted in part',
  R: 'rejected',
  W: 'rejected, assurance failed',
  X: 'rejected, content could not be decrypted',
} as const;
const { P: _, ...transactionVerdicts } = verdictMeanings;

/** AK905–AK909 (element 716). */
export const groupFaultMeanings: Readonly<Record<string, string>> = {
  '1': 'group not supported',
  '2': 'version not supported',
  '3': 'no trailer',
  '4': 'header and trailer have different control numbers',
  '5': 'count of transactions does not match',
  '6': 'control number is not one',
  '19': 'control number used twice in the interchange',
};
/** IK502–IK506 (element 618). */
export const transactionFaultMeanings: Readonly<Record<string, string>> = {
  '1': 'set not supported',
  '2': 'no trailer',
  '3': 'header and trailer have different control numbers',
  '4': 'count of segments does not match',
  '5': 'segments are in error',
  '6': 'set is not named',
  '7': 'control number is not one',
  '23': 'control number used twice in the group',
  I5: 'segments are in error by the guide',
  I6: 'guide not supported',
};
/** IK304 (element 620). */
export const segmentFaultMeanings: Readonly<Record<string, string>> = {
  '1': 'segment is not known',
  '2': 'segment is not expected',
  '3': 'segment is missing',
  '4': 'loop stands too often',
  '5': 'segment stands too often',
  '6': 'segment is not of this set',
  '7': 'segment stands in the wrong order',
  '8': 'elements are in error',
  I4: 'segment is not used by the guide',
  I6: 'segment is missing in this situation',
  I7: 'loop stands too seldom',
  I8: 'segment stands too seldom',
  I9: 'segment is not used in this situation',
};
/** IK403 (element 621). */
export const elementFaultMeanings: Readonly<Record<string, string>> = {
  '1': 'is missing',
  '2': 'is missing beside another',
  '3': 'too many elements',
  '4': 'is too short',
  '5': 'is too long',
  '6': 'holds a character that does not belong',
  '7': 'is none of the codes',
  '8': 'is not a date',
  '9': 'is not a time',
  '10': 'excludes another',
  '12': 'is said too often',
  '13': 'has too many components',
  I6: 'is a code that the guide does not use',
  I9: 'is missing in this situation',
  I10: 'is not used by the guide',
  I11: 'is said too seldom',
  I12: 'does not fit the others',
  I13: 'is not used in this situation',
};

const groupFault = openCodes(groupFaultMeanings, /^[0-9]{1,3}$/);
const transactionFault = openCodes(transactionFaultMeanings, /^(I?[0-9]{1,2})$/);

const ak1 = segment('AK1', 'Group', [
  must('functional', 'What it held', functionalGroup),
  must('control', 'Control number', digits(1, 9)),
  may('version', 'Guide', text(1, 12)),
]);
const ak2 = segment('AK2', 'Transaction', [
  must('set', 'Set', text(3, 3)),
  must('control', 'Control number', text(1, 9)),
  may('version', 'Guide', text(1, 35)),
]);
const ik3 = segment('IK3', 'Segment in error', [
  must('id', 'Segment', text(1, 3)),
  must('at', 'Place in the transaction (ST is 1)', digits(1, 10)),
  may('loop', 'Loop', text(1, 6)),
  must('fault', 'What is wrong', codes(segmentFaultMeanings)),
]);
const place = [
  must('element', 'Element', digits(1, 2)),
  may('component', 'Component', digits(1, 2)),
  may('repetition', 'Repetition', digits(1, 4)),
] as const;
const reference = [
  must('element', 'Element number', digits(1, 4)),
  may('component', 'Component’s number', digits(1, 4)),
] as const;
const ctx = segment('CTX', 'Situation', [
  mustHold('about', 'About', [must('name', 'Name', text(1, 35)), may('value', 'Value', text(1, 35))]),
  may('id', 'Segment', text(2, 3)),
  may('at', 'Place in the transaction', digits(1, 10)),
  may('loop', 'Loop', text(1, 6)),
  mayHold('place', 'Place in the segment', place),
  mayHold('reference', 'Element numbers', reference),
]);
const ik4 = segment('IK4', 'Element in error', [
  mustHold('place', 'Place in the segment', place),
  may('reference', 'Element number', digits(1, 4)),
  must('fault', 'What is wrong', codes(elementFaultMeanings)),
  may('copy', 'What stood there', text(1, 99)),
]);
const ik5 = segment('IK5', 'Verdict on the transaction', [
  must('verdict', 'Verdict', codes(transactionVerdicts)),
  may('fault1', 'Why', transactionFault),
  may('fault2', 'Why', transactionFault),
  may('fault3', 'Why', transactionFault),
  may('fault4', 'Why', transactionFault),
  may('fault5', 'Why', transactionFault),
]);
const ak9 = segment('AK9', 'Verdict on the group', [
  must('verdict', 'Verdict', codes(verdictMeanings)),
  must('included', 'Transactions it promised', digits(1, 6)),
  must('received', 'Transactions received', digits(1, 6)),
  must('accepted', 'Transactions accepted', digits(1, 6)),
  may('fault1', 'Why', groupFault),
  may('fault2', 'Why', groupFault),
  may('fault3', 'Why', groupFault),
  may('fault4', 'Why', groupFault),
  may('fault5', 'Why', groupFault),
]);

const faultyElement = loop('2110', 'Element in error', { element: one(ik4), situations: many(ctx, 10) });
const faultySegment = loop('2100', 'Segment in error', {
  segment: one(ik3),
  situations: many(ctx, 10),
  elements: many(faultyElement),
});
const answered = loop('2000', 'Transaction', {
  transaction: one(ak2),
  segments: many(faultySegment),
  verdict: one(ik5),
});

export const acknowledgement999 = {
  set: '999',
  version: '005010X231A1',
  alsoRead: ['005010X231'],
  functional: 'FA',
  title: 'Receipt for a group',
  body: loop('999', 'Receipt for a group', {
    group: one(ak1),
    transactions: many(answered),
    verdict: one(ak9),
  }),
} as const satisfies TransactionSpec;
export type Acknowledgement999 = TransactionValue<typeof acknowledgement999>;
