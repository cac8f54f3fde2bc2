// Why: what a desk does less often must work as surely, by role and visible name in a real browser: a question answered, a
// call that survives its page, a duplicate settled, a receipt given by phone, a mail set aside, a case found by its number.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { staff } from '../town/index.ts';
import { readableByEveryone } from '../run/testing/readable-by-everyone.ts';
import { openBrowser, type StoryBrowser } from '../run/testing/story-browser.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

/** A browser among others takes its time. */
const slow = { timeout: 10_000 };
let hub: StoryHub;
let browser: StoryBrowser;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const other = orderOf('Rosa Núñez-Ortega', 'dme');
const nameOf = (email: string) => staff.find((one) => one.email === email)?.name ?? '';
const supervisor = nameOf('dolores.kincaid@doorstep.example');
const imani = nameOf('imani.brooks@doorstep.example');

async function send(draft: object) {
  const clerk = await hub.as(order.clerk.email);
  const receipt = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, ...draft }, documents: [] },
  });
  await hub.settle();
  return { ...receipt, path: `/workbench/cases/${receipt.tenantId}/${receipt.id}` };
}

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  browser = await openBrowser(hub);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await hub.close();
});

test('a question is answered from the keyboard, its letter seen before it leaves, and the page says so', async () => {
  const asked = await send({
    kind: 'inquiry',
    patient: {},
    lines: [],
    diagnoses: [],
    requesterName: 'Mara Finn',
    requesterEmail: 'planner@hospital.example',
    note: 'Can you set up oxygen at home for Thursday?',
  });
  const { page, press, type, trouble } = await browser.open(supervisor);
  await page.goto(asked.path);
  await page.getByRole('button', { name: /^Answer…/ }).waitFor();
  await press('a');
  await page
    .getByRole('region', { name: 'What goes out by mail' })
    .getByText(/We have answered/)
    .waitFor();
  expect(await trouble()).toEqual([]);
  await press('Tab', 3);
  await type('Yes, Thursday morning; send the signed order.');
  await press('Tab');
  await press('Enter');
  await page
    .getByText(`${asked.caseNumber} is answered. A mail to planner@hospital.example says so.`)
    .waitFor();
  await page.getByText(/^Answered Tue 10:00 Boston; a mail to planner@hospital.example/).waitFor();
  await page.getByText(/Next: you send the signed order/).waitFor();
  expect(await trouble()).toEqual([]);
  await hub.settle();
  const mail = (await hub.mailbox.to('planner@hospital.example')).at(-1);
  expect(mail?.subject).toBe(`Your question is answered: case ${asked.caseNumber}`);
}, 120_000);

