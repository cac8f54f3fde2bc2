import { expect, test } from 'vitest';
import { referralDraft } from '../cases/cases.schema.ts';
import { changedFields, statedFields } from './stated-fields.rules.ts';

const draft = referralDraft.parse({
  kind: 'order',
  patient: { givenName: 'Rosa', birthOn: '1948-02-11' },
  address: { zip: '02118' },
  diagnoses: ['J44.9', 'J96.11'],
  clinical: { oxygen: { flowLpm: 2 } },
  lines: [{ family: 'oxygen', code: 'E1390', description: 'Concentrator', quantity: 1 }],
});

test('every field that says something has one name; lines count from one', () => {
  expect(statedFields(draft)).toEqual([
    { field: 'patient.givenName', said: 'Rosa' },
    { field: 'patient.birthOn', said: '1948-02-11' },
    { field: 'address.zip', said: '02118' },
    { field: 'diagnoses', said: 'J44.9, J96.11' },
    { field: 'clinical.oxygen.flowLpm', said: '2' },
    { field: 'lines.1.family', said: 'oxygen' },
    { field: 'lines.1.code', said: 'E1390' },
    { field: 'lines.1.description', said: 'Concentrator' },
    { field: 'lines.1.quantity', said: '1' },
  ]);
});

test('an urgent order says so; an ordinary one states no priority', () => {
  expect(statedFields({ ...draft, priority: 'stat' })[0]).toEqual({ field: 'priority', said: 'stat' });
});

test('a correction names what reads differently and what it empties, and nothing else', () => {
  const before = new Map<string, string | null>(statedFields(draft).map((one) => [one.field, one.said]));
  expect(changedFields(before, draft)).toEqual([]);
  const corrected = { ...draft, patient: { givenName: 'Rosa', birthOn: '1948-11-02' }, address: {} };
  expect(changedFields(before, corrected)).toEqual([
    { field: 'patient.birthOn', said: '1948-11-02' },
    { field: 'address.zip', said: null },
  ]);
  expect(changedFields(new Map([...before, ['note', null]]), draft)).toEqual([]);
});
