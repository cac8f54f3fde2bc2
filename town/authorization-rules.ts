// Why: what each plan of the town needs approval for, and when the program may approve by itself, as dated rows: the same
// order is approved at once under one plan and routed to a nurse under another by these rows alone (domain.md §0, §1.1).
import type { CoverageRule, Criterion } from '../care/authorization/authorization.schema.ts';

type Draft = Pick<CoverageRule, 'id' | 'requirement' | 'say' | 'source'> & Partial<CoverageRule>;

function row(draft: Draft): CoverageRule {
  return {
    version: 1,
    tenantId: null,
    lineOfBusiness: null,
    planName: null,
    family: null,
    codePrefix: null,
    criteria: [],
    validityDays: 90,
    validFrom: '2024-01-01',
    validTo: null,
    ...draft,
  };
}

const oxygenTest: Criterion = { kind: 'oxygen_test', spo2AtMostPercent: 88, pao2AtMostMmHg: 55 };
const oxygenCriteria: Criterion[] = [
  oxygenTest,
  { kind: 'flow_at_most', lpm: 4 },
  { kind: 'quantity_at_most', units: 1 },
];
const visits = (amount: number): Criterion => ({ kind: 'visits_at_most', visits: amount, firstDays: 60 });

const forAll: CoverageRule[] = [
  row({
    id: 'oxygen',
    family: 'oxygen',
    requirement: 'review',
    say: 'Home oxygen needs approval.',
    source: 'NCD 240.2 before 2026: every order was read by a nurse.',
    validTo: '2025-12-31',
  }),
  row({
    id: 'oxygen',
    version: 2,
    family: 'oxygen',
    requirement: 'review',
    criteria: oxygenCriteria,
    validityDays: 365,
    say: 'Home oxygen needs approval; a qualifying test and a usual flow are approved at once.',
    source:
      'NCD 240.2, group I: SpO2 at or below 88 % or PaO2 at or below 55 mm Hg; above 4 L/min needs its own test.',
    validFrom: '2026-01-01',
  }),
  row({
    id: 'home-health',
    family: 'home_health',
    requirement: 'review',
    criteria: [visits(16)],
    validityDays: 60,
    say: 'Home-health visits need approval; up to 16 of a discipline in 60 days are approved at once.',
    source: 'Delegated utilization policy HH-1: 60-day episode (42 CFR 484.55, 409.43).',
  }),
  row({
    id: 'dme',
    family: 'dme',
    requirement: 'none',
    say: 'This equipment needs no approval.',
    source: 'Delegated utilization policy DME-1: low-cost equipment.',
  }),
  row({
    id: 'dme.beds',
    family: 'dme',
    codePrefix: 'E02',
    requirement: 'review',
    criteria: [{ kind: 'quantity_at_most', units: 1 }],
    say: 'Beds and support surfaces need approval; one for one patient is approved at once.',
    source: 'Delegated utilization policy DME-2; LCD L33820.',
  }),
  row({
    id: 'dme.wheelchairs',
    family: 'dme',
    codePrefix: 'K0',
    requirement: 'review',
    say: 'Wheelchairs need approval by a person.',
    source: 'Delegated utilization policy DME-3; LCD L33788.',
  }),
  row({
    id: 'pap',
    family: 'pap',
    requirement: 'review',
    criteria: [
      { kind: 'diagnosis_begins', prefixes: ['G47.3'] },
      { kind: 'quantity_at_most', units: 3 },
    ],
    validityDays: 365,
    say: 'Breathing support needs approval; with a diagnosis of sleep apnea it is approved at once.',
    source: 'NCD 240.4; LCD L33718.',
  }),
  row({
    id: 'wound-care',
    family: 'wound_care',
    requirement: 'none',
    say: 'Dressings need no approval.',
    source: 'Delegated utilization policy WC-1.',
  }),
  row({
    id: 'enteral',
    family: 'enteral',
    requirement: 'registration',
    validityDays: 180,
    say: 'Enteral nutrition is registered before it starts; it needs no approval.',
    source: 'Delegated utilization policy EN-1: pre-service registration.',
  }),
  row({
    id: 'infusion',
    family: 'infusion',
    requirement: 'review',
    say: 'Infusion needs approval by a person.',
    source: 'Delegated utilization policy INF-1.',
  }),
  row({
    id: 'infusion.per-diem',
    family: 'infusion',
    codePrefix: 'S',
    requirement: 'none',
    say: 'Supplies by the day need no approval of their own.',
    source: 'Delegated utilization policy INF-2: the drug is approved, its supplies follow.',
  }),
  row({
    id: 'orthotics-prosthetics',
    family: 'orthotics_prosthetics',
    requirement: 'review',
    validityDays: 120,
    say: 'Orthotics and prosthetics need approval by a person.',
    source: 'Domain reference §2.4: lower-limb prosthesis 120 days; custom work is read by a nurse.',
  }),
];

const byContract: CoverageRule[] = [
  row({
    id: 'silver.ppo.oxygen',
    tenantId: 10,
    planName: 'Silver MA PPO',
    family: 'oxygen',
    requirement: 'review',
    say: 'Under the PPO every order for home oxygen is read by a nurse.',
    source: 'Silver Harbor delegation agreement, amendment 4 (PPO), section 2.',
  }),
  row({
    id: 'silver.ppo.home-health',
    tenantId: 10,
    planName: 'Silver MA PPO',
    family: 'home_health',
    requirement: 'review',
    criteria: [visits(6)],
    validityDays: 60,
    say: 'Under the PPO up to 6 visits of a discipline in 60 days are approved at once.',
    source: 'Silver Harbor delegation agreement, amendment 4 (PPO), section 3.',
  }),
  row({
    id: 'lantern.home-health',
    tenantId: 11,
    planName: 'Lantern Community Care',
    family: 'home_health',
    requirement: 'registration',
    validityDays: 60,
    say: 'The plan wants home-health care registered; it keeps approval itself.',
    source: 'Prairie Lantern delegation agreement, schedule B: pre-service registration only.',
  }),
  row({
    id: 'northern.commodes',
    tenantId: 12,
    family: 'dme',
    codePrefix: 'E0163',
    requirement: 'not_covered',
    say: 'The plan does not cover commode chairs.',
    source: 'Northern Lights Select PPO, evidence of coverage 2026, exclusions, item 14.',
  }),
  row({
    id: 'ironworks.beds',
    tenantId: 14,
    family: 'dme',
    codePrefix: 'E02',
    requirement: 'review',
    say: 'The employer’s plan has every bed and support surface read by a nurse.',
    source: 'Ironworks service agreement, exhibit 3.',
  }),
];

/** Every version of every row. */
export const coverageRules: CoverageRule[] = [...forAll, ...byContract];
