// Why: an agent divides a fax at a window, with the keyboard alone where it matters, and every field of the case opens the
// strip it was read from; at a desk and on a phone, free of what axe finds.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faxOf } from '../run/testing/fax-pages.ts';
import { openBrowser, type StoryBrowser } from '../run/testing/story-browser.ts';
import type { Client } from '../run/testing/story-client.ts';
import { deliver, openFaxLines, payerLine } from '../run/testing/story-fax.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';

let hub: StoryHub;
let browser: StoryBrowser;
let agent: Client;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  browser = await openBrowser(hub);
  agent = await hub.as('imani.brooks@doorstep.example');
  await openFaxLines(hub);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function picture(page: Page, name: string): Promise<void> {
  const dir = process.env['PICTURES'];
  if (dir === undefined) return;
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: join(dir, `${name}.png`) });
}

async function faxed(id: string, pages: number) {
  const file = await faxOf(
    Array.from({ length: pages }, (_, i) => [
      i === 0 ? 'Cover' : `Order ${id}`,
      `Page ${(i + 1).toString()}`,
    ]),
  );
  const answer = await deliver(hub, { id, to: payerLine, pages, file });
  await hub.settle();
  const { caseNumber } = answer.json<{ caseNumber: string }>();
  const [row] = await hub.sql(`select id::text as id from intake.arrival where case_number = $1`, [
    caseNumber,
  ]);
  return { caseNumber, path: `/workbench/arrivals/10/${String(row?.['id'])}` };
}

test('an agent cuts a fax in two, places both and reads back the strip of a field', async () => {
  const fax = await faxed('desk', 6);
  const { page, press, trouble } = await browser.open(agent.person?.name ?? '');
  await page.goto(fax.path);
  await page.getByRole('button', { name: /^Claim/ }).click();
  const division = page.getByRole('region', { name: 'Whose pages these are' });
  await division.getByText('All of one patient?').waitFor();
  await picture(page, 'fax-claimed-desk');
  expect(await trouble()).toEqual([]);

  const pages = page.getByRole('group', { name: /^Page 1 of/ });
  await pages.focus();
  await press('ArrowRight', 3);
  await page.getByText('4 of 6').waitFor();
  await division.getByRole('button', { name: 'Cut before page 4' }).click();
  await division.getByRole('listitem', { name: 'Pages 4–6' }).waitFor();
  await division.getByRole('button', { name: 'Undo' }).click();
  await division.getByRole('listitem', { name: 'Pages 4–6' }).waitFor({ state: 'detached' });
  await division.getByRole('button', { name: 'Cut before page 4' }).click();

  const first = division.getByRole('listitem', { name: 'Pages 1–3' });
  await first.getByRole('button', { name: 'Make a case of it' }).click();
  await page.getByRole('heading', { name: 'Place pages 1–3' }).waitFor();
  // The strip, by keyboard alone: marked, moved, kept.
  await page.getByRole('group', { name: /^Page 4 of/ }).focus();
  await press('Home');
  await page.getByText('1 of 6').waitFor();
  await page.getByRole('group', { name: /^Page 1 of/ }).focus();
  await press('m');
  await page.getByRole('group', { name: /^Mark the strip/ }).waitFor();
  await press('ArrowDown', 5);
  await press('Enter');
  await page.getByLabel('Given name').fill('Rosa');
  await page.getByLabel('Date of birth').first().fill('1948-02-11');
  await picture(page, 'fax-divided-desk');
  expect(await trouble()).toEqual([]);
  await page.getByRole('button', { name: 'Place it' }).click();
  await first.getByText('With its case').waitFor();

  const second = division.getByRole('listitem', { name: 'Pages 4–6' });
  await second.getByLabel('Pages 4–6 are').selectOption({ label: 'Existing case' });
  await second.getByLabel('Case number').fill(fax.caseNumber);
  await second.getByRole('button', { name: 'Give it' }).click();
  await second.getByText('With its case').waitFor();
  await division.getByRole('button', { name: 'Done with this' }).click();
  await page.getByText('Placed.').waitFor();
  await picture(page, 'fax-done-desk');
  expect(await trouble()).toEqual([]);
  await hub.settle();

  await page.getByRole('link', { name: `Go to case ${fax.caseNumber}` }).click();
  await page.getByRole('button', { name: 'Where it was read' }).click();
  const sources = page.getByRole('complementary', { name: /where it was read/ });
  await sources.getByRole('img', { name: /strip of page 1 that says: Date of birth/ }).waitFor();
  await picture(page, 'case-sources-desk');
  expect(await trouble()).toEqual([]);
  await press('Escape');
  await page.getByRole('complementary', { name: 'Evidence' }).waitFor();
  await page.context().close();
}, 120_000);

test('on a phone the same fax is read, turned and laid straight', async () => {
  const fax = await faxed('phone', 3);
  const { page, trouble } = await browser.open(agent.person?.name ?? '', { width: 390, height: 844 });
  await page.goto(fax.path);
  await page.getByRole('button', { name: /^Claim/ }).click();
  await page.getByRole('region', { name: 'Whose pages these are' }).waitFor();
  await picture(page, 'fax-claimed-phone');
  await page.getByRole('button', { name: 'Turn' }).click();
  await page.getByRole('button', { name: 'Straighten' }).click();
  await page.getByRole('button', { name: 'As it came' }).waitFor();
  await page.getByLabel('Page 1 is').selectOption({ label: 'cover' });
  await page.getByRole('button', { name: 'Page 1, Cover' }).waitFor();
  await page.getByRole('group', { name: /^Page 1 of/ }).scrollIntoViewIfNeeded();
  await picture(page, 'fax-turned-phone');
  expect(await trouble()).toEqual([]);
  const [kept] = await hub.sql(
    `select turn, content from intake.page join intake.document on document.id = document_id
     join intake.arrival on arrival.id = arrival_id where case_number = $1 and number = 1`,
    [fax.caseNumber],
  );
  expect(kept).toEqual({ turn: 90, content: 'cover' });
  await page.context().close();
}, 120_000);
