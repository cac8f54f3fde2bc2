// Why: the answer to a 278 is the question again with what was made of it: faults in the loop they belong to and nothing under it,
// decisions on the event and on every service, their trace given back beside ours (005010X217).
import { plainText, type Authorization278 } from '../../wire/x12/index.ts';
import {
  careAsked,
  isFault,
  type AskedEvent,
  type AskedLine,
  type Fault,
  type Loop,
} from './care-asked.278.ts';
import { isPended, type Standing } from './decision-codes.rules.ts';

/** Where a service stands, with what was approved of it. Days are 'YYYY-MM-DD', the quantity a decimal text. */
export type ServiceStanding = Standing & {
  readonly number?: string;
  readonly from?: string;
  readonly to?: string;
  readonly quantity?: string;
  readonly words?: string;
};
/** Where a whole request stands. `services` are those of the event in their order; null where one was not taken. */
export type CareStanding = {
  readonly caseNumber: string;
  readonly event: Standing;
  readonly services: readonly (ServiceStanding | null)[];
  readonly words?: string;
};
export type CareAnswer = {
  readonly faults: readonly Fault[];
  readonly standing?: CareStanding;
  /** Our own trace: its number, and who gave it (ten characters). */
  readonly trace: { readonly number: string; readonly originator: string };
};

type Decision = NonNullable<AskedEvent['decision']>;

const faultsIn = (faults: readonly Fault[], loop: Loop, nth?: number) =>
  faults
    .filter((one) => one.loop === loop && one.nth === nth)
    .map(({ reason, followUp }) => ({ isValid: 'N' as const, reason, followUp }));

const compact = (day: string) => day.replaceAll('-', '');

function datesOf({ from, to }: ServiceStanding, qualifier: '472' | 'AAH'): AskedEvent['dates'][number][] {
  if (from === undefined || to === undefined) return [];
  return [
    { qualifier, form: 'RD8', period: `${compact(from)}-${compact(to)}` },
    { qualifier: '036', form: 'D8', period: compact(to) },
  ];
}

const decisionOf = ({ decision, reason, number }: ServiceStanding): Decision => ({
  decision,
  ...(number === undefined ? {} : { number }),
  ...(reason === undefined ? {} : { reason }),
});
const wordsOf = (words: string | undefined) => {
  const plain = plainText(words ?? '', 264);
  return plain === '' ? {} : { words: { words: plain } };
};

/** The traces of the question given back, and ours beside them. */
const tracesOf = (asked: AskedEvent['traces'], ours?: CareAnswer['trace']): AskedEvent['traces'] => [
  ...asked.slice(0, 2).map((one) => ({ ...one, kind: '2' as const })),
  ...(ours === undefined ? [] : [{ kind: '1' as const, ...ours }]),
];

function answeredLine(asked: AskedLine, nth: number, { faults, standing }: CareAnswer): AskedLine {
  const own = standing?.services[nth] ?? undefined;
  // Counted in what was asked: minutes stay minutes.
  const quantity = (unit = 'UN') => (own?.quantity === undefined ? {} : { quantity: own.quantity, unit });
  const { professional, institutional, dental } = asked;
  return {
    traces: tracesOf(asked.traces),
    faults: faultsIn(faults, 'service', nth),
    ...(asked.review === undefined ? {} : { review: asked.review }),
    ...(own === undefined ? {} : { decision: decisionOf(own) }),
    references: own?.number === undefined ? [] : [{ qualifier: 'BB', id: own.number }],
    dates: own === undefined ? [] : datesOf(own, '472'),
    ...(professional === undefined
      ? {}
      : { professional: { ...professional, ...quantity(professional.unit) } }),
    ...(institutional === undefined
      ? {}
      : { institutional: { ...institutional, ...quantity(institutional.unit) } }),
    ...(dental === undefined ? {} : { dental }),
    papers: [],
    ...wordsOf(own?.words),
    providers: [],
  };
}

