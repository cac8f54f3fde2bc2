// Why: member, daughter, ordering office, payer and staff read the same sentence about a case, byte for byte, in every state
// it can reach; one who hears something else loses trust in all of it (brief.md, "One status, three readers").
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statesOf, unreachableStates } from '../base/machine/machine.ts';
import { listOwnCases, openLink, readCase } from '../care/casefile/casefile.contract.ts';
import { referralMachine } from '../care/cases/referral.machine.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { lastLinkTo } from '../run/testing/story-visits.ts';

let hub: StoryHub;
let params: { tenantId: number; id: string };
let token = '';
let readers: Record<string, Client>;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen', { requesterEmail: 'desk@reader.example' });

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  const clerk = await hub.as(order.clerk.email);
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [] };
  const { tenantId, id } = await clerk.ask(sendReferral, { body });
  params = { tenantId, id };
  await hub.settle();
  token = await lastLinkTo(hub, 'desk@reader.example');
  readers = {
    office: clerk,
    member: await hub.as('member'),
    daughter: await hub.as('delegate'),
    payer: await hub.as('payer_liaison'),
  };
});
afterAll(async () => await hub.close());

/** What each reader reads of the case now. */
async function sentences(): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const [name, reader] of Object.entries(readers)) {
    const own = (await reader.ask(listOwnCases)).items.find((one) => one.id === params.id);
    said[name] = own?.sentence ?? 'nothing';
  }
  said['staff'] = (await (await hub.as('supervisor')).ask(readCase, { params })).sentence;
  const link = await hub.at().ask(openLink, { body: { token, birthOn: order.member.birthOn } });
  said['link'] = link.sentence;
  return said;
}

test('no state of a case is out of reach', () => {
  expect(unreachableStates(referralMachine)).toEqual([]);
});

test.each(statesOf(referralMachine))('%s', async (status) => {
  await hub.sql(
    `update cases.referral set status = $2, next_window_from = '2026-03-12T14:00:00Z', next_window_to = '2026-03-12T16:00:00Z',
       next_provider_name = 'Keystone Respiratory, Boston' where id = $1`,
    [params.id, status],
  );
  const said = await sentences();
  const [first = ''] = Object.values(said);
  expect(first).toMatch(/\. .*looks after it\.$/);
  expect(said).toEqual(Object.fromEntries(Object.keys(said).map((name) => [name, first])));
});

test('the sentence says by when something is heard, to all alike', async () => {
  await hub.sql(
    `update cases.referral set status = 'in_coordination', next_window_from = null where id = $1`,
    [params.id],
  );
  const said = Object.values(await sentences());
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toMatch(/Next: a provider and a time, by .* Boston\./);
});
