// Why: what an office, a member and a health plan really meet is a browser: an order goes in by its form, its number and
// its written acknowledgement come out, the link in that mail keeps its secret, and every page met can be read by
// everyone (requirements M1, M9, M13; WCAG 2.2 AA by axe), both themes, on a desk and on a phone.
import { clinicalWords, questionsFor } from '../care/completeness/clinical-questions.rules.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../run/api.ts';
import { openHouse, type House } from '../run/house.ts';
import { freePort, readableByEveryone } from '../run/testing/readable-by-everyone.ts';
import { startMailbox, type Mailbox, type MailboxMessage } from '../run/sandbox/mailbox.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';
import { testDatabase, testSecret, type TestDatabase } from '../run/testing/test-database.ts';
import { browserLaunchOptions } from '../tools/browser.ts';
import { payerOf, staff } from '../town/index.ts';

const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const liaison = staff.find((one) => one.role === 'payer_liaison' && one.tenants.includes(order.tenantId));
const patience = 15_000;

let database: TestDatabase;
let house: House;
let mailbox: Mailbox;
let home: string;
let base: string;
let browser: Browser;
let stop: () => Promise<unknown>;
const contexts: BrowserContext[] = [];
let caseNumber = '';
let link = '';

beforeAll(async () => {
  database = await testDatabase({ town: true, size: 2 });
  home = await mkdtemp(join(tmpdir(), 'doorstep-portals-'));
  mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(home, 'mailbox') });
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  house = await openHouse({
    url: database.url,
    home,
    secret: testSecret.toString(),
    publicUrl: base,
    smtpUrl: `smtp://127.0.0.1:${mailbox.smtpPort}`,
    townIsSeeded: true,
    mailboxUrl: `http://127.0.0.1:${mailbox.httpPort}`,
    connections: 6,
    checkRows: true,
    limits: 'off',
  });
  const worker = house.startWorker();
  const api = await startApi(house, port);
  browser = await chromium.launch(await browserLaunchOptions());
  stop = async () => {
    await browser.close();
    await api.server.close();
    await worker.stop();
    await house.close();
    await mailbox.close();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  };
}, 240_000);
afterAll(async () => await stop());

/** A browser of its own, as another person at another desk has. */
async function desk(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return page;
}

