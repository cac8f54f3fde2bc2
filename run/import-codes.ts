// Why: code sets go in from the files their publishers issue, by one command that may be repeated: what stands already is said and
// left, a file that cannot be believed is refused with its lines and changes nothing.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { isRefusal } from '../base/refusal/refusal.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { daySchema } from '../base/time/time.schema.ts';
import { codeSets } from '../care/codes/code-sets.rules.ts';
import { codeSetKind, codeSetKinds, type CodeSetKind } from '../care/codes/codes.schema.ts';
import { loadEdition, type LoadWatch } from '../care/codes/load-edition.ts';
import type { CommandArguments } from './command-arguments.ts';
import { onDatabase } from './command-database.ts';
import { importFeed, isFeed } from './import-feed.ts';

const refusedLinesSaid = 20;
const linesBetweenWords = 50_000;

type Asked = {
  readonly kind: CodeSetKind;
  readonly file: string;
  readonly fromOn: string;
  readonly whole: boolean;
};

/** What the command line asks for, or a finished sentence. */
async function askedFor(args: CommandArguments): Promise<Asked | string> {
  const [word = '', file = ''] = args.words;
  const usage = `Say which set and which file: ./doorstep import ${codeSetKinds.join('|')} FILE.`;
  const kind = codeSetKind.safeParse(word);
  if (!kind.success || file === '') return usage;
  if (args.only !== undefined && args.only !== 'part') return '--only knows one word here: part.';
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return `There is no file ${file}.`;
  if (args.from !== undefined && !daySchema.safeParse(args.from).success)
    return `--from wants the first day the edition holds, such as 2026-10-01, not "${args.from}".`;
  const fromOn = args.from ?? codeSets[kind.data].fromOnIn(basename(file));
  if (fromOn === undefined)
    return `The name of the file does not say from which day it holds. Say it: --from 2026-10-01.`;
  return { kind: kind.data, file, fromOn, whole: args.only !== 'part' };
}

/** The bytes of a file, and their digest once all are read. */
function readWithDigest(file: string) {
  const hash = createHash('sha256');
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
      const read = chunk as Buffer;
      hash.update(read);
      yield read;
    }
  }
  return { source: bytes(), digest: () => hash.digest('hex') };
}

function watchOnStderr(): LoadWatch & { readonly end: () => void } {
  let refused = 0;
  let said = 0;
  return {
    refusedLine: (line, problem) => {
      refused += 1;
      if (refused <= refusedLinesSaid) console.error(`line ${line}: ${problem}`);
    },
    through: (lines) => {
      if (lines - said < linesBetweenWords) return;
      said = lines;
      console.error(`${lines} lines read`);
    },
    end: () => {
      if (refused > refusedLinesSaid) console.error(`and ${refused - refusedLinesSaid} more lines refused`);
    },
  };
}

async function load(url: string, asked: Asked): Promise<number> {
  const { kind, file, fromOn, whole } = asked;
  const database = openDatabase(url, 'doorstep_app', 1);
  const watch = watchOnStderr();
  try {
    const clock = databaseClock(database);
    await clock.measure();
    const done = await transact(database, { tenants: [0], actorId: 'system', role: 'system' }, (tx) =>
      loadEdition(
        tx,
        clock.now(),
        { kind, fileName: basename(file), fromOn, whole, ...readWithDigest(file) },
        watch,
      ),
    );
    watch.end();
    if (isRefusal(done)) {
      const stands = done.refused === 'codes_already_loaded';
      (stands ? console.log : console.error)(`${done.say}${stands ? ' Nothing was changed.' : ''}`);
      return stands ? 0 : 1;
    }
    const what = `${codeSets[kind].name} from ${fromOn}${whole ? '' : ' (a part)'}`;
    console.log(
      `${what}: ${done.lines} lines, ${done.accepted} accepted, ${done.rejected} rejected, ${done.duplicates} duplicates.`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

/** `./doorstep import KIND FILE`: loads a publisher's file; 1 when it is refused, 2 when the words are not understood. */
export async function importCodes(args: CommandArguments): Promise<number> {
  if (isFeed(args.words[0])) return await importFeed(args);
  const asked = await askedFor(args);
  if (typeof asked === 'string') {
    console.error(asked);
    return 2;
  }
  return await onDatabase(args, async (url) => {
    return await load(url, asked);
  });
}
