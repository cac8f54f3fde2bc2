import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickRule, type RuleScope } from './clock-rules.rules.ts';

const everywhere: RuleScope = {
  id: 'general',
  version: 1,
  kind: 'acknowledgement',
  lob: null,
  family: null,
  state: null,
  validFrom: '2026-01-01',
  validTo: null,
};
const texas: RuleScope = { ...everywhere, id: 'a texas', state: 'TX' };
const infusion: RuleScope = { ...everywhere, id: 'infusion', family: 'infusion' };
const medicaid: RuleScope = { ...everywhere, id: 'medicaid', lob: 'medicaid' };
const medicaidInfusion: RuleScope = { ...medicaid, id: 'medicaid infusion', family: 'infusion' };
const rows = [everywhere, texas, infusion, medicaid, medicaidInfusion];
const key = (r: RuleScope | undefined) => (r ? `${r.id} ${r.version}` : 'none');
const question = { kind: 'acknowledgement', lob: 'medicaid', family: 'dme', state: 'OH', on: '2026-11-27' };

test('a case nothing special speaks of gets the general rule', () => {
  expect(pickRule(rows, { ...question, lob: 'ma' })?.id).toBe('general');
});

test('the rule of the line of business beats the general rule', () => {
  expect(pickRule(rows, question)?.id).toBe('medicaid');
});

test('the state outranks the family and the family the line of business', () => {
  expect(pickRule([texas, infusion, medicaid], { ...question, family: 'infusion', state: 'TX' })?.id).toBe(
    'a texas',
  );
  expect(pickRule([infusion, medicaid], { ...question, family: 'infusion' })?.id).toBe('infusion');
});

test('a rule that names two things beats a rule that names one, even the state', () => {
  expect(pickRule(rows, { ...question, family: 'infusion', state: 'TX' })?.id).toBe('medicaid infusion');
});

test('a rule of another kind never applies', () => {
  expect(pickRule(rows, { ...question, kind: 'schedule' })).toBeUndefined();
});

test('before member and plan are known only the general rule applies', () => {
  expect(pickRule(rows, { ...question, lob: null, family: null, state: null })?.id).toBe('general');
});

test('a rule applies on its first and on its last day and on no other', () => {
  const november = { ...everywhere, validFrom: '2026-11-01', validTo: '2026-11-30' };
  const answers = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((on) =>
    pickRule([november], { ...question, on }),
  );
  expect(answers).toEqual([undefined, november, november, undefined]);
});

test('of two equally exact rules the later one counts, then the higher version', () => {
  const newer = { ...everywhere, id: 'newer', validFrom: '2026-06-01' };
  const corrected = { ...newer, version: 2 };
  expect(pickRule([everywhere, newer], question)?.id).toBe('newer');
  expect(pickRule([corrected, newer], question)).toBe(corrected);
});

const maybe = (value: string) => fc.constantFrom(null, value);

test('the answer does not depend on the order of the rows', () => {
  const row = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    version: fc.integer({ min: 1, max: 3 }),
    kind: fc.constant('acknowledgement'),
    lob: maybe('medicaid'),
    family: maybe('dme'),
    state: maybe('OH'),
    validFrom: fc.constantFrom('2026-01-01', '2026-06-01'),
    validTo: fc.constantFrom(null, '2026-12-31'),
  });
  const unique = fc.uniqueArray(row, { selector: (r) => `${r.id} ${r.version}`, maxLength: 8 });
  fc.assert(
    fc.property(unique, (some) => {
      expect(key(pickRule(some.toReversed(), question))).toBe(key(pickRule(some, question)));
    }),
  );
});
