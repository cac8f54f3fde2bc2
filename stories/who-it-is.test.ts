// Why: the program ties a case to a member only beyond doubt. A twin, a nickname with a slipped digit, a name of before: a person sees
// who may be meant and why, says which, and can take it back; then the program never says otherwise.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase, settleDuplicate, unsettleDuplicate } from '../care/casefile/casefile.contract.ts';
import { readWho, ruleOut, tieCase, untieCase } from '../care/casefile/who.contract.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { memberNamed } from '../town/index.ts';
import { orderOf, type StoryOrder } from '../run/play/town-orders.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openBrowser } from '../run/testing/story-browser.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';

let hub: StoryHub;
let supervisor: Client;
const rosa = orderOf('Rosa Núñez-Ortega', 'oxygen');
const amara = orderOf('Amara Ellison', 'dme');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  supervisor = await hub.as('supervisor');
});
afterAll(async () => await hub.close());

async function send(order: StoryOrder, patient: ReferralDraft['patient'] = {}) {
  const clerk = await hub.as(order.clerk.email);
  const draft = { ...order.draft, patient: { ...order.draft.patient, ...patient } };
  const { tenantId, id } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft, documents: [] },
  });
  await hub.settle();
  return { params: { tenantId, id } };
}
const tiedTo = async (of: { params: { tenantId: number; id: string } }) =>
  (await supervisor.ask(readCase, of)).referral.memberId;

test('everything to the letter is tied by the program', async () => {
  const of = await send(rosa);
  expect(await tiedTo(of)).toBe(rosa.member.key);
  expect(await supervisor.ask(readWho, of)).toMatchObject({
    tied: { member: { familyName: 'Núñez-Ortega' }, ruling: null },
    candidates: [],
  });
});

test('a nickname of a name of before with a slipped digit is proposed with its reasons, and a person says yes', async () => {
  const of = await send(rosa, {
    givenName: 'Rosita',
    familyName: 'Ortega',
    memberNumber: slipped(rosa.member.memberNumber),
  });
  expect(await tiedTo(of)).toBeNull();
  const { verdict, candidates, why, can } = await supervisor.ask(readWho, of);
  expect(verdict).toBe('likely');
  expect(why).toBe('Fewer than two of birth date, name and member number agree to the letter.');
  expect(candidates[0]).toMatchObject({ member: { id: rosa.member.key }, ruling: null });
  expect(candidates[0]?.reasons).toContain('member number differs by two swapped digits');
  expect(candidates[0]?.reasons).toContain('family names Ortega and Núñez-Ortega share a part');
  expect(can['tie']).toBe(true);

  await supervisor.ask(tieCase, { ...of, body: { memberId: rosa.member.key } });
  await hub.settle();
  expect(await tiedTo(of)).toBe(rosa.member.key);
  const told = (await hub.timeline(of.params)).map(({ say }) => say);
  expect(told.some((say) => say.startsWith('A person said which member it is. Same birth date;'))).toBe(true);

  await supervisor.ask(untieCase, { ...of, body: { reason: 'Her daughter says she never ordered it.' } });
  await hub.settle();
  const page = await supervisor.ask(readCase, of);
  expect(page.referral.memberId).toBeNull();
  expect(page.tasks.find((task) => task.code === 'member_unknown')?.say).toContain('never ordered it');
  const again = await supervisor.ask(readWho, of);
  expect(again.candidates[0]?.ruling).toMatchObject({ ruling: 'not' });
});

