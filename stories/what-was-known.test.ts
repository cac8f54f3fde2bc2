// Why: whether somebody was right to act, or right to look, is judged by what was known at that moment. Members and
// grants therefore keep every form they had, with when it holds and when we learned it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '../base/db/transact.ts';
import { memberKnown } from '../care/members/index.ts';
import { grantKnown } from '../care/people/index.ts';
import { setActive } from '../care/people/people.contract.ts';
import { memberNamed, staff } from '../town/index.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { townRecordedAt } from '../run/testing/test-database.ts';

let hub: StoryHub;
const member = memberNamed('Rosa Núñez-Ortega');
const agent = staff.find((one) => one.role === 'intake_agent' && one.tenants.includes(member.tenantId));
const program = { tenants: [0, member.tenantId], actorId: 'system', role: 'system' };

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
});
afterAll(async () => await hub.close());

const granted = async (at: string) =>
  await transact(hub.house.equipment.database, program, (tx) => grantKnown(tx, agent?.key ?? '', at));
const known = async (knownBy: string, holdsAt?: string) =>
  await transact(hub.house.equipment.database, program, (tx) =>
    memberKnown(tx, member.tenantId, member.key, knownBy, holdsAt),
  );

test('what somebody was granted is known for every instant, and switching them off does not rewrite it', async () => {
  const admin = await hub.as('system_admin');
  await admin.ask(setActive, { params: { id: agent?.key ?? '' }, body: { active: false } });
  hub.clock.set('2026-03-11T14:00:00.000Z');
  const nextDay = await hub.as('system_admin');
  await nextDay.ask(setActive, { params: { id: agent?.key ?? '' }, body: { active: true } });
  expect(await granted('2025-12-31T00:00:00.000Z')).toBeUndefined();
  expect(await granted('2026-03-10T13:59:59.000Z')).toMatchObject({ active: true, knownAt: townRecordedAt });
  expect(await granted('2026-03-10T20:00:00.000Z')).toMatchObject({ active: false, role: 'intake_agent' });
  expect(await granted('2026-03-12T00:00:00.000Z')).toMatchObject({ active: true });
  expect((await granted('2026-03-12T00:00:00.000Z'))?.tenants).toContain(member.tenantId);
});

test('a coverage learned late holds from before, and does not change what we knew then', async () => {
  expect(await known('2026-03-10T14:00:00.000Z')).toMatchObject({
    memberNumber: member.memberNumber,
    birthOn: member.birthOn,
    validFrom: townRecordedAt,
  });
  await hub.sql(
    `insert into members.member_history select tenant_id, gen_random_uuid(), member_id, 'Silver Harbor Choice', line_of_business,
       'NEW-1', given_name, family_name, birth_on, state, zone, '2026-03-01T00:00:00Z', '2026-03-12T09:00:00Z'
     from members.member_history where member_id = $1`,
    [member.key],
  );
  const [then, later] = ['2026-03-05T12:00:00.000Z', '2026-03-13T00:00:00.000Z'];
  expect((await known(then))?.memberNumber).toBe(member.memberNumber);
  expect((await known(later))?.memberNumber).toBe('NEW-1');
  // Of the day in question we know better now; of the day before the change nothing is new.
  expect((await known(later, then))?.memberNumber).toBe('NEW-1');
  expect((await known(later, '2026-02-20T12:00:00.000Z'))?.memberNumber).toBe(member.memberNumber);
});

test('the history of another payer’s member and of grants is shown to nobody without them', async () => {
  const nurse = { tenants: [member.tenantId + 1], actorId: agent?.key ?? '', role: 'triage_nurse' };
  const seen = await transact(hub.house.equipment.database, nurse, async (tx) => [
    await memberKnown(tx, member.tenantId, member.key, '2026-03-10T14:00:00.000Z'),
    await grantKnown(tx, agent?.key ?? '', '2026-03-10T14:00:00.000Z'),
  ]);
  expect(seen).toEqual([undefined, undefined]);
});
