// Why: a page is only finished when axe finds nothing in it (WCAG 2.2 AA and good practice); pictures and browser runs
// ask the same question.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

type Violation = { readonly id: string; readonly help: string; readonly targets: readonly string[] };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, one line each; empty when nothing. */
export async function findTrouble(page: Page): Promise<string[]> {
  // Evaluated by the browser's own debugger, so the page's content policy stays as strict as it is.
  await page.evaluate(`window.axe === undefined && (() => { ${source} })()`);
  const found: unknown =
    await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] }).then((result) =>
    result.violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map((node) => node.target.join(' ')) })))`);
  return (found as Violation[]).map(
    ({ id, help, targets }) => `${id}: ${help} (${targets.slice(0, 3).join('; ')})`,
  );
}
