// Why: stories of offers begin with a line that is cleared and look at it as a coordinator does; who answers for which
// location of the town stands here once.
import { plus } from '../../base/time/instant.ts';
import { transact } from '../../base/db/transact.ts';
import { append } from '../../base/events/event.ts';
import { lineCleared } from '../../care/authorization/index.ts';
import { readCase } from '../../care/casefile/casefile.contract.ts';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { sendReferral } from '../../care/intake/intake.contract.ts';
import { readSourcing } from '../../care/network/sourcing.contract.ts';
import { staff } from '../../town/index.ts';
import { asSystem, deedIn } from './deeds.ts';
import type { Client } from './story-client.ts';
import type { StoryHub } from './story-hub.ts';
import { orderOf } from '../play/town-orders.ts';

export const keystone = 'rick.stansfield@keystone-respiratory.doorstep.example';
const wayfarer = 'roberta.lang@wayfarer-home-medical.doorstep.example';
/** Who answers for the two locations that bring oxygen in Boston. */
export const dispatcherOf: Readonly<Record<string, string>> = {
  'Keystone Respiratory, Boston': keystone,
  'Wayfarer Home Medical, Boston': wayfarer,
};

export type OfferedCase = {
  readonly params: { readonly tenantId: number; readonly id: string };
  readonly lineId: string;
  readonly caseNumber: string;
};

/** A Tuesday at ten in Boston, a week after the one before, so that no story meets the offers of another. */
export async function nextTuesday(hub: StoryHub): Promise<Client> {
  const later = plus(hub.clock.now(), { hours: 7 * 24 });
  hub.clock.set(`${later.slice(0, 10)}T14:00:00.000Z`);
  const coordinator = staff.find((one) => one.role === 'care_coordinator' && one.tenants.includes(10));
  return await hub.as(coordinator?.email ?? '');
}

/** 'YYYY-MM-DD' so many days ahead. */
export const inDays = (hub: StoryHub, days: number): string =>
  plus(hub.clock.now(), { hours: 24 * days }).slice(0, 10);

/** A window in two days that anybody may accept. */
export const soon = (hub: StoryHub) => ({ on: inDays(hub, 2), from: '09:00', to: '11:00' });

/** An oxygen order whose one line is cleared: by the journey where it clears by itself, else as if it had. */
export async function clearedLine(
  hub: StoryHub,
  coordinator: Client,
  changes: Partial<ReferralDraft> = {},
): Promise<OfferedCase> {
  const order = orderOf('Rosa Núñez-Ortega', 'oxygen', changes);
  const { serviceFromOn: _ordered, ...rest } = order.draft;
  const draft = { ...rest, ...changes, lines: order.draft.lines.slice(0, 1) };
  const clerk = await hub.as(order.clerk.email);
  const sent = await clerk.ask(sendReferral, { body: { tenantId: order.tenantId, draft, documents: [] } });
  const params = { tenantId: sent.tenantId, id: sent.id };
  await hub.settle();
  const line = (await coordinator.ask(readCase, { params })).lines[0];
  if (line === undefined) throw new Error('The order has no line.');
  const { caseNumber } = sent;
  if (line.status !== 'offered') {
    await hub.sql(`update cases.referral set status = 'in_coordination' where id = $1`, [params.id]);
    await hub.sql(`update cases.service_line set status = 'no_auth' where id = $1`, [line.id]);
    const told = {
      caseNumber,
      lineId: line.id,
      number: 1,
      how: 'no_auth' as const,
      authorizationNumber: null,
    };
    await transact(hub.house.app, asSystem(params.tenantId), async (tx) =>
      append(deedIn(tx, params.tenantId, hub.clock.now()), lineCleared, params.id, told),
    );
    await hub.settle();
  }
  return { params, lineId: line.id, caseNumber };
}

/** How the line finds its provider, as a coordinator reads it. */
export async function searchOf(coordinator: Client, { params }: OfferedCase) {
  const [line] = (await coordinator.ask(readSourcing, { params })).lines;
  if (line === undefined) throw new Error('No line is looked for.');
  return line;
}

/** The offer that waits for an answer, and whoever answers it. */
export async function openOffer(hub: StoryHub, coordinator: Client, of: OfferedCase) {
  const { offers } = await searchOf(coordinator, of);
  const found = offers.find((offer) => offer.status === 'sent' || offer.status === 'viewed');
  if (found === undefined) throw new Error('Nothing is on offer.');
  const at = { tenantId: of.params.tenantId, id: found.id };
  return { ...found, at, dispatcher: await hub.as(dispatcherOf[found.providerName] ?? '') };
}
