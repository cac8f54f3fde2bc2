// Why: two of three identifiers decide who a stated patient is; with a member come the right time zone and the history.
// No match changes nothing: the case goes on as stated and an agent looks.
import { z } from 'zod';
import { append, eventKind, type Deed, type Happened } from '../../base/events/event.ts';
import { query } from '../../base/db/query.ts';
import { memberStated } from '../members/index.ts';
import { lockReferral } from './cases.store.ts';

export const memberSought = eventKind(
  'memberSought',
  'referral',
  z.object({ caseNumber: z.string(), found: z.boolean() }),
);

const setMember = query(
  'cases.setMember',
  z.object({}),
  `update cases.referral set member_id = $3::uuid, zone = $4::text where tenant_id = $1::int and id = $2::uuid`,
);

/** Journey step: ties the referral to the one member who fits. */
export async function seekMember(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const referral = await deed.tx.one(lockReferral, [deed.tenantId, happened.subjectId]);
  const member = await memberStated(deed.tx, deed.tenantId, {
    givenName: referral.patientGivenName ?? undefined,
    familyName: referral.patientFamilyName ?? undefined,
    birthOn: referral.patientBirthOn ?? undefined,
    memberNumber: referral.patientMemberNumber ?? undefined,
  });
  if (member !== undefined && member.id !== referral.memberId) {
    await deed.tx.run(setMember, [deed.tenantId, referral.id, member.id, member.zone]);
  }
  await append(deed, memberSought, referral.id, {
    caseNumber: referral.caseNumber,
    found: member !== undefined,
  });
}
