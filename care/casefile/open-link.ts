// Why: a link in ordinary mail shows nothing personal until the patient's date of birth is given; five wrong answers
// close it, and a wrong date reads the same as a link that never was. What it opens (a case, a time to answer, a few
// questions) is decided by the link, never by whoever holds it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { transact } from '../../base/db/transact.ts';
import type { Tx } from '../../base/db/database.ts';
import { query } from '../../base/db/query.ts';
import { gateScope } from '../../base/access/sessions.ts';
import type { Equipment } from '../../base/http/door.ts';
import { writeAccessEntries } from '../../base/access/access-log.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { appointmentFor, surveyFor } from '../fulfilment/index.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';

const triesAtMost = 5;
const refused = refuse(
  'absent',
  'This link and date of birth do not fit together, or the link has closed. Check the date, or call us with the case number.',
);

const findLink = query(
  'casefile.findLink',
  z.object({ tenantId: z.int(), subjectKind: z.string(), subjectId: z.string(), failedCount: z.int() }),
  `select tenant_id, subject_kind, subject_id, failed_count from base.signed_link
   where token_hash = $1::bytea and revoked_at is null and expires_at > $2::timestamptz for update`,
);
const countFailure = query(
  'casefile.countLinkFailure',
  z.object({}),
  `update base.signed_link set failed_count = failed_count + 1 where token_hash = $1::bytea`,
);

const shownBeside: Readonly<Record<string, readonly string[]>> = {
  appointment: ['visit'],
  questions: ['questions'],
};

type Link = { readonly tenantId: number; readonly subjectKind: string; readonly subjectId: string };

/** What a link opens. */
export type Opened = { readonly referral: Referral; readonly kind: string; readonly subjectId: string };

/** The case behind whatever the link opens. */
async function caseIdBehind(tx: Tx, { tenantId, subjectKind, subjectId }: Link): Promise<string | undefined> {
  if (subjectKind === 'referral' || subjectKind === 'questions') return subjectId;
  if (subjectKind === 'appointment') return (await appointmentFor(tx, tenantId, subjectId))?.referralId;
  if (subjectKind === 'survey') return (await surveyFor(tx, tenantId, subjectId))?.referralId;
  return undefined;
}

/** What is behind a link, when the date of birth fits the member or the stated patient. Counts wrong tries for good. */
export async function openBehindLink(
  equipment: Equipment,
  token: string,
  birthOn: string,
  at: string,
  requestId: string,
): Promise<Or<Opened>> {
  const hash = createHash('sha256').update(token).digest();
  const kept = await transact(equipment.aside, gateScope, async (tx) => {
    const link = await tx.maybe(findLink, [hash, at]);
    if (link === undefined || link.failedCount >= triesAtMost) return { answer: refused };
    await tx.bind({ ...gateScope, tenants: [link.tenantId] });
    const caseId = await caseIdBehind(tx, link);
    const referral =
      caseId === undefined ? undefined : (await referralFor(tx, link.tenantId, caseId))?.referral;
    if (referral === undefined || referral.patientBirthOn === null || referral.patientBirthOn !== birthOn) {
      await tx.run(countFailure, [hash]);
      return { answer: refused };
    }
    const actor = { actorId: 'signed_link', role: 'gate', name: 'Holder of a signed link' };
    const note = {
      tenantId: link.tenantId,
      memberId: referral.memberId,
      subjectKind: 'referral',
      subjectId: referral.id,
      fields: ['status', 'case_manager', ...(shownBeside[link.subjectKind] ?? [])],
    };
    await writeAccessEntries(tx, at, actor, 'openLink', requestId, [note]);
    return { answer: { referral, kind: link.subjectKind, subjectId: link.subjectId } };
  });
  return kept.answer;
}
