// Why: the question “is this person covered on that day, and for what?” as X12 270 (005010X279A1), declared once for
// reading, writing and showing.
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
import { decimal, text } from '../kinds.ts';
import { coverageLevel, insuranceType, serviceType } from './eligibility-codes.ts';
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

const eq = segment('EQ', 'Question', [
  mayRepeat('serviceTypes', 'About', serviceType, 99),
  mayHold('procedure', 'Procedure', procedure),
  may('coverageLevel', 'For whom', coverageLevel),
  may('insuranceType', 'Insurance', insuranceType),
  mayHold('diagnoses', 'Diagnoses', pointers),
]);
const amt = segment('AMT', 'Amount', [
  must('qualifier', 'Kind', text(1, 3)),
  must('amount', 'Amount', decimal),
]);

const question = loop('2110', 'Question', {
  asked: one(eq),
  amounts: many(amt, 2),
  about: many(iii, 10),
  reference: maybe(ref),
  dates: many(dtp, 2),
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
    provider: maybe(prv),
    birth: maybe(dmg),
    relationship: maybe(ins),
    diagnoses: maybe(hi),
    dates: many(dtp, 2),
  });

const dependent = level('23', '2000D', 'Dependent', {
  traces: many(trn, 2),
  individual: one(individual('Dependent', '2100D', { '03': 'dependent' })),
  questions: many(question, 99, 1),
});

const subscriber = level('22', '2000C', 'Subscriber', {
  traces: many(trn, 2),
  individual: one(individual('Subscriber', '2100C', { IL: 'insured' })),
  questions: many(question, 99),
  dependents: many(dependent),
});

const receiver = level('21', '2000B', 'Who asks', {
  individual: one(
    loop('2100B', 'Who asks', {
      name: one(nm1('Who asks', receiverEntities)),
      references: many(ref, 9),
      address: maybe(n3),
      place: maybe(n4),
      provider: maybe(prv),
    }),
  ),
  subscribers: many(subscriber, Infinity, 1),
});

const source = level('20', '2000A', 'Who is asked', {
  individual: one(
    loop('2100A', 'Who is asked', { name: one(nm1('Who is asked', payerEntities)), contacts: many(per, 3) }),
  ),
  receivers: many(receiver, Infinity, 1),
});

export const eligibility270 = {
  set: '270',
  version: '005010X279A1',
  functional: 'HS',
  title: 'Question about coverage',
  body: loop('270', 'Question about coverage', {
    beginning: one(bht({ '01': 'cancel', '13': 'ask', '36': 'authority to deduct' })),
    sources: many(source, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type Eligibility270 = TransactionValue<typeof eligibility270>;
