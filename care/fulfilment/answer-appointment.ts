// Why: a member's yes counts the same by link, portal, phone or letter, and a no never ends in silence: somebody agrees
// another time. A caller gives two of three identifiers before anything is said (requirement M7).
import { append, type Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { settleTasks } from '../work/index.ts';
import { appointmentMachine, type AppointmentState } from './appointment.machine.ts';
import type { Answer, AnsweredHow } from './appointment.schema.ts';
import { askByLetter } from './ask-member.ts';
import {
  appointmentConfirmed,
  appointmentRefused,
  letterPosted,
  memberNotReached,
} from './fulfilment.events.ts';
import { countCall, lockAppointment, setPosted } from './fulfilment.store.ts';
import { moveAppointment, tell } from './move-appointment.ts';

export type Answering = {
  readonly answer: Answer;
  readonly how: AnsweredHow;
  /** What the member would rather have, or why not, in their words. */
  readonly wish?: string | undefined;
  readonly tty?: boolean | undefined;
  readonly as?: Mover;
};

/** Writes down what a member answered. Answering the same twice is the same answer. */
export async function answerAppointment(
  deed: Deed,
  id: string,
  { answer, how, wish, tty = false, as }: Answering,
): Promise<Or<{ status: string; say: string }>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  const said = sayAnswered(answer);
  if (answer === 'confirm' && now.status === 'confirmed') return { status: 'confirmed', say: said };
  const moving = as === undefined ? { how } : { how, as };
  const note = wish?.trim() ?? '';
  const free = note === '' ? null : note;
  if (answer === 'confirm') {
    const moved = await moveAppointment(deed, id, 'confirm', moving);
    if (isRefusal(moved)) return moved;
    await append(deed, appointmentConfirmed, now.referralId, { ...tell(now), how, tty, note: free });
    return { status: 'confirmed', say: said };
  }
  const declined = answer === 'decline';
  const move = declined ? 'cancel' : 'reschedule';
  const code = declined ? 'member_declined' : 'member_other_time';
  const moved = await moveAppointment(deed, id, move, {
    ...moving,
    code,
    ...(free === null ? {} : { say: free }),
  });
  if (isRefusal(moved)) return moved;
  await append(deed, appointmentRefused, now.referralId, { ...tell(now), declined, reason: free });
  return { status: declined ? 'cancelled' : 'rescheduled', say: said };
}

function sayAnswered(answer: Answer): string {
  if (answer === 'confirm') return 'Thank you. The time is set.';
  if (answer === 'another_time') return 'Thank you. We will find another time and ask you again.';
  return 'Thank you for telling us. Nobody comes at this time. We will call you about it.';
}

/** How often somebody is called before a letter goes out (domain reference §1.3). */
const callsAtMost = 3;

/** The member was not reached by phone; after three tries a letter goes out. */
export async function noteNotReached(
  deed: Deed,
  equipment: Equipment,
  id: string,
  note: string | null,
): Promise<Or<{ status: string; say: string }>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  if (now.status !== 'proposed') return refuse('wrong_state', appointmentMachine.moves.confirm.only);
  const { callCount: tries } = await deed.tx.one(countCall, [deed.tenantId, id]);
  await append(deed, memberNotReached, now.referralId, { ...tell(now), tries, note });
  if (tries < callsAtMost)
    return { status: now.status, say: `Noted: try ${tries.toString()} of ${callsAtMost.toString()}.` };
  return await writeInstead(deed, equipment, id);
}

/** A letter goes out instead of more calls. */
export async function writeInstead(
  deed: Deed,
  equipment: Equipment,
  id: string,
): Promise<Or<{ status: string; say: string }>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  const found = now === undefined ? undefined : await referralFor(deed.tx, deed.tenantId, now.referralId);
  if (now === undefined || found === undefined) return absent;
  if (now.status !== 'proposed') return refuse('wrong_state', appointmentMachine.moves.confirm.only);
  const say = 'A letter goes out instead.';
  await settleTasks(deed, now.referralId, ['confirm_by_phone'], say, { lineId: now.lineId });
  await askByLetter(deed, equipment, now, found.referral);
  return { status: now.status, say };
}

/** The letter is in the mail; the task stays until the answer is there. */
export async function notePosted(deed: Deed, id: string): Promise<Or<{ status: string; say: string }>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  if ((await deed.tx.run(setPosted, [deed.tenantId, id, deed.at])) === 0)
    return refuse('wrong_state', 'There is no letter waiting to be mailed for this time.');
  await append(deed, letterPosted, now.referralId, tell(now));
  return { status: now.status, say: 'Noted: the letter is in the mail.' };
}

/** The label of a state. */
export const labelOfAppointment = (status: string): string =>
  appointmentMachine.states[status as AppointmentState] ?? status;
