// Why: what a caller has said is not asked for twice: it outlives the page, is read by the agent on the call and by
// supervisors alone, and is gone as soon as the order stands.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepCallDraft, readCallDraft, readOwnCall } from '../care/intake/call-draft.contract.ts';
import type { CallDraft } from '../care/intake/call-draft.schema.ts';
import { beginCall, endCall, placeArrival, sendCallReferral } from '../care/intake/intake.contract.ts';
import { staff } from '../town/index.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { callDraftOf } from '../portals/workbench/call-words.ts';
import { emptyLine, emptyOrder } from '../portals/workbench/order-words.ts';

let hub: StoryHub;
let agent: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T20:50:00.000Z' });
  agent = await hub.as('intake_agent');
});
afterAll(async () => await hub.close());

const typed = (givenName: string): CallDraft =>
  callDraftOf({
    caller: { name: 'Nancy Petrova', organization: 'Back Bay Pulmonary', phone: '', purpose: '' },
    facts: ['name', 'birth_date'],
    payer: order.tenantId.toString(),
    words: { ...emptyOrder(), givenName, birthOn: '19', lines: [emptyLine()] },
  });

async function callWith(givenName: string) {
  hub.clock.pass({ minutes: 1 });
  const call = await agent.ask(beginCall, { body: {} });
  const params = { tenantId: call.tenantId, id: call.id };
  await agent.ask(keepCallDraft, { params, body: { draft: typed(givenName) } });
  return { call, params, behind: { tenantId: call.tenantId, id: call.arrivalId } };
}

test('whoever comes back to the desk finds the call and every word, half words too', async () => {
  expect(await agent.ask(readOwnCall)).toEqual({ call: null, draft: null, savedAt: null, receipt: null });
  const { call, params } = await callWith('Ro');
  hub.clock.pass({ minutes: 1 });
  const body = { draft: typed('Rosa') };
  const [first, second] = [
    await agent.ask(keepCallDraft, { params, body }),
    await agent.ask(keepCallDraft, { params, body }),
  ];
  expect(second).toEqual(first);
  expect(await agent.ask(readOwnCall)).toEqual({
    call: expect.objectContaining({ id: call.id, caseNumber: call.caseNumber }) as unknown,
    draft: typed('Rosa'),
    savedAt: '2026-03-10T20:52:00.000Z',
    receipt: null,
  });
});

test('the agent and supervisors may read it; nobody else may, and nobody else may write into it', async () => {
  const { params, behind } = await callWith('Rosa');
  const supervisor = await hub.as('supervisor');
  for (const reader of [agent, supervisor])
    expect((await reader.ask(readCallDraft, { params: behind })).draft?.words.givenName).toBe('Rosa');
  const others = ['care_coordinator', 'triage_nurse', 'nurse_reviewer', 'quality_auditor', 'system_admin'];
  const second = staff.filter((one) => one.role === 'intake_agent')[1];
  for (const who of [...others, second?.email ?? '', order.clerk.email]) {
    const other = await hub.as(who);
    expect((await other.refused(readCallDraft, { params: behind })).code, who).toBe('absent');
    expect((await other.refused(keepCallDraft, { params, body: { draft: typed('X') } })).code).toBe('absent');
  }
  expect((await supervisor.refused(keepCallDraft, { params, body: { draft: typed('X') } })).code).toBe(
    'absent',
  );
  const shown = await hub.sql(
    `select actor_name from base.access_entry where subject_id = $1 and purpose = 'readCallDraft'`,
    [behind.id],
  );
  expect(shown.map((one) => one['actor_name'])).toEqual([agent.person?.name, supervisor.person?.name]);
});

test('once the order stands the words are gone, and a save that comes late is refused', async () => {
  const { call, params, behind } = await callWith('Rosa');
  const receipt = await agent.ask(sendCallReferral, {
    params,
    body: { tenantId: order.tenantId, draft: order.draft },
  });
  expect((await agent.refused(keepCallDraft, { params, body: { draft: typed('Late') } })).code).toBe(
    'call_over',
  );
  const found = await agent.ask(readOwnCall);
  expect(found).toMatchObject({ call: { id: call.id }, draft: null, savedAt: null });
  expect(found.receipt).toEqual(receipt);
  expect((await agent.ask(readCallDraft, { params: behind })).draft).toBeNull();
  await agent.ask(endCall, { params });
  const [row] = await hub.sql('select draft from intake.call where id = $1', [call.id]);
  expect(row?.['draft']).toBeNull();
});

test('a call that ends without an order keeps its words for whoever places it, and then forgets them', async () => {
  const { params, behind } = await callWith('Rosa');
  await agent.ask(endCall, { params });
  expect((await agent.refused(keepCallDraft, { params, body: { draft: typed('Late') } })).code).toBe(
    'call_over',
  );
  expect((await agent.ask(readCallDraft, { params: behind })).draft?.words.givenName).toBe('Rosa');
  await agent.ask(placeArrival, { params: behind, body: { tenantId: order.tenantId, draft: order.draft } });
  expect((await agent.ask(readCallDraft, { params: behind })).draft).toBeNull();
});

test('boxes nobody knows, and words beyond all measure, are refused', async () => {
  const { params } = await callWith('Rosa');
  const wide = typed('R'.repeat(4001));
  expect((await agent.refused(keepCallDraft, { params, body: { draft: wide } })).at).toEqual([
    'draft.words.givenName',
  ]);
  const strange = { ...typed('Rosa'), secret: 'x' } as unknown as CallDraft;
  expect((await agent.refused(keepCallDraft, { params, body: { draft: strange } })).code).toBe('invalid');
});
