// Why: the link in ordinary mail may be forwarded to anybody. Without the patient's date of birth it shows nothing, five
// wrong tries close it, and whoever opened it stands in the access log.
import { answerAskedByLink } from '../care/casefile/link.contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLink, readCase, readShown } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';

let hub: StoryHub;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
});
afterAll(async () => await hub.close());

async function linkFor(requesterEmail: string) {
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, requesterEmail }, documents: [] },
  });
  await hub.settle();
  const [mail] = await hub.mailbox.to(requesterEmail);
  const token = /\/s\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  return { token, params: { tenantId, id }, caseNumber };
}
const { birthOn } = order.member;
const wrongDay = '1950-01-01';

test('with the date of birth it tells where the case stands and who looks after it, and nothing personal', async () => {
  const { token, caseNumber, params } = await linkFor('a@office.example');
  const answer = await hub.at().raw('POST', '/api/links/open', { token, birthOn });
  expect(answer.json()).toMatchObject({ caseNumber, statusLabel: 'Waiting for information' });
  for (const word of personalWords(order.member)) expect(answer.body).not.toContain(word);
  const agent = await hub.as('intake_agent');
  const { items } = await agent.ask(readShown, { params });
  expect(items.map((one) => [one.actorName, one.purpose])).toContainEqual([
    'Holder of a signed link',
    'openLink',
  ]);
});

test('a wrong date says the same as a link that never was', async () => {
  const { token } = await linkFor('b@office.example');
  const stranger = hub.at();
  const wrong = await stranger.refused(openLink, { body: { token, birthOn: wrongDay } });
  const never = await stranger.refused(openLink, { body: { token: 'x'.repeat(43), birthOn } });
  expect(wrong).toEqual(never);
});

test('after four wrong tries the right date still opens it; after five it is closed for good', async () => {
  const four = await linkFor('c@office.example');
  const stranger = hub.at();
  for (let i = 0; i < 4; i += 1)
    await stranger.refused(openLink, { body: { token: four.token, birthOn: wrongDay } });
  expect((await stranger.ask(openLink, { body: { token: four.token, birthOn } })).caseNumber).toBe(
    four.caseNumber,
  );
  await stranger.refused(openLink, { body: { token: four.token, birthOn: wrongDay } });
  expect((await stranger.refused(openLink, { body: { token: four.token, birthOn } })).code).toBe('absent');
});

test('five tries at once do not slip past the count', async () => {
  const { token } = await linkFor('d@office.example');
  const stranger = hub.at();
  await Promise.all(
    Array.from(
      { length: 8 },
      async () => await stranger.refused(openLink, { body: { token, birthOn: wrongDay } }),
    ),
  );
  expect((await stranger.refused(openLink, { body: { token, birthOn } })).code).toBe('absent');
});

test('after ninety days the link has run out', async () => {
  const { token, caseNumber } = await linkFor('e@office.example');
  hub.clock.pass({ days: 89 });
  expect((await hub.at().ask(openLink, { body: { token, birthOn } })).caseNumber).toBe(caseNumber);
  hub.clock.pass({ days: 2 });
  expect((await hub.at().refused(openLink, { body: { token, birthOn } })).code).toBe('absent');
});

test('an office without an account answers by the link of the letter that asks, and only what is asked', async () => {
  const requesterEmail = 'no-account@office.example';
  const draft = { ...order.draft, requesterEmail, diagnoses: [] };
  const clerk = await hub.as(order.clerk.email);
  const { id } = await clerk.ask(sendReferral, { body: { tenantId: order.tenantId, draft, documents: [] } });
  await hub.settle();
  const tokenIn = async (subject: string) => {
    const mails = await hub.mailbox.to(requesterEmail);
    return /\/s\/(\S+)/.exec(mails.find((one) => one.subject.includes(subject))?.text ?? '')?.[1] ?? '';
  };
  const token = await tokenIn('are missing');
  const stranger = hub.at();
  await stranger.refused(answerAskedByLink, {
    body: { token, birthOn: wrongDay, answers: [{ field: 'diagnoses', said: 'J96.11' }] },
  });
  const { questions } = await stranger.ask(openLink, { body: { token, birthOn } });
  expect(questions.map(({ field, answer }) => [field, answer?.kind ?? 'a page'])).toEqual([
    ['documents', 'a page'],
    ['diagnoses', 'text'],
  ]);
  const give = (field: string, said: string, by = token) => ({
    body: { token: by, birthOn, answers: [{ field, said }] },
  });
  expect((await stranger.refused(answerAskedByLink, give('patient.birthOn', '1950-01-01'))).code).toBe(
    'not_asked',
  );
  expect((await stranger.refused(answerAskedByLink, give('diagnoses', 'a cough'))).code).toBe('invalid');
  const status = await tokenIn('We have your order');
  expect((await stranger.refused(answerAskedByLink, give('diagnoses', 'J96.11', status))).code).toBe(
    'wrong_state',
  );
  expect((await stranger.ask(openLink, { body: { token: status, birthOn } })).questions).toEqual([]);

  await stranger.ask(answerAskedByLink, give('diagnoses', 'j96.11'));
  await hub.settle();
  const agent = await hub.as('intake_agent');
  const { referral } = await agent.ask(readCase, { params: { tenantId: order.tenantId, id } });
  expect(referral.diagnoses).toEqual(['J96.11']);
  expect((await stranger.refused(answerAskedByLink, give('diagnoses', 'J44.9'))).code).toBe('not_asked');
  expect((await stranger.ask(openLink, { body: { token, birthOn } })).questions).toHaveLength(1);
});
