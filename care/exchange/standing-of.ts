// Why: where a partner's request stands is always read from the case itself, line by line, the moment it is told: an answer never
// repeats what an earlier answer said.
import type { Tx } from '../../base/db/database.ts';
import { digestOf } from '../../base/files/file-store.ts';
import { authorizationsFor } from '../authorization/index.ts';
import type { AuthorizationRequest } from '../authorization/authorization.schema.ts';
import { draftOf, linesFor, referralFor } from '../cases/index.ts';
import type { Referral, ReferralDraft, ServiceLine } from '../cases/cases.schema.ts';
import { missingFromOrder } from '../completeness/missing-from-order.rules.ts';
import type { CareStanding, ServiceStanding } from './answer-care.278.ts';
import type { Caused } from './answerer.types.ts';
import { fault, isFault, type AskedEvent, type Fault } from './care-asked.278.ts';
import { isPended, sayStanding, standingOfEvent, standingOfLine } from './decision-codes.rules.ts';
import { servicesAsked } from './services-asked.278.ts';

/** What the answer says: where it stands, or the faults that stand instead. */
export type Told = { readonly standing: CareStanding; readonly faults: readonly Fault[] };

/** What a question is answered with (where it stands, or its faults alone), and what came of it. */
export type Outcome = { readonly told: Told | readonly Fault[]; readonly caused: Caused };

/** One MSG holds 264 signs: whole sentences as far as they go, then how many more; the letter has all of them. */
function sayGaps(gaps: readonly { readonly say: string }[]): string {
  if (gaps.length === 0) return '';
  const all = `Missing: ${gaps.map((one) => one.say).join(' ')}`;
  if (all.length <= 264) return all;
  let said = 'Missing:';
  for (const [i, { say }] of gaps.entries()) {
    const rest = ` And ${(gaps.length - i).toString()} more.`;
    if (said.length + say.length + 1 + rest.length > 264) return `${said}${rest}`;
    said += ` ${say}`;
  }
  return said;
}

/** The words a service is answered with: what is asked, what was cut, why not. */
function wordsOf(request: AuthorizationRequest | undefined): string {
  if (request === undefined) return '';
  const { status, question, decision } = request;
  if (status === 'info_requested') return question ?? '';
  return [decision?.cut, decision?.reason].filter((part) => part !== undefined).join(' ');
}

type CaseRead = {
  readonly referral: Referral;
  readonly lines: readonly ServiceLine[];
  readonly requests: readonly AuthorizationRequest[];
  readonly isIncomplete: boolean;
};

function standingOfNumber(
  { referral, lines, requests, isIncomplete }: CaseRead,
  number: number,
): ServiceStanding {
  const line = lines.find((one) => one.number === number);
  // What was withdrawn because the order was written anew has its heir, or will have.
  const request = requests.findLast(
    (one) => one.lineNumber === number && one.status !== 'withdrawn' && one.status !== 'voided',
  );
  const standing = standingOfLine({
    caseStatus: referral.status,
    lineStatus: line?.status,
    requestStatus: request?.status,
    ground: request?.decision?.ground,
    isIncomplete,
  });
  const words = wordsOf(request);
  const isGranted = ['A1', 'A2', 'A6'].includes(standing.decision);
  if (!isGranted || request === undefined) return { ...standing, ...(words === '' ? {} : { words }) };
  const { validFrom, validTo, approvedQuantity } = request;
  return {
    ...standing,
    number: request.number,
    ...(validFrom === null ? {} : { from: validFrom }),
    ...(validTo === null ? {} : { to: validTo }),
    ...(approvedQuantity === null ? {} : { quantity: Number(approvedQuantity).toString() }),
    ...(words === '' ? {} : { words }),
  };
}

/** The services of an event with the numbers of their lines: 1, 2, … for those that were taken. */
function numbered(event: AskedEvent): { readonly number: number | null; readonly fault: Fault | null }[] {
  let number = 0;
  return servicesAsked(event).map((one) => {
    if (isFault(one)) return { number: null, fault: one };
    number += 1;
    return { number, fault: null };
  });
}

function told(
  event: AskedEvent,
  caseNumber: string,
  words: string,
  standingAt: (number: number) => ServiceStanding,
): Told {
  const each = numbered(event);
  const services = each.map((one) => (one.number === null ? null : standingAt(one.number)));
  const faults = each.flatMap((one) => (one.fault === null ? [] : [one.fault]));
  return {
    standing: {
      caseNumber,
      event: standingOfEvent(services.filter((one) => one !== null)),
      services,
      ...(words === '' ? {} : { words }),
    },
    faults,
  };
}

/** Where the request stands at this moment; undefined when the case cannot be seen. */
export async function standingNow(
  tx: Tx,
  tenantId: number,
  referralId: string,
  event: AskedEvent,
): Promise<Told | undefined> {
  const found = await referralFor(tx, tenantId, referralId);
  if (found === undefined) return undefined;
  const { referral } = found;
  const lines = await linesFor(tx, tenantId, referralId);
  const requests = await authorizationsFor(tx, tenantId, referralId);
  const gaps = missingFromOrder(draftOf(referral, lines), referral.orderReceived);
  const read = { referral, lines, requests, isIncomplete: gaps.length > 0 };
  const first = told(event, referral.caseNumber, '', (number) => standingOfNumber(read, number));
  const asks = first.standing.event.reason === '0U' && requests.length === 0 ? sayGaps(gaps) : '';
  if (referral.status !== 'not_eligible')
    return asks === '' ? first : { ...first, standing: { ...first.standing, words: asks } };
  const say = 'The plan does not cover the patient.';
  return { standing: { ...first.standing, services: [] }, faults: [fault('event', '95', say, 'N')] };
}

/** Why the request ended as a whole without a decision on it; undefined where its services say where it stands. */
export const endOf = ({ faults }: Told): Fault | undefined => faults.find((one) => one.loop === 'event');

/** Where a request stands, as finished sentences about it: 'It is approved.' */
export function sayTold(told: Told, about = 'It'): string {
  const end = endOf(told);
  return end === undefined
    ? `${about} is ${sayStanding(told.standing.event)}.`
    : `${about} has ended. ${end.say}`;
}

/** That nothing is missing any more, and nobody has it yet, is no news. */
export const isNews = (told: Told): boolean =>
  endOf(told) !== undefined || !isPended(told.standing.event) || told.standing.event.reason !== '0W';

/** Where a request stands that became a case this moment. */
export function standingAtReceipt(draft: ReferralDraft, caseNumber: string, event: AskedEvent): Told {
  const gaps = missingFromOrder(draft, false);
  return told(event, caseNumber, sayGaps(gaps), () =>
    standingOfLine({
      caseStatus: 'received',
      lineStatus: 'requested',
      requestStatus: undefined,
      ground: undefined,
      isIncomplete: gaps.length > 0,
    }),
  );
}

/** A digest of what an answer decides; its words aside. The same digest means that there is nothing new to tell. */
export function digestOfTold({ standing, faults }: Told): string {
  const bare = (one: ServiceStanding | null) => (one === null ? null : { ...one, words: undefined });
  const parts = [standing.event, standing.services.map(bare), faults.map((one) => [one.loop, one.reason])];
  return digestOf(Buffer.from(JSON.stringify(parts)));
}
