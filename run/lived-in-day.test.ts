// Why: the first thing a newcomer sees is the invented town's day. Whatever hour it is started at, there must be work in every
// state, clocks at risk and one breached, and something on the first screen of everybody who may sign in.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pinnedClock } from '../base/time/clock.ts';
import { listOwnCases } from '../care/casefile/casefile.contract.ts';
import { listOffers } from '../care/network/network.contract.ts';
import { countWork } from '../care/work/work.contract.ts';
import { livedInDay, lobbyTenantId } from '../town/index.ts';
import { openHouse } from './house.ts';
import { liveADay } from './lived-in-day.ts';
import { startMailbox } from './sandbox/mailbox.ts';
import { startPayer } from './sandbox/payer.ts';
import { enter } from './testing/story-client.ts';
import { testDatabase, testSecret, type TestDatabase } from './testing/test-database.ts';

// A Saturday, at three in the morning in Boston.
const at = '2026-03-07T08:00:00.000Z';
let database: TestDatabase;
let api: Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['buildApi']>>;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await testDatabase({ town: true, size: 2 });
  const home = await mkdtemp(join(tmpdir(), 'doorstep-day-'));
  const box = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(home, 'mailbox') });
  const payer = await startPayer({ port: 0 });
  const mailboxUrl = `http://127.0.0.1:${box.httpPort.toString()}`;
  const options = {
    url: database.url,
    home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: `smtp://127.0.0.1:${box.smtpPort.toString()}`,
    townIsSeeded: true,
    mailboxUrl,
    payerUrl: payer.url,
    limits: 'off',
  } as const;
  // Every tenth of the routine arrivals is enough; those who play are all there.
  const day = livedInDay(at);
  const asked = day.find((one) => one.door === 'inquiry');
  const came = day.filter((one, i) => i % 10 === 0 || one === asked || one.payer === lobbyTenantId);
  await liveADay((clock) => openHouse({ ...options, clock, lazily: true }), at, mailboxUrl, { came });
  const house = await openHouse({ ...options, clock: pinnedClock(at) });
  api = await house.buildApi();
  ends.push(
    () => api.close(),
    () => house.close(),
    () => box.close(),
    () => payer.close(),
    () => database.drop(),
    () => rm(home, { recursive: true, force: true }),
  );
}, 240_000);
afterAll(async () => {
  for (const end of ends) await end();
});

const casesStayIn =
  'acknowledged verifying pending_info in_coordination partially_scheduled scheduled in_service completed closed reopened on_hold cancelled not_eligible redirected closed_incomplete'.split(
    ' ',
  );

async function statesOf(table: string): Promise<string[]> {
  const { rows } = await database.admin.pool.query<{ status: string }>(
    `select distinct status from ${table}`,
  );
  return rows.map((row) => row.status);
}

test('there is a case in every state that a case can stay in', async () => {
  expect(await statesOf('cases.referral')).toEqual(expect.arrayContaining(casesStayIn));
});

test('reviews, offers, visits, escalations and mails stand in their many states', async () => {
  // With the whole of the arrivals there are more requests, and every decision is taken.
  expect(await statesOf('approval.request')).toEqual(
    expect.arrayContaining(['info_requested', 'md_review', 'p2p_offered', 'approved', 'denied']),
  );
  expect(await statesOf('network.offer')).toEqual(expect.arrayContaining(['sent', 'accepted', 'expired']));
  expect(await statesOf('fulfilment.appointment')).toEqual(
    expect.arrayContaining(['proposed', 'confirmed', 'dispatched', 'proof_accepted']),
  );
  expect(await statesOf('work.escalation')).toEqual(expect.arrayContaining(['assigned']));
  expect(await statesOf('intake.arrival')).toEqual(expect.arrayContaining(['waiting', 'placed']));
});

test('at least three clocks are at risk and one is breached', async () => {
  const { counts } = await (await enter(api, 'supervisor')).ask(countWork, {});
  expect(counts['at_risk']?.count).toBeGreaterThanOrEqual(3);
  expect(counts['breached']?.count).toBeGreaterThanOrEqual(1);
});

test('nobody who signs in meets an empty screen', async () => {
  for (const role of ['care_coordinator', 'intake_agent', 'nurse_reviewer', 'payer_liaison']) {
    const { counts } = await (await enter(api, role)).ask(countWork, {});
    expect(counts['open']?.count, role).toBeGreaterThan(0);
  }
  for (const role of ['servicing_dispatcher', 'provider_admin']) {
    const { counts } = await (await enter(api, role)).ask(listOffers, {});
    expect(counts.new + counts.accepted, role).toBeGreaterThan(0);
  }
  for (const role of ['referring_office', 'member', 'delegate']) {
    const { items } = await (await enter(api, role)).ask(listOwnCases, {});
    expect(items.length, role).toBeGreaterThan(0);
  }
});
