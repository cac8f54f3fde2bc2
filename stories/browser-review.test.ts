// Why: a reviewer decides from the keyboard with the criteria and the page in sight; a nurse who would deny reads who can; a
// physician's denial asks for every word the member will read; and the case says who still has to be told.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { members } from '../town/index.ts';
import { readableByEveryone } from '../run/testing/readable-by-everyone.ts';
import { openBrowser, type StoryBrowser } from '../run/testing/story-browser.ts';
import { coordinated } from '../run/testing/story-coordinated.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let browser: StoryBrowser;
const shots = process.env['SHOTS'];

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  browser = await openBrowser(hub);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await hub.close();
});

const someone = (i: number) => {
  const grown = members.filter((one) => one.planId === 'silver-ma-ppo' && one.birthOn < '1960-01-01');
  const found = grown[i];
  if (found === undefined) throw new Error('The plan has too few members.');
  return `${found.givenName} ${found.familyName}`;
};

/** Nursing that the PPO's row routes to a nurse, with its signed page. */
async function routed(i: number) {
  const order = orderOf(someone(i), 'home_health', {
    lines: [
      {
        family: 'home_health',
        code: 'G0299',
        description: 'Skilled nursing by a registered nurse',
        quantity: 13,
        frequency: 'SN 2w4, 1w5',
      },
    ],
  });
  return await coordinated(hub, order, { withPage: true });
}

async function reviewOf(caseId: string): Promise<{ path: string; owner: string }> {
  const [row] = await hub.sql(
    `select item.tenant_id, item.subject_id, account.name from work.item join base.account on account.id = item.owner_id
     where item.kind = 'review' and item.case_id = $1`,
    [caseId],
  );
  return {
    path: `/workbench/reviews/${String(row?.['tenant_id'])}/${String(row?.['subject_id'])}`,
    owner: String(row?.['name']),
  };
}

test('a nurse finds the review in her queue, reads why it came, and approves from the keyboard', async () => {
  const { params } = await routed(0);
  const { owner, path } = await reviewOf(params.id);
  const { page, press, type } = await browser.open(owner);
  await page.goto('/workbench?view=mine');
  await page.getByText('Nurse review', { exact: true }).first().waitFor();
  await press('j');
  await expect
    .poll(async () => await page.evaluate(() => document.activeElement?.hasAttribute('data-row')))
    .toBe(true);
  await press('Enter');
  await page.waitForURL(`**${path}`);
  await page.getByText('13 visits in the first 60 days (SN 2w4, 1w5).', { exact: true }).waitFor();
  const deny = page.getByRole('button', { name: /^Deny/ });
  expect(await deny.getAttribute('aria-disabled')).toBe('true');
  await readableByEveryone(page);
  if (shots) await picture(page, 'review-nurse');
  await press('a');
  await page.getByRole('textbox', { name: 'Why' }).waitFor();
  await type('New heart failure with daily weights; all 13 visits are needed.');
  if (shots) await picture(page, 'review-approve');
  await press('Tab');
  await press('Tab');
  await press('Enter');
  await page
    .getByText(/AUTH-.*: approved\./)
    .first()
    .waitFor();
  await hub.settle();
}, 180_000);

test('a physician’s denial cannot be made without every word; the case says who must still be told', async () => {
  const { params } = await routed(1);
  const nurse = await reviewOf(params.id);
  const hers = await browser.open(nurse.owner);
  await hers.page.goto(nurse.path);
  await hers.page.getByRole('heading', { name: 'Decision' }).waitFor();
  await hers.press('r');
  await hers.page.getByRole('textbox', { name: 'Why' }).fill('I cannot find the skilled need in the record.');
  await hers.page.getByRole('button', { name: 'Refer to a physician', exact: true }).click();
  await hers.page
    .getByText(/with a physician\./)
    .first()
    .waitFor();
  await hub.settle();

  const { owner, path } = await reviewOf(params.id);
  const { page, press } = await browser.open(owner);
  await page.goto(path);
  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  await press('d');
  await page
    .getByRole('textbox', { name: /^Why/ })
    .fill('The wound has closed; no nurse is needed every day.');
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await page
    .getByRole('alert')
    .getByText(/^Name the criterion.*Say what would change the decision\. Name whom the clinician can call/)
    .waitFor();
  await readableByEveryone(page);
  if (shots) await picture(page, 'review-deny');
  await page.getByRole('textbox', { name: /^Criterion/ }).fill('Utilization policy HH-1, section 2.');
  await page.getByRole('textbox', { name: 'What would change it' }).fill('A note that shows an open wound.');
  await page.getByRole('textbox', { name: /^Whom the clinician can call/ }).fill('Dr Okafor, 617-555-0188');
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await page
    .getByText(/AUTH-.*: denied\./)
    .first()
    .waitFor();
  await hub.settle();

  const [manager] = await hub.sql(`select case_manager_name as name from cases.referral where id = $1`, [
    params.id,
  ]);
  const theirs = await browser.open(String(manager?.['name']));
  await theirs.page.goto(`/workbench/cases/${params.tenantId}/${params.id}`);
  await theirs.page.getByText('Member not told yet').waitFor();
  await theirs.page.getByRole('button', { name: 'Letter…' }).click();
  await theirs.page.getByText(/You can appeal until Thu 14 May 2026/).waitFor();
  await readableByEveryone(theirs.page);
  if (shots) await picture(theirs.page, 'case-denied');
  await theirs.page.getByRole('textbox', { name: 'Who was told' }).fill('the member');
  await theirs.page.getByRole('button', { name: 'Written down', exact: true }).click();
  await theirs.page.getByText('Member told').waitFor();
}, 180_000);

async function picture(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      await page.screenshot({
        path: `${shots}/${name}-${width}-${colorScheme}.png`,
        fullPage: width === 390,
      });
    }
  await page.setViewportSize({ width: 1440, height: 900 });
}
