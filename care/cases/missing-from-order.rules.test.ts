// Why: form, agent and API ask for the same things in the same words; taking any one of them away must be noticed.
import { expect, test } from 'vitest';
import type { ReferralDraft } from './cases.schema.ts';
import { missingFromOrder } from './missing-from-order.rules.ts';

const whole: ReferralDraft = {
  kind: 'order',
  priority: 'standard',
  patient: {
    givenName: 'A',
    familyName: 'B',
    birthOn: '1950-01-01',
    memberNumber: 'M1',
    phone: '+16175550100',
  },
  address: { line1: '1 Elm', city: 'Boston', state: 'MA', zip: '02118' },
  clinicianName: 'C',
  clinicianNpi: '1234567893',
  signedOn: '2026-01-01',
  diagnoses: ['J44.9'],
  serviceFromOn: '2026-01-02',
  lines: [{ family: 'oxygen', description: 'Concentrator' }],
};
const { patient, address, ...rest } = whole;

test('a whole order lacks nothing', () => {
  expect(missingFromOrder(whole, true)).toEqual([]);
});

const without = (from: object, key: string): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

test.each([
  ...Object.keys(patient).map(
    (key) => [`patient.${key}`, { ...whole, patient: without(patient, key) }] as const,
  ),
  ...Object.keys(address ?? {}).map(
    (key) => [`address.${key}`, { ...whole, address: without(address ?? {}, key) }] as const,
  ),
  ...['clinicianName', 'clinicianNpi', 'signedOn', 'serviceFromOn'].map(
    (key) => [key, { patient, address, ...without(rest, key) }] as const,
  ),
  ['diagnoses', { ...whole, diagnoses: [] }] as const,
  ['lines', { ...whole, lines: [] }] as const,
])('without %s exactly that is asked for', (field, draft) => {
  const gaps = missingFromOrder(draft as ReferralDraft, true);
  expect(gaps.map((gap) => gap.field)).toEqual([field]);
  expect(gaps[0]?.say).toMatch(/[.?]$/);
});

test('without a document the signed order is asked for', () => {
  expect(missingFromOrder(whole, false).map((gap) => gap.field)).toEqual(['documents']);
});

test('an empty order is asked for everything at once, an inquiry only for a name', () => {
  const empty: ReferralDraft = { kind: 'order', priority: 'standard', patient: {}, diagnoses: [], lines: [] };
  expect(missingFromOrder(empty, false)).toHaveLength(16);
  const inquiry: ReferralDraft = { ...empty, kind: 'inquiry' };
  expect(missingFromOrder(inquiry, false).map((gap) => gap.field)).toEqual(['requesterName']);
  expect(missingFromOrder({ ...inquiry, requesterName: 'Mara Finn' }, false)).toEqual([]);
});
