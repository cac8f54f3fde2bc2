// Why: who a case is for is said by a person where the program is not certain, and can be taken back by a person; both stand in its
// history, and the program never goes against the newest word.
import { append, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, refuse, type Or } from '../../base/refusal/refusal.ts';
import { memberOf } from '../members/index.ts';
import { membersRuledOut, memberTied, memberUntied } from './cases.events.ts';
import type { Ruling } from './cases.schema.ts';
import { addRulings, lockReferral, setMember } from './cases.store.ts';

async function rule(
  deed: Deed,
  referralId: string,
  memberIds: readonly string[],
  ruling: Ruling['ruling'],
  reason: string,
): Promise<void> {
  const ids = memberIds.map(() => newId(deed.at));
  const values = [deed.tenantId, referralId, ids, [...memberIds], ruling, reason, deed.at, deed.by.name];
  await deed.tx.run(addRulings, values);
}

/** "This is the member": ties the case; refuses while it is tied to somebody else. */
export async function tieMember(
  deed: Deed,
  referralId: string,
  memberId: string,
  reason: string,
): Promise<Or<{ tied: true }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  const member = await memberOf(deed.tx, deed.tenantId, memberId);
  if (referral === undefined || member === undefined) return absent;
  if (referral.memberId !== null)
    return refuse(
      'member_tied',
      'The case is tied to a member already. Say first that it is not this member.',
    );
  await rule(deed, referralId, [memberId], 'this', reason);
  await deed.tx.run(setMember, [deed.tenantId, referralId, memberId, member.zone]);
  await append(deed, memberTied, referralId, { caseNumber: referral.caseNumber, memberId, reason });
  return { tied: true };
}

/** "None of these": the program proposes and ties them no more. */
export async function ruleOutMembers(
  deed: Deed,
  referralId: string,
  memberIds: readonly string[],
): Promise<Or<{ ruledOut: number }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  if (referral.memberId !== null && memberIds.includes(referral.memberId))
    return refuse('member_tied', 'The case is tied to this member. Say that it is not this member instead.');
  const known = await Promise.all(memberIds.map((id) => memberOf(deed.tx, deed.tenantId, id)));
  if (known.some((member) => member === undefined)) return absent;
  await rule(deed, referralId, memberIds, 'not', 'None of those who were proposed.');
  const { caseNumber } = referral;
  await append(deed, membersRuledOut, referralId, { caseNumber, count: memberIds.length });
  return { ruledOut: memberIds.length };
}

/** "Not this member": unties the case, whoever tied it. */
export async function untieMember(
  deed: Deed,
  referralId: string,
  reason: string,
): Promise<Or<{ tied: false }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  const { caseNumber, memberId } = referral;
  if (memberId === null) return refuse('no_member', 'The case is tied to no member.');
  await rule(deed, referralId, [memberId], 'not', reason);
  await deed.tx.run(setMember, [deed.tenantId, referralId, null, null]);
  await append(deed, memberUntied, referralId, { caseNumber, memberId, reason });
  return { tied: false };
}
