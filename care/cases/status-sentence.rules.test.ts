// Why: member, office, payer and staff read one sentence; it must hold for every state there is.
import { expect, test } from 'vitest';
import { referralMachine } from './referral.machine.ts';
import { statusSentence, type StatusFacts } from './status-sentence.rules.ts';

const facts: StatusFacts = {
  status: 'received',
  kind: 'order',
  caseManagerName: 'Dana Reyes',
  caseManagerExtension: '412',
  nextDueAt: '2026-05-22T22:00:00.000Z',
  zone: 'America/New_York',
  nextWindowFrom: null,
  nextWindowTo: null,
  nextProviderName: null,
};

test.each([
  [
    'received, with everything known',
    {},
    'We have received the order. Next: we confirm receipt, by Fri 18:00 Boston. Dana Reyes, extension 412, looks after it.',
  ],
  [
    'nobody named yet and nothing due',
    { caseManagerName: null, caseManagerExtension: null, nextDueAt: null },
    'We have received the order. Next: we confirm receipt. A case manager is being named.',
  ],
  [
    'a case manager without an extension',
    { caseManagerExtension: null, nextDueAt: null },
    'We have received the order. Next: we confirm receipt. Dana Reyes looks after it.',
  ],
  [
    'a question',
    { kind: 'inquiry', nextDueAt: null },
    'We have your question; no order yet. Next: we answer you. Dana Reyes, extension 412, looks after it.',
  ],
  [
    'a question that was answered',
    { kind: 'inquiry', nextDueAt: null, answeredAt: '2026-11-27T15:00:00.000Z' },
    'We have answered your question; no order yet. Next: you send the signed order. Dana Reyes, extension 412, looks after it.',
  ],
  [
    'acknowledged',
    { status: 'acknowledged', nextDueAt: null },
    'We have received the order and told the sender. Next: we check coverage and the order. Dana Reyes, extension 412, looks after it.',
  ],
  [
    'a state without a next step says no time',
    { status: 'closed' },
    'The case is closed. Dana Reyes, extension 412, looks after it.',
  ],
  [
    'somebody is expected',
    {
      status: 'scheduled',
      nextDueAt: null,
      nextWindowFrom: '2026-11-24T18:00:00.000Z',
      nextWindowTo: '2026-11-24T20:00:00.000Z',
      nextProviderName: 'Evergreen Visiting Nurses, Boise',
    },
    'The services have a date. Evergreen Visiting Nurses, Boise comes Tue 24 Nov 13:00–15:00 Boston. Dana Reyes, extension 412, looks after it.',
  ],
  [
    'a state nobody knows',
    { status: 'from_the_future' },
    'The case is open. Dana Reyes, extension 412, looks after it.',
  ],
] as const)('%s', (_what, changes, sentence) => {
  expect(statusSentence({ ...facts, ...changes })).toBe(sentence);
});

test('every state of the referral has a sentence of its own', () => {
  const said = Object.keys(referralMachine.states).map((status) => [
    status,
    statusSentence({ ...facts, status, nextDueAt: null }).split('. ')[0],
  ]);
  expect(said.filter(([, sentence]) => sentence === 'The case is open')).toEqual([]);
  expect(new Set(said.map(([, sentence]) => sentence)).size).toBe(said.length);
});
