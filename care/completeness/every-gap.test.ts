// Why: each thing an order may lack is asked for alone when it alone is missing, and a box for it stands on the form; a rule
// that nobody tried here goes red.
import { expect, test } from 'vitest';
import { clinicalFacts } from '../cases/clinical.schema.ts';
import { gapRules } from '../needs/gap-rules.rules.ts';
import {
  clinicalOf,
  clinicalWords,
  fieldOf,
  questionGroups,
  questionsFor,
  sayClinical,
} from './clinical-questions.rules.ts';
import { changed, completeOrders } from './complete-orders.fixture.ts';
import { missingFromOrder } from './missing-from-order.rules.ts';

type Lacking = readonly [code: string, changes: Readonly<Record<string, unknown>>];
type OrderName = keyof typeof completeOrders;

const without = (prefix: string, at: string, fields: Readonly<Record<string, string>>): Lacking[] =>
  Object.entries(fields).map(([code, field]) => [`${prefix}.${code}`, { [`${at}.${field}`]: undefined }]);

const lacking: Readonly<Record<OrderName, readonly Lacking[]>> = {
  walker: [
    ['base.patient_given_name', { 'patient.givenName': undefined }],
    ['base.patient_family_name', { 'patient.familyName': undefined }],
    ['base.patient_birth_on', { 'patient.birthOn': undefined }],
    ['base.patient_member_number', { 'patient.memberNumber': undefined }],
    ['base.patient_phone', { 'patient.phone': undefined }],
    ['base.clinician_name', { clinicianName: undefined }],
    ['base.clinician_npi', { clinicianNpi: undefined }],
    ['base.signed_on', { signedOn: undefined }],
    ['base.diagnoses', { diagnoses: [] }],
    ['base.lines', { lines: [] }],
    ['base.address_line1', { 'address.line1': undefined }],
    ['base.address_city', { 'address.city': undefined }],
    ['base.address_state', { 'address.state': undefined }],
    ['base.address_zip', { 'address.zip': undefined }],
    ['base.service_from_on', { serviceFromOn: undefined }],
    ['base.discharge_at', { dischargeFacility: 'Harbor Hospital' }],
    ['base.signature_stamp', { 'clinical.paper.signature': 'stamp' }],
    ['form.diagnosis', { diagnoses: ['M62.81', 'weak legs'] }],
    ['form.procedure', { 'lines.0.code': 'E14' }],
    ['form.zip_in_state', { 'address.zip': '90210' }],
    ['form.patient_phone', { 'patient.phone': '555-0142' }],
    ['dme.kind', { 'lines.0.code': undefined }],
    ['dme.quantity', { 'lines.0.quantity': undefined }],
    ['dme.supply_frequency', { 'lines.0.code': 'A4253' }],
    ['dme.length_of_need', { 'clinical.equipment.lengthOfNeedMonths': undefined }],
    [
      'dme.replaced_serial',
      { 'clinical.equipment.replaces': 'yes', 'clinical.equipment.replacementReason': 'worn' },
    ],
    [
      'dme.replacement_reason',
      { 'clinical.equipment.replaces': 'yes', 'clinical.equipment.replacedSerial': '77-1' },
    ],
  ],
  'power chair': [
    ...without('power_mobility', 'clinical.mobility', {
      exam: 'examOn',
      therapist: 'therapistOn',
      therapist_ties: 'therapistTies',
      atp: 'atpName',
      home: 'homeAssessedOn',
    }),
    ['power_mobility.exam_stale', { 'clinical.mobility.examOn': '2025-06-01' }],
    ['power_mobility.order_before_exam', { 'clinical.mobility.examOn': '2026-01-02' }],
    ['power_mobility.therapist_tied', { 'clinical.mobility.therapistTies': 'supplier' }],
    ['power_mobility.atp_in_person', { 'clinical.mobility.atpInPerson': 'no' }],
  ],
  wheelchair: [
    ...without('manual_wheelchair', 'clinical.wheelchair', {
      walker: 'whyNoWalker',
      home_fits: 'homeFits',
      door_width: 'doorWidthIn',
      propelled_by: 'propelledBy',
      size: 'seatWidthIn',
    }),
    ['manual_wheelchair.weight', { 'clinical.patient.weightLb': undefined }],
    ['manual_wheelchair.weight_capacity', { 'clinical.patient.weightLb': 251 }],
  ],
  bed: [
    ...without('hospital_bed', 'clinical.bed', {
      reason: 'reason',
      rails: 'rails',
      mattress: 'mattress',
      room: 'roomFits',
    }),
    ['hospital_bed.weight', { 'clinical.patient.weightLb': undefined }],
    ['hospital_bed.weight_capacity', { 'clinical.patient.weightLb': 351 }],
  ],
  oxygen: [
    ...without('oxygen', 'clinical.oxygen', {
      test_date: 'testedOn',
      test_value: 'spo2Percent',
      test_condition: 'testCondition',
      tester: 'testedBy',
      flow: 'flowLpm',
      hours: 'hoursPerDay',
      device: 'device',
    }),
    ['oxygen.tester_supplier', { 'clinical.oxygen.testedBy': 'supplier' }],
    ['oxygen.test_on_oxygen', { 'clinical.oxygen.testedOnLpm': 2 }],
    [
      'oxygen.exertion_readings',
      { 'clinical.oxygen.testCondition': 'exertion', 'clinical.oxygen.spo2RestPercent': 91 },
    ],
    ['oxygen.sleep_minutes', { 'clinical.oxygen.testCondition': 'sleep' }],
    ['oxygen.group_two', { 'clinical.oxygen.spo2Percent': 89 }],
    ['oxygen.test_stale', { 'clinical.oxygen.testedOn': '2025-11-01' }],
    ['oxygen.test_before_discharge', { dischargeAt: '2026-01-03T15:00:00.000Z' }],
    ['oxygen.high_flow_test', { 'clinical.oxygen.flowLpm': 6 }],
    ['oxygen.use', { 'clinical.oxygen.hoursPerDay': 8 }],
    ['oxygen.mobility', { 'clinical.oxygen.portable': 'yes' }],
    [
      'oxygen.sleep_only_portable',
      {
        'clinical.oxygen.testCondition': 'sleep',
        'clinical.oxygen.sleepMinutes': 9,
        'clinical.oxygen.portable': 'yes',
        'clinical.oxygen.mobileAtHome': 'yes',
      },
    ],
  ],
  pap: [
    ...without('pap', 'clinical.pap', {
      stage: 'stage',
      visit: 'visitOn',
      study: 'studyOn',
      ahi: 'ahi',
      events: 'events',
      device: 'device',
      pressure: 'pressure',
      mask: 'mask',
    }),
    ['pap.visit_after_study', { 'clinical.pap.visitOn': '2025-12-05' }],
    ['pap.symptoms', { 'clinical.pap.ahi': 14 }],
  ],
  'going on with pap': [
    ...without('pap', 'clinical.pap', {
      started: 'startedOn',
      revisit: 'revisitOn',
      adherence: 'nightsPercent',
    }),
    ['pap.revisit_window', { 'clinical.pap.revisitOn': '2025-12-02' }],
  ],
  dressings: [
    ['wound_care.kind', { 'lines.0.code': undefined }],
    ['wound_care.wounds', { 'clinical.wounds': undefined }],
    ...without('wound_care', 'clinical.wounds.0', {
      wound_type: 'type',
      wound_location: 'location',
      wound_length: 'lengthCm',
      wound_width: 'widthCm',
      wound_depth: 'depthCm',
      wound_exudate: 'exudate',
      wound_stage: 'stage',
      wound_measured: 'measuredOn',
      debrided: 'debrided',
    }),
    ['wound_care.wound_measured_stale', { 'clinical.wounds.0.measuredOn': '2025-11-30' }],
    ['wound_care.dressings', { 'clinical.dressings': [] }],
    ...without('wound_care', 'clinical.dressings.0', {
      dressing_kind: 'kind',
      dressing_size: 'size',
      dressing_per_change: 'perChange',
      dressing_changes: 'changesPerWeek',
      dressing_weeks: 'weeks',
    }),
    ['wound_care.dressing_wound', { 'clinical.dressings.0.wound': 2 }],
    ['wound_care.dressings_over_usual', { 'clinical.dressings.0.perChange': 2 }],
  ],
  'negative pressure': [
    ...without('npwt', 'clinical.npwt', {
      prior_therapy: 'priorTherapy',
      stage: 'stage',
      months: 'months',
      kits: 'kitsPerMonth',
      canisters: 'canistersPerMonth',
    }),
    ['npwt.change', { 'clinical.npwt.stage': 'continue' }],
    ['npwt.over_usual', { 'clinical.npwt.months': 5 }],
  ],
  feeding: [
    ...without('enteral', 'clinical.enteral', {
      route: 'route',
      kcal: 'kcalPerDay',
      method: 'method',
      permanence: 'needMonths',
    }),
    ['enteral.formula', { 'lines.0.code': 'B4035' }],
    ['enteral.pump_reason', { 'clinical.enteral.method': 'pump' }],
    ['enteral.over_usual', { 'clinical.enteral.tubesPerQuarter': 2 }],
  ],
  infusion: [
    ['infusion.split', { 'lines.1.code': 'J0696' }],
    ['infusion.drugs', { 'clinical.drugs': [{}] }],
    ...without('infusion', 'clinical.drugs.0', {
      drug: 'name',
      dose: 'dose',
      concentration: 'concentration',
      diluent: 'diluent',
      route: 'route',
      rate: 'rate',
      frequency: 'frequency',
      start: 'startOn',
      stop: 'stopOn',
      last_dose: 'lastDoseWall',
    }),
    ['infusion.stop_before_start', { 'clinical.drugs.0.stopOn': '2026-01-01' }],
    ...without('infusion', 'clinical.infusion', {
      first_dose: 'firstDose',
      anaphylaxis: 'anaphylaxisOrders',
      line_type: 'lineType',
      line_inserted: 'lineInsertedOn',
      flushes: 'flushes',
      labs: 'labs',
      renal: 'renalFunction',
      pump: 'pump',
      nursing: 'nursing',
      caregiver: 'caregiver',
      contact: 'contact',
    }),
    [
      'infusion.anaphylaxis_at_home',
      { 'clinical.infusion.firstDose': 'home', 'clinical.infusion.anaphylaxisOrders': 'no' },
    ],
    ['infusion.tip', { 'clinical.infusion.tipConfirmed': 'no' }],
    ...without('infusion', 'clinical.patient', {
      allergies: 'allergies',
      height: 'heightIn',
      weight: 'weightLb',
    }),
    ['infusion.nursing_visits', { 'lines.2.frequency': 'as needed' }],
  ],
  nursing: [
    ['home_health.frequency', { 'lines.0.frequency': 'as needed' }],
    ['home_health.discipline', { 'lines.0.frequency': '2w4' }],
    ['home_health.prn_trigger', { 'lines.0.frequency': 'SN 2w4, 3 PRN' }],
    ['home_health.prn_limit', { 'lines.0.frequency': 'SN 2w4, PRN for a soiled dressing' }],
    ...without('home_health', 'clinical.homeHealth', {
      homebound: 'homeboundReason',
      skilled_need: 'skilledNeed',
      encounter: 'encounterOn',
      encounter_by_physician: 'encounterBy',
      certifier: 'certifierName',
      plan_of_care: 'planOfCare',
      plan_mental_status: 'mentalStatus',
      plan_supplies: 'supplies',
      plan_prognosis: 'prognosis',
      plan_rehab_potential: 'rehabPotential',
      plan_limitations: 'limitations',
      plan_activities: 'activities',
      plan_nutrition: 'nutrition',
      plan_medications: 'medications',
      plan_safety: 'safety',
      plan_emergency_risk: 'emergencyRisk',
      plan_education: 'education',
      plan_discharge: 'dischargePlan',
    }),
    ['home_health.encounter_window', { 'clinical.homeHealth.encounterOn': '2025-07-01' }],
    ['home_health.encounter_note', { 'clinical.homeHealth.encounterNote': 'to_follow' }],
  ],
  leg: [
    ...without('orthotics_prosthetics', 'clinical.limb', {
      side: 'side',
      make: 'make',
      measured: 'measuredOn',
      k_level: 'kLevel',
      fitter: 'fitterName',
      prior_device: 'priorDevice',
    }),
  ],
  arm: [['orthotics_prosthetics.side', { 'clinical.limb.side': undefined }]],
  brace: [['orthotics_prosthetics.kind', { 'lines.0.code': undefined }]],
  shoes: [
    ...without('orthotics_prosthetics', 'clinical.limb', {
      statement_by: 'statementBy',
      statement_on: 'statementOn',
    }),
  ],
};

