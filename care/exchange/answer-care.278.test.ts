// Why: an answer counts what was approved as it was asked for, and says once that it is the last where nothing is left to decide.
import { expect, test } from 'vitest';
import { authorizationGoldens } from '../../wire/x12/sets/authorization-golden.fixture.ts';
import {
  authorization278,
  readEnvelopes,
  readTransaction,
  type Authorization278,
} from '../../wire/x12/index.ts';
import { answeredCare, type CareAnswer } from './answer-care.278.ts';
import { fault } from './care-asked.278.ts';
import { isNews, sayTold } from './standing-of.ts';

function question(find: string, put: string): Authorization278 {
  const text = authorizationGoldens['careRequest'] ?? '';
  expect(text).toContain(find);
  const transaction = readEnvelopes(Buffer.from(text.replace(find, put))).interchanges[0]?.groups[0]
    ?.transactions[0];
  const value = transaction && readTransaction(transaction, authorization278).value;
  if (value === undefined) throw new Error('It cannot be read so changed.');
  return value;
}
const at = '2026-11-23T09:00:00.000Z';
const trace = { number: 'T1', originator: '9DOORSTEP0' };
const answered = (asked: Authorization278, given: Omit<CareAnswer, 'trace'>) => {
  const { beginning, decider } = answeredCare(asked, { ...given, trace }, at);
  return { type: beginning.type, event: decider.requester?.subscriber?.event };
};
const approved = { decision: 'A1', number: 'P1', quantity: '480' } as const;

test.each([
  ['visits', 'UN*8', 'UN'],
  ['minutes', 'MJ*480', 'MJ'],
  ['days', 'DA*30', 'DA'],
])('what is approved of %s is counted in them', (_what, put, unit) => {
  const standing = { caseNumber: 'AAA-AAA-A', event: approved, services: [approved, approved] };
  const { event } = answered(question('UN*8', put), { faults: [], standing });
  expect(event?.services[0]?.institutional).toMatchObject({ quantity: '480', unit });
});

test('what has ended without a decision is the last word, whatever was still undecided', () => {
  const event = { decision: 'A4', reason: '0W' } as const;
  const standing = { caseNumber: 'AAA-AAA-A', event, services: [] };
  const ended = { standing, faults: [fault('event', '95', 'The plan does not cover the patient.', 'N')] };
  expect(answered(question('UN*8', 'UN*8'), ended)).toMatchObject({
    type: '18',
    event: { faults: [{ reason: '95' }] },
  });
  expect(isNews(ended)).toBe(true);
  expect(sayTold(ended, 'Case 1')).toBe('Case 1 has ended. The plan does not cover the patient.');
  const open = { standing, faults: [] };
  expect(answered(question('UN*8', 'UN*8'), open).type).toBe('19');
  expect(isNews(open)).toBe(false);
  expect(sayTold(open)).toBe('It is not decided yet.');
});
