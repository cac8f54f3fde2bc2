// Why: an escalation is answered by a named manager with direct contact and a committed date and time, and is over only
// when the one who asked says so (domain reference §1.2). A breach raises its level (1 supervisor, 2 manager, 3 director
// or medical director, 4 payer liaison) and it is open again until someone of that level takes it.
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';

export type EscalationState =
  | 'open'
  | 'assigned'
  | 'committed'
  | 'in_progress'
  | 'resolved'
  | 'confirmed'
  | 'reopened';

export type EscalationMove =
  | 'assign'
  | 'reassign'
  | 'commit'
  | 'commit_anew'
  | 'start'
  | 'resolve'
  | 'confirm'
  | 'reopen'
  | 'breach';

const managers = ['supervisor', 'medical_director', 'payer_liaison'] as const satisfies readonly Mover[];
const requesters = [
  'referring_office',
  'servicing_dispatcher',
  'member',
  'delegate',
  'intake_agent',
  'care_coordinator',
] as const satisfies readonly Mover[];

export const escalationMachine = machine<EscalationState, EscalationMove, Mover>({
  name: 'Escalation',
  start: 'open',
  states: {
    open: 'Open',
    assigned: 'Assigned',
    committed: 'Time committed',
    in_progress: 'In progress',
    resolved: 'Resolved',
    confirmed: 'Confirmed',
    reopened: 'Reopened',
  },
  moves: {
    assign: {
      from: ['open', 'reopened'],
      to: 'assigned',
      by: [...managers, 'system'],
      label: 'Assign a manager',
      only: 'A manager is assigned to an escalation that is open or reopened.',
    },
    reassign: {
      from: ['assigned', 'committed', 'in_progress'],
      to: 'assigned',
      by: managers,
      label: 'Hand to another manager',
      only: 'Only an escalation that has a manager can be handed to another.',
    },
    commit: {
      from: ['assigned'],
      to: 'committed',
      by: managers,
      label: 'Commit to a time',
      only: 'A date and time are committed once a manager is assigned.',
    },
    commit_anew: {
      from: ['committed', 'in_progress'],
      to: 'committed',
      by: managers,
      label: 'Commit to a new time',
      only: 'Only a committed time can be replaced by a new one.',
    },
    start: {
      from: ['committed'],
      to: 'in_progress',
      by: managers,
      label: 'Start',
      only: 'Work starts once a date and time are committed.',
    },
    resolve: {
      from: ['in_progress'],
      to: 'resolved',
      by: managers,
      label: 'Resolve',
      only: 'Only an escalation in progress can be resolved.',
    },
    confirm: {
      from: ['resolved'],
      to: 'confirmed',
      by: requesters,
      label: 'Confirm it is solved',
      only: 'Only a resolved escalation can be confirmed, by the one who asked.',
    },
    reopen: {
      from: ['resolved'],
      to: 'reopened',
      by: [...requesters, 'supervisor'],
      label: 'Not solved: reopen',
      only: 'Only a resolved escalation that is not yet confirmed can be reopened.',
    },
    breach: {
      from: ['open', 'assigned', 'committed', 'in_progress', 'reopened'],
      to: 'open',
      by: ['clock'],
      label: 'Time passed: raise the level',
      only: 'A resolved escalation can no longer be late.',
    },
  },
});
