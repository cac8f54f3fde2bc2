// Why: the payer's answer about coverage as X12 271 (005010X279A1), declared once for reading, writing (the stand-in
// payer) and showing.
import {
  level,
  loop,
  many,
  may,
  mayHold,
  mayRepeat,
  maybe,
  must,
  one,
  segment,
  type TransactionSpec,
  type TransactionValue,
} from '../declare.ts';
import { codes, decimal, text } from '../kinds.ts';
import {
  benefit,
  coverageLevel,
  followUp,
  inNetwork,
  insuranceType,
  rejection,
  serviceType,
  timePeriod,
  yesNo,
  yesNoUnknown,
} from './eligibility-codes.ts';
import {
  bht,
  dmg,
  dtp,
  hi,
  iii,
  ins,
  n3,
  n4,
  nm1,
  payerEntities,
  per,
  pointers,
  procedure,
  prv,
  receiverEntities,
  ref,
  trn,
} from './eligibility-segments.ts';

const aaa = segment('AAA', 'Could not be answered', [
  must('isValid', 'The question itself was valid', yesNo),
  null,
  must('reason', 'Why', rejection),
  must('followUp', 'What to do', followUp),
]);
const eb = segment('EB', 'Benefit', [
  must('benefit', 'What', benefit),
  may('coverageLevel', 'For whom', coverageLevel),
  mayRepeat('serviceTypes', 'About', serviceType, 99),
  may('insuranceType', 'Insurance', insuranceType),
  may('planName', 'Plan', text(1, 50)),
  may('per', 'Per', timePeriod),
  may('amount', 'Amount ($)', decimal),
  may('share', 'Share (1 is all)', decimal),
  may('quantityKind', 'Counted in', text(2, 2)),
  may('quantity', 'Quantity', decimal),
  may('authorization', 'Authorization needed', yesNoUnknown),
  may('inNetwork', 'In the plan’s network', inNetwork),
  mayHold('procedure', 'Procedure', procedure),
  mayHold('diagnoses', 'Diagnoses', pointers),
]);
export const hsd = segment('HSD', 'How often', [
  may('quantityKind', 'Counted in', text(2, 2)),
  may('quantity', 'Quantity', decimal),
  may('unit', 'Unit', text(2, 2)),
  may('each', 'Each', decimal),
  may('periodKind', 'Period', text(1, 2)),
  may('periods', 'Periods', decimal),
  may('pattern', 'Days', text(1, 2)),
  may('timePattern', 'Times', text(1, 1)),
]);
export const msg = segment('MSG', 'In words', [must('words', 'Words', text(1, 264))]);
const mpi = segment('MPI', 'Military service', [
  must('status', 'Status', text(1, 1)),
  must('employment', 'Employment', text(2, 2)),
  must('service', 'Service', text(1, 1)),
  may('description', 'Description', text(1, 80)),
  may('rank', 'Rank', text(2, 2)),
  may('form', 'Form', text(2, 3)),
  may('when', 'When', text(1, 35)),
]);
const boundary = (id: 'LS' | 'LE', title: string) =>
  segment(id, title, [must('loop', 'Loop', codes({ '2120': 'who has to do with it' }))]);

const related = loop('2120', 'Who has to do with it', {
  name: one(
    nm1('Who has to do with it', {
      '13': 'contracted provider',
      '1I': 'preferred provider organization',
      '1P': 'provider',
      '2B': 'third-party administrator',
      '36': 'employer',
      '73': 'other physician',
      FA: 'facility',
      GP: 'gateway provider',
      GW: 'group',
      I3: 'independent physicians association',
      IL: 'insured',
      LR: 'legal representative',
      OC: 'origin carrier',
      P3: 'primary care provider',
      P4: 'prior insurance carrier',
      P5: 'plan sponsor',
      PR: 'payer',
      PRP: 'primary payer',
      SEP: 'secondary payer',
      TTP: 'tertiary payer',
      VN: 'vendor',
      X3: 'utilization management organization',
      Y2: 'managed care organization',
    }),
  ),
  address: maybe(n3),
  place: maybe(n4),
  contacts: many(per, 3),
  provider: maybe(prv),
});

const answer = loop('2110', 'Benefit', {
  benefit: one(eb),
  delivery: many(hsd, 9),
  references: many(ref, 9),
  dates: many(dtp, 20),
  rejections: many(aaa, 9),
  words: many(msg, 10),
  about: many(iii, 10),
  related: maybe(
    loop('LS', 'Others', {
      opens: one(boundary('LS', 'Others begin')),
      who: many(related, 23, 1),
      closes: one(boundary('LE', 'Others end')),
    }),
  ),
});

const individual = <const C extends Readonly<Record<string, string>>>(
  title: string,
  name: string,
  entities: C,
) =>
  loop(name, title, {
    name: one(nm1(title, entities)),
    references: many(ref, 9),
    address: maybe(n3),
    place: maybe(n4),
    rejections: many(aaa, 9),
    provider: maybe(prv),
    birth: maybe(dmg),
    relationship: maybe(ins),
    diagnoses: maybe(hi),
    dates: many(dtp, 9),
    military: maybe(mpi),
  });

const dependent = level('23', '2000D', 'Dependent', {
  traces: many(trn, 3),
  individual: one(individual('Dependent', '2100D', { '03': 'dependent' })),
  benefits: many(answer),
});

const subscriber = level('22', '2000C', 'Subscriber', {
  traces: many(trn, 3),
  individual: one(individual('Subscriber', '2100C', { IL: 'insured' })),
  benefits: many(answer),
  dependents: many(dependent),
});

const receiver = level('21', '2000B', 'Who asked', {
  individual: one(
    loop('2100B', 'Who asked', {
      name: one(nm1('Who asked', receiverEntities)),
      references: many(ref, 9),
      address: maybe(n3),
      place: maybe(n4),
      rejections: many(aaa, 9),
      provider: maybe(prv),
    }),
  ),
  subscribers: many(subscriber),
});

const source = level('20', '2000A', 'Who answers', {
  rejections: many(aaa, 9),
  individual: one(
    loop('2100A', 'Who answers', {
      name: one(nm1('Who answers', payerEntities)),
      contacts: many(per, 3),
      rejections: many(aaa, 9),
    }),
  ),
  receivers: many(receiver),
});

export const eligibility271 = {
  set: '271',
  version: '005010X279A1',
  functional: 'HB',
  title: 'Answer about coverage',
  body: loop('271', 'Answer about coverage', {
    beginning: one(bht({ '06': 'confirmation', '11': 'answer' })),
    sources: many(source, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type Eligibility271 = TransactionValue<typeof eligibility271>;
