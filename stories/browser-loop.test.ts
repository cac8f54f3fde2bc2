// Why: the loop as everybody in it meets it: one order for oxygen goes from the office to the signature at the door and to
// the closed case, each act at its own person's window, by role and visible name. Every page met must be free of what axe
// finds, fit its screen, and say the same sentence as all the others (issue 3; requirement M1).
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { openBrowser, type StoryBrowser, type Window } from '../run/testing/story-browser.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { staff } from '../town/index.ts';

/** A saturation that only counts with a second sign: a nurse reads it (NCD 240.2, group II). */
const order = orderOf('Rosa Núñez-Ortega', 'oxygen', {
  signedOn: '2026-11-23',
  serviceFromOn: '2026-11-24',
  clinical: {
    oxygen: {
      testedOn: '2026-11-22',
      testedBy: 'hospital',
      testCondition: 'rest',
      testedOnLpm: 0,
      pao2MmHg: 57,
      groupTwoSign: 'edema_chf',
      flowLpm: 2,
      hoursPerDay: 24,
      device: 'cannula',
      portable: 'no',
    },
  },
  lines: [{ family: 'oxygen', code: 'E1390', description: 'Oxygen concentrator', quantity: 1 }],
});
const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
const liaison = staff.find((one) => one.role === 'payer_liaison' && one.tenants.includes(order.tenantId));

let hub: StoryHub;
let browser: StoryBrowser;
let params: { tenantId: number; id: string };
let caseNumber = '';
let coordinator: Window;
let driver: Window;
let daughter: Window;

beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T15:00:00.000Z' });
  browser = await openBrowser(hub);
  const clerk = await hub.as(order.clerk.email);
  const pdf = await clerk.upload('order.pdf', await order.pdf());
  const receipt = await clerk.ask(sendReferral, {
    body: {
      tenantId: order.tenantId,
      draft: order.draft,
      documents: [{ tenantId: pdf.tenantId, id: pdf.id }],
    },
  });
  await hub.settle();
  params = { tenantId: receipt.tenantId, id: receipt.id };
  caseNumber = receipt.caseNumber;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

const read = async () => await (await hub.as('supervisor')).ask(readCase, { params });
const casePath = () => `/workbench/cases/${params.tenantId.toString()}/${params.id}`;

/** Axe in this window as it stands, and in the other width; nothing may be wider than its screen. */
async function isReadable({ page, trouble }: Window): Promise<void> {
  const before = page.viewportSize() ?? desk;
  const found: string[] = [];
  for (const size of [before.width === phone.width ? desk : phone, before]) {
    await page.setViewportSize(size);
    // A page is laid out anew some frames after the change, on a busy machine some more.
    await page
      .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, { timeout: 3000 })
      .catch(() => undefined);
    const wider = await page.evaluate(() =>
      document.documentElement.scrollWidth <= innerWidth
        ? []
        : [...document.querySelectorAll('body, body *')]
            .filter((one) => one.getBoundingClientRect().right > innerWidth)
            .map((one) => `${one.tagName} “${(one.textContent ?? '').slice(0, 60)}”`)
            .slice(0, 6),
    );
    if (wider.length > 0) found.push(`wider than ${size.width.toString()}: ${wider.join(', ')}`);
    found.push(...(await trouble()).map((one) => `${size.width.toString()}: ${one}`));
  }
  expect(found).toEqual([]);
}

/** What one part of a case's page says. */
const part = ({ page }: Window, name: string) => page.getByRole('region', { name, exact: true });

async function openTheCase(window: Window): Promise<void> {
  await window.page.goto(casePath());
  await part(window, 'Coverage').waitFor();
}

/** The sentence of the case, as every window has to show it. */
async function readsTheSentence(page: Page): Promise<string> {
  const { sentence } = await read();
  for (const words of sentence.split(/(?<=\.) /)) await page.getByText(words).first().waitFor();
  return sentence;
}

/** The next day: a session has run out, and whoever comes back signs in again. */
async function again(window: Window, name: string, size = desk): Promise<Window> {
  await window.page.context().close();
  return await browser.open(name, size);
}

/** Draws a name on the pad, with the mouse of somebody in a hurry. */
async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: 'Signature: empty' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('There is no pad.');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  for (const stroke of [
    [at(0.1, 0.7), at(0.2, 0.2), at(0.3, 0.7), at(0.4, 0.4)],
    [at(0.5, 0.3), at(0.6, 0.7), at(0.75, 0.3), at(0.9, 0.6)],
  ]) {
    const [first, ...others] = stroke;
    if (first === undefined) continue;
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of others) await page.mouse.move(...point, { steps: 6 });
    await page.mouse.up();
  }
  await page.getByRole('img', { name: 'Signature: signed' }).waitFor();
}

test('the coordinator sees who is covered, and that nothing is missing', async () => {
  coordinator = await browser.open((await read()).referral.caseManagerName ?? '');
  await openTheCase(coordinator);
  await part(coordinator, 'Coverage').getByText('Active on Nov 24 under Silver MA HMO.').waitFor();
  expect((await read()).gaps).toEqual([]);
  await coordinator.page.getByText('complete', { exact: true }).first().waitFor();
  await readsTheSentence(coordinator.page);
  await isReadable(coordinator);
}, 90_000);

