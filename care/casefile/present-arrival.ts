// Why: one way to show an arrival and a document, with what this person may do next and why not.
import type { Ask } from '../../base/http/door.ts';
import { movesFor } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { messagesFor } from '../contact/index.ts';
import { documentsOfArrivalFor, presentDocument, type Arrival } from '../intake/index.ts';
import { itemFor, presentItems } from '../work/index.ts';
import { arrivalMachine, type ArrivalState } from '../intake/arrival.machine.ts';

/** An arrival with its documents, messages and queue item. */
export async function presentArrival(ask: Ask<unknown, unknown, unknown>, arrival: Arrival) {
  const documents = await documentsOfArrivalFor(ask.tx, arrival.tenantId, arrival.id);
  const item = await itemFor(ask.tx, arrival.tenantId, 'arrival', arrival.id);
  const [shown] = item === undefined ? [] : await presentItems(ask, [item]);
  const held = item?.status === 'claimed' && item.ownerId === ask.actor.actorId;
  const state = (
    arrival.status === 'waiting' && item?.status === 'claimed' ? 'claimed' : arrival.status
  ) as ArrivalState;
  const moves = movesFor(arrivalMachine, state, ask.actor.role as Mover);
  const mine = (answer: true | string) =>
    answer === true && !held ? 'Claim this first; one person places it at a time.' : answer;
  const { rawDigest: _, messageId: __, placedTenantId, placedReferralId, ...rest } = arrival;
  // Where a mail from the lobby went is told only to whom that payer is granted.
  const mayFollow = placedTenantId !== null && ask.actor.tenants.includes(placedTenantId);
  return {
    ...rest,
    statusLabel: arrivalMachine.states[state],
    placed:
      mayFollow && placedReferralId !== null
        ? { tenantId: placedTenantId, referralId: placedReferralId }
        : null,
    documents: documents.map(presentDocument),
    messages: await messagesFor(ask.tx, arrival.tenantId, arrival.id),
    item: shown ?? null,
    can: { place: mine(moves.place), set_aside: mine(moves.set_aside) },
  };
}
