// Why: the sender is told in writing that the order is here, with the case number and the case manager's name and
// extension (requirements M12, M13). The referral counts as acknowledged once that has really left the house, or was
// spoken on the call, or shown on the sender's own screen.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, type Or } from '../../base/refusal/refusal.ts';
import { referralAcknowledged } from './cases.events.ts';
import { lockReferral, setStatus } from './cases.store.ts';
import type { Mover } from './mover.machine.ts';
import { referralMachine, type ReferralState } from './referral.machine.ts';

type How = 'message' | 'spoken' | 'on_screen' | 'by_hand';

/** Moves received → acknowledged and says how; refuses in any other state. */
export async function acknowledge(
  deed: Deed,
  referralId: string,
  how: How,
  to: string | null,
): Promise<Or<string>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  const next = step(referralMachine, 'acknowledge', referral.status as ReferralState, deed.by.role as Mover);
  if (isRefusal(next)) return next;
  await deed.tx.run(setStatus, [deed.tenantId, referralId, next, deed.at, referral.status]);
  await append(deed, referralAcknowledged, referralId, { caseNumber: referral.caseNumber, how, to });
  return next;
}

/** For a case placed from the lobby: its sender already holds our written answer under this number. */
export async function acknowledgeHere(
  deed: Deed,
  referralId: string,
  to: string | null,
): Promise<Or<string>> {
  const bySystem = { ...deed, by: { id: 'system', role: 'system', name: 'Doorstep' } };
  return await acknowledge(bySystem, referralId, 'message', to);
}

/** How a number was given where no mail can follow: the answer to an X12 request, and the receipt of a file, carry it in writing. */
const onTheSpot: Readonly<Record<string, How>> = { phone: 'spoken', x12: 'message', file: 'message' };

/** Journey step after a case manager is named: where nobody can be written to, the number given on the spot is the acknowledgement. */
export async function acknowledgeWhereSpoken(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const referral = await deed.tx.one(lockReferral, [deed.tenantId, happened.subjectId]);
  if (referral.status !== 'received') return undefined;
  if (referral.requesterEmail !== null) return undefined;
  if (referral.channel === 'email') return undefined;
  return await acknowledge(
    deed,
    referral.id,
    onTheSpot[referral.channel] ?? 'on_screen',
    referral.requesterName ?? referral.requesterOrganization,
  );
}

/** Journey step after the written acknowledgement was accepted by the mail system. */
export async function acknowledgeOnceSent(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const sent = happened.data as { purpose: string; recipient: string; subjectKind: string };
  if (sent.purpose !== 'acknowledgement' || sent.subjectKind !== 'referral') return undefined;
  const referral = await deed.tx.one(lockReferral, [deed.tenantId, happened.subjectId]);
  if (referral.status !== 'received') return undefined;
  return await acknowledge(deed, referral.id, 'message', sent.recipient);
}
