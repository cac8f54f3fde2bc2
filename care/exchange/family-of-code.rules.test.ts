import { expect, test } from 'vitest';
import { orderTemplates } from '../../town/order-content.ts';
import { disciplineOf, familyOfCode, familyOfServiceType } from './family-of-code.rules.ts';

test.each([
  ['E1390', 'oxygen'],
  ['E0431', 'oxygen'],
  ['K0738', 'oxygen'],
  ['E0601', 'pap'],
  ['E0470', 'pap'],
  ['A7034', 'pap'],
  ['E0260', 'dme'],
  ['K0003', 'dme'],
  ['A4253', 'dme'],
  ['E2402', 'wound_care'],
  ['A6212', 'wound_care'],
  ['B4154', 'enteral'],
  ['B9002', 'enteral'],
  ['B9004', 'infusion'],
  ['J0696', 'infusion'],
  ['S9500', 'infusion'],
  ['99601', 'infusion'],
  ['G0299', 'home_health'],
  ['99509', 'home_health'],
  ['T1019', 'home_health'],
  ['L5301', 'orthotics_prosthetics'],
  ['27447', undefined],
  ['99213', undefined],
  ['V2020', undefined],
  ['D0120', undefined],
  ['H0001', undefined],
])('%s is %s', (code, family) => {
  expect(familyOfCode(code)).toBe(family);
});

test('every code that clinicians of the town order has the family it is ordered in, nurses beside a drug aside', () => {
  const wrong = Object.entries(orderTemplates).flatMap(([family, templates]) =>
    templates
      .flatMap((one) => one.lines)
      .filter(({ code }) => familyOfCode(code) !== family && !(family === 'infusion' && code === 'G0299'))
      .map(({ code }) => `${family} ${code} is ${familyOfCode(code) ?? 'nothing'}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['42', 'home_health'],
  ['12', 'dme'],
  ['18', 'dme'],
  ['75', 'orthotics_prosthetics'],
  ['92', 'infusion'],
  ['2', undefined],
  [undefined, undefined],
])('service type %s is %s', (type, family) => {
  expect(familyOfServiceType(type)).toBe(family);
});

test.each([
  ['G0299', 'SN'],
  ['G0151', 'PT'],
  ['G0156', 'HHA'],
  ['E1390', undefined],
  [undefined, undefined],
])('%s is visited by %s', (code, discipline) => {
  expect(disciplineOf(code)).toBe(discipline);
});
