// Why: a story boots the whole hub in one process (its own database with the town, a pinned clock, real SMTP both ways),
// lets time pass on purpose and asks what people would see. Nothing of ours is mocked.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { Client as Postgres } from 'pg';
import { drain } from '../../base/jobs/worker.ts';
import { pinnedClock, type PinnedClock } from '../../base/time/clock.ts';
import type { Instant, Span } from '../../base/time/instant.ts';
import { readTimeline } from '../../care/casefile/casefile.contract.ts';
import type { MailDoor } from '../../wire/mail/listen.ts';
import { openHouse, type House } from '../house.ts';
import { startMailbox, type MailboxMessage } from '../sandbox/mailbox.ts';
import { startPayer, type SandboxPayer } from '../sandbox/payer.ts';
import { clientWith, enter, type Client } from './story-client.ts';
import { testDatabase, testSecret } from './test-database.ts';

/** A mail as a sender's program hands it over; `envelope` is what crosses the wire when it differs from the headers. */
export type SentMail = Mail.Options;

export type StoryHub = {
  readonly house: House;
  readonly url: string;
  readonly home: string;
  readonly smtpUrl: string;
  readonly clock: PinnedClock;
  /** Signed in through the one-click door; by role (its first person) or by email. */
  as(who: string): Promise<Client>;
  /** Somebody who has not signed in, or who holds this cookie. */
  at(cookie?: string): Client;
  /** Works until nothing is due, waiting out the short pauses before retries. Returns how many pieces were done. */
  settle(): Promise<number>;
  /** Lets time pass, everything due in it happening in its own minute of the story. */
  pass(span: Span): Promise<void>;
  readonly mail: {
    /** Writes a mail and sends it; gives its bytes, to send them again. */
    send(mail: SentMail): Promise<Buffer>;
    resend(envelope: { from: string; to: string }, raw: Buffer): Promise<void>;
  };
  /** The stand-in payer of all plans; in stories 'slow' takes `slowSeconds` and our patience is three quarters of a second. */
  readonly payer: SandboxPayer;
  readonly mailbox: {
    /** What an address has received, oldest first. */
    to(address: string): Promise<MailboxMessage[]>;
    /** Everything that left the house, oldest first. */
    all(): Promise<MailboxMessage[]>;
  };
  /** What happened to a case or arrival, oldest first. */
  timeline(of: { tenantId: number; id: string }): Promise<{ type: string; say: string; at: string }[]>;
  /** Looks into the database past all row policies, for what no door shows. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

const retryMinutes = 2;

type Sql = StoryHub['sql'];

/** The earliest moment a query finds, as an instant; null when there is none. */
async function earliest(sql: Sql, from: string, values: unknown[]): Promise<string | null> {
  const [row] = await sql(
    `select to_char(min(moment) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as moment from (${from}) as due`,
    values,
  );
  return typeof row?.['moment'] === 'string' ? row['moment'] : null;
}

/** Lets the hub work and time pass. */
function timeOf(house: House, clock: PinnedClock, sql: Sql): Pick<StoryHub, 'settle' | 'pass'> {
  const settle = async (): Promise<number> => {
    let done = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      done += await drain(house.worker, () => clock.now(), house.work);
      const waiting = await earliest(
        sql,
        `select run_at as moment from base.job
         where state = 'ready' and run_at <= $1::timestamptz + make_interval(mins => $2)`,
        [clock.now(), retryMinutes],
      );
      if (waiting === null) break;
      clock.set(waiting > clock.now() ? waiting : clock.now());
    }
    return done;
  };
  const pass = async (span: Span): Promise<void> => {
    const until = pinnedClock(clock.now()).pass(span);
    for (;;) {
      await settle();
      const next = await earliest(
        sql,
        `select moment from (
           select due_at as moment from base.timer where fired_at is null
           union all select run_at from base.job where state = 'ready') as both_kinds
         where moment > $1::timestamptz and moment <= $2::timestamptz`,
        [clock.now(), until],
      );
      if (next === null) break;
      clock.set(next);
    }
    if (clock.now() < until) clock.set(until);
    await settle();
  };
  return { settle, pass };
}

/** The way in by mail: real SMTP to the hub's own listener, opened with the first mail. */
function mailInto(house: House): StoryHub['mail'] & { close(): Promise<void> } {
  let door: MailDoor | undefined;
  const resend: StoryHub['mail']['resend'] = async (envelope, raw) => {
    door ??= await house.listen(0);
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
    await transport.sendMail({ envelope, raw });
    transport.close();
  };
  return {
    resend,
    async send(mail) {
      const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
      const { message, envelope } = await composer.sendMail({
        messageId: `<${randomUUID()}@office.example>`,
        ...mail,
      });
      const raw = message as Buffer;
      await resend({ from: envelope.from === false ? '' : envelope.from, to: envelope.to[0] ?? '' }, raw);
      return raw;
    },
    close: async () => await door?.close(),
  };
}

/** A whole timeline as a supervisor reads it, oldest first. */
async function timelineFor(supervisor: Client, params: { tenantId: number; id: string }) {
  const items = [];
  let after: string | undefined;
  do {
    const page = await supervisor.ask(readTimeline, {
      params,
      ...(after === undefined ? {} : { query: { after } }),
    });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items.toReversed().map(({ type, say, at }) => ({ type, say, at }));
}

/** Boots the hub at an instant. Close it when the file ends. */
export async function openStory({
  at,
  slowSeconds = 1,
}: {
  at: Instant;
  slowSeconds?: number;
}): Promise<StoryHub> {
  const database = await testDatabase({ town: true, size: 2 });
  const home = await mkdtemp(join(tmpdir(), 'doorstep-story-'));
  const box = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(home, 'mailbox'), slowSeconds });
  const payer = await startPayer({ port: 0, slowSeconds });
  const smtpUrl = `smtp://127.0.0.1:${box.smtpPort}`;
  const clock = pinnedClock(at);
  const house = await openHouse({
    url: database.url,
    home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl,
    townIsSeeded: true,
    mailboxUrl: `http://127.0.0.1:${box.httpPort}`,
    payerUrl: payer.url,
    payerTimeoutSeconds: 0.75,
    clock,
    connections: 6,
    checkRows: true,
    limits: 'off',
  });
  const api = await house.buildApi();
  const admin = new Postgres({ connectionString: database.url });
  await admin.connect();
  const sql: Sql = async (text, values = []) =>
    (await admin.query<Record<string, unknown>>(text, values)).rows;
  const messages = async (query: string) => {
    const answer = await fetch(`http://127.0.0.1:${box.httpPort}/api/messages${query}`);
    return ((await answer.json()) as MailboxMessage[]).toReversed();
  };
  const mail = mailInto(house);
  return {
    house,
    url: database.url,
    home,
    smtpUrl,
    clock,
    as: async (who) => await enter(api, who),
    at: (cookie) => clientWith(api, cookie ?? null),
    ...timeOf(house, clock, sql),
    mail,
    payer,
    mailbox: {
      to: async (address) => await messages(`?to=${encodeURIComponent(address)}`),
      all: async () => await messages(''),
    },
    timeline: async (of) => await timelineFor(await enter(api, 'supervisor'), of),
    sql,
    async close() {
      await mail.close();
      await api.close();
      await house.close();
      await box.close();
      await payer.close();
      await admin.end();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
