// Why: a paper that a payer asked for, or that goes with a claim or approval, as X12 275: 005010X210 (BIN), 006020X314 for
// claims and 006020X316 for approvals (BDS). The payload is every byte a character (Latin-1), whatever stands in it.
import {
  loop,
  many,
  may,
  maybe,
  must,
  mustHold,
  one,
  segment,
  type TransactionSpec,
  type TransactionValue,
} from '../declare.ts';
import { binary, codes, day, digits, openCodes, text, time } from '../kinds.ts';
import { eventDate } from './authorization-segments.ts';
import { dmg, n3, n4, nm1, per, prv, ref } from './eligibility-segments.ts';

const bgn = segment('BGN', 'Beginning', [
  must('purpose', 'Purpose', codes({ '02': 'sent unasked', '11': 'answer to a question' })),
  must('reference', 'Reference', text(1, 50)),
  must('day', 'Date', day),
  may('time', 'Time', time),
]);
const lx = segment('LX', 'Paper', [must('number', 'Number', digits(1, 6))]);
const trn = segment('TRN', 'Trace', [
  must('kind', 'Kind', codes({ '1': 'of this transaction', '2': 'of the question answered' })),
  must('number', 'Number', text(1, 50)),
  may('originator', 'Given by', text(10, 10)),
]);
const stc = segment('STC', 'What was asked for', [
  mustHold('asked', 'Asked for', [
    must('category', 'Category', text(1, 30)),
    must('status', 'Document', text(1, 30)),
    may('entity', 'Whose', text(2, 3)),
    may('list', 'List', openCodes({ LOI: 'LOINC' }, /^[0-9A-Z]{1,3}$/)),
  ]),
]);
const cat = segment('CAT', 'Document', [
  must('kind', 'Kind', text(1, 2)),
  must(
    'form',
    'Form',
    codes({ HL: 'HL7 clinical document', IA: 'image', MB: 'binary image', TX: 'text', UR: 'link' }),
  ),
  may('version', 'Version', text(1, 15)),
]);
const ooi = segment('OOI', 'Object it belongs to', [
  must('number', 'Number', text(1, 80)),
  must('kind', 'Kind', text(1, 3)),
  must('name', 'Name', text(1, 80)),
  may('description', 'Description', text(1, 80)),
]);
const efi = segment('EFI', 'How it is kept', [
  must('security', 'Confidentiality', text(2, 2)),
  may('words', 'Words', text(1, 264)),
  may('technique', 'Technique', text(1, 30)),
  may('version', 'Version', text(1, 30)),
  may('program', 'Program', text(1, 30)),
]);

/** Payload by length: what the length says and what stands there agree, or the tokenizer has told. */
const bin = segment('BIN', 'Payload', [must('bytes', 'Bytes', digits(1, 15)), must('data', 'Data', binary)]);
const bds = segment('BDS', 'Payload', [
  must('packing', 'Packed as', codes({ ASC: 'as it is', B64: 'base64', UUE: 'uuencode' })),
  must('bytes', 'Bytes', digits(1, 15)),
  must('data', 'Data', binary),
]);

const party = <const C extends Readonly<Record<string, string>>>(title: string, name: string, entities: C) =>
  loop(name, title, {
    name: one(nm1(title, entities)),
    references: many(ref, 9),
    address: maybe(n3),
    place: maybe(n4),
    contacts: many(per, 3),
    provider: maybe(prv),
  });
const patient = loop('1000D', 'Patient', {
  name: one(nm1('Patient', { QC: 'patient' })),
  references: many(ref, 9),
  birth: maybe(dmg),
  dates: many(eventDate, 3),
});
const decider = party('Who decides', '1000A', {
  PR: 'payer',
  X3: 'utilization management organization',
} as const);
const submitter = party('Who sends', '1000B', { '41': 'submitter' } as const);
const provider = party('Provider', '1000C', { '1P': 'provider', FA: 'facility' } as const);

const packed = loop('2110B', 'Document', {
  category: one(cat),
  objects: many(ooi, 9),
  payload: one(bds),
});
const raw = loop('2110B', 'Document', { category: one(cat), keeping: maybe(efi), payload: one(bin) });

const papers = <const D extends typeof packed | typeof raw>(document: D) =>
  many(
    loop('2000A', 'Paper', {
      number: one(lx),
      trace: one(trn),
      asked: maybe(stc),
      references: many(ref, 9),
      dates: many(eventDate, 3),
      documents: many(document, Infinity, 1),
    }),
    Infinity,
    1,
  );

export const attachment275 = {
  set: '275',
  version: '005010X210',
  functional: 'PI',
  title: 'Paper beside a claim',
  body: loop('275', 'Paper beside a claim', {
    beginning: one(bgn),
    decider: one(decider),
    submitter: one(submitter),
    provider: one(provider),
    patient: one(patient),
    papers: papers(raw),
  }),
} as const satisfies TransactionSpec;
export type Attachment275 = TransactionValue<typeof attachment275>;

export const claimAttachment275 = {
  set: '275',
  version: '006020X314',
  functional: 'PI',
  title: 'Paper beside a claim (6020)',
  body: loop('275', 'Paper beside a claim', {
    beginning: one(bgn),
    decider: one(decider),
    submitter: one(submitter),
    provider: one(provider),
    patient: one(patient),
    papers: papers(packed),
  }),
} as const satisfies TransactionSpec;
export type ClaimAttachment275 = TransactionValue<typeof claimAttachment275>;

export const approvalAttachment275 = {
  set: '275',
  version: '006020X316',
  functional: 'PI',
  title: 'Paper beside a question for approval',
  body: loop('275', 'Paper beside a question for approval', {
    beginning: one(bgn),
    decider: one(decider),
    provider: one(provider),
    patient: one(patient),
    papers: papers(packed),
  }),
} as const satisfies TransactionSpec;
export type ApprovalAttachment275 = TransactionValue<typeof approvalAttachment275>;
