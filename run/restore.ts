// Why: the other half of a backup. It checks the whole archive before it touches anything, brings the house back into an
// empty database, proves what it brought back and says in one line what was done.

import { bringBack } from './backup/bring-back.ts';
import type { Manifest } from './backup/manifest.ts';
import { NotDone, sayWhyNot, tell } from './backup/not-done.ts';
import { checkArchive } from './backup/read-archive.ts';
import { passphraseFrom, surroundingsOf } from './backup/surroundings.ts';
import type { CommandArguments } from './command-arguments.ts';

const sizeOf = (manifest: Manifest) => {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return `${manifest.tables.length} tables, ${rows} rows and ${manifest.files.count} files as of ${manifest.takenAt}`;
};

/** What an operator must hear about what the archive could not bring. */
function warn(manifest: Manifest, secretMark: string | null): void {
  if (manifest.secretMark !== secretMark)
    tell(
      'This machine has another DOORSTEP_SECRET than the house that was saved. Bring the old one, ' +
        'or nobody can sign in with a second factor and links already sent stay closed.',
    );
  if (manifest.damaged.length > 0)
    tell(
      `${manifest.damaged.length} files were damaged when the backup was taken: ${manifest.damaged.join(', ')}.`,
    );
}

async function checkOnly(file: string, args: CommandArguments): Promise<number> {
  const passphrase =
    args.passphraseFile === undefined ? undefined : await passphraseFrom(args.passphraseFile);
  const manifest = await checkArchive(file, passphrase);
  console.log(`${file} is whole: ${sizeOf(manifest)}.`);
  return 0;
}

/**
 * `./doorstep restore FILE`: into the database of --url, else DATABASE_URL, else the embedded one, and DOORSTEP_HOME/files.
 * `--only check` reads the archive and changes nothing. 0 when the house is back and proved, 1 with a sentence otherwise.
 */
export function restore(args: CommandArguments): Promise<number> {
  return sayWhyNot(async () => {
    const [file] = args.words;
    if (file === undefined) throw new NotDone('Say which archive: ./doorstep restore FILE.');
    if (args.only !== undefined && args.only !== 'check')
      throw new NotDone('restore knows --only check alone.');
    if (args.only === 'check') return await checkOnly(file, args);
    const around = await surroundingsOf(args);
    try {
      const { manifest, newer, sealed } = await bringBack({ ...around, file, fresh: args.fresh, say: tell });
      warn(manifest, around.secretMark);
      const after = newer.length === 0 ? '' : ` Newer migrations ran after: ${newer.join(', ')}.`;
      console.log(`Brought back ${sizeOf(manifest)}; ${sealed} sealed events verify.${after}`);
      return 0;
    } finally {
      await around.leave();
    }
  });
}
