// Why: machines die at the worst moment. A worker killed between the commit of the order and its acknowledgement loses
// nothing: the next one finishes, the sender can tell a repeated letter by its Message-ID, and the case is acknowledged once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import type { MeasuredClock } from '../base/time/clock.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { testSecret } from '../run/testing/test-database.ts';

let hub: StoryHub;
let real: MeasuredClock;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z', slowSeconds: 4 });
  // A child process follows the database's real clock, so these stories happen now.
  real = databaseClock(hub.house.app);
  await real.start();
  hub.clock.set(real.now());
});
afterAll(async () => {
  real.stop();
  await hub.close();
});

function startWorker(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../run/cli.ts'), 'start', '--only', 'worker'], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: hub.url,
      DOORSTEP_HOME: hub.home,
      DOORSTEP_SECRET: testSecret.toString(),
      DOORSTEP_SMTP_URL: hub.smtpUrl,
    },
  });
}
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (await holds()) return;
    await sleep(100);
  }
  throw new Error(`In a minute it never came to this: ${what}.`);
}
async function sentBy(requesterEmail: string) {
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, requesterEmail }, documents: [] },
  });
  return { tenantId, id };
}
const isBeingSent = async (id: string): Promise<boolean> =>
  (
    await hub.sql(
      `select from base.job join contact.message on message.id = (payload->>'messageId')::uuid
       where kind = 'deliver_message' and message.subject_id = $1 and lease is not null and done_at is null`,
      [id],
    )
  ).length === 1;
const lettersTo = async (address: string) =>
  (await hub.mailbox.to(address)).filter((mail) => mail.subject.startsWith('We have your order'));
const acknowledgements = async (params: { tenantId: number; id: string }) =>
  (await hub.timeline(params)).filter((one) => one.type === 'referralAcknowledged').length;

test(
  'killed while the letter is being handed over: the next worker sends it, once',
  { timeout: 120_000 },
  async () => {
    const params = await sentBy('slow@office.example');
    const child = startWorker();
    try {
      await until('the letter is under way', async () => await isBeingSent(params.id));
    } finally {
      await kill(child);
    }
    expect(await hub.mailbox.to('slow@office.example')).toEqual([]);
    expect(await acknowledgements(params)).toBe(0);

    // The dead worker's lease runs out; whoever works then takes over.
    await hub.pass({ seconds: 30 });
    expect(await lettersTo('slow@office.example')).toHaveLength(1);
    expect(await acknowledgements(params)).toBe(1);
  },
);

test(
  'killed after the letter left and before that was written down: sent twice as one, acknowledged once',
  { timeout: 120_000 },
  async () => {
    hub.clock.set(real.now());
    const params = await sentBy('desk@office.example');
    const keeper = new Postgres({ connectionString: hub.url });
    await keeper.connect();
    const child = startWorker();
    try {
      // Holds the row, so that the worker cannot write down what it has sent.
      await until('the letter is written', async () => {
        await keeper.query('begin');
        const { rowCount } = await keeper.query(
          `select from contact.message where subject_id = $1 for update`,
          [params.id],
        );
        if (rowCount === 1) return true;
        await keeper.query('rollback');
        return false;
      });
      await until(
        'the letter has left',
        async () => (await hub.mailbox.to('desk@office.example')).length === 1,
      );
    } finally {
      await kill(child);
      await keeper.end();
    }
    expect((await (await hub.as('intake_agent')).ask(readCase, { params })).referral.status).toBe('received');

    hub.clock.set(real.now());
    await hub.pass({ seconds: 30 });
    const mails = await lettersTo('desk@office.example');
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(1);
    expect(await acknowledgements(params)).toBe(1);
    const { referral } = await (await hub.as('intake_agent')).ask(readCase, { params });
    expect(referral.acknowledgedAt).not.toBeNull();
  },
);
