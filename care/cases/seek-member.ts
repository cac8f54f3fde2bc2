// Why: two of three identifiers decide who a stated patient is; with a member come the right time zone and the history. What a person
// said about it outweighs what the program finds. No match changes nothing: the case goes on as stated and an agent looks.
import { z } from 'zod';
import { append, eventKind, type Deed, type Happened } from '../../base/events/event.ts';
import { memberCertain, memberOf, type Member } from '../members/index.ts';
import type { Referral } from './cases.schema.ts';
import { lockReferral, rulingsOf, setMember } from './cases.store.ts';
import { statedIn } from './referral-values.ts';

export const memberSought = eventKind(
  'memberSought',
  'referral',
  z.object({ caseNumber: z.string(), found: z.boolean() }),
);

async function memberFor(deed: Deed, referral: Referral): Promise<Member | undefined> {
  const { tx, tenantId } = deed;
  const rulings = await tx.rows(rulingsOf, [tenantId, referral.id]);
  const said = rulings
    .filter(({ ruling }) => ruling === 'this')
    .toSorted((one, other) => other.ruledAt.localeCompare(one.ruledAt))[0];
  if (said !== undefined) return await memberOf(tx, tenantId, said.memberId);
  const found = await memberCertain(tx, tenantId, statedIn(referral));
  return rulings.some(({ ruling, memberId }) => ruling === 'not' && memberId === found?.id)
    ? undefined
    : found;
}

/** Journey step: ties the referral to the one member who fits, or to whom a person said it is for. */
export async function seekMember(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const referral = await deed.tx.one(lockReferral, [deed.tenantId, happened.subjectId]);
  const member = await memberFor(deed, referral);
  if (member !== undefined && member.id !== referral.memberId) {
    await deed.tx.run(setMember, [deed.tenantId, referral.id, member.id, member.zone]);
  }
  await append(deed, memberSought, referral.id, {
    caseNumber: referral.caseNumber,
    found: member !== undefined,
  });
}
