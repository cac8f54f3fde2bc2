// Why: what arrived and cannot be placed yet (an email, document, call or form) waits under somebody's eyes and is held by
// one person at a time; it ends placed, set aside or known as a duplicate, and is never deleted.
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';

export type ArrivalState = 'waiting' | 'claimed' | 'placed' | 'set_aside' | 'duplicate';

export type ArrivalMove =
  | 'claim'
  | 'assign'
  | 'hand_over'
  | 'release'
  | 'place'
  | 'place_at_once'
  | 'set_aside'
  | 'mark_duplicate'
  | 'recognise_duplicate'
  | 'take_back';

const placers = ['intake_agent', 'care_coordinator', 'supervisor'] as const satisfies readonly Mover[];

export const arrivalMachine = machine<ArrivalState, ArrivalMove, Mover>({
  name: 'Arrival',
  start: 'waiting',
  states: {
    waiting: 'Waiting to be placed',
    claimed: 'Being placed',
    placed: 'Placed',
    set_aside: 'Set aside',
    duplicate: 'Duplicate',
  },
  moves: {
    claim: {
      from: ['waiting'],
      to: 'claimed',
      by: placers,
      label: 'Claim',
      only: 'Only an arrival that nobody holds can be claimed.',
    },
    assign: {
      from: ['waiting', 'claimed'],
      to: 'claimed',
      by: ['supervisor', 'system'],
      label: 'Assign',
      only: 'This arrival has already been dealt with.',
    },
    hand_over: {
      from: ['claimed'],
      to: 'claimed',
      by: placers,
      label: 'Hand over',
      only: 'Only an arrival somebody holds can be handed over.',
    },
    release: {
      from: ['claimed'],
      to: 'waiting',
      by: [...placers, 'system', 'clock'],
      label: 'Release',
      only: 'Only an arrival somebody holds can be released.',
    },
    place: {
      from: ['claimed'],
      to: 'placed',
      by: placers,
      label: 'Place',
      only: 'Claim the arrival before placing it.',
    },
    place_at_once: {
      from: ['waiting'],
      to: 'placed',
      by: ['system'],
      label: 'Place at once',
      only: 'Only an arrival that nobody holds is placed by itself.',
    },
    set_aside: {
      from: ['claimed'],
      to: 'set_aside',
      by: placers,
      label: 'Set aside',
      only: 'Claim the arrival before setting it aside, and say why.',
    },
    mark_duplicate: {
      from: ['claimed'],
      to: 'duplicate',
      by: placers,
      label: 'Mark as duplicate',
      only: 'Claim the arrival before marking it as a duplicate.',
    },
    recognise_duplicate: {
      from: ['waiting'],
      to: 'duplicate',
      by: ['system'],
      label: 'Recognise as duplicate',
      only: 'Only an arrival that nobody holds is recognised by itself.',
    },
    take_back: {
      from: ['set_aside', 'duplicate'],
      to: 'waiting',
      by: placers,
      label: 'Take back',
      only: 'Only an arrival that was set aside or marked as a duplicate can be taken back.',
    },
  },
});