test('what was typed on a call outlives a dropped line and a reload, and goes with the order', async () => {
  const { page, press, type, trouble } = await browser.open(imani);
  await page.goto('/workbench/call');
  await page.getByRole('heading', { name: 'Ready for a call' }).waitFor();
  await press('b');
  const number = await page.getByRole('heading', { name: /^Call, case/ }).textContent();
  await page.getByRole('textbox', { name: 'Caller' }).waitFor();
  await type('Nancy Petrova');
  await page.getByText(/^Saved \d+:\d\d$/).waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Given name').fill('Benigno');
  await page.getByRole('alert').getByText('Not saved yet').waitFor();
  await page.context().setOffline(false);
  await page.getByText(/^Saved \d+:\d\d$/).waitFor();
  await page.getByRole('combobox', { name: 'Payer' }).fill('Silver');
  await page.getByRole('option', { name: /Silver Harbor/ }).click();
  await page.getByText('Full name given').click();
  await page.getByLabel('Description').first().fill('Stationary concentr');
  await page.getByText('Saving…').waitFor();
  await page.getByText(/^Saved \d+:\d\d$/).waitFor();

  await page.reload();
  await page.getByRole('heading', { name: number ?? '' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Caller' }).inputValue()).toBe('Nancy Petrova');
  expect(await page.getByLabel('Given name').inputValue()).toBe('Benigno');
  expect(await page.getByLabel('Description').first().inputValue()).toBe('Stationary concentr');
  expect(await page.getByRole('checkbox', { name: 'Full name given' }).isChecked()).toBe(true);
  await expect
    .poll(async () => await page.getByRole('combobox', { name: 'Payer' }).inputValue())
    .toMatch(/Silver Harbor/);
  expect(await trouble()).toEqual([]);

  // Hung up before it was sent: the words stand in the form that places it.
  await press('Control+e');
  await page.waitForURL(/\/workbench\/arrivals\//);
  await page.getByText('What was typed during the call stands here.', { exact: false }).waitFor();
  expect(await page.getByLabel('Given name').inputValue()).toBe('Benigno');
  expect(await trouble()).toEqual([]);
}, 120_000);

test('on a call wounds are written down one by one, only what is ordered is asked, and a reload keeps every word', async () => {
  const { page, press, trouble } = await browser.open(imani);
  await page.goto('/workbench/call');
  await page.getByRole('heading', { name: 'Ready for a call' }).waitFor();
  await press('b');
  const number = await page.getByRole('heading', { name: /^Call, case/ }).textContent();
  await page.getByRole('combobox', { name: 'Service' }).fill('Wound');
  await page.getByRole('option', { name: 'Wound care' }).click();
  await page.getByLabel('HCPCS').fill('A6212');
  expect(await page.getByRole('group', { name: 'Each drug' }).count()).toBe(0);
  const wound = (n: number) => page.getByRole('listitem', { name: `Wound ${n}` });
  await wound(1).getByLabel('Place on the body').fill('Left heel');
  // A new row takes the keyboard at once.
  await page.getByRole('button', { name: 'Add a wound' }).press('Enter');
  await expect
    .poll(async () => await wound(2).evaluate((row) => row.contains(document.activeElement)), slow)
    .toBe(true);
  await wound(2).getByLabel('Place on the body').fill('Sacrum');
  await page.getByRole('listitem', { name: 'Dressing 1' }).getByLabel('For wound').waitFor();
  await page.getByText(/^Saved \d+:\d\d$/).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: number ?? '' }).waitFor();
  expect(await wound(2).getByLabel('Place on the body').inputValue()).toBe('Sacrum');
  await page.getByText('Safety and contact, if they are at hand').click();
  expect(await trouble()).toEqual([]);
  await page.getByRole('button', { name: 'Take wound 1 off' }).press('Enter');
  expect(await wound(1).getByLabel('Place on the body').inputValue()).toBe('Sacrum');
  expect(await wound(2).count()).toBe(0);
  await press('Control+e');
  await page.waitForURL(/\/workbench\/arrivals\//);
}, 120_000);

test('an office sees the weeks of its visits as it types, and everything asked of an infusion on a phone too', async () => {
  const { page } = await browser.open(order.clerk.name);
  await page.getByRole('link', { name: 'Send an order' }).first().click();
  await page.getByLabel('Service begins').fill('2026-03-12');
  const line = page.getByRole('listitem', { name: 'Line 1' });
  await line.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Home health' }).click();
  await line.getByLabel('How often').fill('SN 2w2, 1w1, 3 PRN for a fall');
  const weeks = line.getByRole('table', { name: /Visits by week/ });
  expect(await weeks.getByRole('rowheader').allTextContents()).toEqual(['Mar 8', 'Mar 15', 'Mar 22']);
  await line.getByText('8 visits at most.').waitFor();
  await line.getByLabel('How often').fill('SN when needed');
  expect(await weeks.count()).toBe(0);
  await line.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Infusion' }).click();
  await line.getByLabel('How often').fill('');
  expect(await page.getByRole('group', { name: 'About the home health' }).count()).toBe(0);
  const drug = page.getByRole('listitem', { name: 'Drug 1' });
  expect(await drug.getByLabel('Last dose').count()).toBe(0);
  await page.getByRole('combobox', { name: 'First dose' }).click();
  await page.getByRole('option', { name: 'In the hospital' }).click();
  await drug.getByLabel('Last dose').fill('2026-03-10T08:00');
  // The list of what is missing leads to the first box that says nothing.
  await page.getByRole('button', { name: /^dose/ }).click();
  await expect
    .poll(
      async () =>
        await drug.getByLabel('Dose', { exact: true }).evaluate((box) => box === document.activeElement),
      slow,
    )
    .toBe(true);
  await readableByEveryone(page);
}, 120_000);

test('an office begins from an earlier order of its own, gives every date anew, and learns before it sends that it repeats', async () => {
  const patient = { givenName: 'Ada', familyName: 'Walker', birthOn: '1950-01-02', memberNumber: 'SIHA1' };
  const earlier = await send({ patient });
  const { page, press, type, trouble } = await browser.open(order.clerk.name);
  await page.getByRole('link', { name: 'Send an order' }).first().click();
  await page.getByLabel('Diagnoses').fill('Z99.9');
  await page.getByRole('button', { name: 'Copy from an earlier order' }).click();
  await page.getByRole('combobox', { name: 'Earlier order' }).focus();
  await type(earlier.caseNumber);
  await press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.getByLabel('Diagnoses').inputValue()).toBe('Z99.9');

  // The same from the case itself.
  await page.goto(`/provider?case=${earlier.id}`);
  await page.getByRole('link', { name: 'Send one like it' }).click();
  await page.getByText(`Copied from case ${earlier.caseNumber}.`, { exact: false }).waitFor();
  expect(await page.getByLabel('Family name').inputValue()).toBe('Walker');
  expect(await page.getByLabel('Oxygen test on').inputValue()).toBe('');
  expect(await page.getByLabel('Signed on').inputValue()).toBe('');
  const told = page.getByRole('region', { name: 'Approval and repeats' });
  await told.getByText('It needs approval: a nurse reviews it.', { exact: false }).waitFor();
  await told.getByText('Both ask for oxygen.', { exact: false }).first().waitFor();
  expect(await trouble()).toEqual([]);
  await told
    .getByRole('link', { name: `Look at ${earlier.caseNumber}` })
    .first()
    .click();
  await page.getByRole('link', { name: 'Send one like it' }).waitFor();
}, 120_000);

test('a case that may be the same as another is settled by a person, and both cases say how', async () => {
  const first = await send({});
  const second = await send({});
  const { page, trouble } = await browser.open(supervisor);
  await page.goto(second.path);
  const flag = page.getByRole('region', { name: `May be the same as ${first.caseNumber}` });
  await flag.waitFor();
  expect(await trouble()).toEqual([]);
  await flag.getByRole('button', { name: 'Different' }).click();
  await page.getByText(`${first.caseNumber} was called a different order.`).first().waitFor();
  await page.getByRole('button', { name: `Take back what was said of ${first.caseNumber}` }).waitFor();
  expect(await trouble()).toEqual([]);
}, 120_000);

test('a letter that cannot be delivered is made good by a call, written down with who took it', async () => {
  const bounced = await send({ ...other.draft, requesterEmail: 'bounce@office.example' });
  const { page, trouble } = await browser.open(imani);
  await page.goto(bounced.path);
  await page.getByRole('button', { name: 'Acknowledge by phone' }).click();
  await page.getByLabel('Who took the case number').fill('Nancy Petrova');
  expect(await trouble()).toEqual([]);
  await page.getByRole('button', { name: 'Acknowledged' }).click();
  await page.getByText(`${bounced.caseNumber} is acknowledged, with Nancy Petrova.`).waitFor();
  await hub.settle();
  await page.reload();
  await page.getByText('Acknowledged by phone with Nancy Petrova.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Acknowledge by phone' }).count()).toBe(0);
}, 120_000);

