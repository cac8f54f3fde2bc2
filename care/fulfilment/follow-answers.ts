// Why: journey steps that carry out what a member answered: the line has its date and the chart its written confirmation,
// or a person agrees another time.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { lineFor, moveLine, referralFor } from '../cases/index.ts';
import { queueLetter, visitConfirmed } from '../contact/index.ts';
import { openTask, settleTasks } from '../work/index.ts';
import type { Step } from './ask-member.ts';
import { visitConfirmationWritten, type VisitTold } from './fulfilment.events.ts';
import { appointmentById, payerFacts } from './fulfilment.store.ts';
import { keepPaper } from './keep-paper.ts';
import { tell } from './move-appointment.ts';
import { showNext } from './show-next.ts';

/** Journey step: the member said yes; the line has its date. */
export async function scheduleConfirmed(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { appointmentId, lineId } = happened.data as VisitTold;
  const appointment = await deed.tx.one(appointmentById, [deed.tenantId, appointmentId]);
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  const asked = ['confirm_by_phone', 'confirm_by_letter'] as const;
  await settleTasks(deed, happened.subjectId, asked, 'The member confirmed.', { lineId });
  if (appointment.status !== 'confirmed' || line?.status !== 'accepted') return undefined;
  const moved = await moveLine(deed, lineId, 'schedule', { as: 'system' });
  if (isRefusal(moved)) return moved;
  return await showNext(deed, happened.subjectId);
}

/** Journey step: the written confirmation for the discharge chart is made, kept and announced to the ordering office. */
export const writeConfirmation =
  (equipment: Equipment): Step =>
  async (deed, happened) => {
    const { appointmentId } = happened.data as VisitTold;
    const appointment = await deed.tx.one(appointmentById, [deed.tenantId, appointmentId]);
    const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
    if (appointment.status !== 'confirmed' || found === undefined) return;
    const { referral } = found;
    const paperId = await keepPaper(deed, equipment, 'confirmation', appointment, referral);
    await append(deed, visitConfirmationWritten, referral.id, { ...tell(appointment), paperId });
    if (referral.requesterEmail === null) return;
    const { phone } = await deed.tx.one(payerFacts, [deed.tenantId]);
    const { caseNumber } = referral;
    const portal = `${equipment.publicUrl}/provider?case=${referral.id}`;
    await queueLetter(deed, equipment, {
      subjectKind: 'referral',
      subjectId: referral.id,
      purpose: 'visit_confirmation',
      template: 'visit-confirmed',
      recipient: referral.requesterEmail,
      inReplyTo: null,
      withLink: true,
      letter: (link) => visitConfirmed({ caseNumber, phone, link, portal }),
    });
  };

/** Journey step: the member wants another time, or does not want it: a coordinator agrees with everybody what now. */
export async function agreeAnotherTime(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const told = happened.data as VisitTold & { declined: boolean; reason: string | null };
  const { lineId, number, declined, reason } = told;
  const referralId = happened.subjectId;
  const asked = ['confirm_by_phone', 'confirm_by_letter'] as const;
  await settleTasks(deed, referralId, asked, 'The member answered.', { lineId });
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (line?.status === 'scheduled') {
    const why = declined ? 'The member declined.' : 'The member wants another time.';
    const moved = await moveLine(deed, lineId, 'lose_date', { as: 'system', reason: why });
    if (isRefusal(moved)) return moved;
  }
  await showNext(deed, referralId);
  const words = reason === null ? '' : ` “${reason}”`;
  const say = declined
    ? `The member does not want line ${number.toString()}.${words} Speak with them and the ordering office; then agree a time or cancel.`
    : `The member cannot take this time for line ${number.toString()}.${words} Agree another one with ${told.providerName}.`;
  return await openTask(deed, { referralId, lineId, code: 'window_refused', say });
}
