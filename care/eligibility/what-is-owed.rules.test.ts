import { expect, test } from 'vitest';
import { facts, line } from './coverage-facts.fixture.ts';
import type { Benefit } from './eligibility.schema.ts';
import { whatIsOwed, type PricedLine } from './what-is-owed.rules.ts';

const rental = { serviceTypes: ['18'] };
const share = (of: number, more: Partial<Benefit> = {}) => line('A', { ...rental, share: of, ...more });
const copay = (cents: number, more: Partial<Benefit> = {}) =>
  line('B', { serviceTypes: ['42'], amountCents: cents, per: '27', ...more });
const left = (code: 'C' | 'G', cents: number, more: Partial<Benefit> = {}) =>
  line(code, { per: '29', amountCents: cents, ...more });
const item: PricedLine = {
  code: 'E1390',
  modifiers: ['RR'],
  serviceType: '18',
  serviceOn: '2026-11-30',
  priceCents: 20_000,
  times: 1,
};
const visits: PricedLine = { ...item, code: null, modifiers: [], serviceType: '42', times: 3 };

// [what the payer says, of which service, cents, why]
const owed: [string, Benefit[], PricedLine, number | null, string][] = [
  [
    'a share alone',
    [share(0.2), left('C', 0), left('G', 300_000)],
    item,
    4000,
    'You owe $40 because your share is 20 % of $200.',
  ],
  [
    'the deductible comes first, the share of the rest after it',
    [share(0.2), left('C', 15_000), left('G', 300_000)],
    item,
    16_000,
    'You owe $160 because $150 is left of your deductible and your share is 20 % of the remaining $50.',
  ],
  [
    'a deductible larger than the price takes all of it',
    [share(0.2), left('C', 50_000)],
    item,
    20_000,
    'You owe $200 because $200 is left of your deductible.',
  ],
  [
    'never more than what is left to pay out of pocket',
    [share(0.2), left('C', 15_000), left('G', 10_050)],
    item,
    10_050,
    'You owe $100.50 because that is the most you still pay this year; without that limit it would be $160.',
  ],
  [
    'nothing once the most is paid',
    [share(0.2), left('C', 15_000), left('G', 0)],
    item,
    0,
    'You owe nothing because you have paid your most for this year.',
  ],
  [
    'a share that does not come out even is rounded to the cent',
    [share(0.125), left('C', 0)],
    { ...item, priceCents: 9_999 },
    1250,
    'You owe $12.50 because your share is 12.5 % of $99.99.',
  ],
  [
    'a fixed amount for each visit',
    [copay(2500), left('C', 0)],
    { ...visits, priceCents: 45_000 },
    7500,
    'You owe $75 because your plan asks $25 × 3.',
  ],
  [
    'a fixed amount is known without a price',
    [copay(2500), left('C', 0)],
    { ...visits, priceCents: null },
    7500,
    'You owe $75 because your plan asks $25 for each visit.',
  ],
  [
    'how many visits it takes is not known',
    [copay(2500), left('C', 0)],
    { ...visits, priceCents: null, times: null },
    null,
    'You owe $25 for each visit because your plan asks that of you.',
  ],
  [
    'whether the item is bought or rented is not known',
    [share(0.2), share(0.1, { procedure: { code: 'E1390', modifiers: ['RR'] } }), left('C', 0)],
    { ...item, modifiers: null },
    2000,
    'You owe $20 because your share is 10 % of $200.',
  ],
  [
    'a share without a price is no amount',
    [share(0.2), left('C', 15_000), left('G', 300_000)],
    { ...item, priceCents: null },
    null,
    'You owe the first $150 (your deductible) and 20 % of the rest, at most $3,000 this year. How much that is cannot be said before the price is known.',
  ],
  [
    'a share of nothing is nothing',
    [share(0), left('C', 0)],
    item,
    0,
    'You owe nothing because your plan pays all of it.',
  ],
  ['no word about money', [line('1')], item, null, 'What you owe is not known: the payer does not say.'],
  [
    'the item’s own line before that of its kind',
    [share(0.2), share(0.1, { procedure: { code: 'E1390', modifiers: ['RR'] } }), left('C', 0)],
    item,
    2000,
    'You owe $20 because your share is 10 % of $200.',
  ],
  [
    'a line of another item does not count',
    [share(0.2), share(0.5, { procedure: { code: 'E0431', modifiers: [] } }), left('C', 0)],
    item,
    4000,
    'You owe $40 because your share is 20 % of $200.',
  ],
  [
    'a line for the item bought does not count for the item rented',
    [share(0.2), share(0.5, { procedure: { code: 'E1390', modifiers: ['NU'] } }), left('C', 0)],
    item,
    4000,
    'You owe $40 because your share is 20 % of $200.',
  ],
  [
    'what it costs out of network does not count',
    [share(0.5, { inNetwork: 'no' }), share(0.2, { inNetwork: 'yes' }), left('C', 0)],
    item,
    4000,
    'You owe $40 because your share is 20 % of $200.',
  ],
  [
    'last year’s terms do not count',
    [share(0.5, { toOn: '2025-12-31' }), share(0.2, { fromOn: '2026-01-01' }), left('C', 0)],
    item,
    4000,
    'You owe $40 because your share is 20 % of $200.',
  ],
  [
    'of a person’s and a family’s deductible the smaller stands',
    [share(0.2), left('C', 90_000, { level: 'FAM' }), left('C', 5_000, { level: 'IND' })],
    item,
    8_000,
    'You owe $80 because $50 is left of your deductible and your share is 20 % of the remaining $150.',
  ],
];

test.each(owed)('%s', (_, said, service, cents, say) => {
  expect(whatIsOwed(facts(said), service)).toMatchObject({ cents, say });
});

test('what the payer does not say is named', () => {
  expect(whatIsOwed(facts([line('1')]), { ...item, priceCents: null }).unknown).toEqual([
    'The payer says neither a share nor a fixed amount.',
    'The payer does not say what is left of the deductible.',
    'The payer does not say how much is the most you still pay.',
    'The price is not known yet.',
  ]);
  expect(whatIsOwed(facts([share(0.2), left('C', 0), left('G', 100)]), item).unknown).toEqual([]);
});

test('nobody ever owes more than the price, nor more than what is left to pay, nor less than nothing', () => {
  for (const price of [0, 1, 333, 20_000])
    for (const of of [0, 0.125, 0.2, 1])
      for (const deductible of [0, 1, 15_000, 90_000])
        for (const pocket of [1, 5_000, 300_000])
          for (const fixed of [0, 2500]) {
            const said = [
              share(of),
              line('B', { ...rental, amountCents: fixed }),
              left('C', deductible),
              left('G', pocket),
            ];
            const { cents } = whatIsOwed(facts(said), { ...item, priceCents: price });
            expect(cents ?? -1).toBeGreaterThanOrEqual(0);
            expect(cents ?? Infinity).toBeLessThanOrEqual(Math.min(price, pocket));
            expect(Number.isInteger(cents)).toBe(true);
          }
});
