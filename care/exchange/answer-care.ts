// Why: a partner's request for approval becomes a case the moment it is taken, and the answer says under which number and what it
// waits for; the same request again finds its case and where it stands; what cannot be taken is told with its fault and its place.
import { append } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { payerOfDecision } from '../authorization/index.ts';
import { receiveReferral } from '../cases/index.ts';
import { officeNumbered } from '../intake/index.ts';
import { plainText, type Authorization278 } from '../../wire/x12/index.ts';
import { answeredCare } from './answer-care.278.ts';
import type { Asking, Caused, GivenAnswer, Question } from './answerer.types.ts';
import {
  careAsked,
  fault,
  isFault,
  keysOf,
  purposeOf,
  type CareAsked,
  type Fault,
  type RequestKeys,
} from './care-asked.278.ts';
import { careRequestNamed, insertCareRequest, type CareRequest } from './care-request.store.ts';
import { changeCare } from './change-care.ts';
import { changeAsked } from './exchange.events.ts';
import type { Partner } from './exchange.schema.ts';
import { noteMessage } from './note-message.ts';
import { orderAsked } from './order-asked.278.ts';
import { personStated } from './person-stated.ts';
import { servicesAsked } from './services-asked.278.ts';
import { digestOfTold, sayTold, standingAtReceipt, type Outcome } from './standing-of.ts';
import { standingKnown } from './standing-known.ts';

const nothing = (say: string): Caused => ({ subjectKind: null, subjectId: null, say });
const onCase = (referralId: string, say: string): Caused => ({
  subjectKind: 'referral',
  subjectId: referralId,
  say,
});

const refused = (faults: readonly Fault[]): Outcome => ({
  told: faults,
  caused: nothing(`No case was made. ${faults.map((one) => one.say).join(' ')}`),
});

/** Ten characters that say whose a trace is. */
const originatorOf = ({ ourId }: Partner): string =>
  `9${plainText(ourId, 9)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')}`
    .padEnd(10, '0')
    .slice(0, 10);

/** An outcome as the answer it is sent as. */
export function answerOf(
  asked: Authorization278,
  outcome: Pick<Outcome, 'told'>,
  { partner, at, trace }: { readonly partner: Partner; readonly at: string; readonly trace: string },
): Authorization278 {
  const { told } = outcome;
  const ours = { number: trace, originator: originatorOf(partner) };
  return 'standing' in told
    ? answeredCare(asked, { ...told, trace: ours }, at)
    : answeredCare(asked, { faults: told, trace: ours }, at);
}

const personFaults = {
  '58': 'The birth date was not said.',
  '72': 'The member ID is not this person’s.',
  '75': 'Nobody of the plan fits who was stated.',
} as const;

/** Who is asked for, as a fault where nobody or somebody else fits. */
async function personFault({ lookup, partner }: Asking, care: CareAsked): Promise<Fault | undefined> {
  const { patient, subscriber, isDependent } = care;
  // The number of the insured is not a dependent's own; their name and birth date are.
  const id = isDependent ? patient.name.id : subscriber.name.id;
  const stated = { ...patient.name, birthOn: patient.birth?.birthOn, id };
  const found = await lookup((tx) => personStated(tx, partner.tenantId, stated));
  if (typeof found !== 'string') return undefined;
  const loop = isDependent ? 'dependent' : 'subscriber';
  return fault(loop, found === '75' && isDependent ? '67' : found, personFaults[found]);
}

type New = { readonly asked: Authorization278; readonly care: CareAsked; readonly keys: RequestKeys };

