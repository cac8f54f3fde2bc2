// Why: payers drop their nightly files on a machine; one command takes one, of any size, says its totals and what is wrong with it, and
// may be repeated. The layout of a file goes in by the same command, from a file that says it.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { openDatabase, type Database } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { startLiveFeed } from '../base/events/live.ts';
import type { FileStore } from '../base/files/file-store.ts';
import { localFileStore } from '../base/files/local-file-store.ts';
import type { Equipment } from '../base/http/door.ts';
import { deedFor, systemIn } from '../base/jobs/work.ts';
import { isRefusal, type Or } from '../base/refusal/refusal.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { keepLayout, layoutFor, takeFile, type Receipt, type TakeWatch } from '../care/feeds/index.ts';
import { feedKinds, layoutBody } from '../care/feeds/feeds.schema.ts';
import type { CommandArguments } from './command-arguments.ts';
import { onDatabase } from './command-database.ts';
import { wireJourney } from './hub.ts';
import { readSetup } from './read-setup.ts';

/** What a layout's file says. */
const layoutFile = z.strictObject({ tenantId: z.int().min(10), name: z.string(), body: layoutBody });

const biggestFile = 4 * 1024 ** 3;
const rowsBetweenWords = 20_000;

/** What stands ready while a command changes something: enough that everything which follows is put down for the worker. */
export async function withJourney<T>(
  url: string,
  home: string,
  act: (database: Database, files: FileStore, now: () => string) => Promise<T>,
): Promise<T> {
  const database = openDatabase(url, 'doorstep_app', 2);
  const live = startLiveFeed(database);
  try {
    const clock = databaseClock(database);
    await clock.measure();
    const files = localFileStore(join(home, 'files'));
    const equipment: Equipment = {
      database,
      aside: database,
      now: () => clock.now(),
      files,
      secret: Buffer.alloc(0),
      publicUrl: '',
      townIsSeeded: false,
      mailboxUrl: null,
      certificateHeader: null,
      nudge: () => undefined,
      live,
    };
    wireJourney(equipment);
    return await act(database, files, equipment.now);
  } finally {
    await live.stop();
    await database.close();
  }
}

/** Takes the file at `path` for a payer by the newest version of a layout. */
export async function importFile(
  database: Database,
  files: FileStore,
  at: string,
  asked: { readonly tenantId: number; readonly layout: string; readonly path: string },
  watch: TakeWatch = () => undefined,
): Promise<Or<Receipt> | string> {
  const { tenantId, path } = asked;
  const stored = await files.put(createReadStream(path), { maxBytes: biggestFile });
  if (isRefusal(stored)) return stored;
  return await transact(database, systemIn(tenantId), async (tx) => {
    const layout = await layoutFor(tx, tenantId, asked.layout);
    if (layout === undefined) return `Nobody has said yet what “${asked.layout}” looks like.`;
    const file = { ...stored, fileName: basename(path), road: 'command' as const };
    return await takeFile(deedFor(tx, at, tenantId, 'import'), files, layout, file, watch);
  });
}

async function saveLayout(database: Database, at: string, path: string): Promise<string | number> {
  const read = await readSetup(path, layoutFile);
  if (typeof read === 'string') return read;
  const { tenantId, name, body } = read.said;
  const kept = await transact(database, systemIn(tenantId), (tx) =>
    keepLayout(deedFor(tx, at, tenantId, 'import'), name, body),
  );
  if (isRefusal(kept)) return kept.say;
  console.log(`${name} is version ${kept.version} now.`);
  return 0;
}

function watchOnStderr(): TakeWatch {
  let said = 0;
  return (rows) => {
    if (rows - said < rowsBetweenWords) return;
    said = rows;
    console.error(`${rows} rows read`);
  };
}

async function carryOut(
  database: Database,
  files: FileStore,
  at: string,
  args: CommandArguments,
): Promise<string | number> {
  const [kind = '', path = ''] = args.words;
  if (kind === 'layout') return await saveLayout(database, at, path);
  const { payer = 0, layout = '' } = args;
  const taken = await importFile(database, files, at, { tenantId: payer, layout, path }, watchOnStderr());
  if (typeof taken === 'string') return taken;
  if (isRefusal(taken)) return taken.say;
  (taken.status === 'refused' ? console.error : console.log)(taken.says);
  return taken.status === 'refused' ? 1 : 0;
}

/** True for the words this command understands. */
export const isFeed = (word: string | undefined): boolean =>
  word === 'layout' || feedKinds.some((kind) => kind === word);

/** `./doorstep import referrals|members FILE --payer N --layout NAME`, or `import layout FILE.json`; 1 refused, 2 not understood. */
export async function importFeed(args: CommandArguments): Promise<number> {
  const [kind, path = ''] = args.words;
  const found = await stat(path).catch(() => undefined);
  const lacks = kind !== 'layout' && (args.payer === undefined || args.layout === undefined);
  if (found?.isFile() !== true || lacks) {
    const usage = `Say file, payer and layout: ./doorstep import ${feedKinds.join('|')} FILE --payer N --layout NAME.`;
    console.error(path !== '' && found?.isFile() !== true ? `There is no file ${path}.` : usage);
    return 2;
  }
  return await onDatabase(args, async (url, config) => {
    const done = await withJourney(url, config.DOORSTEP_HOME, (database, files, now) =>
      carryOut(database, files, now(), args),
    );
    if (typeof done === 'string') console.error(done);
    return typeof done === 'string' ? 1 : done;
  });
}
