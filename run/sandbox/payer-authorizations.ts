// Why: the stand-in payer decides a question for approval (278) as a real one would: who is not found is told where they
// stand, each service is certified, cut, pended or refused by the plan, and the event says it as a whole.
import { plusDays } from '../../base/time/instant.ts';
import { badLuckOf, diceFor, isNpi, payers, type Member } from '../../town/index.ts';
import { coverageOf, findMember } from '../../town/payer-answers.ts';
import {
  authorization278,
  periodOf,
  plainText,
  type Authorization278,
  type ReceivedInterchange,
} from '../../wire/x12/index.ts';
import { decide, decideWhole, type AskedCare, type ServiceDecision } from './payer-decision.ts';
import { aboutOf, answering, compact, wholeOf, type About, type Contradicts } from './payer-envelope.ts';

type Decider = Authorization278['decider'];
type Requester = NonNullable<Decider['requester']>;
type Subscriber = NonNullable<Requester['subscriber']>;
type Event = NonNullable<Subscriber['event']>;
type Care = Event['services'][number];
type Fault = Event['faults'][number];

const fault = (reason: Fault['reason']): Fault => ({ isValid: 'N', reason, followUp: 'C' });
const answered = (traces: Event['traces']): Event['traces'] =>
  traces.map((one) => ({ ...one, kind: '2' as const }));

/** What is asked: of a service by itself, or of the event where no service stands under it. */
function askedCare(one: Pick<Care, 'professional' | 'institutional' | 'pattern'>, type: string): AskedCare {
  const { professional, institutional, pattern } = one;
  const procedure = professional?.procedure ?? institutional?.procedure;
  const said = professional?.quantity ?? institutional?.quantity;
  const times = Number(pattern?.quantity ?? '0') * Number(pattern?.periods ?? '1');
  return {
    type,
    code: procedure?.code ?? null,
    modifier: procedure?.modifier1 ?? null,
    quantity: said === undefined ? times || null : Number(said),
  };
}

/** The days it is for; without any said, ninety from the day of the question. */
function daysOf(service: Pick<Care, 'dates'> | undefined, event: Event, askedOn: string) {
  const named = (dates: Event['dates']) =>
    dates.find(({ qualifier }) => qualifier === '472' || qualifier === 'AAH');
  const said = named(service?.dates ?? []) ?? named(event.dates);
  return said === undefined ? { from: askedOn, to: plusDays(askedOn, 89) } : periodOf(said.period);
}

type Ground = {
  readonly member: Member;
  readonly payerNumber: string;
  readonly askedOn: string;
  readonly event: Event;
  readonly contradicts: boolean;
};

const isCertified = ({ decision }: ServiceDecision) => decision === 'A1' || decision === 'A6';
const numberFor = (ground: Ground, of: string): string => {
  const { payerNumber, member, event } = ground;
  const trace = event.traces.map((one) => one.number).join('/');
  return `AU${diceFor(`approval/${payerNumber}/${member.key}/${trace}/${of}`).below(1e8).toString().padStart(8, '0')}`;
};

const hcr = (
  decision: NonNullable<Event['decision']>['decision'],
  reason: string | null,
  number: string | null,
) => ({
  decision,
  ...(number === null ? {} : { number }),
  ...(reason === null ? {} : { reason }),
});

/** What is granted of what was asked: cut where the decision says so. */
function grantedOf(service: Care, { decision, granted }: ServiceDecision): Partial<Care> {
  const { professional, institutional, dental, pattern } = service;
  if (decision !== 'A6' || granted === null)
    return {
      ...(professional === undefined ? {} : { professional }),
      ...(institutional === undefined ? {} : { institutional }),
      ...(dental === undefined ? {} : { dental }),
      ...(pattern === undefined ? {} : { pattern }),
    };
  const quantity = granted.toString();
  if (professional !== undefined)
    return { professional: { ...professional, unit: professional.unit ?? 'UN', quantity } };
  if (institutional !== undefined)
    return { institutional: { ...institutional, unit: institutional.unit ?? 'UN', quantity } };
  return { pattern: { quantityKind: pattern?.quantityKind ?? 'VS', quantity } };
}

function decidedCare(ground: Ground, service: Care, result: ServiceDecision, nth: number): Care {
  const { from, to } = daysOf(service, ground.event, ground.askedOn);
  const number = isCertified(result) ? numberFor(ground, nth.toString()) : null;
  return {
    traces: answered(service.traces),
    faults: [],
    ...(service.review === undefined ? {} : { review: service.review }),
    decision: hcr(result.decision, result.reason, number),
    references: number === null ? [] : [{ qualifier: 'BB', id: number }],
    dates:
      number === null ? [] : [{ qualifier: '472', form: 'RD8', period: `${compact(from)}-${compact(to)}` }],
    papers: [],
    providers: [],
    ...grantedOf(service, result),
  };
}

const sayToSend = { words: 'SEND THE NOTES THAT SHOW WHY IT IS NEEDED' };

