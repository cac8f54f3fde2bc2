// Why: the life of a case from draft to closed, as one table (domain reference §1.2). A referral's status is derived from
// its lines once coordination begins; priority and escalation lie over it and are not states. Conditions on data, such
// as "within 30 days" or "a regulatory clock still owes a decision", are rules and only spoken of here.
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from './mover.machine.ts';

export type ReferralState =
  | 'draft'
  | 'received'
  | 'acknowledged'
  | 'verifying'
  | 'pending_info'
  | 'ready'
  | 'in_coordination'
  | 'partially_scheduled'
  | 'scheduled'
  | 'in_service'
  | 'completed'
  | 'closed'
  | 'reopened'
  | 'on_hold'
  | 'cancelled'
  | 'not_eligible'
  | 'redirected'
  | 'duplicate_merged'
  | 'closed_incomplete';

/** The states of a case on which work is going on, and which can therefore be paused. */
export const openReferralStates = [
  'received',
  'acknowledged',
  'verifying',
  'pending_info',
  'ready',
  'in_coordination',
  'partially_scheduled',
  'scheduled',
  'in_service',
  'reopened',
] as const satisfies readonly ReferralState[];

export type ReferralMove =
  | 'receive'
  | 'acknowledge'
  | 'start_verifying'
  | 'make_ready'
  | 'ask_for_information'
  | 'take_in_information'
  | 'close_incomplete'
  | 'find_not_eligible'
  | 'redirect'
  | 'merge_duplicate'
  | 'unmerge'
  | 'start_coordination'
  | 'schedule_some'
  | 'schedule_all'
  | 'lose_some_dates'
  | 'lose_all_dates'
  | 'start_service'
  | 'complete'
  | 'close'
  | 'reopen'
  | 'verify_again'
  | 'hold'
  | 'resume'
  | 'cancel';