async function signIn(name: string): Promise<Page> {
  const page = await desk();
  await page.goto(`${base}/sign-in`);
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

async function mailTo(address: string): Promise<MailboxMessage | undefined> {
  const answer = await fetch(
    `http://127.0.0.1:${mailbox.httpPort}/api/messages?to=${encodeURIComponent(address)}`,
  );
  const mails = (await answer.json()) as MailboxMessage[];
  return mails.find((mail) => mail.subject.startsWith('We have your order'));
}

/** Answers what the form asks about the oxygen, once for all lines. */
async function answerQuestions(page: Page): Promise<void> {
  const group = page.getByRole('group', { name: 'About the oxygen' });
  const words = clinicalWords(order.draft.clinical ?? {});
  for (const { field, kind, choices = [] } of questionsFor(order.draft.lines, words)[0]?.questions ?? []) {
    const word = words[field];
    if (word === undefined) continue;
    if (kind === 'choice') {
      await group.locator(`[data-field="clinical.${field}"]`).getByRole('combobox').click();
      await page
        .getByRole('option', { name: choices.find(([value]) => value === word)?.[1] ?? '', exact: true })
        .click();
    } else await group.locator(`[data-field="clinical.${field}"] input`).fill(word);
  }
}

async function writeOrder(page: Page): Promise<void> {
  const { member, draft } = order;
  await choose(page, 'Health plan', payerOf(order.tenantId).name);
  await page.getByLabel('Member ID').fill(member.memberNumber);
  await page.getByLabel('Given name').fill(member.givenName);
  await page.getByLabel('Family name').fill(member.familyName);
  await page.getByLabel('Date of birth').fill(member.birthOn);
  await page.getByLabel('Phone').first().fill(member.phone);
  await choose(page, 'Ordering clinician', new RegExp(draft.clinicianName ?? ''));
  await page.getByLabel('Signed on').fill(draft.signedOn ?? '');
  for (const [row, line] of draft.lines.entries()) {
    const item = page.getByRole('listitem', { name: `Line ${row + 1}` });
    if (row > 0) await page.getByRole('button', { name: 'Add a line' }).click();
    await item.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Oxygen' }).click();
    await item.getByLabel('What').fill(line.description);
    await item.getByLabel('HCPCS').fill(line.code ?? '');
    await item.getByLabel('Quantity').fill(String(line.quantity ?? 1));
  }
  await answerQuestions(page);
  await page.getByLabel('Diagnoses').fill(draft.diagnoses.join(', '));
  await page.getByLabel('Service begins').fill(draft.serviceFromOn ?? '');
  await page.getByLabel('Street').fill(draft.address?.line1 ?? '');
  await page.getByLabel('City').fill(draft.address?.city ?? '');
  await page.getByLabel('State').fill(draft.address?.state ?? '');
}

test('the public page leads everyone to a door and says what to do in an emergency', async () => {
  const page = await desk();
  await page.goto(base);
  await page.getByRole('heading', { name: 'Which door is yours?' }).waitFor();
  await page.getByText('Is someone in danger now?').waitFor();
  await page.getByText('made up').waitFor();
  await readableByEveryone(page);
}, 120_000);

test('an office sends a signed order, is told what is missing and what is wrong, and has its number at once', async () => {
  const page = await signIn(order.clerk.name);
  await page.getByRole('link', { name: 'Send an order' }).first().click();
  await page.getByRole('heading', { name: 'Send an order' }).waitFor();
  await page
    .getByLabel('Signed order or prescription')
    .last()
    .setInputFiles([
      { name: 'letter.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('no order') },
      { name: 'order.pdf', mimeType: 'application/pdf', buffer: await order.pdf() },
    ]);
  await page.getByText(/^Kept/).waitFor();
  await page.getByRole('button', { name: 'Try letter.docx again' }).waitFor();
  await page.getByRole('button', { name: 'Remove letter.docx' }).click();
  await page.getByRole('img', { name: /Page 1 of order.pdf/ }).waitFor();
  await writeOrder(page);
  const zip = page.getByLabel('ZIP');
  await zip.fill('021');
  await page.getByText('One thing is missing.').waitFor();
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByText('A ZIP code has five digits').first().waitFor();
  expect(await zip.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Family name').inputValue()).toBe(order.member.familyName);
  await page.reload();
  expect(await page.getByLabel('Family name').inputValue()).toBe(order.member.familyName);
  await zip.fill(order.draft.address?.zip ?? '');
  await page.getByText('Nothing is missing.').waitFor();
  await readableByEveryone(page);
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByRole('heading', { name: 'We have your order' }).waitFor();
  const text = await page.getByRole('main').innerText();
  caseNumber = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]/.exec(text.replaceAll(/\s*-\s*/g, '-'))?.[0] ?? '';
  expect(caseNumber).not.toBe('');
  await page.getByText('Confirmed in writing:').waitFor({ timeout: 30_000 });
  await readableByEveryone(page);
  await page.getByRole('link', { name: 'To our orders' }).click();
  const row = page.getByRole('row').filter({ hasText: caseNumber });
  await row.click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show order.pdf' }).click();
  await page.getByRole('img', { name: /Page 1 of order.pdf/ }).waitFor();
  await readableByEveryone(page);
}, 240_000);

test('the acknowledgement is in the mailbox, and its link shows nothing before the right date of birth', async () => {
  const mail = await mailTo(order.office.email);
  expect(mail?.subject).toContain(caseNumber);
  link = /http:\/\/\S+\/s\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  const page = await desk();
  await page.goto(link);
  const born = page.getByLabel('Patient’s date of birth');
  await born.waitFor();
  for (const word of [...personalWords(order.member), caseNumber])
    expect(await page.content()).not.toContain(word);
  await readableByEveryone(page);
  await born.fill('1950-01-01');
  await page.getByRole('button', { name: 'Show where it stands' }).click();
  const wrong = await page.getByRole('alert').innerText();
  const closed = await desk();
  await closed.goto(`${base}/s/a-link-that-never-was-made`);
  await closed.getByLabel('Patient’s date of birth').fill(order.member.birthOn);
  await closed.getByRole('button', { name: 'Show where it stands' }).click();
  expect(await closed.getByRole('alert').innerText()).toBe(wrong);
  await born.fill(order.member.birthOn);
  await page.getByRole('button', { name: 'Show where it stands' }).click();
  await page.getByRole('heading', { name: /^We (have|are) / }).waitFor();
  expect((await page.getByRole('main').innerText()).replaceAll(/\s*-\s*/g, '-')).toContain(caseNumber);
  await readableByEveryone(page);
}, 120_000);

test('the member and her daughter read the same case in plain words', async () => {
  const page = await signIn(order.member.givenName);
  await page
    .getByRole('heading', { name: /We (have|are) / })
    .first()
    .waitFor();
  await page.getByText('Oxygen to help with breathing').waitFor();
  await readableByEveryone(page);
  const daughter = await signIn('Elena Ortega');
  await daughter.getByText(`you are looking after this for`).waitFor();
  await readableByEveryone(daughter);
}, 120_000);

test('the health plan watches it by initials and opens its clocks', async () => {
  const page = await signIn(liaison?.name ?? '');
  const row = page.getByRole('row').filter({ hasText: caseNumber });
  await row.waitFor();
  for (const word of [order.member.familyName, order.member.memberNumber])
    expect(await page.content()).not.toContain(word);
  await readableByEveryone(page);
  await row.click();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Clocks' }).waitFor();
  await page.getByRole('button', { name: /^Why Scheduling/ }).click();
  await page.getByRole('heading', { name: 'Why this deadline' }).waitFor();
  await readableByEveryone(page);
}, 120_000);

test('an office asks before there is an order and gets a number too', async () => {
  const page = await signIn(order.clerk.name);
  await page.getByRole('link', { name: 'Ask first' }).click();
  await page.getByRole('button', { name: 'Send the question' }).click();
  await page.getByText('Choose the health plan').first().waitFor();
  await choose(page, 'Health plan', payerOf(order.tenantId).name);
  await page.getByLabel('Your question').fill('Could a nurse come on Saturdays?');
  await readableByEveryone(page);
  await page.getByRole('button', { name: 'Send the question' }).click();
  await page.getByRole('heading', { name: 'We have your question' }).waitFor();
}, 120_000);

test('a supplier’s dispatcher reads that nothing waits for an answer, and signing out forgets what was typed', async () => {
  const page = await signIn('Rick Stansfield');
  await page.getByRole('heading', { name: 'Nothing waits for an answer' }).waitFor();
  await readableByEveryone(page);
  await page.evaluate(() => sessionStorage.setItem('doorstep.order.somebody', 'typed'));
  await page.getByRole('button', { name: /Rick Stansfield/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
}, 120_000);
