// Why: `npm start` must show the portals within seconds, so they are built only when something they are made of has
// changed, known by the digest of every file that can reach the browser.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', 'portals');
const tree = join(import.meta.dirname, '..');
const made = join(root, 'dist');

const fromRooms = /\.(schema|contract|machine|rules)\.ts$/;

async function sourcesIn(folder: string, wanted: (path: string) => boolean): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(made) && wanted(path));
}

/** The digest of everything the build reads: portals, the rooms' browser-safe files, base, and the locked packages. */
export async function digestOfSources(): Promise<string> {
  const lists = await Promise.all([
    sourcesIn(root, (path) => !path.includes('.test.')),
    sourcesIn(join(tree, 'care'), (path) => fromRooms.test(path)),
    sourcesIn(join(tree, 'base'), (path) => path.endsWith('.ts') && !path.includes('.test.')),
  ]);
  const hash = createHash('sha256').update('production\0');
  for (const path of [...lists.flat(), join(tree, 'package-lock.json')].sort()) {
    hash
      .update(path.slice(tree.length))
      .update('\0')
      .update(await readFile(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** A process of tests calls itself `test`, which Vite would take for development: pages several times slower. */
async function buildForProduction(outDir: string): Promise<void> {
  const { build } = await import('vite');
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir } });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/**
 * Builds the portals into a folder of their digest under `portals/dist` unless it stands there already. Returns the folder to serve and
 * whether it was built now. Whoever builds at the same time builds for itself, and the first that is done is served by all; no folder
 * changes while it is served. Serve `index.html` for every path that is no file; the content policy is `contentPolicy`.
 */
export async function buildPortals(): Promise<{ folder: string; built: boolean }> {
  const digest = (await digestOfSources()).slice(0, 16);
  const folder = join(made, digest);
  if (existsSync(join(folder, 'index.html'))) return { folder, built: false };
  const draft = join(made, `draft-${process.pid.toString()}`);
  await buildForProduction(draft);
  const before = await readdir(made);
  await rename(draft, folder).catch(async (error: unknown) => {
    // Somebody else was sooner.
    if (!existsSync(join(folder, 'index.html'))) throw error;
    await rm(draft, { recursive: true, force: true });
  });
  for (const old of before)
    if (old !== digest && !old.startsWith('draft-'))
      await rm(join(made, old), { recursive: true, force: true });
  return { folder, built: true };
}

/** The Content-Security-Policy of every page: nothing inline, nothing from elsewhere. */
export const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