export const referralMachine = machine<ReferralState, ReferralMove, Mover>({
  name: 'Referral',
  start: 'draft',
  states: {
    draft: 'Draft',
    received: 'Received',
    acknowledged: 'Acknowledged',
    verifying: 'Being verified',
    pending_info: 'Waiting for information',
    ready: 'Ready',
    in_coordination: 'Being arranged',
    partially_scheduled: 'Partly scheduled',
    scheduled: 'Scheduled',
    in_service: 'In service',
    completed: 'Completed',
    closed: 'Closed',
    reopened: 'Reopened',
    on_hold: 'On hold',
    cancelled: 'Cancelled',
    not_eligible: 'Not eligible',
    redirected: 'Redirected',
    duplicate_merged: 'Merged as duplicate',
    closed_incomplete: 'Closed incomplete',
  },
  moves: {
    receive: {
      from: ['draft'],
      to: 'received',
      by: ['intake_agent', 'referring_office', 'system'],
      label: 'Send in',
      only: 'Only a draft can be sent in.',
    },
    acknowledge: {
      from: ['received'],
      to: 'acknowledged',
      by: ['intake_agent', 'system'],
      label: 'Acknowledge',
      only: 'Only a referral just received can be acknowledged.',
    },
    start_verifying: {
      from: ['acknowledged'],
      to: 'verifying',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Start verifying',
      only: 'Verifying starts once the referral has been acknowledged.',
    },
    make_ready: {
      from: ['verifying'],
      to: 'ready',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Mark ready',
      only: 'Only a referral being verified can be marked ready.',
    },
    ask_for_information: {
      from: ['verifying'],
      to: 'pending_info',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Ask for missing information',
      only: 'Missing information is asked for while the referral is being verified.',
    },
    take_in_information: {
      from: ['pending_info'],
      to: 'verifying',
      by: ['intake_agent', 'care_coordinator', 'referring_office', 'system'],
      label: 'Take in the information',
      only: 'This referral is not waiting for information.',
    },
    close_incomplete: {
      from: ['pending_info'],
      to: 'closed_incomplete',
      by: ['care_coordinator'],
      label: 'Close as incomplete',
      only: 'Only a referral waiting for information can be closed as incomplete, after the attempts were made and while no decision is still owed.',
    },
    find_not_eligible: {
      from: ['verifying'],
      to: 'not_eligible',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Record as not eligible',
      only: 'Eligibility is decided while the referral is being verified.',
    },
    redirect: {
      from: ['verifying'],
      to: 'redirected',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Redirect',
      only: 'A referral is redirected while it is being verified.',
    },
    merge_duplicate: {
      from: ['acknowledged', 'verifying', 'pending_info', 'ready'],
      to: 'duplicate_merged',
      by: ['supervisor'],
      label: 'Merge as duplicate',
      only: 'A duplicate is merged before anything is arranged for it, and a supervisor confirms it.',
    },
    unmerge: {
      from: ['duplicate_merged'],
      to: 'previous',
      by: ['supervisor'],
      label: 'Take the merge back',
      only: 'Only a case merged as a duplicate can be taken out again, by a supervisor.',
    },
    start_coordination: {
      from: ['ready'],
      to: 'in_coordination',
      by: ['care_coordinator', 'system'],
      label: 'Start arranging',
      only: 'Arranging starts when the referral is ready.',
    },
    schedule_some: {
      from: ['in_coordination'],
      to: 'partially_scheduled',
      by: ['care_coordinator', 'system'],
      label: 'Record a first date',
      only: 'A first date is recorded while the referral is being arranged.',
    },
    schedule_all: {
      from: ['in_coordination', 'partially_scheduled'],
      to: 'scheduled',
      by: ['care_coordinator', 'system'],
      label: 'Record all dates',
      only: 'The referral is scheduled when every line being arranged has its date.',
    },
    lose_some_dates: {
      from: ['scheduled', 'in_service'],
      to: 'partially_scheduled',
      by: ['care_coordinator', 'system'],
      label: 'Take back some dates',
      only: 'Only a referral with all its dates can lose some of them.',
    },
    lose_all_dates: {
      from: ['partially_scheduled', 'scheduled', 'in_service'],
      to: 'in_coordination',
      by: ['care_coordinator', 'system'],
      label: 'Take back all dates',
      only: 'This referral has no dates to take back.',
    },
    start_service: {
      from: ['scheduled'],
      to: 'in_service',
      by: ['care_coordinator', 'servicing_dispatcher', 'system'],
      label: 'Start service',
      only: 'Service starts when the referral is scheduled.',
    },
    complete: {
      from: ['in_service'],
      to: 'completed',
      by: ['care_coordinator', 'system'],
      label: 'Complete',
      only: 'Only a referral in service can be completed.',
    },
    close: {
      from: ['completed'],
      to: 'closed',
      by: ['care_coordinator', 'system', 'clock'],
      label: 'Close',
      only: 'Only a completed referral can be closed.',
    },
    reopen: {
      from: ['closed'],
      to: 'reopened',
      by: ['supervisor'],
      label: 'Reopen',
      only: 'Only a closed referral can be reopened, within 30 days and by a supervisor.',
    },
    verify_again: {
      from: ['reopened'],
      to: 'verifying',
      by: ['intake_agent', 'care_coordinator', 'supervisor', 'system'],
      label: 'Verify again',
      only: 'Only a reopened referral is verified again.',
    },
    hold: {
      from: openReferralStates,
      to: 'on_hold',
      by: ['care_coordinator', 'supervisor', 'system'],
      label: 'Put on hold',
      only: 'Only an open referral can be put on hold.',
    },
    resume: {
      from: ['on_hold'],
      to: 'previous',
      by: ['care_coordinator', 'supervisor', 'system'],
      label: 'Resume',
      only: 'This referral is not on hold.',
    },
    cancel: {
      from: ['draft', ...openReferralStates, 'on_hold'],
      to: 'cancelled',
      by: ['referring_office', 'member', 'delegate', 'care_coordinator'],
      label: 'Cancel',
      only: 'Only an open referral can be cancelled, with a reason.',
    },
  },
});
