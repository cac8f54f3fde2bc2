// Why: whatever comes in by fax or folder stands as an arrival with its case number before anybody has read it; the same
// bytes again are linked to the first and keep its number, as mail does.
import type { Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { giveCaseNumber } from '../cases/index.ts';
import { arrivalWaits } from './intake.events.ts';
import { append } from '../../base/events/event.ts';
import { harmAt, queueArrival } from '../work/index.ts';
import {
  insertArrival,
  lockSameArrival,
  moveArrival,
  sameArrival,
  tenantById,
  type Arrival,
} from './intake.store.ts';

export type Coming = {
  readonly channel: 'fax';
  readonly receivedAt: string;
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly digest: string;
  /** The arrival this very delivery made before; asked under the lock of its bytes. */
  readonly known: () => Promise<Arrival | undefined>;
};

export type Opened = Pick<Arrival, 'id' | 'caseNumber' | 'receivedAt'> & {
  readonly isKnown: boolean;
  readonly isResend: boolean;
};

/** Opens an arrival; gives the one there is already when this delivery was taken before. */
export async function openArrival(deed: Deed, coming: Coming): Promise<Opened> {
  const { channel, receivedAt, sender, recipient, digest, known } = coming;
  await deed.tx.run(lockSameArrival, [[digest]]);
  const taken = await known();
  if (taken !== undefined) return { ...taken, isKnown: true, isResend: false };
  const before = await deed.tx.maybe(sameArrival, [deed.tenantId, digest, null, []]);
  const id = newId(deed.at);
  const caseNumber = before?.caseNumber ?? (await giveCaseNumber(deed));
  await deed.tx.run(insertArrival, [
    deed.tenantId,
    id,
    caseNumber,
    channel,
    before === undefined ? 'waiting' : 'duplicate',
    receivedAt,
    null,
    sender,
    recipient,
    digest,
    null,
    before?.id ?? null,
  ]);
  return { id, caseNumber, receivedAt, isKnown: false, isResend: before !== undefined };
}

/** Lets an arrival wait for a person, with the reason in words; `answer`: whether its sender can be told in writing. */
export async function letWait(
  deed: Deed,
  arrival: Arrival,
  { title, why, answer }: { readonly title: string; readonly why: string; readonly answer: boolean },
): Promise<void> {
  const tenant = await deed.tx.one(tenantById, [deed.tenantId]);
  await deed.tx.run(moveArrival, [deed.tenantId, arrival.id, 'waiting', why, null, null]);
  await queueArrival(deed, {
    id: arrival.id,
    caseNumber: arrival.caseNumber,
    title: title.slice(0, 200).toWellFormed(),
    channel: arrival.channel,
    zone: tenant.zone,
    receivedAt: arrival.receivedAt,
    harmAt: harmAt(arrival.receivedAt, [], 'standard', null),
  });
  await append(deed, arrivalWaits, arrival.id, { caseNumber: arrival.caseNumber, why, answer });
}