test('a nurse reads the order against its criteria and approves it', async () => {
  const [request] = (await read()).authorizations;
  expect(request?.status).toBe('rn_review');
  const [item] = await hub.sql(
    `select account.name from work.item join base.account on account.id = item.owner_id
     where item.kind = 'review' and item.case_id = $1`,
    [params.id],
  );
  const nurse = await browser.open(String(item?.['name']));
  const { page } = nurse;
  await page.goto(`/workbench/reviews/${String(request?.tenantId)}/${String(request?.id)}`);
  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  await page
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Why' }).fill('Group II with edema from heart failure; needed.');
  await isReadable(nurse);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page
    .getByText(/AUTH-.*: approved\./)
    .first()
    .waitFor();
  await hub.settle();
  await page.context().close();
}, 90_000);

test('the dispatcher takes it from the offers with a time', async () => {
  driver = await browser.open('Roberta Lang', phone);
  const { page } = driver;
  await page.goto('/provider/offers');
  const offer = page.getByRole('list', { name: 'To answer' }).getByRole('link').first();
  await offer.waitFor();
  expect(await page.content()).not.toContain(order.member.familyName);
  await isReadable(driver);
  await offer.click();
  await page.getByRole('button', { name: /^Accept/ }).click();
  await page.getByRole('heading', { name: 'When do you come?' }).waitFor();
  expect(await page.getByLabel('Day').inputValue()).toBe('2026-11-24');
  await isReadable(driver);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByText('Accepted. It is yours.').first().waitFor();
  await hub.settle();
  await page.getByRole('heading', { name: /Núñez-Ortega/ }).waitFor();
  await isReadable(driver);
}, 90_000);

test('her daughter reads who comes when and says yes', async () => {
  daughter = await browser.open('Elena Ortega', phone);
  const { page } = daughter;
  const time = page.getByRole('region', { name: /^Time for/ });
  await time.getByText('Tuesday, November 24').waitFor();
  await time.getByText(/^Wayfarer Home Medical, Boston comes to you/).waitFor();
  await readsTheSentence(page);
  await isReadable(daughter);
  await time.getByRole('button', { name: 'Yes, this time is good' }).click();
  await page.getByText('The time is set.').first().waitFor();
  await hub.settle();
  await page.reload();
  await page.getByRole('heading', { name: 'Who comes when' }).waitFor();
  await page.getByText('Set', { exact: true }).waitFor();
  await readsTheSentence(page);
  await isReadable(daughter);
}, 90_000);

test('at the door the driver records what stands there, and Rosa signs on the phone', async () => {
  await hub.pass({ hours: 22 });
  driver = await again(driver, 'Roberta Lang', phone);
  const { page } = driver;
  await page.getByRole('link', { name: 'Visits' }).first().click();
  const visit = page.getByRole('link', { name: /Núñez-Ortega/ });
  await visit.waitFor();
  await isReadable(driver);
  await visit.click();
  await page.getByText('48 Dwight Street').waitFor();
  await isReadable(driver);
  await page.getByRole('button', { name: 'Set out' }).click();
  await page.getByText('On the way').first().waitFor();
  await hub.settle();
  await page.getByRole('button', { name: 'Record the proof' }).click();
  await page.getByLabel('Serial number').fill('KR-2026-00417');
  await page.getByLabel('Received by').fill('Rosa Núñez-Ortega');
  await page.getByRole('radio', { name: 'The member' }).check();
  await sign(page);
  await page.getByLabel('Photo').setInputFiles({
    name: 'door.png',
    mimeType: 'image/png',
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }),
  });
  await page.getByRole('img', { name: 'From the doorstep, 1' }).waitFor();
  await isReadable(driver);
  await page.getByRole('button', { name: 'Record the proof' }).click();
  await page
    .getByText(/^The proof/)
    .first()
    .waitFor();
  await hub.settle();
  await page.reload();
  await page.getByText('The proof stands. Nothing more is needed.').waitFor();
  await isReadable(driver);
}, 120_000);

test('the coordinator closes the case over its proof and keeps its history', async () => {
  const { referral } = await read();
  expect(referral.status).toBe('completed');
  coordinator = await again(coordinator, referral.caseManagerName ?? '');
  const { page } = coordinator;
  await openTheCase(coordinator);
  await part(coordinator, 'Visits and deliveries').getByText('KR-2026-00417').waitFor();
  await readsTheSentence(page);
  await page.getByRole('button', { name: 'Close the case…' }).click();
  await page.getByRole('radio', { name: 'Everything came as ordered' }).check();
  await isReadable(coordinator);
  await page.getByRole('button', { name: 'Close the case', exact: true }).click();
  await page.getByText(`${caseNumber} is closed.`).first().waitFor();
  await hub.settle();
  await page.reload();
  await part(coordinator, 'Ending the case').getByText('Everything came as ordered').waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Case history (PDF)' }).click();
  const paper = await readFile(await (await coming).path());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
}, 90_000);

test('health plan, office, member and desk read one sentence to the end', async () => {
  const plan = await browser.open(liaison?.name ?? '');
  await plan.page.goto(casePath().replace('/workbench', '/payer'));
  const sentence = await readsTheSentence(plan.page);
  expect(sentence).toMatch(/^The case is closed\./);
  await isReadable(plan);
  const office = await browser.open(order.clerk.name);
  await office.page.getByRole('row').filter({ hasText: caseNumber }).click();
  await office.page.keyboard.press('Enter');
  daughter = await again(daughter, 'Elena Ortega', phone);
  for (const { page } of [coordinator, office, daughter]) expect(await readsTheSentence(page)).toBe(sentence);
  await isReadable(daughter);
}, 90_000);
