// Why: callers say names as they say them: with spaces for hyphens, without accents, given name first or last.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCases } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let agent: Client;
let caseNumber = '';
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('intake_agent');
  const clerk = await hub.as(order.clerk.email);
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [] };
  ({ caseNumber } = await clerk.ask(sendReferral, { body }));
});
afterAll(async () => await hub.close());

const numbersFor = async (q: string) =>
  (await agent.ask(findCases, { query: { q } })).items.map((one) => one.caseNumber);

test.each([
  'Núñez-Ortega',
  'nunez ortega',
  'Nunez Ortega, Rosa',
  'rosa nunez ortega',
  'Rosa Núñez',
  'nuñez',
  'NUNEZORTEGA ROS',
])('“%s” finds her case', async (words) => {
  expect(await numbersFor(words)).toContain(caseNumber);
});

test.each(['ortega rosa maria', 'nunes', 'rosa ortega'])('“%s” finds nobody', async (words) => {
  expect(await numbersFor(words)).not.toContain(caseNumber);
});
