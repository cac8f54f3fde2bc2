// Why: silence is heard: a member who does not answer is called, a time nobody agreed to is given up in time, and a visit of
// which nothing was recorded an hour after its window counts as missed (domain reference §1.3).
import { append, type Deed } from '../../base/events/event.ts';
import type { Timer } from '../../base/jobs/timers.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { askByPhone } from './ask-member.ts';
import { appointmentReleased, visitMissed } from './fulfilment.events.ts';
import { lockAppointment } from './fulfilment.store.ts';
import { moveAppointment, tell } from './move-appointment.ts';

async function ring(deed: Deed, id: string, what: string): Promise<void> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return;
  if (what === 'no_answer') {
    if (now.status === 'proposed' && now.askedHow === 'link')
      await askByPhone(deed, now, 'The member has not answered the mail. ');
    return;
  }
  if (now.status === 'proposed') {
    const moved = await moveAppointment(deed, id, 'reschedule', { as: 'clock', code: 'no_answer' });
    if (isRefusal(moved)) throw new Error(moved.say);
    const reason = 'Nobody said yes before the time had passed.';
    await append(deed, appointmentReleased, now.referralId, { ...tell(now), why: 'no_answer', reason });
  }
  if (now.status === 'confirmed' || now.status === 'dispatched') {
    const moved = await moveAppointment(deed, id, 'miss', { as: 'clock', code: 'silence' });
    if (isRefusal(moved)) throw new Error(moved.say);
    await append(deed, visitMissed, now.referralId, { ...tell(now), bySilence: true, note: null });
  }
}

/** Timer handler: the windows of one payer that ring together. */
export async function watchVisits(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) await ring(deed, timer.subjectId, (timer.payload as { what: string }).what);
}