async function newCase(asking: Asking, question: Question, { asked, care, keys }: New): Promise<Outcome> {
  const { deed, partner, messageId } = asking;
  const services = servicesAsked(care.event);
  const lines = services.flatMap((one) => (isFault(one) ? [] : [one]));
  const untaken = services.filter((one) => isFault(one));
  if (lines.length === 0) return refused(untaken);
  const { zone } = await payerOfDecision(deed.tx, partner.tenantId);
  const draft = orderAsked(care, lines, { zone, today: deed.at.slice(0, 10) });
  if (isFault(draft)) return refused([draft]);
  const unknown = await personFault(asking, care);
  if (unknown !== undefined) return refused([unknown]);
  const { idQualifier, id: npi } = care.requester.name;
  const officeId = idQualifier === 'XX' && npi !== undefined ? await officeNumbered(deed.tx, npi) : undefined;
  const { id, caseNumber } = await receiveReferral(deed, {
    // An office of the directory sees in its portal what its program sent.
    draft: officeId === undefined ? draft : { ...draft, officeId },
    channel: 'x12',
    receivedAt: deed.at,
    zone,
    orderReceived: false,
  });
  await noteMessage(asking, question.number, id, draft);
  const told = standingAtReceipt(draft, caseNumber, care.event);
  const who = [partner.tenantId, newId(deed.at), partner.id, partner.accountId, messageId, question.number];
  const what = [id, caseNumber, deed.at, keys.key, keys.person, keys.content, JSON.stringify(asked)];
  const from = [question.sender, question.receiver, digestOfTold(told), partner.name];
  // Taken at the same moment by another message: asked again, it is the same request.
  if ((await deed.tx.run(insertCareRequest, [...who, ...what, ...from])) === 0)
    throw Object.assign(new Error('The same request was taken meanwhile.'), { code: '40001' });
  const left = untaken.length === 0 ? '' : ` Not taken: ${untaken.map((one) => one.say).join(' ')}`;
  return { told, caused: onCase(id, `Became case ${caseNumber}.${left}`) };
}

async function sameAgain(asking: Asking, known: CareRequest, { care, keys }: New): Promise<Outcome> {
  const { deed, partner, messageId } = asking;
  const told = await standingKnown(asking, known, care.event);
  const { caseNumber } = known;
  if (keys.content === known.contentKey || !('standing' in told)) {
    const stands = 'standing' in told ? ` ${sayTold(told)}` : '';
    return { told, caused: onCase(known.referralId, `The same request as case ${caseNumber}.${stands}`) };
  }
  const say = `${partner.name} sent the request again under the same trace with other content. Compare the messages and correct the order where it is meant.`;
  await append(deed, changeAsked, known.referralId, {
    caseNumber,
    partnerName: partner.name,
    messageId,
    isCancellation: false,
    say,
  });
  const words = 'What changed is not taken by itself. A person looks at it.';
  const caused = onCase(known.referralId, `Case ${caseNumber} asked for differently; a person looks at it.`);
  return { told: { ...told, standing: { ...told.standing, words } }, caused };
}

async function outcomeOf(asking: Asking, question: Question): Promise<Outcome> {
  const asked = question.value as Authorization278;
  const care = careAsked(asked);
  if (isFault(care)) return refused([care]);
  const keys = keysOf(asked, care);
  const { deed, partner } = asking;
  if (purposeOf(asked, care) !== 'order') return await changeCare(asking, { asked, care, keys });
  const known =
    keys.key === null
      ? undefined
      : await deed.tx.maybe(careRequestNamed, [partner.tenantId, partner.id, keys.key, [], [], null]);
  return known === undefined
    ? await newCase(asking, question, { asked, care, keys })
    : await sameAgain(asking, known, { asked, care, keys });
}

/** Every request for approval of one message, taken or answered with its fault. */
export async function answerCare(asking: Asking, questions: readonly Question[]): Promise<GivenAnswer[]> {
  const answers: GivenAnswer[] = [];
  for (const question of questions) {
    const outcome = await outcomeOf(asking, question);
    const { partner, deed, messageId } = asking;
    const trace = `${messageId.replaceAll('-', '').slice(0, 24)}-${question.number.toString()}`;
    const value = answerOf(question.value as Authorization278, outcome, { partner, at: deed.at, trace });
    answers.push({ value, caused: outcome.caused });
  }
  return answers;
}
