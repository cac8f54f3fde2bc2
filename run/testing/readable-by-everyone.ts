// Why: a page that some cannot read is not finished; every page a browser story meets is held against axe (WCAG 2.2 AA)
// on a phone and on a desk, in both themes, and against scrolling sideways.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { readonly id: string; readonly help: string; readonly nodes: readonly { html: string }[] };

/** Everything once in each theme and once at each width; `./doorstep pictures` takes the other pairs. */
const faces = [
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
] as const;

/** Fails with every violation found; leaves the page as it is at 1440 px in the light theme. */
export async function readableByEveryone(page: Page): Promise<void> {
  const found: string[] = [];
  for (const { width, height, colorScheme } of faces) {
    const at = `${width} px ${colorScheme}`;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(`window.axe === undefined && (() => { ${axe} })()`);
    // Two frames, so that nothing is measured between two themes.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const read = async (): Promise<Violation[]> =>
      await page.evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
      );
    let violations = await read();
    if (violations.length > 0) {
      // What is wrong is still wrong a moment later; what was between two themes on a busy machine is not.
      await page.waitForTimeout(500);
      violations = await read();
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) found.push(`${at}: ${wider} px wider than the screen`);
    for (const { id, help, nodes } of violations) found.push(`${at} ${id}: ${help} ${nodes[0]?.html ?? ''}`);
  }
  expect(found.join('\n')).toBe('');
}

/** A port of this machine that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
