import { expect, test } from 'vitest';
import type { AboutLine } from './benefits-for.rules.ts';
import { facts, line, other } from './coverage-facts.fixture.ts';
import type { Benefit, OtherPayer } from './eligibility.schema.ts';
import {
  authorizationNeeded,
  limitsOf,
  othersOn,
  overlapsOn,
  sayOther,
  toldOfLine,
} from './what-stands.rules.ts';

const day = '2026-11-30';
const concentrator: AboutLine = { code: 'E1390', modifiers: ['RR'], serviceType: '18', serviceOn: day };
const counted = (kind: string) => (kind === 'VS' ? 'visits' : kind);
const episode = (type: string, fromOn: string | null, toOn: string | null) =>
  line('X', { serviceTypes: [type], fromOn, toOn });

// [what the payer says, what is told of care at the same time]
const care: [string, Benefit, string[]][] = [
  [
    'hospice that goes on',
    episode('45', '2026-10-01', null),
    ['In hospice from Oct 1: ask who pays before anything is arranged.'],
  ],
  [
    'a stay in skilled nursing that holds on the day',
    episode('AG', '2026-11-20', '2026-12-05'),
    ['In skilled nursing from Nov 20 to Dec 5: ask who pays before anything is arranged.'],
  ],
  [
    'home health care from last year on',
    episode('42', '2025-12-20', '2026-12-31'),
    ['In home health care from Dec 20, 2025 to Dec 31: ask who pays before anything is arranged.'],
  ],
  ['hospice that is over', episode('45', '2026-01-01', '2026-02-01'), []],
  ['hospice that begins the day after', episode('45', '2026-12-01', null), []],
  [
    'home health as a benefit, not as care going on',
    line('1', { serviceTypes: ['42'], fromOn: '2026-01-01' }),
    [],
  ],
  ['another kind of stay', episode('48', '2026-10-01', null), []],
];

test.each(care)('%s', (_, said, told) => {
  expect(overlapsOn(facts([said]), day).map((one) => one.text)).toEqual(told);
});

// [what the payer says, label, words]
const limits: [string, Benefit, [string, string][]][] = [
  [
    'twenty visits a year',
    line('F', { serviceTypes: ['18'], quantity: 20, quantityKind: 'VS', deliveries: ['a calendar year'] }),
    [['Limit', '20 visits · a calendar year']],
  ],
  ['none left', line('F', { per: '29', quantity: 0, quantityKind: 'VS' }), [['Limit', '0 visits left']]],
  [
    'the same item had before',
    line('F', {
      procedure: { code: 'E1390', modifiers: [] },
      dates: [{ of: '472', fromOn: '2023-05-04', toOn: null }],
      words: ['SAME OR SIMILAR ITEM ON FILE'],
    }),
    [['Same or similar before', 'last on May 4, 2023 · SAME OR SIMILAR ITEM ON FILE']],
  ],
  ['an amount', line('F', { serviceTypes: ['18'], amountCents: 150_000 }), [['Limit', '$1,500']]],
  ['a limit of another item', line('F', { procedure: { code: 'E0143', modifiers: [] }, quantity: 1 }), []],
  ['a limit of another kind of service', line('F', { serviceTypes: ['33'], quantity: 12 }), []],
  ['a limit that says nothing', line('F', { serviceTypes: ['18'] }), []],
];

test.each(limits)('a limit: %s', (_, said, told) => {
  const found = limitsOf(facts([said]), concentrator, counted);
  expect(found.map(({ label, text }) => [label, text])).toEqual(told);
});

test('an item’s own word on authorization goes before that of its kind', () => {
  const kind = line('1', { serviceTypes: ['18'], authorization: 'no', inNetwork: 'yes' });
  const own = line('D', { procedure: { code: 'E1390', modifiers: ['RR'] }, authorization: 'yes' });
  expect(authorizationNeeded(facts([kind]), concentrator)).toBe('no');
  expect(authorizationNeeded(facts([kind, own]), concentrator)).toBe('yes');
  expect(authorizationNeeded(facts([kind, own]), { ...concentrator, code: 'E0143' })).toBe('no');
  expect(authorizationNeeded(facts([line('1')]), concentrator)).toBe('unknown');
  expect(toldOfLine(facts([kind]), concentrator, counted).map((one) => one.text)).toEqual([
    'not needed',
    'in network',
  ]);
});

test('other payers stand in the order of paying, those of another time are left out', () => {
  const said: OtherPayer[] = [
    other('LATER', { fromOn: '2027-01-01' }),
    other('UNSAID', { number: 'U1' }),
    other('SECOND', { order: 'second' }),
    other('FIRST', { order: 'first', policyNumber: 'P9' }),
  ];
  expect(othersOn(facts([], { otherPayers: said }), day).map(sayOther)).toEqual([
    'FIRST pays first, policy P9; this plan pays after it.',
    'SECOND pays second, after this plan.',
    'Another payer is named: UNSAID (U1). Ask which one pays first.',
  ]);
});
