// Why: a 278 is read once into who asks, for whom and what; where a level is missing or a word contradicts another, the fault is
// named with the loop it stands in, because that is where the answer must carry it (005010X217).
import { digestOf } from '../../base/files/file-store.ts';
import type { Authorization278 } from '../../wire/x12/index.ts';

type Decider = Authorization278['decider'];
export type Requester = NonNullable<Decider['requester']>;
export type Subscriber = NonNullable<Requester['subscriber']>;
type Dependent = NonNullable<Subscriber['dependent']>;
export type AskedEvent = NonNullable<Subscriber['event']>;
export type AskedLine = AskedEvent['services'][number];
export type AskedProvider = AskedEvent['providers'][number];
type Rejection = AskedEvent['faults'][number];

/** Where in an answer a fault stands; `nth` counts services from 0. */
export type Loop = 'decider' | 'requester' | 'subscriber' | 'dependent' | 'event' | 'service';
export type Fault = {
  readonly loop: Loop;
  readonly nth?: number;
  readonly reason: Rejection['reason'];
  readonly followUp: NonNullable<Rejection['followUp']>;
  /** For our own people, as a finished sentence. */
  readonly say: string;
};

export type CareAsked = {
  readonly requester: Requester['individual'];
  readonly subscriber: Subscriber['individual'];
  /** The patient's own loop: the subscriber's, or the dependent's. */
  readonly patient: Subscriber['individual'] | Dependent['individual'];
  readonly isDependent: boolean;
  readonly event: AskedEvent;
};

export const fault = (
  loop: Loop,
  reason: Fault['reason'],
  say: string,
  followUp: Fault['followUp'] = 'C',
): Fault => ({ loop, reason, say, followUp });

/** Whether this is somebody's fault and not what was asked for. */
export const isFault = (value: object): value is Fault => 'loop' in value;

/** Who asks, for whom and what; the fault where a level of the question is not there. */
export function careAsked({ decider }: Authorization278): CareAsked | Fault {
  const { requester } = decider;
  if (requester === undefined) return fault('decider', 'T1', 'It does not say who asks.');
  const { subscriber } = requester;
  if (subscriber === undefined) return fault('requester', '15', 'It does not say for whom.');
  const { dependent } = subscriber;
  const event = dependent?.event ?? subscriber.event;
  if (event === undefined)
    return fault(
      dependent === undefined ? 'subscriber' : 'dependent',
      '15',
      'It does not say what is asked for.',
    );
  const isDependent = dependent?.event !== undefined;
  return {
    requester: requester.individual,
    subscriber: subscriber.individual,
    patient: isDependent ? dependent.individual : subscriber.individual,
    isDependent,
    event,
  };
}

const digest = (parts: readonly unknown[]): string => digestOf(Buffer.from(JSON.stringify(parts)));
const folded = (text: string | undefined): string => (text ?? '').toUpperCase().trim();

/** What tells one request from another. */
export type RequestKeys = {
  /** Of this requester's trace (else reference) for this person; null where neither was said. */
  readonly key: string | null;
  /** Of the person as stated. */
  readonly person: string;
  /** Of everything asked for, traces and purpose aside. */
  readonly content: string;
};

/** Digests by which the same request, the same person and the same content are known again. */
export function keysOf(asked: Authorization278, care: CareAsked): RequestKeys {
  const { requester, subscriber, patient, event } = care;
  const { familyName, givenName } = patient.name;
  const who = [folded(familyName), folded(givenName), patient.birth?.birthOn ?? '', subscriber.name.id ?? ''];
  const trace = event.traces.map((one) => `${one.originator} ${one.number}`);
  const reference = asked.beginning.reference ?? '';
  const isNamed = trace.length > 0 || reference !== '';
  const { traces: _, review, services, ...rest } = event;
  const { certification: __, ...reviewed } = review;
  const stripped = services.map(({ traces: ___, ...service }) => service);
  return {
    key: isNamed
      ? digest([requester.name.id ?? folded(requester.name.familyName), trace[0] ?? reference, who])
      : null,
    person: digest(who),
    content: digest([rest, reviewed, stripped]),
  };
}

/** What a 278 wants done. */
export type Purpose = 'order' | 'cancel' | 'change';

const purposes: Readonly<Record<string, Purpose>> = {
  I: 'order',
  R: 'order',
  '4': 'order',
  '3': 'cancel',
  S: 'change',
  N: 'change',
  '1': 'change',
  '2': 'change',
};
export const changeWords: Readonly<Record<string, string>> = {
  S: 'revises its request',
  N: 'asks to reconsider the decision',
  '1': 'appeals, and wants an answer at once',
  '2': 'appeals',
  '3': 'cancels',
};

/** A renewal or extension is an order of its own; what is about an earlier decision never becomes a new order. */
export function purposeOf(asked: Authorization278, { event }: CareAsked): Purpose {
  if (asked.beginning.purpose === '01') return 'cancel';
  const whole = purposes[event.review.certification ?? 'I'] ?? 'change';
  const isMixed = event.services.some(({ review }) => {
    const own = review?.certification;
    return own !== undefined && (purposes[own] ?? 'change') !== whole;
  });
  return isMixed ? 'change' : whole;
}

/** Numbers by which an earlier request may be named: our case number, or our number of an approval. */
export const numbersNamed = ({ event }: CareAsked): string[] =>
  [event, ...event.services].flatMap((one) => one.references.map((each) => each.id));
