// Why: what an office is told before it sends must be what the rows will decide, and where they hang on the plan it says so.
import { expect, test } from 'vitest';
import type { CoverageRule } from './authorization.schema.ts';
import { foreseeApproval } from './foresee-approval.rules.ts';

const row = (change: Partial<CoverageRule>): CoverageRule => ({
  id: 'oxygen',
  version: 1,
  tenantId: null,
  lineOfBusiness: null,
  planName: null,
  family: 'oxygen',
  codePrefix: null,
  requirement: 'review',
  criteria: [],
  validityDays: 90,
  say: 'Home oxygen needs approval.',
  source: 'Test.',
  validFrom: '2024-01-01',
  validTo: null,
  ...change,
});
const tested = row({ criteria: [{ kind: 'oxygen_test', spo2AtMostPercent: 88, pao2AtMostMmHg: 55 }] });
const asked = { tenantId: 2, lineOfBusiness: null, family: 'oxygen', code: 'E1390', on: '2026-03-10' };
const facts = { quantity: 1, frequency: null, diagnoses: ['J44.9'] };
const at = (spo2Percent: number) => ({ ...facts, clinical: { oxygen: { spo2Percent } } });

test.each([
  ['nothing is needed', [row({ requirement: 'none' })], 'nothing', 'No approval is needed.'],
  ['it is registered', [row({ requirement: 'registration' })], 'registration', /registered/],
  [
    'it is not covered',
    [row({ requirement: 'not_covered', say: 'Not in this plan.' })],
    'not_covered',
    /Not in/,
  ],
  ['a nurse always reviews', [row({})], 'review', 'It needs approval: a nurse reviews it.'],
  ['no row speaks of it', [], 'review', 'It needs approval: a nurse reviews it.'],
  ['the facts meet the rule', [tested], 'approved', /meets the rule/],
  [
    'another payer’s row is nobody else’s',
    [row({}), row({ tenantId: 3, requirement: 'none' })],
    'review',
    /nurse/,
  ],
  [
    'a row of the past is past',
    [row({ requirement: 'none', validTo: '2025-12-31' }), row({ version: 2 })],
    'review',
    /nurse/,
  ],
  ['plans differ', [tested, row({ planName: 'Gold', requirement: 'none' })], 'depends', /member’s plan/],
  [
    'plans differ in what they say, not in what is needed',
    [tested, { ...tested, id: 'gold', planName: 'Gold' }],
    'approved',
    /meets/,
  ],
  [
    'businesses differ',
    [tested, row({ lineOfBusiness: 'medicaid', requirement: 'none' })],
    'depends',
    /plan/,
  ],
] as const)('%s', (_what, rows, needs, say) => {
  const foreseen = foreseeApproval(rows, asked, at(86));
  expect(foreseen.needs).toBe(needs);
  expect(foreseen.say).toMatch(say);
});

test('what the rule misses is said', () => {
  expect(foreseeApproval([tested], asked, at(93)).say).toBe(
    'It needs approval: a nurse reviews it. SpO2 93 %.',
  );
  expect(foreseeApproval([tested], asked, { ...facts, clinical: {} }).say).toMatch(/test is not known/);
});

test('where the payer has one line of business, rows of another do not count', () => {
  const rows = [tested, row({ lineOfBusiness: 'medicaid', requirement: 'none' })];
  expect(foreseeApproval(rows, { ...asked, lineOfBusiness: 'commercial' }, at(86)).needs).toBe('approved');
});
