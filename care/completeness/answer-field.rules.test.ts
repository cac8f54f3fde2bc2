// Why: an answer lands in its field, or is refused by name; nothing else of the order changes.
import { expect, test } from 'vitest';
import { gapRules } from '../needs/gap-rules.rules.ts';
import { answered, answerTo } from './answer-field.rules.ts';

const order = {
  kind: 'order' as const,
  priority: 'standard' as const,
  patient: {},
  diagnoses: [],
  lines: [],
};

test.each([
  ['diagnoses', 'j44.9, E11.9', { diagnoses: ['J44.9', 'E11.9'] }],
  ['patient.birthOn', '1948-02-11', { patient: { birthOn: '1948-02-11' } }],
  ['address.state', 'ma', { address: { state: 'MA' } }],
  ['clinical.oxygen.spo2Percent', ' 86 ', { clinical: { oxygen: { spo2Percent: 86 } } }],
  ['clinical.oxygen.testedBy', 'hospital', { clinical: { oxygen: { testedBy: 'hospital' } } }],
])('%s takes %s', (field, said, change) => {
  expect(answered(order, field, said)).toEqual({ ...order, ...change });
});

test.each([
  ['diagnoses', 'a cough'],
  ['patient.birthOn', 'yesterday'],
  ['clinical.oxygen.spo2Percent', 'low'],
  ['documents', 'attached'],
  ['lines', 'a bed'],
  ['__proto__.polluted', 'yes'],
])('%s does not take %s', (field, said) => {
  expect(answered(order, field, said)).toMatchObject({ refused: 'invalid', at: [field] });
});

test('what stands already stays', () => {
  const known = { ...order, patient: { givenName: 'Rosa' }, clinical: { oxygen: { flowLpm: 2 } } };
  expect(answered(known, 'clinical.oxygen.hoursPerDay', '16')).toEqual({
    ...known,
    clinical: { oxygen: { flowLpm: 2, hoursPerDay: 16 } },
  });
});

test('most of what can be missing is answered in one box', () => {
  const fields = [...new Set(gapRules.map((one) => one.field))];
  const boxes = fields.filter((field) => answerTo(field) !== null);
  expect(boxes.length / fields.length).toBeGreaterThan(0.5);
});
