// Why: coverage confirmed once may have ended by the day somebody comes, or while care runs for months. It is asked about
// again before each visit and overnight, and whoever works on the case hears of it in time (domain.md §1.1 step 2).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../care/casefile/casefile.contract.ts';
import { readCoverage } from '../care/eligibility/eligibility.contract.ts';
import { answerForMember } from '../care/fulfilment/fulfilment.contract.ts';
import { setOut } from '../care/fulfilment/visit.contract.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { staff } from '../town/index.ts';
import { acceptedBy, type StoryVisit } from '../run/testing/story-visits.ts';

let hub: StoryHub;
beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T15:00:00.000Z' });
}, 120_000);
afterAll(async () => await hub?.close());

const params = ({ tenantId, id }: StoryVisit) => ({ tenantId, id });
const coordinatorOf = async ({ tenantId }: StoryVisit) =>
  await hub.as(
    staff.find((one) => one.role === 'care_coordinator' && one.tenants.includes(tenantId))?.email ?? '',
  );
const coverage = async (of: StoryVisit) =>
  await (await coordinatorOf(of)).ask(readCoverage, { params: params(of) });
const told = async (of: StoryVisit) =>
  (await hub.timeline(of)).map((one) => one.type).filter((type) => type.startsWith('coverage'));

/** A case whose visit on the first of December was agreed by phone. */
async function agreed(name: string): Promise<StoryVisit & { appointmentId: string }> {
  const window = { from: '2026-12-01T18:00:00.000Z', to: '2026-12-01T20:00:00.000Z' };
  const visit = await acceptedBy(hub, orderOf(name, 'oxygen', { serviceFromOn: '2026-11-30' }), window);
  const coordinator = await coordinatorOf(visit);
  const [appointment] = (await coordinator.ask(readCase, { params: params(visit) })).appointments;
  const appointmentId = appointment?.id ?? '';
  await coordinator.ask(answerForMember, {
    params: { tenantId: visit.tenantId, id: appointmentId },
    body: {
      how: 'phone',
      answer: 'confirm',
      identifiers: ['birth_date', 'member_id'],
      spokeWith: 'The member',
      tty: false,
    },
  });
  await hub.settle();
  return { ...visit, appointmentId };
}

test('three days before the visit the payer is asked about its day, and coverage that stands disturbs nobody', async () => {
  const visit = await agreed('Rosa Núñez-Ortega');
  const planned = (await coverage(visit)).rechecks;
  expect(planned).toEqual([{ serviceOn: '2026-12-01', dueAt: '2026-11-28T18:00:00.000Z' }]);
  await hub.pass({ hours: 24 * 5 + 4 });
  const { inquiries, rechecks } = await coverage(visit);
  expect(rechecks).toEqual([]);
  expect(inquiries[0]).toMatchObject({ purpose: 'recheck', serviceOn: '2026-12-01', outcome: 'active' });
  expect(await told(visit)).toEqual([
    'coverageAsked',
    'coverageConfirmed',
    'coverageRecheckDue',
    'coverageAsked',
    'coverageStillStands',
  ]);
}, 60_000);

test('coverage that has ended by then is a task before anybody sets out, and the case stays where it is', async () => {
  const visit = await agreed('Ivan Lapsed');
  await hub.pass({ hours: 1 });
  const coordinator = await coordinatorOf(visit);
  const { tasks, referral } = await coordinator.ask(readCase, { params: params(visit) });
  const [task] = tasks.filter((one) => one.code === 'coverage_lapsed');
  expect(task?.say).toContain('Call the member, then the provider, before anybody sets out.');
  expect(referral.status).not.toBe('not_eligible');
  expect((await told(visit)).slice(-3)).toEqual(['coverageRecheckDue', 'coverageAsked', 'coverageLapsed']);
}, 60_000);

test('cases in service are asked about overnight once their answer is a week old, night after night, each once', async () => {
  const visit = await agreed('Thị Mai Nguyễn');
  const dispatcher = await hub.as(visit.dispatcher.email);
  await dispatcher.ask(setOut, { params: { tenantId: visit.tenantId, id: visit.appointmentId } });
  await hub.settle();
  // The nurse goes on coming: this visit is done, the care is not.
  await hub.sql(`update fulfilment.appointment set status = 'completed' where id = $1`, [
    visit.appointmentId,
  ]);
  await hub.sql(`update cases.referral set status = 'in_service' where id = $1`, [visit.id]);
  const before = (await coverage(visit)).inquiries.length;
  await hub.pass({ hours: 24 * 5 });
  expect((await coverage(visit)).inquiries).toHaveLength(before);
  await hub.pass({ hours: 24 * 5 });
  const swept = (await coverage(visit)).inquiries.filter((one) => one.purpose === 'sweep');
  expect(swept).toMatchObject([{ outcome: 'active' }]);
  const nights = await hub.sql(
    `select asked, passed, done_at is not null as done from eligibility.sweep where tenant_id = $1 and done_at is not null order by night_on`,
    [visit.tenantId],
  );
  expect(nights.length).toBeGreaterThan(5);
  expect(nights.reduce((sum, night) => sum + Number(night['asked']), 0)).toBe(1);
}, 120_000);
