// Why: the agent who decides about a repeat sees why it was flagged; different care for one person is no repeat.
import { expect, test } from 'vitest';
import { duplicateReasons } from './duplicate.rules.ts';

const mine = { families: ['oxygen'], receivedAt: '2026-03-10T14:00:00.000Z' };
const other = {
  families: ['oxygen'],
  receivedAt: '2026-03-10T11:00:00.000Z',
  caseNumber: 'AAA-BBB-C',
  channel: 'portal',
};

test.each([
  [
    'the same care three hours before',
    mine,
    other,
    ['The same person has case AAA-BBB-C, received 3 h earlier by portal.', 'Both ask for oxygen.'],
  ],
  [
    'days before',
    mine,
    { ...other, receivedAt: '2026-03-06T14:00:00.000Z' },
    ['The same person has case AAA-BBB-C, received 4 days earlier by portal.', 'Both ask for oxygen.'],
  ],
  [
    'after this one, which waited to be placed',
    { ...mine, receivedAt: '2026-03-10T09:00:00.000Z' },
    other,
    ['The same person has case AAA-BBB-C, received 2 h later by portal.', 'Both ask for oxygen.'],
  ],
  [
    'in the same minute',
    mine,
    { ...other, receivedAt: mine.receivedAt },
    ['The same person has case AAA-BBB-C, received 1 h earlier by portal.', 'Both ask for oxygen.'],
  ],
  [
    'one not read yet',
    { ...mine, families: [] },
    other,
    [
      'The same person has case AAA-BBB-C, received 3 h earlier by portal.',
      'One of the two has not been read yet.',
    ],
  ],
  ['other care', { ...mine, families: ['wound_care'] }, other, []],
  [
    'one family of two',
    { ...mine, families: ['wound_care', 'oxygen'] },
    other,
    ['The same person has case AAA-BBB-C, received 3 h earlier by portal.', 'Both ask for oxygen.'],
  ],
])('%s', (_what, one, two, reasons) => {
  expect(duplicateReasons(one, two)).toEqual(reasons);
});
