// Why: backup and restore meet the same house from both sides: its database (given or embedded), its folder of originals,
// its secret and a passphrase out of a file, never off a command line that others can see.

import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localFileStore, type LocalFileStore } from '../../base/files/local-file-store.ts';
import type { CommandArguments } from '../command-arguments.ts';
import { readConfig, secretOf, type Config } from '../config.ts';
import { startEmbedded } from '../embedded/embedded.ts';
import { NotDone } from './not-done.ts';

/** What a command works on; call `leave` at the end. */
export type Surroundings = {
  readonly url: string;
  readonly files: LocalFileStore;
  readonly passphrase: string | undefined;
  readonly secretMark: string | null;
  leave(): Promise<void>;
};

const passphraseAtLeast = 12;

/** The first line of a file. Refuses (NotDone) one that is missing or shorter than 12 characters. */
export async function passphraseFrom(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new NotDone(`The passphrase file ${file} cannot be read.`);
  });
  const passphrase = (text.split('\n')[0] ?? '').trim();
  if (passphrase.length < passphraseAtLeast)
    throw new NotDone(`The first line of ${file} is shorter than ${passphraseAtLeast} characters.`);
  return passphrase;
}

/** A mark by which the same DOORSTEP_SECRET is known again; it gives nothing of the secret away. Null when there is none yet. */
export function markOf(config: Config): string | null {
  const isThere = config.DOORSTEP_SECRET !== undefined || existsSync(join(config.DOORSTEP_HOME, 'secret'));
  if (!isThere) return null;
  return createHmac('sha256', secretOf(config)).update('doorstep.backup.mark').digest('hex').slice(0, 16);
}

/** The house of --url, else DATABASE_URL, else the embedded database; attaches when that one runs already. */
export async function surroundingsOf(args: CommandArguments): Promise<Surroundings> {
  const config = readConfig();
  const passphrase =
    args.passphraseFile === undefined ? undefined : await passphraseFrom(args.passphraseFile);
  const given = args.url ?? config.DATABASE_URL;
  const embedded =
    given === undefined ? await startEmbedded({ dir: join(config.DOORSTEP_HOME, 'pg') }) : undefined;
  return {
    url: given ?? embedded?.url ?? '',
    files: localFileStore(join(config.DOORSTEP_HOME, 'files')),
    passphrase,
    secretMark: markOf(config),
    leave: async () => await embedded?.stop(),
  };
}
