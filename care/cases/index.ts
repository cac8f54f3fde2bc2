// Why: the front door of the cases room: what others may ask of a case and the events it announces.
import type { Deed } from '../../base/events/event.ts';
import type { Tx } from '../../base/db/database.ts';
import { openCasesOf } from './many.store.ts';
import { foldName } from '../members/search-name.rules.ts';
import type { Referral, ReferralDraft } from './cases.schema.ts';
import { append } from '../../base/events/event.ts';
import { caseManagerAssigned, duplicateFlagged } from './cases.events.ts';
import {
  inServiceAfter,
  duplicatesOf,
  findByName,
  flagDuplicate,
  findByNumber,
  lineById,
  linesOf,
  linesOfMany,
  lockReferral,
  noteOrderReceived,
  ownCasesOfMembers,
  ownCasesOfOffices,
  ownCasesOfPayers,
  referralById,
  rulingsOf,
  sameperson,
  setCaseManager,
  setNextWindow,
} from './cases.store.ts';

export { giveCaseNumber } from './give-case-number.ts';
export { receiveReferral, type Receiving, type Received } from './receive-referral.ts';
export { receiveMany, type FiledOrder } from './receive-many.ts';
export { acknowledge, acknowledgeHere } from './acknowledge-referral.ts';
export { answer } from './answer-inquiry.ts';
export { correct } from './correct-referral.ts';
export { ruleOutMembers, tieMember, untieMember } from './say-member.ts';
export { settle, unsettle } from './settle-duplicate.ts';
export { moveLine, moveReferral, type Moving } from './move-case.ts';
export { draftOf, statedIn } from './referral-values.ts';
export * from './cases.events.ts';
export { memberSought } from './seek-member.ts';

/** A referral and the families of its lines, as far as the caller may see it. */
export async function referralFor(
  tx: Tx,
  tenantId: number,
  id: string,
): Promise<{ referral: Referral; families: string[] } | undefined> {
  const [referral, lines] = await Promise.all([
    tx.maybe(referralById, [tenantId, id]),
    tx.rows(linesOf, [tenantId, id]),
  ]);
  if (referral === undefined) return undefined;
  return { referral, families: [...new Set(lines.map((line) => line.family))] };
}

/** A referral under its lock: what is decided on it stands until the deed is done. */
export async function referralHeld(deed: Deed, id: string): Promise<Referral | undefined> {
  return await deed.tx.maybe(lockReferral, [deed.tenantId, id]);
}

/** Writes down whether a page that can be read is with the case. */
export async function setOrderReceived(deed: Deed, referralId: string, isHere: boolean): Promise<void> {
  await deed.tx.run(noteOrderReceived, [deed.tenantId, referralId, isHere]);
}

/** Names the case manager on the case. */
export async function nameCaseManager(
  deed: Deed,
  referral: Referral,
  manager: { id: string; name: string; extension: string | null },
): Promise<void> {
  await deed.tx.run(setCaseManager, [
    deed.tenantId,
    referral.id,
    manager.id,
    manager.name,
    manager.extension,
  ]);
  await append(deed, caseManagerAssigned, referral.id, {
    caseNumber: referral.caseNumber,
    name: manager.name,
    extension: manager.extension,
  });
}

/** Shows on the case who comes when; null where nobody is expected any more. */
export async function showNextVisit(
  deed: Deed,
  referralId: string,
  visit: { from: string; to: string; providerName: string } | null,
): Promise<void> {
  const values = [visit?.from ?? null, visit?.to ?? null, visit?.providerName ?? null];
  await deed.tx.run(setNextWindow, [deed.tenantId, referralId, ...values]);
}

/** The service lines of a referral in their order. */
export const linesFor = (tx: Tx, tenantId: number, referralId: string) =>
  tx.rows(linesOf, [tenantId, referralId]);

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Ids of at most `most` cases of a payer that are in service, in a fixed order; `after` is the last one seen, null to begin. */
export const casesBeingServed = async (tx: Tx, tenantId: number, after: string | null, most: number) =>
  (await tx.rows(inServiceAfter, [tenantId, after ?? beforeAll, most])).map((row) => row.id);

/** Cases of these members that are not over. */
export const openCasesOfMembers = (tx: Tx, tenantId: number, memberIds: readonly string[]) =>
  tx.rows(openCasesOf, [tenantId, [...memberIds]]);

/** One service line with the referral it belongs to. */
export const lineFor = (tx: Tx, tenantId: number, lineId: string) => tx.maybe(lineById, [tenantId, lineId]);

/** The service lines of several referrals. */
export const linesForMany = (tx: Tx, tenants: readonly number[], referralIds: readonly string[]) =>
  tx.rows(linesOfMany, [[...tenants], [...referralIds]]);

