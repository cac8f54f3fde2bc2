// Why: form, agent and API ask for the same things in the same words; taking any one of them away must be noticed.
import { expect, test } from 'vitest';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { clinicalFacts } from '../cases/clinical.schema.ts';
import { clinicalOf, clinicalWords, questionsFor, sayClinical } from './clinical-questions.rules.ts';
import { gapRules, missingFromOrder } from './missing-from-order.rules.ts';

const whole: ReferralDraft = {
  kind: 'order',
  priority: 'standard',
  patient: {
    givenName: 'A',
    familyName: 'B',
    birthOn: '1950-01-01',
    memberNumber: 'M1',
    phone: '+16175550100',
  },
  address: { line1: '1 Elm', city: 'Boston', state: 'MA', zip: '02118' },
  clinicianName: 'C',
  clinicianNpi: '1234567893',
  signedOn: '2026-01-01',
  diagnoses: ['J44.9'],
  serviceFromOn: '2026-01-02',
  lines: [{ family: 'dme', description: 'Walker' }],
};
const { patient, address, ...rest } = whole;

test('a whole order lacks nothing', () => {
  expect(missingFromOrder(whole, true)).toEqual([]);
});

const without = (from: object, key: string): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

test.each([
  ...Object.keys(patient).map(
    (key) => [`patient.${key}`, { ...whole, patient: without(patient, key) }] as const,
  ),
  ...Object.keys(address ?? {}).map(
    (key) => [`address.${key}`, { ...whole, address: without(address ?? {}, key) }] as const,
  ),
  ...['clinicianName', 'clinicianNpi', 'signedOn', 'serviceFromOn'].map(
    (key) => [key, { patient, address, ...without(rest, key) }] as const,
  ),
  ['diagnoses', { ...whole, diagnoses: [] }] as const,
  ['lines', { ...whole, lines: [] }] as const,
])('without %s exactly that is asked for', (field, draft) => {
  const gaps = missingFromOrder(draft as ReferralDraft, true);
  expect(gaps.map((gap) => gap.field)).toEqual([field]);
  expect(gaps[0]?.say).toMatch(/[.?]$/);
});

test('without a document the signed order is asked for', () => {
  expect(missingFromOrder(whole, false).map((gap) => gap.field)).toEqual(['documents']);
});

test('an empty order is asked for everything at once, an inquiry only for a name', () => {
  const empty: ReferralDraft = { kind: 'order', priority: 'standard', patient: {}, diagnoses: [], lines: [] };
  expect(missingFromOrder(empty, false)).toHaveLength(16);
  const inquiry: ReferralDraft = { ...empty, kind: 'inquiry' };
  expect(missingFromOrder(inquiry, false).map((gap) => gap.field)).toEqual(['requesterName']);
  expect(missingFromOrder({ ...inquiry, requesterName: 'Mara Finn' }, false)).toEqual([]);
});

const oxygen: ReferralDraft = {
  ...whole,
  lines: [{ family: 'oxygen', code: 'E1390', description: 'Concentrator' }],
  clinical: {
    oxygen: {
      testedOn: '2025-12-30',
      testCondition: 'rest',
      testedBy: 'hospital',
      spo2Percent: 86,
      flowLpm: 2,
      hoursPerDay: 24,
      device: 'cannula',
    },
  },
};
const nursing: ReferralDraft = {
  ...whole,
  lines: [{ family: 'home_health', description: 'Nursing', frequency: 'SN 2w4, 1w5' }],
  clinical: {
    homeHealth: {
      homeboundReason: 'Taxing effort',
      skilledNeed: 'Wound assessment',
      encounterOn: '2025-12-20',
      encounterBy: 'physician',
      certifierName: 'C',
    },
  },
};
const codesOf = (order: ReferralDraft) => missingFromOrder(order, true).map((gap) => gap.code);
const withOxygen = (facts: object): ReferralDraft => ({
  ...oxygen,
  clinical: { oxygen: { ...oxygen.clinical?.oxygen, ...facts } },
});
const withHealth = (facts: object, frequency?: string): ReferralDraft => ({
  ...nursing,
  ...(frequency === undefined
    ? {}
    : { lines: [{ family: 'home_health', description: 'Nursing', frequency }] }),
  clinical: { homeHealth: { ...nursing.clinical?.homeHealth, ...facts } },
});

test('a whole oxygen order and a whole nursing order lack nothing', () => {
  expect(codesOf(oxygen)).toEqual([]);
  expect(codesOf(nursing)).toEqual([]);
});

