// Why: the workbench as its people meet it, in a real browser, by role and visible name: an order is found, looked at,
// claimed, proved and corrected; a mail becomes a case; a call is taken by keyboard; work moves and comes back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctCase, readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { staff } from '../town/index.ts';
import { openBrowser, type StoryBrowser } from '../run/testing/story-browser.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let browser: StoryBrowser;
let first: { tenantId: number; id: string; caseNumber: string };
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const nameOf = (email: string) => staff.find((one) => one.email === email)?.name ?? '';
const supervisorEmail = 'dolores.kincaid@doorstep.example';
const supervisor = nameOf(supervisorEmail);
const imani = nameOf('imani.brooks@doorstep.example');

async function send(draft: object = {}) {
  const clerk = await hub.as(order.clerk.email);
  const pdf = await clerk.upload('order.pdf', await order.pdf());
  const receipt = await clerk.ask(sendReferral, {
    body: {
      tenantId: order.tenantId,
      draft: { ...order.draft, ...draft },
      documents: [{ tenantId: pdf.tenantId, id: pdf.id }],
    },
  });
  await hub.settle();
  return receipt;
}

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  first = await send({ dischargeAt: '2026-03-11T01:00:00.000Z', dischargeFacility: 'Harbor Hospital' });
  await hub.mail.send({
    from: 'frontdesk@riverbend-clinic.example',
    to: 'orders@doorstep.example',
    subject: 'New patient',
    text: 'Please help Mrs Walker.',
    attachments: [{ filename: 'order.pdf', content: await order.pdf() }],
  });
  await hub.settle();
  browser = await openBrowser(hub);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await hub.close();
});

test('who is not signed in goes to the door and comes back; another portal’s people are told their place', async () => {
  const { page, trouble } = await browser.open(null);
  await page.goto('/workbench?view=lobby');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await trouble()).toEqual([]);
  await page.getByRole('button', { name: supervisor }).click();
  await page.getByRole('heading', { name: 'Lobby' }).waitFor();
  const office = await browser.open(order.clerk.name);
  await office.page.goto('/workbench');
  await office.page.getByRole('heading', { name: 'Your place is the provider portal' }).waitFor();
  expect(await office.trouble()).toEqual([]);
}, 120_000);

