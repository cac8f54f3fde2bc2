import { expect, test } from 'vitest';
import type { Location } from './network.schema.ts';
import { noStanding, rank, scoreOf, type Standing } from './rank.rules.ts';

const place = (name: string, over: Partial<Location> = {}): Location => ({
  id: name,
  name,
  families: ['oxygen'],
  city: name,
  state: 'MA',
  zip: '01604',
  zone: 'America/New_York',
  phone: '',
  email: null,
  active: true,
  tenants: [10],
  serviceZipPrefixes: ['021'],
  languages: ['en'],
  capacityPerDay: 10,
  licensedStates: ['MA'],
  licenseValidTo: '2028-12-31',
  credentialedTo: '2028-12-31',
  linesOfBusiness: null,
  serviceCodes: null,
  ...over,
});
const names = (of: readonly { location: Location }[]) => of.map(({ location }) => location.name);
const standing = (known: Record<string, Partial<Standing>>) => (id: string) => ({
  ...noStanding,
  ...known[id],
});

const same = place('Same street', { zip: '02124' });
const near = place('Near', { zip: '02118' });
const far = place('Far', { serviceZipPrefixes: ['019'] });
const keen = { asked: 40, answered: 40, accepted: 38 };
const idle = { asked: 40, answered: 10, accepted: 2 };

type Row = [why: string, known: Record<string, Partial<Standing>>, chosen: string | null, order: string[]];

test.each<Row>([
  ['nothing is known: the nearest first', {}, null, ['Same street', 'Near', 'Far']],
  [
    'the member’s choice comes before everything',
    { Near: { served: 3 }, 'Same street': keen },
    'Far',
    ['Far', 'Near', 'Same street'],
  ],
  [
    'who served them before comes before who answers best',
    { Far: { served: 1 }, Near: keen },
    null,
    ['Far', 'Near', 'Same street'],
  ],
  ['who accepts comes before who is nearer', { Far: keen }, null, ['Far', 'Same street', 'Near']],
  ['who never answers goes to the end', { 'Same street': idle }, null, ['Near', 'Far', 'Same street']],
  [
    '29 offers say nothing',
    { Far: { asked: 29, answered: 29, accepted: 29 } },
    null,
    ['Same street', 'Near', 'Far'],
  ],
  ['a choice that is not in the list changes nothing', {}, 'Elsewhere', ['Same street', 'Near', 'Far']],
])('%s', (_why, known, chosen, order) => {
  expect(names(rank([far, same, near], standing(known), '02124', chosen))).toEqual(order);
});

test('with all else equal, whoever has more room; then the name', () => {
  const busy = place('A', { zip: '02118' });
  const free = place('B', { zip: '02118' });
  const also = place('C', { zip: '02118' });
  expect(names(rank([also, busy, free], standing({ A: { taken: 9 } }), '02124', null))).toEqual([
    'B',
    'C',
    'A',
  ]);
});

test('every place in the list explains itself in sentences', () => {
  const [first] = rank([far], standing({ Far: { ...keen, served: 2, taken: 4 } }), '02124', 'Far');
  expect(first?.reasons).toEqual([
    'The member chose it.',
    'Served this member before.',
    'Accepts 95 % and answers 100 % of 40 offers.',
    'Comes from Far, further than it usually drives.',
    'Room for 6 more that day.',
  ]);
});

test('a scorecard below thirty offers is neutral, and one offer more never turns a list', () => {
  expect(scoreOf({ ...noStanding, asked: 29, accepted: 0 })).toBe(5);
  expect(scoreOf({ ...noStanding, asked: 30, answered: 30, accepted: 30 })).toBe(10);
  expect(scoreOf({ ...noStanding, asked: 30 })).toBe(0);
  expect(scoreOf({ ...noStanding, asked: 100, answered: 90, accepted: 60 })).toBe(
    scoreOf({ ...noStanding, asked: 101, answered: 91, accepted: 61 }),
  );
});
