// Why: envelopes and levels are checked by code of their own, but a person who reads a message wants their words too.
import { key, may, must, segment, type SegmentSpec } from './declare.ts';
import { codes, openCodes, text, time } from './kinds.ts';

const any = text(0, 80);

/** What a functional group holds (GS01, AK101), in words of our own. */
export const functionalGroup = openCodes(
  {
    BE: 'enrollments (834)',
    FA: 'receipts (999)',
    HB: 'eligibility answers (271)',
    HC: 'claims (837)',
    HI: 'authorizations (278)',
    HN: 'what became of claims (277)',
    HP: 'payments (835)',
    HR: 'questions about claims (276)',
    HS: 'eligibility questions (270)',
    PI: 'documents (275)',
  },
  /^[A-Z]{2}$/,
);

export const hlSpec = segment('HL', 'Level', [
  must('number', 'Number', any),
  may('parent', 'Under', any),
  key(
    'level',
    'What stands here',
    openCodes(
      { '20': 'information source', '21': 'information receiver', '22': 'subscriber', '23': 'dependent' },
      /^[0-9A-Z]{1,2}$/,
    ),
  ),
  may('hasChildren', 'More under it', codes({ '0': 'no', '1': 'yes' })),
]);

/** By segment id. */
export const controlSegments: Readonly<Record<string, SegmentSpec>> = {
  ISA: segment('ISA', 'Interchange begins', [
    null,
    null,
    null,
    null,
    must('senderQualifier', 'Sender’s kind of number', any),
    must('sender', 'Sender', any),
    must('receiverQualifier', 'Receiver’s kind of number', any),
    must('receiver', 'Receiver', any),
    must('day', 'Date (YYMMDD)', any),
    must('time', 'Time', time),
    null,
    must('version', 'Version', any),
    must('control', 'Control number', any),
    must('acknowledge', 'Receipt wanted', codes({ '0': 'no', '1': 'yes' })),
    must('usage', 'Usage', codes({ P: 'in earnest', T: 'test' })),
    null,
  ]),
  GS: segment('GS', 'Group begins', [
    must('functional', 'What it holds', functionalGroup),
    must('sender', 'Sender', any),
    must('receiver', 'Receiver', any),
    must('day', 'Date', any),
    must('time', 'Time', time),
    must('control', 'Control number', any),
    null,
    must('version', 'Guide', any),
  ]),
  ST: segment('ST', 'Transaction begins', [
    must('set', 'Set', any),
    must('control', 'Control number', any),
    may('version', 'Guide', any),
  ]),
  SE: segment('SE', 'Transaction ends', [
    must('count', 'Segments', any),
    must('control', 'Control number', any),
  ]),
  GE: segment('GE', 'Group ends', [
    must('count', 'Transactions', any),
    must('control', 'Control number', any),
  ]),
  IEA: segment('IEA', 'Interchange ends', [
    must('count', 'Groups', any),
    must('control', 'Control number', any),
  ]),
};
