import { expect, test } from 'vitest';
import { familyLabels } from '../cases/cases.schema.ts';
import { coverageOutcome, type Asked } from './coverage-outcome.rules.ts';
import { sayDay, sayMoney } from './say-amounts.rules.ts';
import { facts, line, other } from './coverage-facts.fixture.ts';
import type { Facts } from './eligibility.schema.ts';
import { serviceTypesOf } from './service-types.rules.ts';

const asked: Asked = {
  serviceOn: '2026-11-23',
  serviceTypes: ['18'],
  families: ['oxygen'],
  familyLabels,
  knownPlan: 'Silver MA HMO',
  knownLineOfBusiness: 'medicare_advantage',
};
const plan = { planName: 'Silver MA HMO' };
const oxygen = { serviceTypes: ['18'], ...plan };

// [what the payer says, the verdict, its sentence]
const answers: [string, Facts, string, string][] = [
  ['the plan is active', facts([line('1', plan)]), 'active', 'Active on Nov 23 under Silver MA HMO.'],
  [
    'active, and the service needs an authorization and costs a share',
    facts([
      line('1', plan),
      line('1', { ...oxygen, authorization: 'yes' }),
      line('A', { ...oxygen, share: 0.2 }),
      line('C', { per: '29', amountCents: 15_000 }),
    ]),
    'active',
    'Active on Nov 23 under Silver MA HMO. Oxygen needs an authorization. The member pays 20 % of the cost. $150 of the deductible is still to be paid first.',
  ],
  [
    'active, and nobody needs to be asked',
    facts([line('1', { ...oxygen, authorization: 'no', inNetwork: 'no' })]),
    'active',
    'Active on Nov 23 under Silver MA HMO. Oxygen needs no authorization. Oxygen is out of network here.',
  ],
  [
    'active, but the plan ended before the day of service',
    facts([line('1', plan)], { planToOn: '2026-10-31' }),
    'inactive',
    'Not active on Nov 23 under Silver MA HMO: coverage ended on Oct 31.',
  ],
  [
    'active, but only from next year on',
    facts([line('1', { ...plan, fromOn: '2027-01-01' })]),
    'inactive',
    'Not active on Nov 23 under Silver MA HMO: coverage begins on Jan 1, 2027.',
  ],
  ['inactive', facts([line('6', plan)]), 'inactive', 'Not active on Nov 23 under Silver MA HMO.'],
  [
    'the plan is active but excludes the service',
    facts([line('1', plan), line('I', oxygen)]),
    'not_covered',
    'Not covered on Nov 23 under Silver MA HMO: the plan excludes this service.',
  ],
  [
    'another payer comes first',
    facts([line('1', plan)], { otherPayers: [other('SECOND SUN', { number: 'SUN2' })] }),
    'active',
    'Active on Nov 23 under Silver MA HMO. Another payer is named: SECOND SUN (SUN2). Ask which one pays first.',
  ],
  [
    'another payer comes first, and hospice runs',
    facts([line('1', plan), line('X', { serviceTypes: ['45'], fromOn: '2026-11-01' })], {
      otherPayers: [other('FIRST SUN', { order: 'first' })],
    }),
    'active',
    'Active on Nov 23 under Silver MA HMO. In hospice from Nov 1: ask who pays before anything is arranged. FIRST SUN pays first; this plan pays after it.',
  ],
  [
    'active and inactive in one breath',
    facts([line('1', plan), line('6', plan)]),
    'unclear',
    'The payer says both active and inactive for Nov 23. Call the payer and record the coverage by hand.',
  ],
  [
    'active under one part of the plan, inactive under another',
    facts([line('1', { ...plan, insuranceType: 'MA' }), line('6', { insuranceType: 'MB' })]),
    'active',
    'Active on Nov 23 under Silver MA HMO.',
  ],
  [
    'active, and inactive only until last year',
    facts([line('6', { ...plan, toOn: '2025-12-31' }), line('1', plan)]),
    'active',
    'Active on Nov 23 under Silver MA HMO.',
  ],
  [
    'nothing about this service',
    facts([line('1', { serviceTypes: ['35'] })]),
    'unclear',
    'The payer’s answer says nothing about this service. Call the payer and record the coverage by hand.',
  ],
  [
    'the birth date is another',
    facts([], { rejections: [{ code: '71', followUp: 'C' }] }),
    'unclear',
    'The birth date is not the one the payer has. Ask the sender for the birth date, correct the order and ask again.',
  ],
  [
    'a reason nobody has written about',
    facts([], { rejections: [{ code: 'ZZ', followUp: 'N' }] }),
    'unclear',
    'The payer could not answer (its code is ZZ). Call the payer and record the coverage by hand.',
  ],
];

test.each(answers)('when the payer says: %s', (_, said, outcome, say) => {
  expect(coverageOutcome(said, asked)).toMatchObject({ outcome, say });
});

test('several services ordered must all be covered; some only is for a person', () => {
  const both = { ...asked, serviceTypes: ['18', '42'], families: ['oxygen', 'home_health'] };
  const some = facts([line('1', oxygen), line('6', { serviceTypes: ['42'] })]);
  expect(coverageOutcome(some, both)).toMatchObject({ outcome: 'unclear' });
  expect(coverageOutcome(facts([line('1', plan)]), both)).toMatchObject({ outcome: 'active' });
});

test('the line of business is the payer’s word where it has one, and ours where it has not', () => {
  const of = (insuranceType: string | null, planName: string, known: Partial<Asked> = {}) =>
    coverageOutcome(facts([line('1', { insuranceType, planName })]), { ...asked, ...known }).lineOfBusiness;
  expect(of('MC', 'Lantern')).toBe('medicaid');
  expect(of('PR', 'Another PPO')).toBe('commercial');
  expect(of('PR', 'Ironworks PPO', { knownPlan: 'Ironworks PPO', knownLineOfBusiness: 'self_funded' })).toBe(
    'self_funded',
  );
  expect(of(null, 'Silver MA HMO')).toBe('medicare_advantage');
});

test('each family asks by the code that says most', () => {
  expect(serviceTypesOf(['oxygen'])).toEqual(['18']);
  expect(serviceTypesOf(['home_health', 'dme', 'oxygen'])).toEqual(['12', '18', '42']);
  expect(serviceTypesOf(['infusion'])).toEqual(['30']);
  expect(serviceTypesOf([])).toEqual(['30']);
});

test('days and money are said as people say them', () => {
  expect(sayDay('2026-11-03')).toBe('Nov 3');
  expect(sayDay('2027-01-01', '2026-11-23')).toBe('Jan 1, 2027');
  expect([sayMoney(2000), sayMoney(1234), sayMoney(123_456_700), sayMoney(5)]).toEqual([
    '$20',
    '$12.34',
    '$1,234,567',
    '$0.05',
  ]);
});
