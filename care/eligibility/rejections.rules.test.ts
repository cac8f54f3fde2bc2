import { expect, test } from 'vitest';
import { rejectionMeanings } from '../../wire/x12/sets/eligibility-codes.ts';
import { explainedCodes, explainRejection } from './rejections.rules.ts';

test('every reason a payer may give has words of ours and a next step', () => {
  expect(explainedCodes.toSorted()).toEqual(Object.keys(rejectionMeanings).toSorted());
  for (const code of explainedCodes) {
    const { say, next } = explainRejection(code);
    expect(
      [say, next].every((one) => /^[A-Z].*\.$/.test(one)),
      code,
    ).toBe(true);
  }
});

test('only a payer that is busy is asked again by itself', () => {
  const passing = explainedCodes.filter((code) => explainRejection(code).passes === true);
  expect(passing).toEqual(['42', '80']);
});
