// Why: every screen that can be photographed, and how somebody gets there by what they see; a new screen is one entry here.

import type { Page } from 'playwright-core';

/** One picture: who stands there (a role's label or a person's name; null for nobody signed in) and the way there. */
export type Shot = {
  readonly name: string;
  readonly as: string | null;
  readonly go: (page: Page) => Promise<void>;
};

const at = (path: string) => async (page: Page) => {
  await page.goto(path);
};

/** The first case or arrival of a view, opened from the list. */
const firstOf = (view: string) => async (page: Page) => {
  await page.goto(`/workbench?view=${view}`);
  await page.locator('[data-row="0"] a').first().click();
  await page.waitForURL(/\/(cases|arrivals)\//);
};

const lookOf = (view: string) => async (page: Page) => {
  await page.goto(`/workbench?view=${view}`);
  await page.locator('[data-row="0"]').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('[data-row="0"]:focus').waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('complementary').waitFor();
};

/** The first link of a page's list that leads below a path. */
const firstLink = (path: string, below: string) => async (page: Page) => {
  await page.goto(path);
  await page.locator(`main a[href*="${below}"]`).first().click();
  await page.waitForURL(new RegExp(below));
};

/** The first row of a page's table, opened by its key. */
const openFirstRow = (path: string) => async (page: Page) => {
  await page.goto(path);
  await page.locator('[data-row="0"]').first().click();
  await page.keyboard.press('Enter');
};

/** A case of the list whose page has a part with this heading or button; the first dozen are tried. */
const caseWith = (view: string, words: string) => async (page: Page) => {
  for (let row = 0; row < 12; row += 1) {
    await page.goto(`/workbench?view=${view}`);
    await page.locator(`[data-row="${row.toString()}"] a`).first().click();
    await page.waitForURL(/\/(cases|arrivals|reviews)\//);
    const found = page.getByText(words).first();
    if (
      await found.waitFor({ timeout: 2500 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`No case of ${view} says ${words}.`);
};

export const shots: readonly Shot[] = [
  { name: 'landing', as: null, go: at('/') },
  { name: 'sign-in', as: null, go: at('/sign-in') },
  { name: 'design-language', as: null, go: at('/kit') },
  { name: 'worklist', as: 'Supervisor', go: at('/workbench') },
  { name: 'worklist-empty', as: 'Supervisor', go: at('/workbench?view=exceptions') },
  { name: 'worklist-look', as: 'Supervisor', go: lookOf('at_risk') },
  { name: 'case', as: 'Supervisor', go: firstOf('open') },
  { name: 'case-escalated', as: 'Supervisor', go: firstOf('escalated') },
  {
    name: 'case-proof',
    as: 'Supervisor',
    go: async (page) => {
      await firstOf('escalated')(page);
      await page.getByTitle('Why this time?').first().click();
    },
  },
  {
    name: 'case-correct',
    as: 'Supervisor',
    go: async (page) => {
      await firstOf('escalated')(page);
      await page.getByRole('button', { name: 'Correct the order' }).click();
    },
  },
  { name: 'arrival', as: 'Supervisor', go: firstOf('lobby') },
  { name: 'files', as: 'Supervisor', go: at('/workbench/files') },
  { name: 'exchange', as: 'Supervisor', go: at('/workbench/exchange') },
  { name: 'exchange-message', as: 'Supervisor', go: openFirstRow('/workbench/exchange') },
  { name: 'oversight', as: 'Supervisor', go: at('/workbench/supervisor') },
  { name: 'call-desk', as: 'Intake agent', go: at('/workbench/call') },
  {
    name: 'call',
    as: 'Intake agent',
    go: async (page) => {
      await page.goto('/workbench/call');
      await page.getByRole('button', { name: 'Begin a call' }).click();
      await page.getByLabel('Caller', { exact: true }).fill('Siobhán Featherstonehaugh-Wolverhampton');
      await page.getByLabel('Given name').fill('María de los Ángeles');
      await page.getByLabel('Family name').fill('Núñez-Ortega y Vásquez');
    },
  },
  { name: 'people', as: 'System administrator', go: at('/workbench/people') },
  { name: 'provider', as: 'Referring office', go: at('/provider') },
  { name: 'own-case', as: 'Referring office', go: openFirstRow('/provider') },
  { name: 'send-order', as: 'Referring office', go: at('/provider/new') },
  { name: 'review', as: 'Nurse reviewer', go: openFirstRow('/workbench?view=mine') },
  { name: 'case-offered', as: 'Supervisor', go: caseWith('open', 'May be asked, in this order') },
  { name: 'case-scheduled', as: 'Supervisor', go: caseWith('open', 'Visits and deliveries') },
  {
    name: 'case-coverage',
    as: 'Supervisor',
    go: async (page) => {
      await caseWith('open', 'Authorization')(page);
      await page.getByRole('heading', { name: 'Coverage', exact: true }).scrollIntoViewIfNeeded();
      await page
        .getByRole('heading', { name: 'Coverage', exact: true })
        .evaluate((one) => one.scrollIntoView());
    },
  },
  { name: 'offers', as: 'Servicing dispatcher', go: at('/provider/offers') },
  { name: 'offer', as: 'Servicing dispatcher', go: firstLink('/provider/offers', '/offers/') },
  { name: 'visits', as: 'Servicing dispatcher', go: at('/provider/visits') },
  { name: 'visit', as: 'Servicing dispatcher', go: firstLink('/provider/visits', '/visits/') },
  {
    name: 'visit-proof',
    as: 'Servicing dispatcher',
    go: async (page) => {
      await page.goto('/provider/visits');
      for (const visit of await page.locator('main a[href*="/visits/"]').all()) {
        await visit.click();
        const proof = page.getByRole('button', { name: 'Record the proof' });
        if (await proof.isVisible({ timeout: 2000 })) return await proof.click();
        await page.goBack();
      }
    },
  },
  { name: 'member', as: 'Member', go: at('/member') },
  { name: 'payer', as: 'Katherine Moody', go: at('/payer') },
  { name: 'payer-case', as: 'Katherine Moody', go: openFirstRow('/payer') },
];
