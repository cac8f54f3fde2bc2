// Why: what a setting lets through must not hide what it does not: a claim with an empty element too many is held to its sums like
// any other, and however much is let through or wrong, the rest is still read and nothing is thrown.
import { expect, test } from 'vitest';
import { rental } from './sets/claim-golden.fixture.ts';
import { receiveX12, tolerances, transactionSpecs, type ReceivedTransaction } from './index.ts';

/** The one transaction of a claim with a text replaced, its count of segments put right. */
function received(
  find: string,
  put: string,
  tolerate: Parameters<typeof receiveX12>[2] = {},
): ReceivedTransaction {
  expect(rental).toContain(find);
  const edited = rental.replace(find, put);
  const count = edited.split('~').findIndex((one) => one.startsWith('SE*')) - 1;
  const bytes = Buffer.from(edited.replace(/SE\*\d+/, `SE*${count.toString()}`));
  const { interchanges } = receiveX12(bytes, transactionSpecs, tolerate);
  const one = interchanges[0]?.groups[0]?.transactions[0];
  if (one === undefined) throw new Error('No transaction came.');
  return one;
}
const allowed = { tolerate: tolerances };
const claim = 'CLM*C7001*217.16***';
const told = ({ problems }: ReceivedTransaction) =>
  problems.map(({ code, at }) => `${code} ${at.id}${(at.element ?? 0).toString().padStart(2, '0')}`);

test('a departure that is let through does not let wrong sums through', () => {
  expect(rental).toContain(claim);
  const whole = received(claim, `ZZZ*1~${claim}`, allowed);
  expect([whole.verdict, told(whole)]).toEqual(['E', []]);
  const wrong = received(claim, 'CLM*C7001*217.15*X**', allowed);
  expect([wrong.verdict, told(wrong)]).toEqual(['R', ['I12 CLM02']]);
});

test('many departures that are let through do not hide what follows', () => {
  const many = Array.from({ length: 250 }, () => 'ZZZ*1~').join('');
  const whole = received(claim, `${many}${claim}`, allowed);
  expect([whole.verdict, whole.tolerated.length]).toEqual(['E', 200]);
  const wrong = received(claim, `${many}CLM*C7001*nothing***`, allowed);
  expect([wrong.verdict, told(wrong)]).toEqual(['R', ['6 CLM02']]);
});

test('after two hundred faults the rest is still read without stumbling', () => {
  const many = Array.from({ length: 250 }, () => 'ZZZ*1~').join('');
  const wrong = received(`${claim}12:B:1`, `${many}CLM*C7001*217.16***`);
  expect([wrong.verdict, wrong.problems.length]).toEqual(['R', 200]);
});
