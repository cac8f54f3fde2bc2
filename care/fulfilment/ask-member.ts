// Why: journey steps by which a member is asked for a yes in a way they can answer: a link where they have mail, a call
// where they have a phone, a letter where they have neither. No smartphone or email is required of anyone.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { armTimers } from '../../base/jobs/timers.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { plus } from '../../base/time/instant.ts';
import { lineFor, moveLine, referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { queueLetter, timeToConfirm } from '../contact/index.ts';
import { sayPhone } from '../contact/say-phone.rules.ts';
import { contactOf } from '../members/index.ts';
import { openTask, settleTasks } from '../work/index.ts';
import type { Appointment } from './appointment.schema.ts';
import { memberAsked, type VisitTold } from './fulfilment.events.ts';
import {
  appointmentById,
  appointmentsOf,
  lockAppointment,
  payerFacts,
  setAsked,
  setVisit,
} from './fulfilment.store.ts';
import { keepPaper } from './keep-paper.ts';
import { tell } from './move-appointment.ts';
import { visitOf } from './propose-appointment.ts';
import { sayVisit, visitIn } from './say-visit.ts';
import { showNext } from './show-next.ts';
import { askAgainAt, graceMinutes } from './slot.rules.ts';

export type Step = (deed: Deed, happened: Happened<unknown>) => Promise<unknown>;

/** Tasks that a new time answers. */
const answeredByTime = ['window_refused', 'visit_missed', 'delivery_failed'] as const;

/** Asks by a call: a task for whoever looks after the case. */
export async function askByPhone(deed: Deed, appointment: Appointment, why = ''): Promise<void> {
  await deed.tx.run(setAsked, [deed.tenantId, appointment.id, 'phone']);
  const { phone } = visitIn(appointment);
  const say = `${why}Call the patient${phone === null ? '' : ` at ${sayPhone(phone)}`} and confirm: ${sayVisit(appointment)}.`;
  const { referralId, lineId } = appointment;
  await openTask(deed, { referralId, lineId, code: 'confirm_by_phone', say });
  await append(deed, memberAsked, referralId, { ...tell(appointment), how: 'phone' });
}

/** Asks by a letter, which somebody puts in the mail. */
export async function askByLetter(
  deed: Deed,
  equipment: Equipment,
  appointment: Appointment,
  referral: Referral,
): Promise<void> {
  await deed.tx.run(setAsked, [deed.tenantId, appointment.id, 'letter']);
  await keepPaper(deed, equipment, 'ask_letter', appointment, referral);
  const say = `Print the letter, mail it, and write down the answer: ${sayVisit(appointment)}.`;
  const { referralId, lineId } = appointment;
  await openTask(deed, { referralId, lineId, code: 'confirm_by_letter', say });
  await append(deed, memberAsked, referralId, { ...tell(appointment), how: 'letter' });
}

async function askByLink(deed: Deed, equipment: Equipment, appointment: Appointment, email: string) {
  await deed.tx.run(setAsked, [deed.tenantId, appointment.id, 'link']);
  const { phone } = await deed.tx.one(payerFacts, [deed.tenantId]);
  const { caseNumber, referralId, id } = appointment;
  await queueLetter(deed, equipment, {
    subjectKind: 'referral',
    subjectId: referralId,
    purpose: 'time_to_confirm',
    template: 'time-to-confirm',
    recipient: email,
    inReplyTo: null,
    withLink: true,
    linkTo: { kind: 'appointment', id },
    letter: (link) => timeToConfirm({ caseNumber, phone, link }),
  });
  await append(deed, memberAsked, referralId, { ...tell(appointment), how: 'link' });
}

/** A line that had a date has it no longer while the new one waits for a yes. */
async function takeBackOldDate(deed: Deed, lineId: string): Promise<unknown> {
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (line?.status !== 'scheduled') return undefined;
  return await moveLine(deed, lineId, 'lose_date', { as: 'system', reason: 'Another time was proposed.' });
}

/** Journey step: a time was proposed; the member is asked in their own way, and silence is watched. */
export const askMember =
  (equipment: Equipment): Step =>
  async (deed, happened) => {
    const { appointmentId } = happened.data as VisitTold;
    const proposed = await deed.tx.maybe(lockAppointment, [deed.tenantId, appointmentId]);
    const found =
      proposed === undefined ? undefined : await referralFor(deed.tx, deed.tenantId, proposed.referralId);
    const line = proposed === undefined ? undefined : await lineFor(deed.tx, deed.tenantId, proposed.lineId);
    if (proposed?.status !== 'proposed' || found === undefined || line === undefined) return undefined;
    const { referral } = found;
    const lost = await takeBackOldDate(deed, proposed.lineId);
    if (isRefusal(lost)) return lost;
    const visit = JSON.stringify(visitOf(referral, line));
    await deed.tx.run(setVisit, [deed.tenantId, proposed.id, visit, referral.zone, referral.memberId]);
    const appointment = await deed.tx.one(appointmentById, [deed.tenantId, proposed.id]);
    await settleTasks(deed, referral.id, answeredByTime, 'Another time was proposed.', { lineId: line.id });
    await showNext(deed, referral.id);
    await armTimers(deed, 'visit_window', appointment.id, [
      { dueAt: askAgainAt(deed.at, appointment.windowFrom), payload: { what: 'no_answer' } },
      { dueAt: plus(appointment.windowTo, { minutes: graceMinutes }), payload: { what: 'window_over' } },
    ]);
    const reach =
      referral.memberId === null ? undefined : await contactOf(deed.tx, deed.tenantId, referral.memberId);
    if (reach?.email) return await askByLink(deed, equipment, appointment, reach.email);
    if ((referral.patientPhone ?? reach?.phone ?? null) !== null) return await askByPhone(deed, appointment);
    return await askByLetter(deed, equipment, appointment, referral);
  };

/** Journey step: the mail that asked could not be delivered; somebody calls instead. */
export async function callInstead(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { purpose } = happened.data as { purpose: string };
  if (purpose !== 'time_to_confirm') return;
  await askWhereSilent(deed, happened.subjectId, 'The mail could not be delivered. ');
}

/** Everything of a case that was asked by mail and has no answer yet becomes a call. */
async function askWhereSilent(deed: Deed, referralId: string, why: string): Promise<void> {
  for (const appointment of await deed.tx.rows(appointmentsOf, [deed.tenantId, referralId]))
    if (appointment.status === 'proposed' && appointment.askedHow === 'link')
      await askByPhone(deed, appointment, why);
}
