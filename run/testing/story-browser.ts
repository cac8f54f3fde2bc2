// Why: a story seen through the window: the story's house serves its portals to a real browser, people come in through
// the sign-in page, and every page met must be free of what axe finds. Everything is found by role and visible name.
import { chromium, type Page } from 'playwright-core';
import { findTrouble } from '../../tools/axe.ts';
import { browserLaunchOptions } from '../../tools/browser.ts';
import { startApi } from '../api.ts';
import type { StoryHub } from './story-hub.ts';

/** Somebody at a window. `keys` counts every press and every typed sign made through `press` and `type`. */
export type Window = {
  readonly page: Page;
  readonly keys: { presses: number; signs: number };
  readonly press: (key: string, times?: number) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** What axe finds on the page as it stands. */
  readonly trouble: () => Promise<string[]>;
};

export type StoryBrowser = {
  readonly url: string;
  /** A window of its own for somebody of the town, signed in through the page; nobody signed in when null. */
  open(name: string | null, size?: { width: number; height: number }): Promise<Window>;
  close(): Promise<void>;
};

/** Serves the story's house on a port of its own and opens a browser. Close it before the story. */
export async function openBrowser(hub: StoryHub): Promise<StoryBrowser> {
  const { server, address } = await startApi(hub.house, 0);
  const browser = await chromium.launch(await browserLaunchOptions());
  return {
    url: address,
    async open(name, size = { width: 1440, height: 900 }) {
      const context = await browser.newContext({ baseURL: address, viewport: size, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      if (name !== null) {
        await page.goto('/sign-in');
        await page.getByRole('button', { name, exact: false }).first().click();
        await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      }
      const keys = { presses: 0, signs: 0 };
      return {
        page,
        keys,
        async press(key, times = 1) {
          for (let turn = 0; turn < times; turn += 1) await page.keyboard.press(key);
          keys.presses += times;
        },
        async type(text) {
          await page.keyboard.type(text);
          keys.signs += text.length;
        },
        trouble: async () => await findTrouble(page),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
