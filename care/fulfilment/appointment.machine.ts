// Why: one window is confirmed, driven to and proved, or it is not, and each of these is somebody's move (domain reference
// §1.2, delivery/visit). Conditions on data, such as what a proof must hold, are rules.
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';

export type AppointmentState =
  | 'proposed'
  | 'confirmed'
  | 'dispatched'
  | 'completed'
  | 'proof_pending'
  | 'proof_accepted'
  | 'proof_rejected'
  | 'failed'
  | 'missed'
  | 'rescheduled'
  | 'cancelled';

export type AppointmentMove =
  | 'confirm'
  | 'reschedule'
  | 'set_out'
  | 'complete'
  | 'record_proof'
  | 'accept_proof'
  | 'reject_proof'
  | 'fail'
  | 'miss'
  | 'cancel';

/** States in which somebody is still expected, or proof is still owed. */
export const liveStates = [
  'proposed',
  'confirmed',
  'dispatched',
  'completed',
  'proof_pending',
  'proof_rejected',
] as const satisfies readonly AppointmentState[];

const askers = [
  'servicing_dispatcher',
  'provider_admin',
  'member',
  'delegate',
  'care_coordinator',
  'supervisor',
] as const;

export const appointmentMachine = machine<AppointmentState, AppointmentMove, Mover>({
  name: 'Appointment',
  start: 'proposed',
  states: {
    proposed: 'Waiting for a yes',
    confirmed: 'Confirmed',
    dispatched: 'On the way',
    completed: 'Took place',
    proof_pending: 'Proof being checked',
    proof_accepted: 'Proved',
    proof_rejected: 'Proof sent back',
    failed: 'Failed',
    missed: 'Missed',
    rescheduled: 'Moved',
    cancelled: 'Cancelled',
  },
  moves: {
    confirm: {
      from: ['proposed'],
      to: 'confirmed',
      by: ['member', 'delegate', 'care_coordinator', 'supervisor', 'intake_agent', 'triage_nurse', 'system'],
      label: 'Confirm',
      only: 'Only a time that waits for a yes can be confirmed.',
    },
    reschedule: {
      from: ['proposed', 'confirmed'],
      to: 'rescheduled',
      by: [...askers, 'intake_agent', 'triage_nurse', 'system', 'clock'],
      label: 'Another time',
      only: 'A time can be moved only before anybody has set out.',
    },
    set_out: {
      from: ['confirmed'],
      to: 'dispatched',
      by: ['servicing_dispatcher', 'provider_admin', 'system'],
      label: 'Set out',
      only: 'One sets out for a confirmed visit.',
    },
    complete: {
      from: ['dispatched'],
      to: 'completed',
      by: ['servicing_dispatcher', 'provider_admin', 'system'],
      label: 'It took place',
      only: 'Only a visit that is under way can have taken place.',
    },
    record_proof: {
      from: ['completed', 'proof_rejected'],
      to: 'proof_pending',
      by: ['servicing_dispatcher', 'provider_admin', 'system'],
      label: 'Record the proof',
      only: 'A proof is recorded once the visit took place, and again when it was sent back.',
    },
    accept_proof: {
      from: ['proof_pending'],
      to: 'proof_accepted',
      by: ['care_coordinator', 'supervisor', 'system'],
      label: 'Accept the proof',
      only: 'Only a recorded proof can be accepted.',
    },
    reject_proof: {
      from: ['proof_pending'],
      to: 'proof_rejected',
      by: ['care_coordinator', 'supervisor'],
      label: 'Send the proof back',
      only: 'Only a recorded proof can be sent back, with the reason.',
    },
    fail: {
      from: ['confirmed', 'dispatched'],
      to: 'failed',
      by: ['servicing_dispatcher', 'provider_admin', 'care_coordinator', 'supervisor'],
      label: 'It failed',
      only: 'Only a visit still to come or under way can fail.',
    },
    miss: {
      from: ['confirmed', 'dispatched'],
      to: 'missed',
      by: ['servicing_dispatcher', 'provider_admin', 'care_coordinator', 'supervisor', 'clock'],
      label: 'It was missed',
      only: 'Only a confirmed visit can be missed.',
    },
    cancel: {
      from: ['proposed', 'confirmed', 'dispatched'],
      to: 'cancelled',
      by: ['member', 'delegate', 'care_coordinator', 'supervisor', 'system'],
      label: 'Cancel',
      only: 'A visit can be cancelled until it took place.',
    },
  },
});
