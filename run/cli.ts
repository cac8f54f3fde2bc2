// Why: one table says what Doorstep can be told to do. Each command loads only its own part, so that a check starts in a
// moment and a broken part does not take the others with it.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NotDone } from './backup/not-done.ts';
import { readArguments, type CommandArguments } from './command-arguments.ts';

type Command = {
  readonly does: string;
  readonly file: string;
  readonly calls: string;
  readonly named?: boolean;
};

const root = dirname(import.meta.dirname);

const commands: Readonly<Record<string, Command>> = {
  start: {
    does: 'start everything on this machine (--fresh begins with an empty database)',
    file: 'run/start.ts',
    calls: 'start',
  },
  test: {
    does: 'run everything that runs before a change is accepted',
    file: 'tools/test.ts',
    calls: 'test',
  },
  check: { does: 'types, lint and format only', file: 'tools/check.ts', calls: 'check' },
  migrate: { does: 'bring the database to the newest form', file: 'run/migrate.ts', calls: 'migrate' },
  seed: { does: 'fill the database with the invented town', file: 'run/seed.ts', calls: 'seed' },
  import: {
    does: 'import icd10cm|hcpcs|npi|leie FILE: load a publisher’s code set (--from DAY, --only part, --url); import referrals|members FILE: take a payer’s file (--payer N --layout NAME); import layout FILE.json',
    file: 'run/import-codes.ts',
    calls: 'importCodes',
  },
  backup: {
    does: 'backup [FILE]: save database and originals while the house runs (--passphrase-file)',
    file: 'run/backup.ts',
    calls: 'backup',
  },
  restore: {
    does: 'restore FILE: bring a backup back into an empty database (--fresh, --only check, --passphrase-file)',
    file: 'run/restore.ts',
    calls: 'restore',
  },
  administrator: {
    does: 'administrator EMAIL "NAME": make the first administrator, once',
    file: 'run/administrator.ts',
    calls: 'administrator',
  },
  partner: {
    does: 'partner FILE.json: write down what was agreed with a trading partner and say its secret, once',
    file: 'run/partner.ts',
    calls: 'partner',
  },
  fax: {
    does: 'fax FILE.json: write down our fax lines and who delivers for them, and say each secret, once',
    file: 'run/fax.ts',
    calls: 'fax',
  },
  code: {
    does: 'code EMAIL: password and code of a person of the invented town',
    file: 'run/code.ts',
    calls: 'code',
  },
  prove: {
    does: 'prove NAME: try to break one promise (--n --seed --url --samples)',
    file: 'bench/prove-NAME.ts',
    calls: 'prove',
    named: true,
  },
  bench: {
    does: 'bench NAME: measure one figure (--n --seconds --seed --url)',
    file: 'bench/bench-NAME.ts',
    calls: 'bench',
    named: true,
  },
  pictures: {
    does: 'photograph every screen at three sizes in both themes, read by axe (--only NAME --url)',
    file: 'tools/pictures.ts',
    calls: 'pictures',
  },
  printed: {
    does: 'print docs/printed, the OpenAPI file and the pictures again',
    file: 'tools/printed.ts',
    calls: 'printed',
  },
};

function listing(): string {
  const lines = Object.entries(commands).map(
    ([name, command]) => `  ./doorstep ${name.padEnd(13)} ${command.does}`,
  );
  return `What Doorstep can be told to do:\n${lines.join('\n')}`;
}

/** Finds the command's function; a finished sentence instead when there is none. */
async function find(name: string, words: string[]): Promise<((args: CommandArguments) => unknown) | string> {
  const command = commands[name];
  if (command === undefined) return `There is no command "${name}".\n${listing()}`;
  let { file } = command;
  if (command.named === true) {
    const part = words.shift() ?? '';
    if (!/^[a-z0-9-]+$/.test(part)) return `Say which one: ./doorstep ${name} NAME.`;
    file = file.replace('NAME', part);
  }
  if (!existsSync(join(root, file))) return `"${name}" needs ${file}, which does not exist.`;
  const loaded: unknown = await import(join(root, file));
  const called: unknown =
    typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, command.calls) : undefined;
  if (typeof called !== 'function') return `${file} does not export ${command.calls}().`;
  return (args): unknown => called(args);
}

/** Runs one command line; the exit code. A command returns its code, or nothing when all went well. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(listing());
    return name === undefined ? 2 : 0;
  }
  let args: CommandArguments;
  try {
    args = readArguments(rest);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const words = [...args.words];
  const run = await find(name, words);
  if (typeof run === 'string') {
    console.error(run);
    return 2;
  }
  try {
    const code = await run({ ...args, words });
    return typeof code === 'number' ? code : 0;
  } catch (error) {
    const say = plainly(error);
    if (say === undefined) throw error;
    console.error(say);
    // What was started before the trouble must not keep the program waiting.
    return process.exit(1);
  }
}

/** Trouble that a person can mend needs a sentence and no trace; undefined for a bug. */
function plainly(error: unknown): string | undefined {
  if (error instanceof NotDone) return error.message;
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return undefined;
  const port = 'port' in error ? String(error.port) : 'that was asked for';
  return `Another program listens on port ${port}. Stop it, or choose another port (README, Settings).`;
}

/** When the starter above us dies in whatever way, its channel closes: then we end too, in order. */
function endWithStarter(): void {
  if (process.channel === undefined) return;
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

endWithStarter();
process.exitCode = await runCommand(process.argv.slice(2));