const names = Object.keys(completeOrders) as OrderName[];
const codesOf = (order: Parameters<typeof missingFromOrder>[0]) =>
  missingFromOrder(order, true).map((gap) => gap.code);

test.each(names)('a complete order for %s lacks nothing', (name) => {
  expect(codesOf(completeOrders[name])).toEqual([]);
});

const rows = names.flatMap((name) => lacking[name].map(([code, changes]) => [code, name, changes] as const));

test.each(rows)('%s is all that is asked of this order for %s', (code, name, changes) => {
  const order = changed(completeOrders[name], changes);
  const gaps = missingFromOrder(order, true);
  expect(gaps.map((gap) => gap.code)).toEqual([code]);
  const [field = ''] = gaps.map((gap) => gap.field);
  if (!field.startsWith('clinical.')) return;
  const asked = questionsFor(order.lines, clinicalWords(order.clinical ?? {})).flatMap((group) =>
    [...group.questions, ...group.advice].map((one) => ({ ...one, path: `clinical.${fieldOf(group, one)}` })),
  );
  expect(asked.map((one) => one.path)).toContain(field);
});

test('every rule was tried, says a finished sentence and has its source', () => {
  const tried = new Set(rows.map(([code]) => code));
  expect(gapRules.map((rule) => rule.code).filter((code) => !tried.has(code))).toEqual([]);
  expect(new Set(gapRules.map((rule) => rule.code)).size).toBe(gapRules.length);
  for (const rule of gapRules) {
    expect(rule.say).toMatch(/^[A-Z].*[.?]$/);
    expect(rule.source).not.toBe('');
  }
});

