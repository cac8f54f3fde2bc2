// Why: the office that forgot its signed page finds the same list as in its letter on its case and sends the page there; an
// agent adds what came by fax beside the pages. Both by what people see, on a desk and on a phone, readable by everyone.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { openBrowser, type StoryBrowser } from '../run/testing/story-browser.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let browser: StoryBrowser;
let agent: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const missing = 'The signed order or prescription is not attached.';

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  browser = await openBrowser(hub);
  agent = await hub.as('intake_agent');
}, 240_000);
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function withoutPage(
  changes: Partial<typeof order.draft> = {},
): Promise<{ params: { tenantId: number; id: string }; caseNumber: string }> {
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, ...changes }, documents: [] },
  });
  await hub.settle();
  await hub.sql(`update cases.duplicate_flag set settled_as = 'different' where tenant_id = $1`, [tenantId]);
  return { params: { tenantId, id }, caseNumber };
}

const statusOf = async (params: { tenantId: number; id: string }) =>
  (await agent.ask(readCase, { params })).referral.status;

async function choosePage(page: Page, label: string, name: string): Promise<void> {
  const buffer = await order.pdf();
  await page
    .getByLabel(label, { exact: true })
    .last()
    .setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await page.getByText(/^Kept/).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  const dir = process.env['PICTURES'];
  if (dir === undefined) return;
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: join(dir, `${name}.png`) });
}

test('the office sends the missing page to its case, at a desk and on a phone, and reads that it goes on', async () => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const { params } = await withoutPage();
    const { page, trouble } = await browser.open(order.clerk.name, size);
    await page.goto(`/provider?case=${params.id}`);
    const asked = page.getByRole('region', { name: 'What we need from you' });
    await asked.getByText(missing).waitFor();
    expect(await trouble()).toEqual([]);
    await picture(page, `office-${size.width}`);
    await asked.getByRole('button', { name: 'Send to this case' }).click();
    await asked.getByText('Choose the page first').waitFor();
    await choosePage(page, 'Send a missing page', 'order.pdf');
    await picture(page, `office-kept-${size.width}`);
    await asked.getByRole('button', { name: 'Send to this case' }).click();
    await page.getByText('The page is with the case now.').waitFor();
    await asked.getByText('Your page is here.').waitFor();
    await picture(page, `office-sent-${size.width}`);
    expect(await trouble()).toEqual([]);
    await hub.settle();
    expect(await statusOf(params)).not.toBe('pending_info');
    await page.reload();
    await page.getByText('order.pdf').first().waitFor();
    expect(await asked.count()).toBe(0);
    await page.context().close();
  }
}, 120_000);

test('an agent adds what came by fax where the pages stand', async () => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const { params } = await withoutPage();
    const { page, trouble } = await browser.open(agent.person?.name ?? '', size);
    await page.goto(`/workbench/cases/${params.tenantId}/${params.id}`);
    await page.getByRole('button', { name: 'Add a page' }).click();
    await picture(page, `agent-${size.width}`);
    await choosePage(page, 'Page that came by fax or post', 'fax.pdf');
    expect(await trouble()).toEqual([]);
    await picture(page, `agent-kept-${size.width}`);
    await page.getByRole('button', { name: 'Add to this case' }).click();
    await page.getByText('The page is with the case now.').waitFor();
    await hub.settle();
    await page.reload();
    await page.getByRole('button', { name: 'Add a page' }).waitFor();
    expect((await agent.ask(readCase, { params })).documents.map((one) => one.fileName)).toEqual(['fax.pdf']);
    expect(await statusOf(params)).not.toBe('pending_info');
    await picture(page, `agent-done-${size.width}`);
    await page.context().close();
  }
}, 120_000);

test('an office answers in one box, the agent sees what was asked and what is open, and a supervisor how often', async () => {
  const { params } = await withoutPage({ diagnoses: [] });
  const office = await browser.open(order.clerk.name, { width: 390, height: 844 });
  await office.page.goto(`/provider?case=${params.id}`);
  const asked = office.page.getByRole('region', { name: 'What we need from you' });
  await asked.getByLabel('Diagnoses').fill('a cough');
  await asked.getByRole('button', { name: 'Send this answer' }).click();
  await asked.getByRole('alert').getByText('cannot be right').waitFor();
  await picture(office.page, 'answer-unfit-390');
  expect(await office.trouble()).toEqual([]);
  await asked.getByLabel('Diagnoses').fill('J44.9');
  await asked.getByRole('button', { name: 'Send this answer' }).click();
  await office.page.getByText('Your answers are with the case').waitFor();
  await office.page.context().close();
  await hub.settle();

  const desk = await browser.open(agent.person?.name ?? '');
  await desk.page.goto(`/workbench/cases/${params.tenantId}/${params.id}`);
  const questions = desk.page.getByRole('region', { name: 'What was asked' });
  await questions.getByText('1 open').waitFor();
  await questions.getByRole('listitem').filter({ hasText: 'No diagnosis' }).getByText('Answered').waitFor();
  await questions.scrollIntoViewIfNeeded();
  await picture(desk.page, 'questions-1440');
  expect(await desk.trouble()).toEqual([]);
  await desk.page.context().close();

  const supervisor = await hub.as('supervisor');
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const { page, trouble } = await browser.open(supervisor.person?.name ?? '', size);
    await page.goto('/workbench/clarifications');
    await page.getByRole('region', { name: 'By what was missing' }).waitFor();
    await picture(page, `clarifications-${size.width}`);
    expect(await trouble()).toEqual([]);
    await page.getByLabel('From').fill('2020-01-01');
    await page.getByLabel('To').fill('2020-01-31');
    await page.getByRole('heading', { name: 'No order was checked in these days' }).waitFor();
    expect(await trouble()).toEqual([]);
    await page.context().close();
  }
}, 120_000);
