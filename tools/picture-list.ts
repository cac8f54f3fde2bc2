// Why: every screen that can be photographed, and how somebody gets there by what they see; a new screen is one entry here.

import type { Page } from 'playwright-core';

/** One picture: who stands there (a role's label; null for nobody signed in) and the way there. */
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
  { name: 'offers', as: 'Servicing dispatcher', go: at('/provider/offers') },
  { name: 'member', as: 'Member', go: at('/member') },
  { name: 'payer', as: 'Payer liaison', go: at('/payer') },
];
