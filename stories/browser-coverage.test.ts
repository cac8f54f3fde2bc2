// Why: coverage as the workbench's people meet it: the sentence, what it rests on, the message in words, and the way out
// when a payer talks nonsense, by role and visible name.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { openBrowser, type StoryBrowser } from '../run/testing/story-browser.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { staff } from '../town/index.ts';

let hub: StoryHub;
let browser: StoryBrowser;
const imani = staff.find((one) => one.email === 'imani.brooks@doorstep.example')?.name ?? '';

async function send(name: string, birthOn?: string) {
  const asked = orderOf(name, 'oxygen', { serviceFromOn: '2026-11-30' });
  const { member } = asked;
  const { givenName, familyName, memberNumber } = member;
  const patient = { givenName, familyName, birthOn: birthOn ?? member.birthOn, memberNumber };
  const order = { ...asked, draft: { ...asked.draft, ...(birthOn === undefined ? {} : { patient }) } };
  const clerk = await hub.as(order.clerk.email);
  const document = await clerk.upload('order.pdf', await order.pdf());
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [document] };
  const receipt = await clerk.ask(sendReferral, { body });
  await hub.settle();
  return { ...receipt, memberNumber: order.member.memberNumber };
}

beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T15:00:00.000Z' });
  browser = await openBrowser(hub);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

test(
  'the case says whether the member is covered, and shows the message in words',
  { timeout: 60_000 },
  async () => {
    const of = await send('Rosa Núñez-Ortega');
    const { page, trouble } = await browser.open(imani);
    await page.goto(`/workbench/cases/${of.tenantId}/${of.id}`);
    const coverage = page.getByRole('region', { name: 'Coverage' });
    await coverage.getByText('Active on Nov 30 under Silver MA HMO.').waitFor();
    await coverage.getByText('What the payer said, line by line').click();
    expect(await trouble()).toEqual([]);
    await coverage.getByRole('button', { name: 'Show the messages' }).click();
    await page.getByRole('heading', { name: 'The payer’s answer (271)' }).waitFor();
    await page.getByText('EB*1**18*HN*Silver MA HMO******Y*Y').waitFor();
    await page.getByText('Authorization needed: yes').first().waitFor();
    expect(await trouble()).toEqual([]);
  },
);

test(
  'an unreadable answer is said to be so; what the payer says by phone is written down instead',
  { timeout: 60_000 },
  async () => {
    const of = await send('Rosa Núñez-Ortega');
    hub.payer.control({ mode: 'garbage', forMemberNumber: of.memberNumber });
    const { page, trouble } = await browser.open(imani);
    await page.goto(`/workbench/cases/${of.tenantId}/${of.id}`);
    const coverage = page.getByRole('region', { name: 'Coverage' });
    await hub.pass({ minutes: 1 });
    await coverage.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('The payer is being asked again.').waitFor();
    await hub.settle();
    await page.reload();
    await coverage.getByText('Unreadable').waitFor();
    await hub.pass({ minutes: 1 });
    await coverage.getByRole('button', { name: 'Record by hand…' }).click();
    await page.getByLabel('Who at the payer said so').fill('Pat at the member desk');
    await page.getByLabel('Their reference number').fill('R-5521');
    await page.getByLabel('Plan', { exact: true }).fill('Silver MA HMO');
    await page.getByLabel('Line of business').first().click();
    await page.getByRole('option', { name: 'Medicare Advantage' }).click();
    await page.getByLabel('Covered from').fill('2026-01-01');
    expect(await trouble()).toEqual([]);
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('The coverage is recorded. The case goes on.').waitFor();
    await coverage.getByText('as Pat at the member desk at the payer told').waitFor();
  },
);

test(
  'whoever was found under another birth date is confirmed by one press',
  { timeout: 60_000 },
  async () => {
    const of = await send("Séamus O'Neill", '1941-02-11');
    const { page, trouble } = await browser.open(imani);
    await page.goto(`/workbench/cases/${of.tenantId}/${of.id}`);
    const coverage = page.getByRole('region', { name: 'Coverage' });
    await coverage.getByText('To confirm', { exact: true }).waitFor();
    await coverage
      .getByText(/The payer has the birth date Nov 2, 1941, the order says Feb 11, 1941\./)
      .waitFor();
    expect(await trouble()).toEqual([]);
    await coverage.getByRole('button', { name: 'It is the member' }).click();
    await page.getByText('Confirmed. The case goes on.').waitFor();
    await coverage.getByText(/confirmed that it is the member\./).waitFor();
    expect(await coverage.getByRole('button', { name: 'It is somebody else' }).count()).toBe(0);
  },
);