test('a case is walked to, looked at, opened and proved without a mouse', async () => {
  const { page, press, trouble } = await browser.open(supervisor);
  await page.getByRole('heading', { name: 'All open' }).waitFor();
  expect(await trouble()).toEqual([]);
  await page.getByRole('link', { name: /^Escalated/ }).click();
  await page.getByText('Rosa Núñez-Ortega').first().waitFor();
  await press('j');
  await expect
    .poll(async () => await page.evaluate(() => document.activeElement?.hasAttribute('data-row')))
    .toBe(true);
  await press('Space');
  await page.getByRole('complementary', { name: first.caseNumber }).waitFor();
  expect(await trouble()).toEqual([]);
  await press('Enter');
  await page.waitForURL(/\/workbench\/cases\//);
  await page.getByText('The patient goes home within 24 hours.').first().waitFor();
  await page.getByRole('img', { name: /Page 1 of order.pdf/ }).waitFor();
  expect(await trouble()).toEqual([]);
  await page.getByTitle('Why this time?').first().click();
  await page.getByText('Counted again from the stored rule and calendar').waitFor();
  expect(await trouble()).toEqual([]);
}, 120_000);

test('a manager commits to a time, and two people writing at once both keep their words', async () => {
  const { page, trouble } = await browser.open(supervisor);
  await page.goto(`/workbench/cases/${first.tenantId}/${first.id}`);
  await page.getByRole('button', { name: /^Commit/ }).click();
  await page.getByLabel(/^Time in/).fill('16:30');
  await page.getByRole('button', { name: 'Commit', exact: true }).click();
  await page.getByText(/^Committed to/).waitFor();
  await page.getByRole('button', { name: 'Correct the order' }).click();
  await page.getByLabel('City').fill('Worcester');
  const other = await hub.as(supervisorEmail);
  const { referral } = await other.ask(readCase, { params: { tenantId: first.tenantId, id: first.id } });
  await other.ask(correctCase, {
    params: { tenantId: first.tenantId, id: first.id },
    body: {
      version: referral.version,
      draft: { ...order.draft, dischargeAt: '2026-03-11T01:00:00.000Z', note: 'Call the daughter first.' },
    },
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('region', { name: 'Both versions' }).waitFor();
  expect(await trouble()).toEqual([]);
  await page.getByRole('row', { name: /^Note/ }).getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: 'Go on with these' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Call the daughter first.').first().waitFor();
  await page
    .getByText(/Worcester/)
    .first()
    .waitFor();
}, 120_000);

test('a mail from the lobby is taken by one person and placed with its payer, its pages beside the form', async () => {
  const lead = await browser.open(supervisor);
  await lead.page.goto('/workbench?view=lobby');
  await lead.page
    .getByRole('checkbox', { name: /^Select case/ })
    .first()
    .check();
  await lead.page.getByLabel('Move to').selectOption({ label: `${imani}, intake agent` });
  await lead.page.getByRole('button', { name: 'Reassign 1' }).click();
  await lead.page.getByText(`moved to ${imani}.`).waitFor();
  const { page, trouble } = await browser.open(imani);
  await page.goto('/workbench?view=mine');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByText('Please help Mrs Walker.').waitFor();
  await page.getByRole('img', { name: /Page 1 of order.pdf/ }).waitFor();
  expect(await trouble()).toEqual([]);
  await page.getByRole('button', { name: 'Place it' }).click();
  await page.getByText('Say which payer this is for.').first().waitFor();
  await page.getByRole('combobox', { name: 'Payer' }).fill('Silver');
  await page.getByRole('option', { name: /Silver Harbor/ }).click();
  await page.getByLabel('Given name').fill('Ada');
  await page.getByLabel('Family name').fill('Walker');
  await page.getByRole('button', { name: 'Place it' }).click();
  await page.waitForURL(/\/workbench\/cases\//);
  await page.getByRole('heading', { name: /Ada Walker/ }).waitFor();
  expect(await trouble()).toEqual([]);
}, 120_000);

test('a call is taken by keyboard alone: number first, case so far in sight, sent and ended', async () => {
  const { page, press, type, keys, trouble } = await browser.open(imani);
  await page.goto('/workbench/call');
  await page.getByRole('heading', { name: 'Ready for a call' }).waitFor();
  expect(await trouble()).toEqual([]);
  await press('b');
  await page.getByText(`“Doorstep, this is ${imani}.`, { exact: false }).waitFor();
  expect(await trouble()).toEqual([]);
  await type('Nancy Petrova');
  await press('Tab');
  await type('Back Bay Pulmonary');
  await press('Tab', 3);
  await type('Silver');
  await press('ArrowDown');
  await press('Enter');
  await press('Tab');
  await press('Space');
  await press('Tab');
  await press('Space');
  await page.getByText('2 of 3 given. That is enough.').waitFor();
  await press('Tab', 4);
  await type('Benigno');
  await press('Tab');
  await type('Santos-Rivera');
  await page
    .getByRole('complementary', { name: 'The case so far' })
    .getByText('Benigno Santos-Rivera')
    .waitFor();
  await press('Control+Enter');
  await page.getByRole('heading', { name: 'Say this now' }).waitFor();
  expect(await trouble()).toEqual([]);
  await press('Enter');
  await page.getByText(/The call is over/).waitFor();
  // From ringing to a case with its number, payer, caller and patient: 19 presses beside the letters of what was said.
  expect(keys.presses).toBeLessThanOrEqual(19);
}, 120_000);

test('a whole order is taken by keyboard alone, and all that is asked for at the end is the signed page', async () => {
  const { page, press, type, keys, trouble } = await browser.open(imani);
  const { member, draft } = orderOf("Séamus O'Neill", 'oxygen');
  const label = async () =>
    await page.evaluate(() => {
      const box = document.activeElement as HTMLInputElement | null;
      return (box?.labels?.[0]?.textContent ?? box?.textContent ?? '').replace(/ optional$/, '');
    });
  /** Goes on from box to box until the one with this label, then types; a choice is taken by Enter. */
  async function say(box: string, words: string, isChoice = false): Promise<void> {
    const from = keys.presses;
    while ((await label()) !== box) {
      if (keys.presses - from > 12) throw new Error(`“${box}” is not among the next boxes.`);
      await press('Tab');
    }
    await type(words);
    if (isChoice) await press('Enter');
  }
  const day = (on = '') => `${on.slice(5, 7)}${on.slice(8, 10)}${on.slice(0, 4)}`;
  await page.goto('/workbench/call');
  await page.getByRole('heading', { name: 'Ready for a call' }).waitFor();
  await press('b');
  await page.getByText(`“Doorstep, this is ${imani}.`, { exact: false }).waitFor();
  await type('Nancy Petrova');
  await say('Calls from', 'Harbor Hospital');
  await say('Call back at', '617 555 0142');
  await say('Payer', 'Silver', true);
  await say('Given name', member.givenName);
  await say('Family name', member.familyName);
  await say('Date of birth', day(member.birthOn));
  await say('Member ID', member.memberNumber);
  await page.getByText('3 of 3 given. That is enough.').waitFor();
  await say('Patient’s phone', member.phone);
  await say('Service', 'Oxy', true);
  await say('Description', 'Concentrator');
  await say('HCPCS', 'E1390');
  await say('Quantity', '1');
  await say('Oxygen test on', '03052026');
  await say('Tested', 'rest', true);
  await say('Tested by', 'Hosp', true);
  await say('SpO2, %', '86');
  await say('Oxygen during the test', '0');
  await say('Flow, L/min', '2');
  await say('Hours a day', '24');
  await say('Given by', 'Can', true);
  await say('Diagnoses', 'J44.9');
  await say('Begins on', day(draft.serviceFromOn));
  await say('Clinician', draft.clinicianName ?? '');
  await say('NPI', draft.clinicianNpi ?? '');
  await say('Signed on', day(draft.signedOn));
  await say('Street', member.address.line1);
  await say('City', member.address.city);
  await say('State', member.address.state);
  await say('ZIP', member.address.zip);
  expect(await trouble()).toEqual([]);
  await press('Control+Enter');
  await page.getByRole('heading', { name: 'Say this now' }).waitFor();
  await page.getByText('“We still need one thing from you:”').waitFor();
  await page.getByText('The signed order or prescription is not attached.').waitFor();
  await press('Enter');
  await page.getByText(/The call is over/).waitFor();
  // From ringing to an order that lacks only its page: 54 presses beside the letters and figures of what was said.
  expect(keys.presses).toBeLessThanOrEqual(54);
}, 120_000);

test('work moves to a colleague and comes back with Undo; the floor is seen at a glance', async () => {
  const { page, trouble } = await browser.open(supervisor);
  await page.goto('/workbench/supervisor');
  await page.getByRole('tab', { name: /^Escalated/ }).click();
  await page
    .getByRole('checkbox', { name: /Rosa Núñez-Ortega/ })
    .first()
    .check();
  await page.getByLabel('Move to').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Reassign 1' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('went back to where it was').waitFor();
  expect(await trouble()).toEqual([]);
}, 120_000);

test('the administrator ends sessions and sees no case; a case of no granted payer is absent', async () => {
  const admin = await browser.open(nameOf('pavel.hruska@doorstep.example'));
  await admin.page.getByRole('heading', { name: 'People' }).waitFor();
  expect(await admin.trouble()).toEqual([]);
  expect(await admin.page.getByRole('link', { name: 'Worklist' }).count()).toBe(0);
  await admin.page
    .getByRole('button', { name: `End sessions of ${imani}` })
    .first()
    .click();
  await admin.page.getByText('is signed out everywhere.').waitFor();
  const west = await browser.open(nameOf('bill.harker@doorstep.example') || 'Bill Harker');
  await west.page.goto(`/workbench/cases/${first.tenantId}/${first.id}`);
  await west.page.getByRole('heading', { name: 'There is no such case here' }).waitFor();
  expect(await west.trouble()).toEqual([]);
}, 120_000);
