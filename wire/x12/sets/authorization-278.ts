// Why: “may this be done for this person?” and the payer's decision, as X12 278 (005010X217). Question and answer are one
// guide with one shape; the answer adds decisions and faults. 2000E is the patient event here (in 4010 it was the provider).
import {
  level,
  loop,
  many,
  maybe,
  one,
  type LoopNote,
  type TransactionSpec,
  type TransactionValue,
} from '../declare.ts';
import { serviceProviders } from './authorization-codes.ts';
import {
  aaa,
  condition,
  dentalCare,
  diagnoses,
  eventDate,
  hcr,
  homeHealth,
  institutionalCare,
  oxygen,
  paper,
  professionalCare,
  stay,
  um,
} from './authorization-segments.ts';
import { hsd, msg } from './eligibility-271.ts';
import { bhtOf, dmg, ins, n3, n4, nm1, per, prv, ref, trn } from './eligibility-segments.ts';

const umoEntities = {
  '2B': 'third-party administrator',
  '36': 'employer',
  PR: 'payer',
  X3: 'utilization management organization',
} as const;
const requesterEntities = { '1P': 'provider', FA: 'facility' } as const;

/** One service is of one trade. */
function requestedCare(
  value: { readonly professional?: unknown; readonly institutional?: unknown; readonly dental?: unknown },
  note: LoopNote,
): void {
  const said = (['professional', 'institutional', 'dental'] as const).filter(
    (name) => value[name] !== undefined,
  );
  if (said.length > 1)
    note(
      said[1] ?? '',
      1,
      '10',
      'A service is professional, institutional or dental: one of them.',
      'situation',
    );
}

type Decided = { readonly decision?: { readonly decision: string } };
/** Certified in total is every service, not certified is none. */
function checkDecisions(value: Decided & { readonly services: readonly Decided[] }, note: LoopNote): void {
  const whole = value.decision?.decision;
  const opposite = whole === 'A1' ? 'A3' : whole === 'A3' ? 'A1' : undefined;
  if (opposite === undefined || !value.services.some((one) => one.decision?.decision === opposite)) return;
  const say = `The event is ${whole === 'A1' ? 'certified in total' : 'not certified'}, a service of it the opposite (${opposite}).`;
  note('decision', 1, 'I9', say, 'situation');
}

const provider = (name: string) =>
  loop(name, 'Who does it', {
    name: one(nm1('Who does it', serviceProviders)),
    references: many(ref, 8),
    address: maybe(n3),
    place: maybe(n4),
    contact: maybe(per),
    faults: many(aaa, 9),
    provider: maybe(prv),
  });

const service = level(
  'SS',
  '2000F',
  'Service',
  {
    traces: many(trn, 3),
    faults: many(aaa, 9),
    review: maybe(um),
    decision: maybe(hcr),
    references: many(ref, 9),
    dates: many(eventDate, 9),
    diagnoses: maybe(diagnoses),
    professional: maybe(professionalCare),
    institutional: maybe(institutionalCare),
    dental: maybe(dentalCare),
    pattern: maybe(hsd),
    papers: many(paper, 10),
    words: maybe(msg),
    providers: many(provider('2010F'), 12),
  },
  requestedCare,
);

const event = level(
  'EV',
  '2000E',
  'Patient event',
  {
    traces: many(trn, 3),
    faults: many(aaa, 9),
    review: one(um),
    decision: maybe(hcr),
    references: many(ref, 9),
    dates: many(eventDate, 9),
    diagnoses: maybe(diagnoses),
    pattern: maybe(hsd),
    conditions: many(condition, 9),
    stay: maybe(stay),
    oxygen: maybe(oxygen),
    homeHealth: maybe(homeHealth),
    papers: many(paper, 10),
    words: maybe(msg),
    providers: many(provider('2010E'), 14),
    services: many(service),
  },
  checkDecisions,
);

const person = <const C extends Readonly<Record<string, string>>>(title: string, name: string, entities: C) =>
  loop(name, title, {
    name: one(nm1(title, entities)),
    references: many(ref, 9),
    address: maybe(n3),
    place: maybe(n4),
    faults: many(aaa, 9),
    birth: maybe(dmg),
    relationship: maybe(ins),
  });

const dependent = level('23', '2000D', 'Dependent', {
  individual: one(person('Dependent', '2010D', { QC: 'patient' })),
  event: maybe(event),
});
const subscriber = level('22', '2000C', 'Subscriber', {
  individual: one(person('Subscriber', '2010C', { IL: 'insured' })),
  // An event behind a dependent is the dependent's: their own comes first.
  event: maybe(event),
  dependent: maybe(dependent),
});
const requester = level('21', '2000B', 'Who asks', {
  individual: one(
    loop('2010B', 'Who asks', {
      name: one(nm1('Who asks', requesterEntities)),
      references: many(ref, 8),
      address: maybe(n3),
      place: maybe(n4),
      contact: maybe(per),
      faults: many(aaa, 9),
      provider: maybe(prv),
    }),
  ),
  subscriber: maybe(subscriber),
});
const decider = level('20', '2000A', 'Who decides', {
  faults: many(aaa, 9),
  individual: one(
    loop('2010A', 'Who decides', {
      name: one(nm1('Who decides', umoEntities)),
      contact: maybe(per),
      faults: many(aaa, 9),
    }),
  ),
  requester: maybe(requester),
});

export const authorization278 = {
  set: '278',
  version: '005010X217',
  functional: 'HI',
  title: 'Question for approval, or its answer',
  body: loop('278', 'Question for approval, or its answer', {
    beginning: one(
      bhtOf(
        { '0007': 'source, receiver, subscriber, dependent, event, services' },
        { '01': 'cancel', '11': 'answer', '13': 'ask', '36': 'authority to deduct' },
      ),
    ),
    decider: one(decider),
  }),
} as const satisfies TransactionSpec;
export type Authorization278 = TransactionValue<typeof authorization278>;
