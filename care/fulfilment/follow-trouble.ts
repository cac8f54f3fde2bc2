// Why: journey steps for what goes wrong: a visit missed, a delivery failed, a date given up, a discharge moved, a case or line
// that ended. Each leaves somebody with a task, everybody told, and nobody driving for nothing (domain reference §1.3).
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { lineFor, linesFor, moveLine, referralFor } from '../cases/index.ts';
import { dispatcherNotice, queueLetter, visitChanged } from '../contact/index.ts';
import { sayPhone } from '../contact/say-phone.rules.ts';
import { openTask, settleTasks } from '../work/index.ts';
import { failures, type Appointment, type Failure } from './appointment.schema.ts';
import type { Step } from './ask-member.ts';
import { appointmentReleased, type VisitTold } from './fulfilment.events.ts';
import { appointmentById, appointmentsOf, dispatcherMails, payerFacts } from './fulfilment.store.ts';
import { moveAppointment, tell } from './move-appointment.ts';
import { visitIn, windowOf } from './say-visit.ts';
import { showNext } from './show-next.ts';
import { newSlotHours } from './slot.rules.ts';

/** Families where a visit that does not come is clinical at once. */
const clinical: ReadonlySet<string> = new Set(['oxygen', 'infusion']);
/** Families whose things stay in the home and must be fetched again. */
const equipment: ReadonlySet<string> = new Set(['oxygen', 'dme', 'pap', 'enteral', 'infusion']);

/** Tells the provider's own dispatchers; the mail says only that something changed. */
export async function tellProvider(deed: Deed, to: Equipment, one: Appointment, say: string): Promise<void> {
  const mails = await deed.tx.rows(dispatcherMails, [one.locationId, deed.tenantId]);
  for (const { email } of mails)
    await queueLetter(deed, to, {
      subjectKind: 'referral',
      subjectId: one.referralId,
      purpose: 'provider_notice',
      template: 'dispatcher-notice',
      recipient: email,
      inReplyTo: null,
      withLink: false,
      letter: () =>
        dispatcherNotice({ caseNumber: one.caseNumber, say, portal: `${to.publicUrl}/provider/visits` }),
    });
}

/** Tells the ordering office that a time it was told no longer holds. */
export async function tellOffice(deed: Deed, to: Equipment, referralId: string): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  const recipient = found?.referral.requesterEmail ?? null;
  if (found === undefined || recipient === null) return;
  const { caseNumber } = found.referral;
  const { phone } = await deed.tx.one(payerFacts, [deed.tenantId]);
  await queueLetter(deed, to, {
    subjectKind: 'referral',
    subjectId: referralId,
    purpose: 'visit_changed',
    template: 'visit-changed',
    recipient,
    inReplyTo: null,
    withLink: true,
    letter: (link) => visitChanged({ caseNumber, phone, link }),
  });
}

/** A line that had a date, or was under way, has none any more. */
export async function takeBackDate(deed: Deed, lineId: string, reason: string): Promise<unknown> {
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (line?.status !== 'scheduled' && line?.status !== 'in_progress') return undefined;
  return await moveLine(deed, lineId, 'lose_date', { as: 'system', reason });
}

/** Journey step: nobody came, or they came for nothing: the date is lost, a person sees to a new one, a nurse calls at once. */
export const makeGood =
  (to: Equipment): Step =>
  async (deed, happened) => {
    const told = happened.data as VisitTold & { code?: Failure };
    const { lineId, number, providerName, code } = told;
    const referralId = happened.subjectId;
    const appointment = await deed.tx.one(appointmentById, [deed.tenantId, told.appointmentId]);
    const failed = code !== undefined;
    const why = failed ? `The delivery failed: ${failures[code].toLowerCase()}.` : 'The visit was missed.';
    const lost = await takeBackDate(deed, lineId, why);
    if (isRefusal(lost)) return lost;
    await showNext(deed, referralId);
    const { family, description, phone } = visitIn(appointment);
    const next =
      code === 'refused'
        ? 'Speak with the member and the ordering office; then agree a time or cancel.'
        : `A new time within ${newSlotHours.toString()} hours: ${providerName} proposes it, or you do.`;
    await openTask(deed, {
      referralId,
      lineId,
      code: failed ? 'delivery_failed' : 'visit_missed',
      say: `Line ${number.toString()}, ${windowOf(appointment)}: ${why} ${next}`,
    });
    if (clinical.has(family)) {
      const at = phone === null ? '' : ` at ${sayPhone(phone)}`;
      const say = `${description} did not come. Call the patient now${at}: are they safe, and for how long?`;
      await openTask(deed, { referralId, lineId, code: 'clinical_check', say });
    }
    await tellProvider(deed, to, appointment, 'A visit did not take place. Please propose a new time.');
    return await tellOffice(deed, to, referralId);
  };

