// Why: a bench on broken or differing input would measure nothing, so the invented claims are held to their own promises.
import { expect, test } from 'vitest';
import { claimProfessional, readEnvelopes, rewrite } from '../wire/x12/index.ts';
import { inventClaims } from './invent-claims.ts';

const wanted = 2_500_000;
const made = (seed: number) => Buffer.concat([...inventClaims(wanted, seed)]);

test('the same seed gives the same file of the wanted size, another seed another', () => {
  const file = made(7);
  expect(file.length).toBeGreaterThanOrEqual(wanted);
  expect(file.length).toBeLessThan(wanted + 120_000);
  expect(made(7).equals(file)).toBe(true);
  expect(made(8).equals(file)).toBe(false);
});

test('its envelopes keep what they promise, in several groups', () => {
  const { problems, interchanges } = readEnvelopes(made(7));
  expect(problems).toEqual([]);
  expect(interchanges[0]?.groups.length).toBeGreaterThan(1);
  const claims = (interchanges[0]?.groups ?? []).flatMap((group) =>
    group.transactions.map((one) => one.segments.filter((segment) => segment.id === 'CLM').length),
  );
  expect(Math.min(...claims)).toBeGreaterThanOrEqual(90);
  expect(Math.max(...claims)).toBeLessThanOrEqual(110);
});

test(
  'its claims are conformant: read without a problem, written back byte for byte',
  { timeout: 60_000 },
  () => {
    const small = Buffer.concat([...inventClaims(200_000, 11)]);
    const again = rewrite(small, [claimProfessional]);
    expect(again.problems).toEqual([]);
    expect(again.bytes?.equals(small)).toBe(true);
  },
);