test('twins are left to a person, who rules one out; nobody outside the house sees who may be meant', async () => {
  const of = await send(amara);
  expect(await tiedTo(of)).toBeNull();
  const { candidates, why } = await supervisor.ask(readWho, of);
  expect(why).toContain('perhaps a twin');
  const amari = memberNamed('Amari Ellison');
  expect(candidates.map(({ member }) => member.id)).toEqual([amara.member.key, amari.key]);
  const clerk = await hub.as(amara.clerk.email);
  expect((await clerk.refused(readWho, of)).status).toBe(404);
  expect((await clerk.refused(tieCase, { ...of, body: { memberId: amara.member.key } })).status).toBe(404);
  // An id that was not proposed cannot be brought in from outside.
  expect((await supervisor.refused(tieCase, { ...of, body: { memberId: rosa.member.key } })).status).toBe(
    404,
  );

  await supervisor.ask(ruleOut, { ...of, body: { memberIds: [amari.key] } });
  await supervisor.ask(tieCase, { ...of, body: { memberId: amara.member.key } });
  await hub.settle();
  expect(await tiedTo(of)).toBe(amara.member.key);
  expect((await supervisor.refused(tieCase, { ...of, body: { memberId: amara.member.key } })).code).toBe(
    'member_tied',
  );
});

test('one identifier alone finds nobody', async () => {
  const of = await send(rosa, { givenName: undefined, familyName: undefined, memberNumber: undefined });
  const { candidates, why } = await supervisor.ask(readWho, of);
  expect(candidates).toEqual([]);
  expect(why).toBe('Two of birth date, name and member number are needed before a member is looked for.');
});

test('an order sent again with slips is flagged as perhaps the same with what differs; a merge is taken back', async () => {
  const first = await send(amara, {});
  const again = await send(amara, { givenName: 'A', memberNumber: slipped(amara.member.memberNumber) });
  const flag = (await supervisor.ask(readCase, again)).duplicates.find(
    (one) => one.otherId === first.params.id,
  );
  expect(flag?.reasons.join(' ')).toMatch(
    /^Perhaps the same person has case \S+, received 1 h earlier by portal\. Both ask for \w+\. Same birth date; .*They differ in given name, member number\.$/,
  );
  const before = (await supervisor.ask(readCase, again)).referral.status;
  const params = { ...again.params, otherId: first.params.id };
  await supervisor.ask(settleDuplicate, { params, body: { as: 'same' } });
  await hub.settle();
  expect((await supervisor.ask(readCase, again)).referral.status).toBe('duplicate_merged');
  const { status } = await supervisor.ask(unsettleDuplicate, { params, body: { reason: 'Two sisters.' } });
  await hub.settle();
  const page = await supervisor.ask(readCase, again);
  expect([status, page.referral.status]).toEqual([before, before]);
  expect(page.duplicates.find((one) => one.otherId === first.params.id)).toMatchObject({ settledAt: null });
  expect(page.item).toMatchObject({ status: 'open' });
  expect(page.deadlines.some((one) => one.status === 'running')).toBe(true);
  const told = (await hub.timeline(again.params)).map(({ say }) => say);
  expect(told.some((say) => say.endsWith('was taken back. Two sisters.'))).toBe(true);
  expect((await supervisor.refused(unsettleDuplicate, { params, body: { reason: 'Again.' } })).code).toBe(
    'settled_already',
  );
});

test('in the workbench who may be meant is shown side by side, and a person says yes', async () => {
  const of = await send(rosa, { givenName: 'Rosie', memberNumber: undefined });
  const browser = await openBrowser(hub);
  try {
    const { page, trouble } = await browser.open('Dolores Kincaid');
    await page.goto(`/workbench/cases/${of.params.tenantId}/${of.params.id}`);
    const who = page.getByRole('region', { name: 'Who it is' });
    await who.getByRole('heading', { name: 'Rosa Núñez-Ortega' }).waitFor();
    expect(await trouble()).toEqual([]);
    await who.getByRole('button', { name: 'This is the member: Rosa Núñez-Ortega' }).click();
    await page.getByText('The case is tied to a member of the plan.').waitFor();
  } finally {
    await browser.close();
  }
  expect(await tiedTo(of)).toBe(rosa.member.key);
}, 120_000);

function slipped(number: string): string {
  const at = [4, 5, 6, 7].find((place) => number[place] !== number[place + 1]) ?? 4;
  return `${number.slice(0, at)}${number[at + 1] ?? ''}${number[at] ?? ''}${number.slice(at + 2)}`;
}
