// Why: the promise of a backup, told as it happens: orders keep arriving while the house is saved, the machine is lost,
// and in the house brought back every case acknowledged before stands readable, and what was due is done exactly once.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealEvents } from '../../base/events/sealer.ts';
import { localFileStore } from '../../base/files/local-file-store.ts';
import { drain } from '../../base/jobs/worker.ts';
import { readCase } from '../../care/casefile/casefile.contract.ts';
import { readDocument, sendReferral } from '../../care/intake/intake.contract.ts';
import { openHouse, type House } from '../house.ts';
import type { MailboxMessage } from '../sandbox/mailbox.ts';
import { bareDatabase, type BareDatabase } from '../testing/bare-database.ts';
import { enter, type Client } from '../testing/story-client.ts';
import { openStory, type StoryHub } from '../testing/story-hub.ts';
import { orderOf } from '../play/town-orders.ts';
import { testSecret } from '../testing/test-database.ts';
import { bringBack, type BroughtBack } from './bring-back.ts';
import { takeBackup } from './take-backup.ts';

type Receipt = { tenantId: number; id: string; caseNumber: string };

const folder = mkdtempSync(join(tmpdir(), 'doorstep-running-'));
const file = join(folder, 'house.tar.gz');
const home = join(folder, 'home');
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const office = 'second.office@example.test';

let hub: StoryHub;
let clerk: Client;
let acknowledged: Receipt;
let justReceived: Receipt;
let sentBefore: MailboxMessage[];
const meanwhile: Receipt[] = [];
let pdf: Buffer;
let target: BareDatabase;
let back: BroughtBack;
let house: House;
let api: FastifyInstance;
let agent: Client;

async function send(requesterEmail: string, documents: { tenantId: number; id: string }[] = []) {
  const body = { tenantId: order.tenantId, draft: { ...order.draft, requesterEmail }, documents };
  return await clerk.ask(sendReferral, { body });
}

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  clerk = await hub.as(order.clerk.email);
  pdf = await order.pdf();
  acknowledged = await send(order.office.email, [await clerk.upload('order.pdf', pdf)]);
  await hub.settle();
  await sealEvents(hub.house.worker, hub.clock.now(), true);
  sentBefore = await hub.mailbox.to(order.office.email);
  justReceived = await send(office);

  let saving = true;
  const taking = takeBackup({
    url: hub.url,
    files: localFileStore(join(hub.home, 'files')),
    file,
    at: hub.clock.now(),
    say: () => undefined,
  }).finally(() => (saving = false));
  while (saving) meanwhile.push(await send('late.office@example.test'));
  await taking;

  target = await bareDatabase();
  const files = localFileStore(join(home, 'files'));
  back = await bringBack({ url: target.url, files, file, fresh: false, say: () => undefined });
  house = await openHouse({
    url: target.url,
    home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: hub.smtpUrl,
    townIsSeeded: true,
    mailboxUrl: null,
    clock: hub.clock,
    connections: 4,
    checkRows: true,
    limits: 'off',
  });
  api = await house.buildApi();
  agent = await enter(api, 'intake_agent');
});
afterAll(async () => {
  await api.close();
  await house.close();
  await target.drop();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const work = () => drain(house.worker, () => hub.clock.now(), house.work);
const placeOf = ({ tenantId, id }: Receipt) => ({ tenantId, id });

test('orders arrived while the house was being saved', () => {
  expect(meanwhile.length).toBeGreaterThan(0);
});

test('a case acknowledged before stands in the restored house with its document readable', async () => {
  const page = await agent.ask(readCase, { params: placeOf(acknowledged) });
  const before = await (await hub.as('intake_agent')).ask(readCase, { params: placeOf(acknowledged) });
  expect(before.referral.acknowledgedAt).not.toBeNull();
  expect(page.referral).toEqual(before.referral);
  expect(page.lines).toEqual(before.lines);
  expect(page.documents).toEqual(before.documents);
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
  expect(page.deadlines.toSorted(byId)).toEqual(before.deadlines.toSorted(byId));
  const [document] = page.documents;
  const params = { tenantId: acknowledged.tenantId, id: document?.id ?? '' };
  const original = await agent.raw('GET', `/api/documents/${params.tenantId}/${params.id}/original`);
  expect(original.rawPayload.equals(pdf)).toBe(true);
  const { pages } = await agent.ask(readDocument, { params });
  const picture = await agent.raw('GET', pages[0]?.url ?? '');
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([
    200,
    expect.stringMatching(/^image\//),
  ]);
});

test('an order that came during the backup is there whole or not at all', async () => {
  for (const { id, tenantId } of meanwhile) {
    const [found] = await target.ask(
      `select (select count(*) from cases.referral where id = $1)::int as cases,
        (select count(*) from cases.service_line where referral_id = $1)::int as lines,
        (select count(*) from base.event where subject_id = $1 and tenant_id = $2)::int as events`,
      [id, tenantId],
    );
    const { cases, lines, events } = found as { cases: number; lines: number; events: number };
    expect([lines > 0, events > 0]).toEqual(cases === 1 ? [true, true] : [false, false]);
  }
});

test('what had happened verifies against its seals', () => {
  expect(back.manifest.seals.map((seal) => seal.tenantId)).toContain(order.tenantId);
  expect(back.sealed).toBeGreaterThan(5);
});

test('the work that waited goes on, and is done exactly once', async () => {
  expect((await hub.mailbox.to(office)).length).toBe(0);
  expect(await work()).toBeGreaterThan(0);
  const mails = await hub.mailbox.to(office);
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.filter((mail) => !mail.subject.includes(justReceived.caseNumber))).toEqual([]);
  // Further steps of the journey may write too; no letter goes out twice.
  const letters = mails.map((mail) => `${mail.subject}\n${mail.text}`);
  expect(letters).toEqual([...new Set(letters)]);
  const { referral } = await agent.ask(readCase, { params: placeOf(justReceived) });
  expect(referral.acknowledgedAt).not.toBeNull();
  expect(await work()).toBe(0);
  expect(await hub.mailbox.to(office)).toEqual(mails);
  // The first office had its letter from the house that was saved.
  expect(await hub.mailbox.to(order.office.email)).toEqual(sentBefore);
});

test('a clock that was running rings in the restored house, once', async () => {
  const waiting = 'select count(*)::int as n from base.timer where fired_at is null and due_at <= $1';
  const rung = `select count(*)::int as n from base.event where type = 'clockBreached' and subject_id = $1`;
  hub.clock.pass({ hours: 24 * 5 });
  expect(await target.ask(waiting, [hub.clock.now()])).not.toEqual([{ n: 0 }]);
  await work();
  expect(await target.ask(waiting, [hub.clock.now()])).toEqual([{ n: 0 }]);
  const once = await target.ask(rung, [acknowledged.id]);
  await work();
  expect(once).not.toEqual([{ n: 0 }]);
  expect(await target.ask(rung, [acknowledged.id])).toEqual(once);
});

test('new events are sealed onto the chain that was brought back', async () => {
  expect(await sealEvents(house.worker, hub.clock.now(), true)).toBeGreaterThan(0);
  const head = back.manifest.seals.find((seal) => seal.tenantId === order.tenantId);
  const [next] = await target.ask(
    `select min(event_position)::int as position, count(*)::int as n from base.event_seal where tenant_id = $1 and number > $2`,
    [order.tenantId, head?.number],
  );
  expect(next?.['n']).toBeGreaterThan(0);
});
