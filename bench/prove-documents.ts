// Why: "answered or quarantined, the service never down" (issue 5): papers that are broken or made to hurt are sent to a real
// house by every door, while somebody keeps asking whether it still answers, and somebody watches the readers' memory.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { openLines } from '../care/faxes/open-lines.ts';
import { mappingSchema } from '../care/faxes/vendor-mapping.schema.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { startPageReader, type PageReader } from '../wire/pdf/read-pages.ts';
import { accountsOf, signIn, type Caller } from './callers.ts';
import { databaseTime } from './database-time.ts';
import { dearPapers, escapes, papers, stockPantry, type Pantry } from './hostile-papers.ts';
import { openOwnHouse, type HouseUnderTest } from './house-under-test.ts';
import { sayResult } from './say-result.ts';
import { chanceOf, type Chance } from './seeded-random.ts';
import { senderTo, type Answer, type Sender } from './send-request.ts';
import { watchHealth, type Health } from './watch-health.ts';
import { whatStayed } from './what-stayed.ts';

export type DocumentsProof = {
  readonly sent: number;
  readonly taken: number;
  readonly refused: number;
  readonly health: Health;
  /** Most resident memory of any reader seen, in MB. */
  readonly readerMb: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

const secret = 'the-secret-of-the-prover-alone';
export const limits = { maxSeconds: 4, maxMemoryBytes: 256_000_000 } as const;
/** A reader is looked at while it may be ended already; what it took in the last moments counts as this much more. */
const overshootMb = 64;
const batch = 40;
const answerMs = 30_000;
/** Every paper of a batch may be a dear one, and each is tried twice at most. */
const settleMs = 90_000;

/** The reader of the product under the limits that are promised. */
export function limitedReader(): PageReader {
  const reader = startPageReader({ maxMemoryBytes: limits.maxMemoryBytes, children: 2 });
  return {
    ...reader,
    readPages: (bytes, kind) => reader.readPages(bytes, kind, { maxSeconds: limits.maxSeconds }),
  };
}

/** Two papers may wait for each other's reader; beyond this one was let go on without a limit. */
const slowestReadMs = 3000 * limits.maxSeconds + 5000;

/** The reader, telling of every paper it took too long over. */
const timed = (reader: PageReader, slowestMs: number, note: (line: string) => void): PageReader => ({
  ...reader,
  async readPages(...asked) {
    const started = performance.now();
    try {
      return await reader.readPages(...asked);
    } finally {
      const ms = performance.now() - started;
      if (ms > slowestMs) note(`a paper was read for ${Math.round(ms).toString()} ms`);
    }
  },
});

async function openVendor(house: HouseUnderTest): Promise<void> {
  const database = openDatabase(house.databaseUrl, 'doorstep_app', 1);
  const at = await databaseTime(house.databaseUrl);
  const mapping = mappingSchema.parse({
    check: { by: 'signature', header: 'x-signature' },
    body: 'json',
    faxId: 'id',
    calling: 'from',
    called: 'to',
    pages: 'pages',
    lastPageAt: 'at',
    content: 'file',
    address: 'url',
  });
  const setup = { lines: [], vendors: [{ tenantId: 1, name: 'prover', mapping, secret }] };
  const scope = { tenants: [1], actorId: 'system', role: 'system' };
  await transact(database, scope, (tx) => openLines(tx, at, house.secret, setup));
  await database.close();
}

type Road = (proving: Proving, chance: Chance, bytes: Buffer, number: number) => Promise<Answer | undefined>;
type Proving = {
  readonly house: HouseUnderTest;
  readonly sender: Sender;
  readonly clerk: Caller;
  readonly pantry: Pantry;
  readonly run: string;
};

const roads: Readonly<Record<string, Road>> = {
  hook: async ({ sender, run }, chance, bytes, number) => {
    const body = JSON.stringify({
      id: `${run}-${number} ${chance.pick(escapes)}`,
      from: chance.pick([...escapes, '6175550199']),
      to: chance.pick(escapes),
      pages: chance.pick([1, 2, 17, -4, 1e99, 'many']),
      at: chance.pick(['2026-11-23T10:00:00Z', 'never', '', '9999-99-99']),
      ...(chance.happens(0.03) ? { url: 'http://169.254.169.254/' } : { file: bytes.toString('base64') }),
    });
    const signature = createHmac('sha256', chance.happens(0.02) ? 'another secret' : secret)
      .update(body)
      .digest('hex');
    return await sender.send({
      method: 'POST',
      path: '/fax/prover',
      body,
      headers: { 'x-signature': signature },
    });
  },
  upload: async ({ sender, clerk, run }, chance, bytes, number) => {
    const name = encodeURIComponent(`${chance.pick(escapes).toWellFormed()}${number}.pdf`.slice(-190));
    return await sender.send({
      method: 'POST',
      path: `/api/documents?fileName=${name}`,
      cookie: clerk.cookie,
      key: `${run}-${number}-upload`,
      body: bytes,
      contentType: chance.pick(['application/pdf', 'image/tiff', 'application/octet-stream', 'text/html']),
    });
  },
  mail: async ({ house }, chance, bytes, number) => {
    const word = () => chance.pick(escapes).toWellFormed();
    const head = `From: "${word()}" <desk${number}@office.example>\r\nTo: orders@doorstep.example\r\nSubject: ${word()}\r\nMessage-ID: <${number}.${word().slice(0, 20)}@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
    const file = `--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${word()}.pdf"\r\n\r\n`;
    await house.mail(
      'orders@doorstep.example',
      Buffer.from(`${head}--b\r\n\r\n${word()}\r\n${file}${bytes.toString('base64')}\r\n--b--\r\n`),
    );
    return undefined;
  },
};

function paperOf(chance: Chance, pantry: Pantry, number: number): { kind: string; bytes: Buffer } {
  const source = number % 150 === 77 ? dearPapers : papers;
  const kind = chance.pick(Object.keys(source));
  return { kind, bytes: source[kind]?.(chance, pantry) ?? Buffer.alloc(0) };
}

/** True when it is done within so many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    alarm = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(alarm);
  }
}

/** Most memory the readers hold just now, in MB. */
async function memoryOf(reader: PageReader): Promise<number> {
  const each = await Promise.all(
    reader.pids().map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
    }),
  );
  return Math.max(0, ...each);
}