test('what the form calls owed closes a rule, so that nobody types what nobody needs', () => {
  const closing = new Set(gapRules.map((rule) => rule.field));
  const needless = questionGroups.flatMap((group) =>
    group.questions
      .filter((one) => one.isAdvice !== true && one.optional !== true)
      .map((one) => `clinical.${fieldOf(group, one)}`)
      .filter((field) => !closing.has(field)),
  );
  // The one rule of the three readings on exertion leads to the last of them.
  expect(needless).toEqual(['clinical.oxygen.spo2RestPercent']);
});

test.each(names)('what the form asks about %s comes back into the same boxes', (name) => {
  const { lines, clinical } = completeOrders[name];
  const facts = clinicalFacts.parse(clinical);
  expect(clinicalFacts.parse(clinicalOf(clinicalWords(facts), lines))).toEqual(facts);
  expect(sayClinical(facts).length).toBeGreaterThan(0);
});

test.each<[string, number]>([
  ['walker', 1],
  ['oxygen', 7],
  ['nursing', 7],
  ['wheelchair', 7],
  ['infusion', 23],
])('a fresh order for %s shows %i boxes that are owed', (name, boxes) => {
  const { lines } = completeOrders[name as OrderName];
  const owed = questionsFor(lines).flatMap((group) => group.questions.filter((one) => one.isOwed));
  expect(owed).toHaveLength(boxes);
});
