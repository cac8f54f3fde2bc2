// Why: an appointment moves only here, by its machine, on the locked row; what is told of it has one shape.
import type { Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, type Or } from '../../base/refusal/refusal.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { appointmentMachine, type AppointmentMove, type AppointmentState } from './appointment.machine.ts';
import type { AnsweredHow, Appointment } from './appointment.schema.ts';
import type { VisitTold } from './fulfilment.events.ts';
import { lockAppointment, setAppointment } from './fulfilment.store.ts';

/** Who moves (the doer of the deed unless another's answer is carried out) and what is kept with it. */
export type MovingVisit = {
  readonly as?: Mover;
  readonly how?: AnsweredHow;
  readonly code?: string;
  readonly say?: string;
};

const answering: ReadonlySet<AppointmentMove> = new Set(['confirm']);
const ending: ReadonlySet<AppointmentMove> = new Set([
  'accept_proof',
  'fail',
  'miss',
  'reschedule',
  'cancel',
]);

/** What every event of an appointment says. */
export function tell(appointment: Appointment): VisitTold {
  const { caseNumber, id, lineId, lineNumber, providerName, windowFrom, windowTo, zone } = appointment;
  return {
    caseNumber,
    appointmentId: id,
    lineId,
    number: lineNumber,
    providerName,
    windowFrom,
    windowTo,
    zone,
  };
}

/** Moves one appointment; refuses what its machine refuses. Gives the appointment as it stood before. */
export async function moveAppointment(
  deed: Deed,
  id: string,
  move: AppointmentMove,
  moving: MovingVisit = {},
): Promise<Or<Appointment>> {
  const appointment = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (appointment === undefined) return absent;
  const from = appointment.status as AppointmentState;
  const to = step(appointmentMachine, move, from, moving.as ?? (deed.by.role as Mover));
  if (isRefusal(to)) return to;
  const isAnswer = answering.has(move) || moving.how !== undefined;
  const touched = await deed.tx.run(setAppointment, [
    deed.tenantId,
    id,
    to,
    from,
    isAnswer ? deed.at : null,
    moving.how ?? null,
    move === 'set_out' ? deed.at : null,
    ending.has(move) ? deed.at : null,
    moving.code ?? null,
    moving.say ?? null,
  ]);
  return touched === 1 ? appointment : absent;
}