test('what is no order is set aside with the reason, kept, and leaves the lobby', async () => {
  await hub.mail.send({
    from: 'news@supplies.example',
    to: 'orders@doorstep.example',
    subject: 'Our spring catalogue',
    text: 'See our new wheelchairs.',
  });
  await hub.settle();
  const { page, trouble } = await browser.open(supervisor);
  await page.goto('/workbench?view=lobby');
  await page
    .getByRole('row', { name: /catalogue|news@supplies/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByText('See our new wheelchairs.').waitFor();
  const claim = page.getByRole('button', { name: /^Claim/ });
  if ((await claim.count()) > 0) await claim.click();
  await page.getByRole('button', { name: 'Not an order…' }).click();
  await page.getByLabel('Why').fill('An advertisement.');
  expect(await trouble()).toEqual([]);
  await page.getByRole('button', { name: 'Set aside', exact: true }).click();
  await page.getByText(/is set aside and kept\.$/).waitFor();
  await page.getByText('An advertisement.').first().waitFor();
  expect(await trouble()).toEqual([]);
}, 120_000);

test('a case is found by its number and by a name without its accents, from anywhere', async () => {
  const found = await send({ priority: 'urgent' });
  const { page, press, type, trouble } = await browser.open(supervisor);
  await page.getByRole('heading', { name: 'All open' }).waitFor();
  await press('/');
  await type('nunez-ortega');
  await page
    .getByRole('option', { name: /Rosa Núñez-Ortega/ })
    .first()
    .waitFor();
  expect(await trouble()).toEqual([]);
  await press('Control+a');
  await type(found.caseNumber);
  await page.getByRole('option', { name: new RegExp(found.caseNumber) }).waitFor();
  const list = page.getByRole('listbox', { name: 'Found' });
  await expect.poll(async () => await list.getByRole('option').count(), { timeout: 10_000 }).toBe(1);
  await press('Enter');
  await page.waitForURL(new RegExp(found.id));
  await page.getByRole('heading', { name: new RegExp(found.caseNumber) }).waitFor();
  await press('/');
  await page.getByRole('combobox', { name: 'Find anything' }).waitFor();
  await type('zzzz nobody');
  await page.getByText(/^Nothing fits “zzzz nobody”/).waitFor();
}, 120_000);
