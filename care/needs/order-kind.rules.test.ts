// Why: a code read as the wrong thing asks the wrong questions, or none.
import { expect, test } from 'vitest';
import { kindOf, kindRanges, needsOf } from './order-kind.rules.ts';

const on = '2026-03-01';

test.each([
  ['dme', 'K0001', 'manual_wheelchair'],
  ['dme', 'K0009', 'manual_wheelchair'],
  ['dme', 'K0010', 'power_mobility'],
  ['dme', 'K0800', 'power_mobility'],
  ['dme', 'k0823', 'power_mobility'],
  ['dme', 'E1230', 'power_mobility'],
  ['dme', 'E1229', 'manual_wheelchair'],
  ['dme', 'E1231', 'manual_wheelchair'],
  ['dme', 'E1239', 'power_mobility'],
  ['dme', 'E0260', 'hospital_bed'],
  ['dme', 'E0277', 'other_equipment'],
  ['dme', 'E0304', 'hospital_bed'],
  ['dme', 'E0143', 'other_equipment'],
  ['dme', 'E2402', 'npwt'],
  ['wound_care', 'E2402', 'npwt'],
  ['wound_care', 'A6550', 'npwt'],
  ['wound_care', 'A6212', 'dressings'],
  ['orthotics_prosthetics', 'L5301', 'leg_prosthesis'],
  ['orthotics_prosthetics', 'L6100', 'arm_prosthesis'],
  ['orthotics_prosthetics', 'L1960', 'orthosis'],
  ['orthotics_prosthetics', 'A5500', 'diabetic_shoes'],
  ['orthotics_prosthetics', 'L8000', null],
  ['infusion', 'J0696', 'infusion_drug'],
  ['infusion', 'S9500', 'infusion_supplies'],
  ['infusion', 'G0299', 'infusion_nursing'],
  ['infusion', 'E0781', null],
  ['home_health', 'G0299', null],
  ['oxygen', 'E1390', null],
])('a line of %s with %s is %s', (family, code, kind) => {
  expect(kindOf({ family, code }, {}, on)).toBe(kind);
});

test('without a code the order says what it is, and only what its family can be', () => {
  expect(kindOf({ family: 'dme' }, { dme: 'hospital_bed' }, on)).toBe('hospital_bed');
  expect(kindOf({ family: 'dme', code: ' ' }, {}, on)).toBeNull();
  expect(kindOf({ family: 'oxygen' }, { oxygen: 'hospital_bed' }, on)).toBeNull();
  // A code that was given is believed before the words.
  expect(kindOf({ family: 'dme', code: 'E0260' }, { dme: 'power_mobility' }, on)).toBe('hospital_bed');
});

test('before a range holds its codes mean nothing yet', () => {
  expect(kindOf({ family: 'dme', code: 'K0823' }, {}, '2019-12-31')).toBe('other_equipment');
});

test('no code lies in two ranges, and every range runs forward', () => {
  const sorted = kindRanges.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const [i, { from, to }] of sorted.entries()) {
    expect(from <= to).toBe(true);
    expect((sorted[i - 1]?.to ?? '') < from).toBe(true);
  }
});

test('a pump for negative pressure filed as equipment is asked about the wound too', () => {
  const needs = needsOf([{ family: 'dme', code: 'E2402' }, { family: null }], {}, on);
  expect([...needs]).toEqual(['dme', 'npwt', 'wound_care']);
});
