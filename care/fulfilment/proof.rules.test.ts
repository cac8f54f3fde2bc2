// What a proof must hold, row by row.
import { expect, test } from 'vitest';
import { needsSerial, unclearInProof, unfitProof, type Expected } from './proof.rules.ts';
import type { ProofBody } from './proof.schema.ts';

const expected: Expected = {
  family: 'oxygen',
  code: 'E1390',
  quantity: '1',
  windowFrom: '2026-11-24T18:00:00.000Z',
  windowTo: '2026-11-24T20:00:00.000Z',
  zone: 'America/New_York',
};
const at = '2026-11-24T20:30:00.000Z';
const pictureId = '0190b7d0-0000-7000-8000-000000000001';
const delivery: Extract<ProofBody, { kind: 'delivery' }> = {
  kind: 'delivery',
  servedOn: '2026-11-24',
  receivedBy: 'Elena Ortega',
  relationship: 'child',
  signature: { how: 'drawn', pictureId },
  items: [{ quantity: 1, serial: 'KR-204417' }],
  photoIds: [],
};
const visit: Extract<ProofBody, { kind: 'visit' }> = {
  kind: 'visit',
  discipline: 'RN',
  workerName: 'Ann Osei',
  inAt: '2026-11-24T18:10:00.000Z',
  outAt: '2026-11-24T19:00:00.000Z',
  receivedBy: 'Rosa Núñez-Ortega',
  relationship: 'self',
  signature: { how: 'drawn', pictureId },
  photoIds: [],
};
const nursing = { ...expected, family: 'home_health', code: 'G0299', quantity: null };

test.each<[string, ProofBody, Expected, string | undefined]>([
  ['a whole delivery', delivery, expected, undefined],
  [
    'oxygen equipment without its serial',
    { ...delivery, items: [{ quantity: 1 }] },
    expected,
    'items.0.serial',
  ],
  [
    'the second of two without a serial',
    {
      ...delivery,
      items: [
        { quantity: 1, serial: 'A' },
        { quantity: 1, serial: '' },
      ],
    },
    expected,
    'items.1.serial',
  ],
  ['tubing needs none', { ...delivery, items: [{ quantity: 1 }] }, { ...expected, code: 'A4616' }, undefined],
  ['the supplier signing as designee', { ...delivery, relationship: 'supplier' }, expected, 'relationship'],
  [
    'the driver signing in his own name',
    { ...delivery, receivedBy: ' rick stansfield' },
    expected,
    'receivedBy',
  ],
  ['a delivery tomorrow', { ...delivery, servedOn: '2026-11-25' }, expected, 'servedOn'],
  ['a whole visit', visit, nursing, undefined],
  ['a visit that ends first', { ...visit, outAt: visit.inAt }, nursing, 'outAt'],
  ['a visit still going on', { ...visit, outAt: '2026-11-24T21:00:00.000Z' }, nursing, 'outAt'],
  ['the nurse signing for the member', { ...visit, receivedBy: 'Ann Osei' }, nursing, 'receivedBy'],
  ['a parcel where a visit was ordered', delivery, nursing, 'kind'],
])('%s', (_said, body, against, field) => {
  expect(unfitProof(body, against, 'Rick Stansfield', at)?.at?.[0]).toBe(field);
});

test.each<[string, ProofBody, Expected, RegExp | undefined]>([
  ['a whole delivery', delivery, expected, undefined],
  [
    'unsigned',
    { ...delivery, signature: { how: 'unsigned', reason: 'Her hand is in a cast.' } },
    expected,
    /cast/,
  ],
  [
    'left with the supplier',
    { ...delivery, relationship: 'supplier', signature: { how: 'unsigned', reason: 'x' } },
    expected,
    /supplier/,
  ],
  [
    'two where one was ordered',
    { ...delivery, items: [{ quantity: 2, serial: 'A' }] },
    expected,
    /2 were brought where 1/,
  ],
  ['another day', { ...delivery, servedOn: '2026-11-20' }, expected, /another day/],
  ['a whole visit', visit, nursing, undefined],
  ['five minutes', { ...visit, outAt: '2026-11-24T18:15:00.000Z' }, nursing, /shorter than 10/],
])('a person looks at it: %s', (_said, body, against, say) => {
  const found = unclearInProof(body, against).join(' ');
  if (say === undefined) expect(found).toBe('');
  else expect(found).toMatch(say);
});

test.each([
  ['E1390', true],
  ['E0431', true],
  ['E0260', true],
  ['E0601', true],
  ['K0001', true],
  ['E0143', false],
  ['A4253', false],
  [null, false],
])('%s carries a serial number: %s', (code, needs) => expect(needsSerial(code)).toBe(needs));
