// Why: stories of visits begin where a provider was found. A case is put there by hand, without the partners who would have
// brought it so far, so that what fulfilment does is told apart from what comes before.
import { z } from 'zod';
import { append, eventKind } from '../../base/events/event.ts';
import { transact } from '../../base/db/transact.ts';
import { sendReferral } from '../../care/intake/intake.contract.ts';
import { portalPeople, providerLocations, type PortalPerson } from '../../town/index.ts';
import type { Client } from './story-client.ts';
import type { StoryHub } from './story-hub.ts';
import type { StoryOrder } from '../play/town-orders.ts';

/** A case whose lines all have a provider; `dispatcher` works at that provider's location. */
export type StoryVisit = {
  readonly tenantId: number;
  readonly id: string;
  readonly caseNumber: string;
  readonly lines: readonly { id: string; number: number }[];
  readonly dispatcher: PortalPerson;
  readonly locationId: string;
};

const providerFound = eventKind('providerFound', 'referral', z.record(z.string(), z.unknown()));

/** A dispatcher who works for this payer, and their first location. */
function dispatcherFor(tenantId: number): { dispatcher: PortalPerson; locationId: string; name: string } {
  const dispatcher = portalPeople.find(
    (one) => one.role === 'servicing_dispatcher' && one.tenants.includes(tenantId),
  );
  const locationId = dispatcher?.locationKeys?.[0];
  const place = providerLocations.find((one) => one.key === locationId);
  if (dispatcher === undefined || locationId === undefined || place === undefined)
    throw new Error(`Nobody of the town delivers for payer ${tenantId.toString()}.`);
  return { dispatcher, locationId, name: place.name };
}

/** Sends the order and lets a provider accept each of its lines for this window. */
export async function acceptedBy(
  hub: StoryHub,
  order: StoryOrder,
  window: { from: string; to: string },
): Promise<StoryVisit> {
  const clerk = await hub.as(order.clerk.email);
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [] };
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, { body });
  await hub.settle();
  await hub.sql(`update cases.referral set status = 'in_coordination' where id = $1`, [id]);
  await hub.sql(`update cases.service_line set status = 'accepted' where referral_id = $1 and number > 0`, [
    id,
  ]);
  const rows = await hub.sql(
    `select id, number from cases.service_line where referral_id = $1 and number > 0 order by number`,
    [id],
  );
  const lines = rows.map((row) => ({ id: String(row['id']), number: Number(row['number']) }));
  const { dispatcher, locationId, name } = dispatcherFor(tenantId);
  const scope = { tenants: [tenantId], actorId: 'system', role: 'system' };
  await transact(hub.house.app, scope, async (tx) => {
    const by = { id: 'system', role: 'system', name: 'Doorstep' };
    const deed = { tx, at: hub.clock.now(), tenantId, by, requestId: 'story' };
    for (const line of lines)
      await append(deed, providerFound, id, {
        caseNumber,
        lineId: line.id,
        number: line.number,
        offerId: null,
        locationId,
        providerName: name,
        windowFrom: window.from,
        windowTo: window.to,
      });
  });
  await hub.settle();
  return { tenantId, id, caseNumber, lines, dispatcher, locationId };
}

/** The token of the last link somebody was mailed. */
export async function lastLinkTo(hub: StoryHub, address: string): Promise<string> {
  const mail = (await hub.mailbox.to(address)).at(-1);
  return /\/s\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

/** Bytes that a door gives, as a PDF's words. */
export async function bytesOf(client: Client, url: string): Promise<Buffer> {
  const answer = await client.raw('GET', url);
  if (answer.statusCode !== 200) throw new Error(`${url} was refused: ${answer.body}`);
  return answer.rawPayload;
}
