// Why: the provider who accepted has said when; that time is proposed to the member, and a new time replaces an old one
// with both kept. A line never has two times at once.
import { z } from 'zod';
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, isRefusal, refuse, type Or, type Refusal } from '../../base/refusal/refusal.ts';
import { lineFor, referralFor } from '../cases/index.ts';
import type { Referral, ServiceLine } from '../cases/cases.schema.ts';
import { openTask } from '../work/index.ts';
import type { Appointment, Visit } from './appointment.schema.ts';
import { appointmentProposed } from './fulfilment.events.ts';
import { appointmentById, insertAppointment, lockAppointment } from './fulfilment.store.ts';
import { moveAppointment, tell } from './move-appointment.ts';
import { unfitWindow, type Window } from './slot.rules.ts';

/** What the visitor must know of a case, and no more. */
export function visitOf(referral: Referral, line: ServiceLine): Visit {
  const name = [referral.patientGivenName, referral.patientFamilyName].filter((part) => part !== null);
  const { shipLine1, shipCity, shipState, shipZip, accessBarriers } = referral;
  const { family, code, description, quantity, frequency } = line;
  return {
    patientName: name.length === 0 ? 'Name not given' : name.join(' '),
    phone: referral.patientPhone,
    line1: shipLine1,
    city: shipCity,
    state: shipState,
    zip: shipZip,
    accessBarriers,
    language: referral.patientLanguage,
    family,
    code,
    description,
    quantity,
    frequency,
  };
}

type Made = Omit<
  Appointment,
  | 'id'
  | 'turn'
  | 'tenantId'
  | 'status'
  | 'proposedAt'
  | 'askedHow'
  | 'callCount'
  | 'answeredAt'
  | 'answeredHow'
  | 'setOutAt'
  | 'endedAt'
  | 'endCode'
  | 'endSay'
>;

async function write(deed: Deed, made: Made): Promise<Or<string>> {
  const id = newId(deed.at);
  const { referralId, lineId, lineNumber, caseNumber, offerId, locationId, providerName } = made;
  const { memberId, officeId, windowFrom, windowTo, zone, dischargeAt, visit, replaces } = made;
  const written = await deed.tx.run(insertAppointment, [
    deed.tenantId,
    id,
    referralId,
    lineId,
    lineNumber,
    caseNumber,
    offerId,
    locationId,
    providerName,
    memberId,
    officeId,
    windowFrom,
    windowTo,
    zone,
    dischargeAt,
    JSON.stringify(visit),
    deed.at,
    replaces,
  ]);
  if (written === 0)
    return refuse('has_a_time', 'This line has a time already. Move that one instead.', ['windowFrom']);
  const row = await deed.tx.one(appointmentById, [deed.tenantId, id]);
  await append(deed, appointmentProposed, referralId, { ...tell(row), replaces });
  return id;
}

const provider = z.object({
  lineId: z.string(),
  offerId: z.string().nullable().default(null),
  locationId: z.string(),
  providerName: z.string(),
  windowFrom: z.string().nullable().default(null),
  windowTo: z.string().nullable().default(null),
});

/** Journey step: a provider was found for a line; the time they gave is proposed, or somebody agrees one with them. */
export async function proposeAppointment(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { windowFrom, windowTo, lineId, ...found } = provider.parse(happened.data);
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (line?.status !== 'accepted') return undefined;
  const { referral } = (await referralFor(deed.tx, deed.tenantId, line.referralId)) ?? {};
  if (referral === undefined) return undefined;
  if (windowFrom === null || windowTo === null || unfitWindow({ windowFrom, windowTo }, deed.at)) {
    const say = `${found.providerName} accepted line ${line.number.toString()} without a time that can be kept. Agree one with them.`;
    return await openTask(deed, { referralId: referral.id, lineId, code: 'window_refused', say });
  }
  const made = await write(deed, {
    ...found,
    lineId,
    windowFrom,
    windowTo,
    replaces: null,
    referralId: referral.id,
    lineNumber: line.number,
    caseNumber: referral.caseNumber,
    memberId: referral.memberId,
    officeId: referral.officeId,
    zone: referral.zone,
    dischargeAt: referral.dischargeAt,
    visit: visitOf(referral, line),
  });
  // The same acceptance told twice proposes once.
  return isRefusal(made) && made.refused === 'has_a_time' ? undefined : made;
}

/** The refusal of a time from people who owe one within 24 hours; a coordinator may go beyond. */
function unfitFor(deed: Deed, old: Appointment, window: Window): Refusal | undefined {
  const owed = old.status === 'missed' || old.status === 'failed';
  const bound =
    owed && (deed.by.role === 'servicing_dispatcher' || deed.by.role === 'provider_admin')
      ? old.endedAt
      : null;
  return unfitWindow(window, deed.at, bound);
}

/** Proposes another time in the place of an appointment that has none any more, or that has not begun. */
export async function proposeAgain(
  deed: Deed,
  id: string,
  window: Window,
  dischargeAt?: string | null,
): Promise<Or<string>> {
  const old = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (old === undefined) return absent;
  const unfit = unfitFor(deed, old, window);
  if (unfit !== undefined) return unfit;
  if (old.status === 'cancelled')
    return refuse('wrong_state', 'This visit was cancelled; nobody is expected for it any more.');
  if (old.status === 'proposed' || old.status === 'confirmed') {
    const moved = await moveAppointment(deed, id, 'reschedule', { code: 'new_time' });
    if (isRefusal(moved)) return moved;
  } else if (!['missed', 'failed', 'rescheduled'].includes(old.status))
    return refuse('wrong_state', 'A time can be moved only before anybody has set out.');
  return await write(deed, {
    ...old,
    ...window,
    replaces: old.id,
    dischargeAt: dischargeAt === undefined ? old.dischargeAt : dischargeAt,
  });
}
