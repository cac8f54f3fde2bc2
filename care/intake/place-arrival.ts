// Why: what waited in the lobby goes to its payer under the number its sender was told; pages are copied out and the
// original stays where it arrived. Only the one person who claimed it can place it.
import { append, type Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { acknowledgeHere, receiveReferral, type Received } from '../cases/index.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { noteStated, placesRead, type ReadFrom } from '../sources/index.ts';
import { deadlinesOf, itemFor, settleWork, stopClocks } from '../work/index.ts';
import { arrivalMachine, type ArrivalState } from './arrival.machine.ts';
import { arrivalPlaced, arrivalSetAside } from './intake.events.ts';
import { forgetDraft } from './call-draft.store.ts';
import { documentsOfArrival, lockArrival, moveArrival, tenantById, type Arrival } from './intake.store.ts';
import { copyDocuments } from './keep-document.ts';

const placedAs: Readonly<Record<string, 'phone' | 'fax'>> = { phone: 'phone', fax: 'fax' };
/** The channel of a case by that of the arrival it came as. */
export const channelPlaced = (channel: string): 'phone' | 'fax' | 'email' => placedAs[channel] ?? 'email';

export const owedClocks = ['acknowledgement', 'lobby_placement'];

/** The arrival, locked, if the person acting holds it and the machine allows the move. */
export async function heldArrival(
  deed: Deed,
  arrivalId: string,
  move: 'place' | 'set_aside',
): Promise<Or<Arrival>> {
  const arrival = await deed.tx.maybe(lockArrival, [deed.tenantId, arrivalId]);
  if (arrival === undefined) return absent;
  const item = await itemFor(deed.tx, deed.tenantId, 'arrival', arrivalId);
  const held = item !== undefined && item.status === 'claimed' && item.ownerId === deed.by.id;
  const state: ArrivalState =
    arrival.status === 'waiting' && held ? 'claimed' : (arrival.status as ArrivalState);
  if (state === 'claimed' && !held)
    return refuse('not_yours', 'Somebody else is placing this. Ask them to hand it over.');
  const next = step(arrivalMachine, move, state, deed.by.role as Mover);
  return isRefusal(next) ? next : arrival;
}

/** True when our written receipt has really left: its clock was stopped by that and by nothing else. */
export async function wasAnswered(deed: Deed, arrival: Arrival): Promise<boolean> {
  if (arrival.channel === 'phone') return false;
  const clocks = await deed.tx.rows(deadlinesOf, [deed.tenantId, arrival.id]);
  return clocks.some((one) => one.kind === 'acknowledgement' && one.metAt !== null);
}

/** Places an arrival with a payer as a referral; `to` acts in that payer's tenant. */
export async function place(
  deed: Deed,
  to: Deed,
  arrivalId: string,
  {
    draft,
    sources = [],
  }: { readonly draft: ReferralDraft; readonly sources?: readonly ReadFrom[] | undefined },
): Promise<Or<Received & { receivedAt: string; zone: string }>> {
  const arrival = await heldArrival(deed, arrivalId, 'place');
  if (isRefusal(arrival)) return arrival;
  const tenant = await to.tx.maybe(tenantById, [to.tenantId]);
  if (tenant === undefined) return absent;
  const documents = await deed.tx.rows(documentsOfArrival, [deed.tenantId, arrivalId]);
  const readable = documents.some((one) => one.status !== 'unreadable');
  const channel = channelPlaced(arrival.channel);
  const told = await wasAnswered(deed, arrival);
  const received = await receiveReferral(to, {
    draft: {
      ...draft,
      ...(draft.requesterEmail === undefined && channel === 'email' && !arrival.isAutomatic
        ? { requesterEmail: arrival.senderAddress ?? undefined }
        : {}),
    },
    channel,
    receivedAt: arrival.receivedAt,
    zone: tenant.zone,
    orderReceived: readable,
    caseNumber: arrival.caseNumber,
    arrivalId,
    alreadyAcknowledged: told,
  });
  if (told) {
    const acknowledged = await acknowledgeHere(to, received.id, arrival.senderAddress);
    if (isRefusal(acknowledged)) return acknowledged;
  }
  const copied = await copyDocuments(
    { deed, ids: documents.map((one) => one.id), arrivalId },
    to,
    received.id,
  );
  if (isRefusal(copied)) return copied;
  const places = placesRead(
    sources,
    documents.map((one) => ({ ...one, as: copied.get(one.id) ?? one.id })),
  );
  if (isRefusal(places)) return places;
  await noteStated(to, received.id, draft, (field) => places.get(field) ?? { kind: 'person' });
  await deed.tx.run(moveArrival, [deed.tenantId, arrivalId, 'placed', null, to.tenantId, received.id]);
  await deed.tx.run(forgetDraft, [deed.tenantId, arrivalId]);
  await append(deed, arrivalPlaced, arrivalId, {
    caseNumber: arrival.caseNumber,
    tenantId: to.tenantId,
    referralId: received.id,
  });
  // What was never answered here is still owed: the case's own acknowledgement clock goes on from the receipt.
  if (!told) await stopClocks(deed, arrivalId, ['acknowledgement'], 'cancelled');
  await settleWork(deed, 'arrival', arrivalId, 'placed', owedClocks);
  return { ...received, receivedAt: arrival.receivedAt, zone: tenant.zone };
}

/** Keeps an arrival that is no order, with the reason, and closes its work. */
export async function setAside(deed: Deed, arrivalId: string, why: string): Promise<Or<{ status: string }>> {
  const arrival = await heldArrival(deed, arrivalId, 'set_aside');
  if (isRefusal(arrival)) return arrival;
  await deed.tx.run(moveArrival, [deed.tenantId, arrivalId, 'set_aside', why, null, null]);
  await deed.tx.run(forgetDraft, [deed.tenantId, arrivalId]);
  await append(deed, arrivalSetAside, arrivalId, { caseNumber: arrival.caseNumber, why });
  await settleWork(deed, 'arrival', arrivalId, 'set_aside', owedClocks);
  return { status: 'set_aside' };
}