test.each<[string, object, string[]]>([
  [
    'no test at all',
    { testedOn: undefined, testCondition: undefined, testedBy: undefined, spo2Percent: undefined },
    ['test_date', 'test_value', 'test_condition', 'tester'],
  ],
  ['the supplier did the test', { testedBy: 'supplier' }, ['tester_supplier']],
  ['a pressure instead of a saturation is enough', { spo2Percent: undefined, pao2MmHg: 52 }, []],
  ['89 % without a further sign', { spo2Percent: 89 }, ['group_two']],
  ['89 % with edema', { spo2Percent: 89, groupTwoSign: 'edema_chf' }, []],
  ['58 mm Hg without a further sign', { spo2Percent: undefined, pao2MmHg: 58 }, ['group_two']],
  ['on exertion with one reading', { testCondition: 'exertion' }, ['exertion_readings']],
  [
    'on exertion with all three',
    { testCondition: 'exertion', spo2RestPercent: 91, spo2OnOxygenPercent: 94 },
    [],
  ],
  [
    'asleep with a portable unit',
    { testCondition: 'sleep', portable: 'yes', mobileAtHome: 'yes' },
    ['sleep_only_portable'],
  ],
  ['portable without mobility', { portable: 'yes' }, ['mobility']],
  ['6 L/min tested on room air', { flowLpm: 6, testedOnLpm: 0 }, ['high_flow_test']],
  ['6 L/min tested on 4', { flowLpm: 6, testedOnLpm: 4 }, []],
  ['a test of two months ago', { testedOn: '2025-11-01' }, ['test_stale']],
  [
    'no flow, hours, device',
    { flowLpm: undefined, hoursPerDay: undefined, device: undefined },
    ['flow', 'hours', 'device'],
  ],
])('oxygen: %s', (_what, facts, codes) => {
  expect(codesOf(withOxygen(facts))).toEqual(codes.map((code) => `oxygen.${code}`));
});

test('a patient leaving hospital needs the test of the last two days, not of the last month', () => {
  const leaving = { ...withOxygen({ testedOn: '2025-12-20' }), dischargeAt: '2026-01-02T15:00:00.000Z' };
  expect(codesOf(leaving)).toEqual(['oxygen.test_before_discharge']);
});

test.each<[string, object, string | undefined, string[]]>([
  ['visits nobody can read', {}, 'as needed', ['frequency']],
  ['PRN without its trigger', {}, 'SN 2w4, 3 PRN', ['prn_trigger']],
  ['PRN with its trigger', {}, 'SN 2w4, 3 PRN for a soiled dressing', []],
  ['no reasons', { homeboundReason: '', skilledNeed: undefined }, undefined, ['homebound', 'skilled_need']],
  [
    'no encounter',
    { encounterOn: undefined, encounterBy: undefined },
    undefined,
    ['encounter', 'encounter_by_physician'],
  ],
  ['an encounter of half a year ago', { encounterOn: '2025-07-01' }, undefined, ['encounter_window']],
  ['an encounter three weeks after the start', { encounterOn: '2026-01-20' }, undefined, []],
  ['nobody certifies', { certifierName: undefined }, undefined, ['certifier']],
])('home health: %s', (_what, facts, frequency, codes) => {
  expect(codesOf(withHealth(facts, frequency))).toEqual(codes.map((code) => `home_health.${code}`));
});

test('two oxygen lines are asked for their one test once', () => {
  const twice = {
    ...oxygen,
    clinical: {},
    lines: [...oxygen.lines, { family: 'oxygen' as const, description: 'Cylinder' }],
  };
  const codes = codesOf(twice);
  expect(new Set(codes).size).toBe(codes.length);
});

test('every rule has a sentence, a source and a code of its own; its clinical field is one that a form asks for', () => {
  expect(new Set(gapRules.map((rule) => rule.code)).size).toBe(gapRules.length);
  const asked = questionsFor(['oxygen', 'home_health']).flatMap((group) =>
    group.questions.map((one) => `clinical.${one.field}`),
  );
  for (const rule of gapRules) {
    expect(rule.say).toMatch(/[.?]$/);
    expect(rule.source).not.toBe('');
    if (rule.field.startsWith('clinical.')) expect(asked).toContain(rule.field);
  }
});

test('what is typed becomes facts, what is stored comes back into the same boxes and reads as words', () => {
  const facts = clinicalFacts.parse({ ...oxygen.clinical, ...nursing.clinical });
  const words = clinicalWords(facts);
  expect(clinicalFacts.parse(clinicalOf(words, ['oxygen', 'home_health']))).toEqual(facts);
  expect(clinicalOf(words, ['oxygen'])).toEqual(oxygen.clinical);
  const said = Object.fromEntries(sayClinical(facts));
  expect(said).toMatchObject({ SpO2: '86 %', Flow: '2 L/min', Tested: 'At rest', 'Seen by': 'Physician' });
});
