import { describe, expect, test } from 'vitest';
import type { CoverageRule, Criterion } from './authorization.schema.ts';
import { decideByRule, judge, visitsWithin, type OrderFacts } from './decide.rules.ts';

const facts = (some: Partial<OrderFacts> = {}): OrderFacts => ({
  quantity: 1,
  frequency: null,
  diagnoses: ['J44.9'],
  clinical: {},
  ...some,
});
const rule = (criteria: Criterion[]): CoverageRule => ({
  id: 'oxygen',
  version: 2,
  tenantId: null,
  lineOfBusiness: null,
  planName: null,
  family: 'oxygen',
  codePrefix: null,
  requirement: 'review',
  criteria,
  validityDays: 90,
  say: 'Home oxygen needs approval.',
  source: 'NCD 240.2',
  validFrom: '2026-01-01',
  validTo: null,
});
const test88: Criterion = { kind: 'oxygen_test', spo2AtMostPercent: 88, pao2AtMostMmHg: 55 };
const oxygen = (spo2Percent?: number, pao2MmHg?: number) =>
  facts({
    clinical: {
      oxygen: {
        ...(spo2Percent === undefined ? {} : { spo2Percent }),
        ...(pao2MmHg === undefined ? {} : { pao2MmHg }),
      },
    },
  });

describe('a criterion held against the facts', () => {
  const table: [what: string, Criterion, OrderFacts, met: 'yes' | 'no' | 'unknown', fact: string][] = [
    ['88 % qualifies', test88, oxygen(88), 'yes', 'SpO2 88 %.'],
    ['89 % does not', test88, oxygen(89), 'no', 'SpO2 89 %.'],
    ['89 % with PaO2 55 does', test88, oxygen(89, 55), 'yes', 'SpO2 89 %, PaO2 55 mm Hg.'],
    ['PaO2 56 alone does not', test88, oxygen(undefined, 56), 'no', 'PaO2 56 mm Hg.'],
    ['no test is not known', test88, oxygen(), 'unknown', 'The oxygen test is not known.'],
    ['no facts at all are not known', test88, facts(), 'unknown', 'The oxygen test is not known.'],
    ['one of one', { kind: 'quantity_at_most', units: 1 }, facts(), 'yes', '1 ordered.'],
    ['two of one', { kind: 'quantity_at_most', units: 1 }, facts({ quantity: 2 }), 'no', '2 ordered.'],
    [
      'no quantity',
      { kind: 'quantity_at_most', units: 1 },
      facts({ quantity: null }),
      'unknown',
      'The quantity is not known.',
    ],
    [
      'flow at the limit',
      { kind: 'flow_at_most', lpm: 4 },
      facts({ clinical: { oxygen: { flowLpm: 4 } } }),
      'yes',
      '4 L/min.',
    ],
    [
      'flow above it',
      { kind: 'flow_at_most', lpm: 4 },
      facts({ clinical: { oxygen: { flowLpm: 4.5 } } }),
      'no',
      '4.5 L/min.',
    ],
    [
      'visits at the limit',
      { kind: 'visits_at_most', visits: 13, firstDays: 60 },
      facts({ frequency: 'SN 2w4, 1w5' }),
      'yes',
      '13 visits in the first 60 days (SN 2w4, 1w5).',
    ],
    [
      'a frequency nobody can read',
      { kind: 'visits_at_most', visits: 13, firstDays: 60 },
      facts({ frequency: 'as usual' }),
      'unknown',
      'The visits are not known: the frequency cannot be read.',
    ],
    [
      'homebound without the skilled need',
      { kind: 'homebound_stated' },
      facts({ clinical: { homeHealth: { homeboundReason: 'Taxing effort' } } }),
      'unknown',
      'Not stated: the skilled need.',
    ],
    [
      'a diagnosis that fits',
      { kind: 'diagnosis_begins', prefixes: ['G47.3'] },
      facts({ diagnoses: ['I10', 'G47.33'] }),
      'yes',
      'G47.33.',
    ],
    [
      'none that fits',
      { kind: 'diagnosis_begins', prefixes: ['G47.3'] },
      facts({ diagnoses: ['I10'] }),
      'no',
      'I10.',
    ],
  ];
  test.each(table)('%s', (_, criterion, known, met, fact) => {
    expect(judge(criterion, known)).toMatchObject({ met, fact });
  });
});

test.each([
  ['SN 2w4, 1w5', 60, 13],
  ['SN 3w5, 2w3, 3 PRN for a soiled dressing', 60, 24],
  ['PT 3w20', 60, 27],
  ['PT 2w4', 14, 4],
  ['2-3w2', 60, 6],
  ['daily', 60, null],
  [null, 60, null],
])('%s makes within %i days %s visits', (frequency, days, visits) => {
  expect(visitsWithin(frequency, days)).toBe(visits);
});

describe('the program', () => {
  const all = rule([test88, { kind: 'quantity_at_most', units: 1 }]);

  test('approves when every criterion is met, and says by which row and which facts', () => {
    expect(decideByRule(all, oxygen(86))).toMatchObject({
      outcome: 'approve',
      say: 'Approved by rule oxygen, version 2. SpO2 86 %. 1 ordered.',
    });
  });

  test('routes with what is open, never denies', () => {
    expect(decideByRule(all, { ...oxygen(92), quantity: 3 })).toMatchObject({
      outcome: 'route',
      say: 'A nurse reviews this (rule oxygen, version 2). SpO2 at most 88 % or PaO2 at most 55 mm Hg: SpO2 92 %. Quantity is at most 1: 3 ordered.',
    });
  });

  test('routes what is not known', () => {
    expect(decideByRule(all, facts()).outcome).toBe('route');
  });

  test('routes where a row has no criteria, and where no row speaks of the service', () => {
    expect(decideByRule(rule([]), oxygen(80))).toMatchObject({
      outcome: 'route',
      say: 'A nurse reviews this every time (rule oxygen, version 2).',
    });
    expect(decideByRule(undefined, oxygen(80))).toMatchObject({
      outcome: 'route',
      say: 'No rule speaks of this service under this plan. A nurse reviews it.',
    });
  });
});
