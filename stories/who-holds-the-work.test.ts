// Why: work is held by exactly one person at a time, visibly, and a supervisor can move it; every refusal here shares its
// setup with the success beside it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendReferral } from '../care/intake/intake.contract.ts';
import {
  claimItem,
  handOverItem,
  listWork,
  lockItem,
  reassignItems,
  releaseItem,
} from '../care/work/work.contract.ts';
import { staff } from '../town/index.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let supervisor: Client;
let owner: Client;
let agent: Client;
let other: Client;
let item: { tenantId: number; id: string };
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  supervisor = await hub.as('supervisor');
  agent = await hub.as('imani.brooks@doorstep.example');
  other = await hub.as('diego.salgado@doorstep.example');
});
afterAll(async () => await hub.close());

async function freshItem() {
  const clerk = await hub.as(order.clerk.email);
  const { id } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: order.draft, documents: [] },
  });
  await hub.settle();
  const { items } = await supervisor.ask(listWork, { query: { view: 'open', sort: 'received', limit: 200 } });
  const found = items.find((one) => one.subjectId === id);
  if (found === undefined) throw new Error('The case stands in no queue.');
  return { ref: { tenantId: found.tenantId, id: found.id }, ownerId: found.ownerId };
}
beforeEach(async () => {
  const { ref, ownerId } = await freshItem();
  item = ref;
  owner = await hub.as(staff.find((one) => one.key === ownerId)?.email ?? '');
});
const shown = async (id: string) =>
  (await supervisor.ask(listWork, { query: { view: 'open', sort: 'received', limit: 200 } })).items.find(
    (one) => one.id === id,
  );

test('held by its case manager it cannot be claimed by another; given back it can', async () => {
  const held = await agent.refused(claimItem, { params: item });
  expect(held.say).toBe('Only an open item can be claimed; ask its owner to release it or hand it over.');
  expect((await agent.refused(releaseItem, { params: item })).code).toBe('not_yours');
  await owner.ask(releaseItem, { params: item });
  const claimed = await agent.ask(claimItem, { params: item });
  expect(claimed).toMatchObject({ status: 'claimed', ownerName: agent.person?.name });
  expect(claimed.can['claim']).toBe('This is yours already.');
});

test('two claim the released item in the same moment: one holds it', async () => {
  await owner.ask(releaseItem, { params: item });
  const url = `/api/items/${item.tenantId}/${item.id}/claim`;
  const answers = await Promise.all([agent, other].map(async (one) => await one.raw('POST', url, {})));
  expect(answers.map((one) => one.statusCode).sort((a, b) => a - b)).toEqual([200, 409]);
});

test('opened for work by one it is locked for others for two minutes', async () => {
  await owner.ask(releaseItem, { params: item });
  expect((await agent.ask(lockItem, { params: item })).mine).toBe(true);
  const seen = await other.ask(lockItem, { params: item });
  expect(seen).toMatchObject({ mine: false, lockedByName: agent.person?.name });
  expect((await other.refused(claimItem, { params: item })).code).toBe('worked_on');
  hub.clock.pass({ minutes: 2, seconds: 1 });
  expect((await other.ask(lockItem, { params: item })).mine).toBe(true);
  expect((await other.ask(claimItem, { params: item })).ownerName).toBe(other.person?.name);
});

test('only its owner hands it over, and only to somebody who serves that payer', async () => {
  const to = other.person?.key ?? '';
  expect((await agent.refused(handOverItem, { params: item, body: { to } })).code).toBe('not_yours');
  const west = await hub.as('bill.harker@doorstep.example');
  const wrong = await owner.refused(handOverItem, { params: item, body: { to: west.person?.key ?? '' } });
  expect(wrong).toMatchObject({ code: 'no_such_colleague', at: ['to'] });
  const after = await owner.ask(handOverItem, { params: item, body: { to, note: 'Speaks Spanish.' } });
  expect(after.ownerName).toBe(other.person?.name);
  const subjectId = (await shown(item.id))?.subjectId ?? '';
  expect((await hub.timeline({ tenantId: item.tenantId, id: subjectId })).map((one) => one.say)).toContain(
    `The work went to ${other.person?.name}: Speaks Spanish.`,
  );
});

test('a supervisor moves three at once, all or none; others cannot', async () => {
  const items = [item, (await freshItem()).ref, (await freshItem()).ref];
  const to = agent.person?.key ?? '';
  const nobody = { tenantId: item.tenantId, id: '00000000-0000-4000-8000-000000000000' };
  expect((await agent.refused(reassignItems, { body: { items, to } })).code).toBe('absent');
  expect((await supervisor.refused(reassignItems, { body: { items: [...items, nobody], to } })).code).toBe(
    'absent',
  );
  expect((await shown(item.id))?.ownerName).toBe(owner.person?.name);
  expect(await supervisor.ask(reassignItems, { body: { items, to } })).toEqual({ moved: 3 });
  for (const { id } of items) expect((await shown(id))?.ownerName).toBe(agent.person?.name);
  await supervisor.ask(reassignItems, { body: { items, to: null } });
  const { items: unowned } = await supervisor.ask(listWork, { query: { view: 'unowned', limit: 200 } });
  expect(unowned.map((one) => one.id)).toEqual(expect.arrayContaining(items.map((one) => one.id)));
});

test('the view of mine holds what is mine and nothing else', async () => {
  const { items } = await owner.ask(listWork, { query: { view: 'mine', limit: 200 } });
  expect(items.map((one) => one.id)).toContain(item.id);
  expect(new Set(items.map((one) => one.ownerId))).toEqual(new Set([owner.person?.key]));
});
