import { describe, expect, test } from 'vitest';
import { misfitsOf, neighbouring, prefixesAway, type FitQuestion } from './fit.rules.ts';
import type { Location } from './network.schema.ts';

const boston: Location = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Bay Colony Visiting Nurse Association, Boston',
  families: ['home_health'],
  city: 'Boston',
  state: 'MA',
  zip: '02118',
  zone: 'America/New_York',
  phone: '+16175550100',
  email: null,
  active: true,
  tenants: [10],
  serviceZipPrefixes: ['021'],
  languages: ['en', 'es'],
  capacityPerDay: 4,
  licensedStates: ['MA'],
  licenseValidTo: '2028-12-31',
  credentialedTo: '2028-06-30',
  linesOfBusiness: null,
  serviceCodes: null,
};
const rosa: FitQuestion = {
  tenantId: 10,
  lineOfBusiness: 'medicare_advantage',
  family: 'home_health',
  code: 'G0299',
  state: 'MA',
  zip: '02124',
  language: 'es',
  today: '2026-03-10',
  day: '2026-03-12',
  reach: 0,
  withInterpreter: false,
};

type Row = [
  why: string,
  location: Partial<Location>,
  question: Partial<FitQuestion>,
  taken: number,
  codes: string[],
];

describe('who may be asked', () => {
  test.each<Row>([
    ['everything fits', {}, {}, 0, []],
    ['it is closed', { active: false }, {}, 0, ['inactive']],
    ['no contract with the plan', { tenants: [11] }, {}, 0, ['no_contract']],
    [
      'the contract leaves out this line of business',
      { linesOfBusiness: ['medicaid'] },
      {},
      0,
      ['no_contract'],
    ],
    ['the contract names this line of business', { linesOfBusiness: ['medicare_advantage'] }, {}, 0, []],
    ['the line of business is not known', { linesOfBusiness: ['medicaid'] }, { lineOfBusiness: null }, 0, []],
    ['credentials ran out yesterday', { credentialedTo: '2026-03-09' }, {}, 0, ['not_credentialed']],
    ['credentials run out today', { credentialedTo: '2026-03-10' }, {}, 0, []],
    ['credentials were never confirmed', { credentialedTo: null }, {}, 0, ['not_credentialed']],
    ['licensed in another state', { licensedStates: ['NH'] }, {}, 0, ['not_licensed']],
    ['the licence ran out yesterday', { licenseValidTo: '2026-03-09' }, {}, 0, ['not_licensed']],
    ['the licence was never confirmed', { licenseValidTo: null }, {}, 0, ['not_licensed']],
    ['the member’s state is not known', {}, { state: null }, 0, ['not_licensed']],
    ['another trade', { families: ['oxygen'] }, {}, 0, ['other_family']],
    ['not this code', { serviceCodes: ['G0300'] }, {}, 0, ['other_code']],
    ['the code is not known', { serviceCodes: ['G0300'] }, { code: null }, 0, []],
    ['outside the area', { serviceZipPrefixes: ['016'] }, {}, 0, ['outside_area']],
    ['one prefix away, and looked for one further', { serviceZipPrefixes: ['020'] }, { reach: 1 }, 0, []],
    [
      'two prefixes away, and looked for one further',
      { serviceZipPrefixes: ['019'] },
      { reach: 1 },
      0,
      ['outside_area'],
    ],
    ['the ZIP code is not known', {}, { zip: null }, 0, ['outside_area']],
    ['nobody speaks the language of the visit', { languages: ['en'] }, {}, 0, ['language']],
    ['nobody speaks it, an interpreter helps', { languages: ['en'] }, { withInterpreter: true }, 0, []],
    [
      'nobody speaks it, but only a concentrator is brought',
      { languages: ['en'], families: ['oxygen'] },
      { family: 'oxygen' },
      0,
      [],
    ],
    ['no language is needed', { languages: ['en'] }, { language: null }, 0, []],
    ['one place left that day', {}, {}, 3, []],
    ['full that day', {}, {}, 4, ['full']],
    [
      'several reasons are all told',
      { active: false, tenants: [], languages: ['en'] },
      {},
      9,
      ['inactive', 'no_contract', 'language', 'full'],
    ],
  ])('%s', (_why, location, question, taken, codes) => {
    const found = misfitsOf({ ...boston, ...location }, { ...rosa, ...question }, taken);
    expect(found.map((misfit) => misfit.code)).toEqual(codes);
    for (const { say } of found) expect(say).toMatch(/^[A-Z].*\.$/);
  });

  test('only what a telephone call can mend may be overridden', () => {
    const everything = { ...boston, active: false, tenants: [], credentialedTo: null, licenseValidTo: null };
    const off = misfitsOf({ ...everything, families: [] }, rosa, 0);
    expect(off.every((misfit) => !misfit.mayOverride)).toBe(true);
    const mendable = misfitsOf(
      { ...boston, serviceZipPrefixes: [], languages: [], serviceCodes: [] },
      rosa,
      99,
    );
    expect(mendable.map((misfit) => misfit.mayOverride)).toEqual([true, true, true, true]);
  });
});

test('distance is counted in ZIP prefixes to the nearest one served', () => {
  expect(prefixesAway('02124', ['016', '021'])).toBe(0);
  expect(prefixesAway('02301', ['016', '021'])).toBe(2);
  expect(prefixesAway(null, ['021'])).toBe(Number.POSITIVE_INFINITY);
  expect(prefixesAway('02124', [])).toBe(Number.POSITIVE_INFINITY);
});

test('the ring of prefixes keeps its leading zeros and stays inside the country', () => {
  expect(neighbouring('02124', 1)).toEqual(['020', '021', '022']);
  expect(neighbouring('00010', 1)).toEqual(['000', '001']);
  expect(neighbouring(null, 2)).toEqual([]);
});
