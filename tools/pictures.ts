// Why: what people see is checked with eyes before it is shown: one command starts the whole house on a throw-away home
// with the town, signs in through the page, photographs every screen at three sizes in both themes, and lets axe read it.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { CommandArguments } from '../run/command-arguments.ts';
import { findTrouble } from './axe.ts';
import { browserLaunchOptions } from './browser.ts';
import { shots, type Shot } from './picture-list.ts';

const root = join(import.meta.dirname, '..');
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const themes = ['light', 'dark'] as const;
const startMs = 240_000;

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The house in its own process and home; `stop` ends it and forgets the home. */
async function startHouse(): Promise<{ url: string; stop: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'doorstep-pictures-'));
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [join(root, 'run/cli.ts'), 'start'], {
    cwd: root,
    env: { ...process.env, DOORSTEP_HOME: home, DOORSTEP_HTTP_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((done, fail) => {
    const late = setTimeout(() => fail(new Error('The house did not start in time.')), startMs);
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const found = /Workbench\s+(http:\S+)\/workbench/.exec(said)?.[1];
      if (found === undefined || !said.includes('Ctrl-C')) return;
      clearTimeout(late);
      done(found);
    });
    child.once('exit', (code) => fail(new Error(`The house ended with ${code ?? 'a signal'}: ${said}`)));
  });
  return {
    url,
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Signs in through the page: the first person of a role, one press. */
async function signIn(page: Page, who: string): Promise<void> {
  await page.goto('/sign-in');
  const group = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: who, exact: true }) });
  const named = page.getByRole('button', { name: who });
  await group.getByRole('button').or(named).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function photograph(page: Page, shot: Shot, name: string, file: string): Promise<string[]> {
  try {
    await shot.go(page);
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    await page
      .locator('[aria-busy="true"], output[aria-label="Loading"]')
      .first()
      .waitFor({ state: 'detached', timeout: 5_000 })
      .catch(() => undefined);
  } catch (trouble) {
    return [
      `${name}: could not be reached (${trouble instanceof Error ? (trouble.message.split('\n')[0] ?? '') : 'unknown'})`,
    ];
  }
  await page.screenshot({ path: file });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...(tooWide > 0 ? [`${name}: ${tooWide} px wider than the window`] : []),
    ...(await findTrouble(page)).map((one) => `${name}: ${one}`),
  ];
}

async function photographAll(browser: Browser, url: string, only: string | undefined): Promise<string[]> {
  const troubles: string[] = [];
  const wanted = shots.filter((shot) => only === undefined || shot.name.includes(only));
  for (const size of sizes) {
    for (const theme of themes) {
      for (const [role, mine] of Map.groupBy(wanted, (shot) => shot.as)) {
        const context = await browser.newContext({
          baseURL: url,
          viewport: size,
          colorScheme: theme,
          reducedMotion: 'reduce',
          hasTouch: size.width < 600,
        });
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        if (role !== null) await signIn(page, role);
        for (const shot of mine) {
          const name = `${shot.name}-${size.width}x${size.height}-${theme}`;
          troubles.push(...(await photograph(page, shot, name, join(root, 'pictures', `${name}.png`))));
        }
        await context.close();
      }
      console.log(`${size.width}×${size.height} ${theme}: ${wanted.length} screens`);
    }
  }
  return troubles;
}

/** The command `pictures`: PNGs under pictures/; exit code 1 when axe, width or a way to a screen complains. */
export async function pictures(args: Pick<CommandArguments, 'only' | 'url'>): Promise<number> {
  mkdirSync(join(root, 'pictures'), { recursive: true });
  const house =
    args.url === undefined ? await startHouse() : { url: args.url, stop: () => Promise.resolve() };
  const browser = await chromium.launch(await browserLaunchOptions());
  try {
    const troubles = await photographAll(browser, house.url, args.only);
    for (const trouble of troubles) console.error(trouble);
    console.log(
      troubles.length === 0
        ? 'All pictures stand in pictures/; axe found nothing.'
        : `${troubles.length} things to mend.`,
    );
    return troubles.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await house.stop();
  }
}