type Told = {
  readonly kinds: Record<string, number>;
  readonly count: { taken: number; refused: number };
  readonly note: (line: string) => void;
};

async function sendOne(
  proving: Proving,
  seed: number,
  number: number,
  { kinds, count, note }: Told,
): Promise<void> {
  const chance = chanceOf(seed, number);
  const { kind, bytes } = paperOf(chance, proving.pantry, number);
  const road = chance.pick(Object.keys(roads));
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  const started = performance.now();
  const answer = await roads[road]?.(proving, chance, bytes, number);
  const ms = performance.now() - started;
  if (answer === undefined || answer.status < 300) count.taken += 1;
  else if (answer.status < 500) count.refused += 1;
  else note(`answered ${answer.status}: ${kind} by ${road} (${number})`);
  if (ms > answerMs) note(`slow, ${Math.round(ms)} ms: ${kind} by ${road} (${number})`);
}

/** Sends `n` papers from number `from` on, by seed. Violations name what happened, the number and the kind of paper. */
export async function proveDocuments(
  n: number,
  seed: number,
  {
    from = 0,
    reader = limitedReader(),
    slowestMs = slowestReadMs,
    say = () => {},
  }: { from?: number; reader?: PageReader; slowestMs?: number; say?: (line: string) => void } = {},
): Promise<DocumentsProof> {
  const violations: string[] = [];
  const note = (line: string) => void (violations.length < 100 && violations.push(line));
  const house = await openOwnHouse(timed(reader, slowestMs, note));
  const sender = senderTo(house.url, 4);
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  const kinds: Record<string, number> = {};
  const count = { taken: 0, refused: 0 };
  const told: Told = { kinds, count, note };
  let readerMb = 0;
  const watching = setInterval(() => {
    void memoryOf(reader).then((mb) => (readerMb = Math.max(readerMb, mb)));
  }, 20);
  const health = watchHealth(house.url);
  try {
    await openVendor(house);
    const agent = (await accountsOf(database)).find(
      (one) => one.role === 'intake_agent' && one.tenants.includes(1),
    );
    if (agent === undefined) throw new Error('The town has no intake agent.');
    const clerk = await signIn(sender, agent);
    const proving = { house, sender, clerk, pantry: await stockPantry(), run: `p${seed}` };
    for (let start = from; start < from + n; start += batch) {
      const numbers = Array.from({ length: Math.min(batch, from + n - start) }, (_, i) => start + i);
      await Promise.all(
        numbers.map((number) =>
          sendOne(proving, seed, number, told).catch((error: unknown) =>
            note(`no answer: ${number} (${error instanceof Error ? error.message : ''})`),
          ),
        ),
      );
      if (!(await within(settleMs, house.settle()))) {
        note(`the readers came to no end: papers ${numbers[0] ?? 0} to ${numbers.at(-1) ?? 0}`);
        reader.close();
        break;
      }
      say(
        `${start + numbers.length - from} of ${n}, ${violations.length} violations; go on with --from ${start + numbers.length}`,
      );
    }
    violations.push(...(await whatStayed(database)));
    if (readerMb > limits.maxMemoryBytes / 1e6 + overshootMb)
      violations.push(`a reader took ${Math.round(readerMb)} MB`);
  } finally {
    clearInterval(watching);
    violations.push(...(await health.stop()).violations);
    await database.end();
    sender.close();
    await house.close();
    reader.close();
  }
  return { sent: n, ...count, health: await health.stop(), readerMb, kinds, violations };
}

/** `./doorstep prove documents --n 20000 --seed 1 [--from K]` */
export async function prove(args: CommandArguments): Promise<number> {
  const { n = 2000, seed = 1 } = args;
  const from = Number(args.from ?? 0);
  if (!Number.isInteger(from) || from < 0) {
    console.error('--from wants the number of the first paper.');
    return 2;
  }
  const started = process.hrtime.bigint();
  const say = (line: string) => void process.stderr.write(`documents: ${line}\n`);
  const { violations, ...figures } = await proveDocuments(n, seed, { from, say });
  for (const line of violations) console.log(line);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return sayResult(
    { prove: 'documents', ...figures, limits, violations: violations.length, seed, from, seconds },
    violations.length === 0,
  );
}