/** Journey step: a time was given up because nobody answered; a person agrees another one. */
export async function agreeInstead(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { lineId, number, why, providerName } = happened.data as VisitTold & { why: string };
  if (why !== 'no_answer') return undefined;
  const asked = ['confirm_by_phone', 'confirm_by_letter'] as const;
  await settleTasks(deed, happened.subjectId, asked, 'The time has passed.', { lineId, status: 'dropped' });
  const say = `Nobody said yes to the time for line ${number.toString()} before it had passed. Reach the member, then agree another one with ${providerName}.`;
  return await openTask(deed, { referralId: happened.subjectId, lineId, code: 'window_refused', say });
}

/** Journey step: the proof was sent back; the provider records it again. */
export const tellOfRejection =
  (to: Equipment): Step =>
  async (deed, happened) => {
    const { appointmentId } = happened.data as VisitTold;
    const appointment = await deed.tx.one(appointmentById, [deed.tenantId, appointmentId]);
    const say = 'A proof was sent back. Please look at the reason and record it again.';
    await tellProvider(deed, to, appointment, say);
  };

type Why = 'discharge_moved' | 'case_over' | 'line_over' | 'provider_over';

/** Gives up a time still to come and tells the provider. */
export async function release(
  deed: Deed,
  to: Equipment,
  one: Appointment,
  why: Why,
  reason: string,
): Promise<unknown> {
  const over = why !== 'discharge_moved';
  const move = over ? 'cancel' : 'reschedule';
  const moved = await moveAppointment(deed, one.id, move, { as: 'system', code: why, say: reason });
  if (isRefusal(moved)) return moved;
  await append(deed, appointmentReleased, one.referralId, { ...tell(one), why, reason });
  const asked = ['confirm_by_phone', 'confirm_by_letter'] as const;
  await settleTasks(deed, one.referralId, asked, reason, { lineId: one.lineId, status: 'dropped' });
  return await tellProvider(
    deed,
    to,
    one,
    over ? 'A visit is cancelled. Nobody needs to come.' : 'A visit has lost its time. Please look.',
  );
}

const toCome: ReadonlySet<string> = new Set(['proposed', 'confirmed', 'dispatched']);

/** Journey step: the case or one of its lines is over, or its provider is: nobody comes any more, and what is out is fetched. */
export const callOff =
  (to: Equipment, why: Exclude<Why, 'discharge_moved'>): Step =>
  async (deed, happened) => {
    const { lineId, reason } = happened.data as { lineId?: string; reason: string | null };
    const referralId = happened.subjectId;
    const all = await deed.tx.rows(appointmentsOf, [deed.tenantId, referralId]);
    const say = reason ?? 'It is no longer wanted.';
    for (const one of all)
      if (toCome.has(one.status) && (lineId === undefined || one.lineId === lineId)) {
        const released = await release(deed, to, one, why, say);
        if (isRefusal(released)) return released;
      }
    await showNext(deed, referralId);
    if (why !== 'case_over') return undefined;
    const out = (await linesFor(deed.tx, deed.tenantId, referralId)).filter(
      (line) => equipment.has(line.family) && (line.status === 'delivered' || line.status === 'ongoing'),
    );
    for (const line of out)
      await openTask(deed, {
        referralId,
        lineId: line.id,
        code: 'pick_up',
        say: `Arrange with the provider to fetch ${line.description}. ${say}`,
      });
    return undefined;
  };