/** The event decided; with `contradicts` it is certified in total and not certified in one breath. */
function decidedEvent(ground: Ground): Event {
  const { event, member, askedOn } = ground;
  const type = event.review.serviceType ?? '30';
  const luck = badLuckOf(member.givenName, member.familyName);
  const { from } = daysOf(event.services[0], event, askedOn);
  const coverage = coverageOf(member, from, askedOn);
  const head = {
    traces: answered(event.traces),
    review: event.review,
    dates: [],
    conditions: [],
    papers: [],
  };
  const refused = { ...head, references: [], providers: [], services: [] };
  if (!coverage.isActive) return { ...refused, faults: [fault('95')] };
  if (event.review.certification === '3') {
    const number = event.references.find(({ qualifier }) => qualifier === 'BB')?.id;
    if (number === undefined) return { ...refused, faults: [fault('IA')] };
    return { ...refused, faults: [], decision: hcr('C', null, number) };
  }
  const services = event.services.map((one) => ({
    one,
    result: decide(askedCare(one, one.review?.serviceType ?? type), coverage, luck),
  }));
  const own = decide(
    askedCare(event.pattern === undefined ? {} : { pattern: event.pattern }, type),
    coverage,
    luck,
  );
  const results = services.length === 0 ? [own] : services.map(({ result }) => result);
  const whole = decideWhole(results);
  const isAny = results.some(isCertified);
  const said = services.map(({ one, result }, i) => decidedCare(ground, one, result, i + 1));
  const cut = services.length === 0 && own.decision === 'A6' && own.granted !== null;
  const { to } = daysOf(event.services[0], event, askedOn);
  const isOpen = results.some(({ decision }) => decision === 'A4');
  const spoilt = { ...(said[0] ?? { ...refused, faults: [] }), decision: hcr('A3', '0F', null) };
  return {
    ...head,
    faults: [],
    decision: ground.contradicts
      ? hcr('A1', null, numberFor(ground, 'whole'))
      : hcr(whole.decision, whole.reason, isAny ? numberFor(ground, 'whole') : null),
    references: [{ qualifier: 'NT', id: numberFor(ground, 'track').replace('AU', 'TR') }],
    dates: isAny ? [{ qualifier: '036', form: 'D8', period: compact(to) }] : [],
    ...(cut ? { pattern: { quantityKind: 'VS', quantity: (own.granted ?? 0).toString() } } : {}),
    ...(isOpen ? { words: sayToSend } : {}),
    providers: [],
    services: ground.contradicts ? [spoilt, ...said.slice(1)] : said,
  };
}

type Found = { readonly members: Member[]; readonly numbers: string[] };

function answeredSubscriber(
  asked: Subscriber,
  payerNumber: string,
  askedOn: string,
  contradicts: Contradicts,
  found: Found,
): Subscriber {
  const { name, birth } = asked.individual;
  if (name.id !== undefined) found.numbers.push(name.id);
  const plain = { name, references: [], faults: [], ...(birth === undefined ? {} : { birth }) };
  const member = findMember({
    payerNumber,
    memberNumber: name.id ?? null,
    givenName: name.givenName ?? null,
    familyName: name.familyName ?? null,
    birthOn: birth?.birthOn ?? null,
  });
  if (typeof member === 'string') return { individual: { ...plain, faults: [fault(member)] } };
  found.members.push(member);
  const individual = {
    ...plain,
    name: {
      ...name,
      familyName: plainText(member.familyName, 60),
      givenName: plainText(member.givenName, 35),
      idQualifier: 'MI',
      id: member.memberNumber,
    },
  };
  // Every member of the town is insured in their own name: nobody stands behind another.
  if (asked.dependent !== undefined) {
    const { name: patient } = asked.dependent.individual;
    return {
      individual,
      dependent: { individual: { name: patient, references: [], faults: [fault('77')] } },
    };
  }
  if (asked.event === undefined) return { individual: { ...individual, faults: [fault('15')] } };
  const ground = { member, payerNumber, askedOn, event: asked.event };
  return {
    individual,
    event: decidedEvent({ ...ground, contradicts: contradicts(member.memberNumber) }),
  };
}

function answerOne(asked: Authorization278, contradicts: Contradicts, found: Found): Authorization278 {
  const { beginning, decider } = asked;
  const { name } = decider.individual;
  const payerNumber = name.id ?? '';
  const base = { individual: { name, faults: [] }, faults: [] };
  const final = { ...beginning, purpose: '11' as const, type: '18' };
  if (!payers.some((one) => one.x12Id === payerNumber))
    return { beginning: final, decider: { ...base, individual: { name, faults: [fault('79')] } } };
  const { requester } = decider;
  if (requester === undefined) return { beginning: final, decider: { ...base, faults: [fault('15')] } };
  const { name: who } = requester.individual;
  const isKnown = who.idQualifier === 'XX' && isNpi(who.id ?? '');
  const by = { individual: { name: who, references: [], faults: isKnown ? [] : [fault('43')] } };
  if (!isKnown || requester.subscriber === undefined)
    return { beginning: final, decider: { ...base, requester: by } };
  const subscriber = answeredSubscriber(requester.subscriber, payerNumber, beginning.day, contradicts, found);
  const isOpen = subscriber.event?.words !== undefined;
  return {
    beginning: { ...final, type: isOpen ? '19' : '18' },
    decider: { ...base, requester: { ...by, subscriber } },
  };
}

/** The answer to questions for approval; undefined where the message is none, or not whole. */
export function answer278(
  interchange: ReceivedInterchange,
  contradicts: Contradicts,
): (About & { readonly bytes: Buffer }) | undefined {
  const asked = wholeOf(interchange, authorization278);
  if (asked === undefined || asked.values.some((one) => one.beginning.purpose !== '13')) return undefined;
  const found: Found = { members: [], numbers: [] };
  const values = asked.values.map((one) => answerOne(one, contradicts, found));
  const bytes = answering(interchange, authorization278, values);
  return { bytes, ...aboutOf(found.members, found.numbers, badLuckOf) };
}