function answeredEvent(asked: AskedEvent, answer: CareAnswer): AskedEvent {
  const { faults, standing, trace } = answer;
  const { category, certification, serviceType, facility } = asked.review;
  // A request without services is decided as a whole, and what was approved stands here.
  const alone = asked.services.length === 0 ? (standing?.services[0] ?? undefined) : undefined;
  const numbers = new Set((standing?.services ?? []).map((one) => one?.number));
  const [number] = numbers;
  const whole: ServiceStanding | undefined =
    standing === undefined
      ? undefined
      : { ...alone, ...standing.event, ...(numbers.size === 1 && number !== undefined ? { number } : {}) };
  return {
    traces: tracesOf(asked.traces, trace),
    faults: faultsIn(faults, 'event'),
    review: {
      category,
      ...(certification === undefined ? {} : { certification }),
      ...(serviceType === undefined ? {} : { serviceType }),
      ...(facility === undefined ? {} : { facility }),
    },
    ...(whole === undefined || faultsIn(faults, 'event').length > 0 ? {} : { decision: decisionOf(whole) }),
    references: standing === undefined ? [] : [{ qualifier: 'NT', id: standing.caseNumber }],
    dates: alone === undefined ? [] : datesOf(alone, 'AAH'),
    ...(asked.diagnoses === undefined ? {} : { diagnoses: asked.diagnoses }),
    conditions: [],
    papers: [],
    ...wordsOf([standing?.words, alone?.words].filter((one) => one !== undefined).join(' ')),
    providers: [],
    services: asked.services.map((service, nth) => answeredLine(service, nth, answer)),
  };
}

type Person = { readonly name: object; readonly references: unknown; readonly birth?: unknown };
/** A person's loop given back: the name, the birth date, and what is wrong with them. */
const answeredPerson = <P extends Person>(person: P, faults: AskedEvent['faults']) => ({
  name: person.name as P['name'],
  references: [],
  faults,
  ...(person.birth === undefined ? {} : { birth: person.birth as NonNullable<P['birth']> }),
});

/** The whole answer, as it is written. `at` is an instant; its day and time are said in UTC. */
export function answeredCare(asked: Authorization278, answer: CareAnswer, at: string): Authorization278 {
  const { faults, standing } = answer;
  const care = careAsked(asked);
  const stops = (loop: Loop) => faultsIn(faults, loop).length > 0;
  const { requester } = asked.decider;
  const subscriber = requester?.subscriber;
  const event = isFault(care) ? undefined : answeredEvent(care.event, answer);
  const isDependent = !isFault(care) && care.isDependent;
  const below = (loop: Loop) => (event === undefined || stops(loop) ? {} : { event });
  const dependent = subscriber?.dependent;
  const answeredDependent =
    dependent === undefined || (!isDependent && !stops('dependent'))
      ? {}
      : {
          dependent: {
            individual: answeredPerson(dependent.individual, faultsIn(faults, 'dependent')),
            ...below('dependent'),
          },
        };
  const answeredSubscriber =
    subscriber === undefined || stops('requester')
      ? {}
      : {
          subscriber: {
            individual: answeredPerson(subscriber.individual, faultsIn(faults, 'subscriber')),
            ...(isDependent ? {} : below('subscriber')),
            ...(stops('subscriber') ? {} : answeredDependent),
          },
        };
  const answeredRequester =
    requester === undefined
      ? {}
      : {
          requester: {
            individual: {
              name: requester.individual.name,
              references: [],
              faults: faultsIn(faults, 'requester'),
            },
            ...answeredSubscriber,
          },
        };
  const isOpen = standing !== undefined && !stops('event') && isPended(standing.event);
  return {
    beginning: {
      structure: asked.beginning.structure,
      purpose: '11',
      ...(asked.beginning.reference === undefined ? {} : { reference: asked.beginning.reference }),
      day: at.slice(0, 10),
      time: at.slice(11, 16).replace(':', ''),
      type: isOpen ? '19' : '18',
    },
    decider: {
      faults: faultsIn(faults, 'decider'),
      individual: { name: asked.decider.individual.name, faults: [] },
      ...answeredRequester,
    },
  };
}
