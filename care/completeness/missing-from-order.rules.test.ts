// Why: form, agent and API ask for the same things in the same words; taking any one of them away must be noticed.
import { expect, test } from 'vitest';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { clinicalFacts } from '../cases/clinical.schema.ts';
import {
  clinicalOf,
  clinicalWords,
  questionsFor,
  rowsOf,
  sayClinical,
  withoutRow,
  withRow,
} from './clinical-questions.rules.ts';
import { changed, completeOrders } from './complete-orders.fixture.ts';
import { missingFromOrder } from './missing-from-order.rules.ts';

const whole: ReferralDraft = completeOrders.walker;
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

const oxygen: ReferralDraft = completeOrders.oxygen;
const nursing: ReferralDraft = completeOrders.nursing;
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
    { testCondition: 'sleep', sleepMinutes: 9, portable: 'yes', mobileAtHome: 'yes' },
    ['sleep_only_portable'],
  ],
  ['portable without mobility', { portable: 'yes' }, ['mobility']],
  ['6 L/min tested on room air', { flowLpm: 6, testedOnLpm: 0 }, ['high_flow_test']],
  ['6 L/min tested on 4', { flowLpm: 6, testedOnLpm: 4 }, []],
  ['8 hours a day, asleep', { hoursPerDay: 8, usedDuring: 'sleep' }, []],
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
  ['PRN without its limit', {}, 'SN 2w4, PRN for a soiled dressing', ['prn_limit']],
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

test('what is typed becomes facts, what is stored comes back into the same boxes and reads as words', () => {
  const facts = clinicalFacts.parse({ ...oxygen.clinical, ...nursing.clinical });
  const words = clinicalWords(facts);
  const lines = [...oxygen.lines, ...nursing.lines];
  expect(clinicalFacts.parse(clinicalOf(words, lines))).toEqual(facts);
  expect(clinicalOf(words, oxygen.lines)).toEqual(oxygen.clinical);
  const said = Object.fromEntries(sayClinical(facts));
  expect(said).toMatchObject({ SpO2: '86 %', Flow: '2 L/min', Tested: 'At rest', 'Seen by': 'Physician' });
});

const wounds = questionsFor(completeOrders.dressings.lines).find((group) => group.key === 'wounds');

test('a second wound is a row of its own, and taking the first off moves it up', () => {
  const first = clinicalWords(completeOrders.dressings.clinical ?? {});
  if (wounds === undefined) throw new Error('No questions about wounds.');
  const two = { ...withRow(first, wounds), 'wounds.1.location': 'Right heel' };
  expect(rowsOf(two, 'wounds')).toBe(2);
  const both = clinicalFacts.parse(clinicalOf(two, completeOrders.dressings.lines));
  expect(both.wounds?.map((one) => one.location)).toEqual(['Left heel', 'Right heel']);
  expect(codesOf({ ...completeOrders.dressings, clinical: both })).toEqual([
    'wound_care.wound_type',
    'wound_care.wound_length',
    'wound_care.wound_width',
    'wound_care.wound_depth',
    'wound_care.wound_exudate',
    'wound_care.wound_stage',
    'wound_care.wound_measured',
    'wound_care.debrided',
    'wound_care.dressing_wound',
  ]);
  const one = withoutRow(two, 'wounds', 0);
  expect(rowsOf(one, 'wounds')).toBe(1);
  expect(one['wounds.0.location']).toBe('Right heel');
  expect(rowsOf(withoutRow(one, 'wounds', 0), 'wounds')).toBe(1);
});

test('words that name a row far beyond the list make no rows', () => {
  expect(
    rowsOf({ 'wounds.1e9.location': 'x', 'wounds.-1.location': 'x', 'wounds.x.location': 'x' }, 'wounds'),
  ).toBe(1);
  expect(rowsOf({ 'wounds.900000000.location': 'x' }, 'wounds')).toBe(1);
});

test('a row nobody wrote in asks for nothing', () => {
  const empty = changed(completeOrders.dressings, { 'clinical.wounds.1': {}, 'clinical.dressings.1': {} });
  expect(codesOf(empty)).toEqual([]);
});

test('a weight that chair and bed both need is asked once', () => {
  const { wheelchair, bed } = completeOrders;
  const both: ReferralDraft = {
    ...wheelchair,
    lines: [...wheelchair.lines, ...bed.lines],
    clinical: { ...wheelchair.clinical, ...bed.clinical, patient: {} },
  };
  expect(codesOf(both)).toEqual(['manual_wheelchair.weight']);
});

test.each<[string, ReferralDraft, string[]]>([
  ['a heavy-duty chair', changed(completeOrders.wheelchair, { 'lines.0.code': 'K0006' }), []],
  [
    'a stated capacity',
    changed(completeOrders.wheelchair, { 'clinical.wheelchair.weightCapacityLb': 450 }),
    [],
  ],
])('a patient of 400 lb with %s lacks nothing', (_what, order, codes) => {
  expect(codesOf(changed(order, { 'clinical.patient.weightLb': 400 }))).toEqual(codes);
});

test('more than usual is no gap once a reason stands', () => {
  const more = { 'clinical.dressings.0.perChange': 3, 'clinical.woundCare.overUsualReason': 'Heavy exudate' };
  expect(codesOf(changed(completeOrders.dressings, more))).toEqual([]);
});

test('equipment without a code is asked for by what the order calls it', () => {
  const stated = changed(completeOrders.wheelchair, {
    'lines.0.code': undefined,
    'clinical.equipment.kind': 'manual_wheelchair',
    'clinical.wheelchair.doorWidthIn': undefined,
  });
  expect(codesOf(stated)).toEqual(['manual_wheelchair.door_width']);
});

test('an answer to a question that is no longer asked stays in sight', () => {
  const words = { 'oxygen.testCondition': 'rest', 'oxygen.sleepMinutes': '7' };
  const fields = questionsFor(oxygen.lines, words).flatMap((group) =>
    group.questions.map((one) => one.field),
  );
  expect(fields).toContain('oxygen.sleepMinutes');
  expect(fields).not.toContain('oxygen.spo2RestPercent');
});
