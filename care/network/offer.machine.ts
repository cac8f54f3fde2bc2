// Why: the life of one offer (domain reference §1.2). Time and the provider answer it; once somebody else has won, it can
// only be read. A provider who has accepted can still give the line back, coded, before the service is under way.
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';

export type OfferState =
  | 'sent'
  | 'viewed'
  | 'countered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'superseded'
  | 'handed_back'
  | 'called_off';

export type OfferMove =
  | 'view'
  | 'accept'
  | 'decline'
  | 'counter'
  | 'agree'
  | 'expire'
  | 'withdraw'
  | 'supersede'
  | 'hand_back'
  | 'keep'
  | 'call_off';

/** Offers that may still be answered by somebody. */
export const openOfferStates = ['sent', 'viewed', 'countered'] as const satisfies readonly OfferState[];

const provider: Mover[] = ['servicing_dispatcher', 'provider_admin'];
const desk: Mover[] = ['care_coordinator', 'supervisor'];
const gone = 'This offer is no longer open. Nothing was changed.';

export const offerMachine = machine<OfferState, OfferMove, Mover>({
  name: 'Offer',
  start: 'sent',
  states: {
    sent: 'New',
    viewed: 'Seen',
    countered: 'Another date proposed',
    accepted: 'Accepted',
    declined: 'Declined',
    expired: 'Expired',
    withdrawn: 'Withdrawn',
    superseded: 'Taken by another provider',
    handed_back: 'Handed back',
    called_off: 'Called off',
  },
  moves: {
    view: {
      from: ['sent'],
      to: 'viewed',
      by: provider,
      label: 'Look at',
      only: 'Only a new offer is looked at for the first time.',
    },
    accept: { from: ['sent', 'viewed'], to: 'accepted', by: provider, label: 'Accept', only: gone },
    decline: {
      from: ['sent', 'viewed', 'countered'],
      to: 'declined',
      by: provider,
      label: 'Decline',
      only: gone,
    },
    counter: {
      from: ['sent', 'viewed'],
      to: 'countered',
      by: provider,
      label: 'Propose another date',
      only: gone,
    },
    agree: {
      from: ['countered'],
      to: 'accepted',
      by: desk,
      label: 'Agree to the date',
      only: 'Only a date that a provider has proposed can be agreed to.',
    },
    expire: {
      from: ['sent', 'viewed'],
      to: 'expired',
      by: ['clock', 'system'],
      label: 'Expire',
      only: 'Only an offer that nobody has answered expires.',
    },
    withdraw: {
      from: ['sent', 'viewed', 'countered'],
      to: 'withdrawn',
      by: [...desk, 'system'],
      label: 'Withdraw',
      only: 'Only an open offer can be withdrawn; a line that was accepted is taken back instead.',
    },
    supersede: {
      from: ['sent', 'viewed', 'countered'],
      to: 'superseded',
      by: ['system'],
      label: 'Taken by another',
      only: 'Only an open offer can be taken by another provider.',
    },
    hand_back: {
      from: ['accepted'],
      to: 'handed_back',
      by: provider,
      label: 'Hand back',
      only: 'Only a line you have accepted can be handed back.',
    },
    keep: {
      from: ['handed_back'],
      to: 'accepted',
      by: ['system'],
      label: 'Stays with the provider',
      only: 'Only what was handed back can stay after all.',
    },
    call_off: {
      from: ['accepted'],
      to: 'called_off',
      by: ['system'],
      label: 'Call off',
      only: 'Only an accepted line is called off.',
    },
  },
});
