// Why: "you will hear from us" without "by when" makes people call. Office and member read the instant that concerns
// them, in plain words and in the member's own time, and of the clock behind it nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '../base/db/transact.ts';
import { listOwnCases } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { deadlinesOf } from '../care/work/index.ts';
import { portalPeople } from '../town/index.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const member = portalPeople.find((one) => one.role === 'member' && one.memberKey === order.member.key);
let params: { tenantId: number; id: string };

beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T14:00:00.000Z' });
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, serviceFromOn: '2026-12-01' }, documents: [] },
  });
  params = { tenantId, id };
});
afterAll(async () => await hub.close());

const readBy = async (email: string) =>
  (await (await hub.as(email)).ask(listOwnCases)).items.find((one) => one.id === params.id);

test('office and member read by when they hear from us, in the words of the member’s own place', async () => {
  await hub.settle();
  for (const email of [order.clerk.email, member?.email ?? '']) {
    const own = await readBy(email);
    expect(own?.zone).toBe(order.member.address.zone);
    expect(own?.nextDueAt).not.toBeNull();
    expect(own?.hearBy).toMatch(
      /^You will hear from us by (Mon|Tues|Wednes|Thurs|Fri)day, November \d+, \d+:\d\d [AP]M\.$/,
    );
  }
  expect((await readBy(member?.email ?? ''))?.hearBy).toBe((await readBy(order.clerk.email))?.hearBy);
});

test('of all clocks of their case they reach only those that end with word to them, and no other case’s', async () => {
  const kindsSeenBy = async (scope: object) =>
    await transact(
      hub.house.equipment.database,
      { tenants: [params.tenantId], actorId: member?.key ?? '', role: 'member', ...scope },
      async (tx) => (await tx.rows(deadlinesOf, [params.tenantId, params.id])).map((one) => one.kind),
    );
  const all = await hub.sql('select kind from work.deadline where subject_id = $1', [params.id]);
  expect(all.map((one) => one['kind'])).toContain('start_of_care');
  const heard = ['acknowledgement', 'scheduling'];
  expect((await kindsSeenBy({ members: [order.member.key] })).toSorted()).toEqual(heard);
  expect((await kindsSeenBy({ role: 'referring_office', offices: [order.office.key] })).toSorted()).toEqual(
    heard,
  );
  expect(await kindsSeenBy({ members: ['00000000-0000-7000-8000-000000000000'] })).toEqual([]);
  expect(await kindsSeenBy({ role: 'referring_office', offices: [] })).toEqual([]);
});

test('a promise that was missed is owned up to', async () => {
  await hub.pass({ hours: 24 * 10 });
  expect((await readBy(member?.email ?? ''))?.hearBy).toMatch(
    /^You should have heard from us by .* We are late/,
  );
});
