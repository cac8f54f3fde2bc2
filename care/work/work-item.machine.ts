// Why: nothing is lost between desks: every piece of work is open to all or held by exactly one person, sleeps only with
// an alarm, and says why when it cannot be taken.
import { machine } from '../../base/machine/machine.ts';
import { caseWorkers, type Mover } from '../cases/mover.machine.ts';

export type WorkItemState = 'open' | 'claimed' | 'snoozed' | 'done' | 'dropped';

export type WorkItemMove =
  | 'claim'
  | 'assign'
  | 'hand_over'
  | 'release'
  | 'snooze'
  | 'wake'
  | 'finish'
  | 'settle'
  | 'drop'
  | 'reopen';

export const workItemMachine = machine<WorkItemState, WorkItemMove, Mover>({
  name: 'Work item',
  start: 'open',
  states: { open: 'Open', claimed: 'Claimed', snoozed: 'Snoozed', done: 'Done', dropped: 'No longer needed' },
  moves: {
    claim: {
      from: ['open'],
      to: 'claimed',
      by: caseWorkers,
      label: 'Claim',
      only: 'Only an open item can be claimed; ask its owner to release it or hand it over.',
    },
    assign: {
      from: ['open', 'claimed', 'snoozed'],
      to: 'claimed',
      by: ['supervisor', 'system'],
      label: 'Assign',
      only: 'An item that is done or no longer needed cannot be assigned.',
    },
    hand_over: {
      from: ['claimed', 'snoozed'],
      to: 'claimed',
      by: caseWorkers,
      label: 'Hand over',
      only: 'Only an item somebody holds can be handed over.',
    },
    release: {
      from: ['claimed', 'snoozed'],
      to: 'open',
      by: [...caseWorkers, 'system', 'clock'],
      label: 'Release',
      only: 'Only an item somebody holds can be released.',
    },
    snooze: {
      from: ['claimed'],
      to: 'snoozed',
      by: caseWorkers,
      label: 'Snooze',
      only: 'Claim the item before snoozing it.',
    },
    wake: {
      from: ['snoozed'],
      to: 'claimed',
      by: [...caseWorkers, 'system', 'clock'],
      label: 'Wake',
      only: 'Only a snoozed item can be woken.',
    },
    finish: {
      from: ['claimed'],
      to: 'done',
      by: caseWorkers,
      label: 'Done',
      only: 'Claim the item before marking it done.',
    },
    settle: {
      from: ['open', 'claimed', 'snoozed'],
      to: 'done',
      by: ['system'],
      label: 'Done by what happened',
      only: 'This item is already over.',
    },
    drop: {
      from: ['open', 'claimed', 'snoozed'],
      to: 'dropped',
      by: ['supervisor', 'system'],
      label: 'No longer needed',
      only: 'This item is already over.',
    },
    reopen: {
      from: ['done', 'dropped'],
      to: 'open',
      by: [...caseWorkers, 'system'],
      label: 'Reopen',
      only: 'Only an item that is over can be reopened.',
    },
  },
});