/**
 * Cases made before this one and received within 30 days of it that may be of the same person, newest first: whoever asks weighs
 * them. What was made, not what was received, is the order: a mail placed late was received before a case that stands already.
 */
export const otherCasesOf = (tx: Tx, referral: Referral) =>
  tx.rows(sameperson, [
    referral.tenantId,
    referral.id,
    referral.receivedAt,
    referral.memberId,
    referral.patientBirthOn,
    foldName(referral.patientFamilyName ?? ''),
    foldName(referral.patientGivenName ?? ''),
  ]);

/** After every case there is: an order not yet sent comes last. */
const notYetSent = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Cases of the person whom a draft names, received within 30 days before `at`, as far as the caller may see, newest first, at most 5. */
export async function casesLike(tx: Tx, tenantId: number, draft: ReferralDraft, at: string) {
  const { givenName = '', familyName = '', birthOn } = draft.patient;
  if (birthOn === undefined || givenName === '' || familyName === '') return [];
  const names = [foldName(familyName), foldName(givenName)];
  const near = await tx.rows(sameperson, [tenantId, notYetSent, at, null, birthOn, ...names]);
  return near
    .filter(
      (one) =>
        one.patientBirthOn === birthOn &&
        foldName(one.patientFamilyName ?? '') === names[0] &&
        foldName(one.patientGivenName ?? '') === names[1],
    )
    .slice(0, 5);
}

/** Flags once that a referral may repeat another, and says so. */
export async function flagAsDuplicate(
  deed: Deed,
  referral: Referral,
  other: { id: string; caseNumber: string },
  reasons: readonly string[],
): Promise<void> {
  const values = [deed.tenantId, referral.id, other.id, other.caseNumber, [...reasons], deed.at];
  if ((await deed.tx.run(flagDuplicate, values)) === 0) return;
  const { caseNumber } = referral;
  await append(deed, duplicateFlagged, referral.id, {
    caseNumber,
    otherCaseNumber: other.caseNumber,
    reasons: [...reasons],
  });
}

/** What people said about whether a case is for a member, the newest word about each. */
export const rulingsFor = (tx: Tx, tenantId: number, referralId: string) =>
  tx.rows(rulingsOf, [tenantId, referralId]);

/** Flags that a referral may repeat another. */
export const duplicatesFor = (tx: Tx, tenantId: number, referralId: string) =>
  tx.rows(duplicatesOf, [tenantId, referralId]);

/** The referral under a case number, as far as the caller may see. */
export const caseNumbered = (tx: Tx, caseNumber: string) => tx.rows(findByNumber, [caseNumber]);

// Every folded name that begins with the text sorts before the text followed by the last sign there is.
const end = (folded: string) => `${folded}\u{10FFFF}`;

/** Ways to read typed words as a family name and the beginning of a given name: 'nunez ortega rosa' in every split, both orders. */
function readAsNames(words: readonly string[]): (readonly [family: string, given: string])[] {
  const folded = words.map((word) => foldName(word)).filter((word) => word !== '');
  const splits = folded.slice(0, 5).map((_word, at) => {
    const [front, back] = [folded.slice(0, at + 1).join(''), folded.slice(at + 1).join('')];
    return back === '' ? [[front, back] as const] : [[front, back] as const, [back, front] as const];
  });
  return splits.flat();
}

/** Referrals by the beginning of names, in any order ("Núñez, Rosa", "Rosa Nunez Ortega"), newest first, at most 20. */
export async function casesNamed(
  tx: Tx,
  tenants: readonly number[],
  words: readonly string[],
): Promise<Referral[]> {
  const search = ([family, given]: readonly [string, string]) =>
    tx.rows(findByName, [
      [...tenants],
      family,
      end(family),
      given === '' ? null : given,
      given === '' ? null : end(given),
    ]);
  const found = (await Promise.all(readAsNames(words).map(search))).flat();
  const once = [...new Map(found.map((row) => [row.id, row])).values()];
  return once.sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)).slice(0, 20);
}

/** Referrals of offices or members (null: not narrowed so), newest first, after [receivedAt, id], at most 21. */
export function referralsOf(
  tx: Tx,
  whose: { tenants: readonly number[]; offices: readonly string[] | null; members: readonly string[] | null },
  after: readonly [string, string],
): Promise<Referral[]> {
  const place = [[...whose.tenants], ...after];
  if (whose.offices !== null) return tx.rows(ownCasesOfOffices, [...place, whose.offices]);
  if (whose.members !== null) return tx.rows(ownCasesOfMembers, [...place, whose.members]);
  return tx.rows(ownCasesOfPayers, place);
}
