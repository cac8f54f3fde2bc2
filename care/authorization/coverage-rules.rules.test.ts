import { expect, test } from 'vitest';
import type { CoverageRule } from './authorization.schema.ts';
import { pickCoverageRule, type CoverageQuestion } from './coverage-rules.rules.ts';

const row = (id: string, some: Partial<CoverageRule> = {}): CoverageRule => ({
  id,
  version: 1,
  tenantId: null,
  lineOfBusiness: null,
  planName: null,
  family: null,
  codePrefix: null,
  requirement: 'review',
  criteria: [],
  validityDays: 90,
  say: 'It needs approval.',
  source: 'policy',
  validFrom: '2025-01-01',
  validTo: null,
  ...some,
});
const asked: CoverageQuestion = {
  tenantId: 10,
  lineOfBusiness: 'medicare_advantage',
  planName: 'Silver MA PPO',
  family: 'dme',
  code: 'E0277',
  on: '2026-03-10',
};

const table: [
  what: string,
  rows: CoverageRule[],
  asked: Partial<CoverageQuestion>,
  wins: string | undefined,
][] = [
  ['nothing speaks of it', [row('x', { family: 'oxygen' })], {}, undefined],
  ['another payer’s row is not used', [row('other', { tenantId: 11 }), row('all')], {}, 'all'],
  [
    'the payer’s own contract comes before a longer code for all',
    [row('code', { codePrefix: 'E0277' }), row('own', { tenantId: 10, family: 'dme' })],
    {},
    'own',
  ],
  [
    'the plan before the payer',
    [row('payer', { tenantId: 10, family: 'dme' }), row('plan', { tenantId: 10, planName: 'Silver MA PPO' })],
    {},
    'plan',
  ],
  [
    'the longest code',
    [
      row('short', { codePrefix: 'E0' }),
      row('long', { codePrefix: 'E02' }),
      row('family', { family: 'dme' }),
    ],
    {},
    'long',
  ],
  [
    'a code row says nothing of an order without a code',
    [row('code', { codePrefix: 'E0' }), row('family', { family: 'dme' })],
    { code: null },
    'family',
  ],
  [
    'the family before the line of business',
    [row('lob', { lineOfBusiness: 'medicare_advantage' }), row('family', { family: 'dme' })],
    {},
    'family',
  ],
  [
    'last year’s row is not used',
    [row('old', { family: 'dme', validTo: '2025-12-31' }), row('all')],
    {},
    'all',
  ],
  [
    'a row begins on its first day',
    [row('new', { family: 'dme', validFrom: '2026-03-10' }), row('all')],
    {},
    'new',
  ],
  [
    'a row not yet in force is not used',
    [row('new', { family: 'dme', validFrom: '2026-03-11' }), row('all')],
    {},
    'all',
  ],
  [
    'a row ends after its last day',
    [row('last', { family: 'dme', validTo: '2026-03-10' }), row('all')],
    {},
    'last',
  ],
  ['the later start among equals', [row('a', { validFrom: '2025-06-01' }), row('b')], {}, 'a'],
];

test.each(table)('%s', (_, rows, changes, wins) => {
  expect(pickCoverageRule(rows, { ...asked, ...changes })?.id).toBe(wins);
  expect(pickCoverageRule(rows.toReversed(), { ...asked, ...changes })?.id).toBe(wins);
});

test('the higher version wins among rows that begin together', () => {
  const rows = [row('a', { version: 2, requirement: 'none' }), row('a')];
  expect(pickCoverageRule(rows, asked)?.version).toBe(2);
});
