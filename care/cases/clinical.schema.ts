// Why: what an order must say about the need itself, per family (domain.md §3.3): saved as said, judged by rules. Units
// stand in the names: litres per minute, percent, millimetres of mercury, pounds, inches.
import { z } from 'zod';
import { infusionFacts, drugFacts } from '../needs/infusion.schema.ts';
import { dressingFacts, negativePressureFacts, woundCareFacts, woundFacts } from '../needs/wound.schema.ts';

const percent = z.number().min(1).max(100);
const yesNo = z.enum(['yes', 'no']);
const words = z.string().max(500);
const short = z.string().max(200);
const pounds = z.number().min(1).max(1500);

/** The patient as every family may need to know them; allergies, height and weight are owed where a dose or a size hangs on them. */
export const patientFacts = z.strictObject({
  allergies: words.optional(),
  heightIn: z.number().min(10).max(100).optional(),
  weightLb: pounds.optional(),
  caregiver: short.optional(),
  emergencyContact: short.optional(),
  fallRisk: yesNo.optional(),
  pets: short.optional(),
});

/** The written order itself: how it was signed (a stamp does not count). */
export const paperFacts = z.strictObject({ signature: z.enum(['hand', 'electronic', 'stamp']).optional() });

/** Equipment of any kind (42 CFR 410.38). `kind` is asked only where no code says it. */
export const equipmentFacts = z.strictObject({
  kind: z.enum(['power_mobility', 'manual_wheelchair', 'hospital_bed', 'npwt', 'other_equipment']).optional(),
  /** 99 is for life. */
  lengthOfNeedMonths: z.number().min(1).max(99).optional(),
  replaces: yesNo.optional(),
  replacedSerial: short.optional(),
  replacementReason: z.enum(['lost', 'stolen', 'irreparable', 'worn']).optional(),
  brand: short.optional(),
});

/** Oxygen: the qualifying test and what is ordered (NCD 240.2, CMS-484). */
export const oxygenFacts = z.strictObject({
  testedOn: z.iso.date().optional(),
  testCondition: z.enum(['rest', 'exertion', 'sleep']).optional(),
  testedBy: z.enum(['hospital', 'clinician', 'laboratory', 'supplier']).optional(),
  /** 0 is room air. */
  testedOnLpm: z.number().min(0).max(25).optional(),
  spo2Percent: percent.optional(),
  pao2MmHg: z.number().min(10).max(150).optional(),
  /** For a test on exertion: at rest without oxygen, and on exertion with it. */
  spo2RestPercent: percent.optional(),
  spo2OnOxygenPercent: percent.optional(),
  /** For a test asleep: how long the saturation was low, all together. */
  sleepMinutes: z.number().min(0).max(1440).optional(),
  groupTwoSign: z.enum(['edema_chf', 'cor_pulmonale', 'hematocrit']).optional(),
  flowLpm: z.number().min(0.1).max(25).optional(),
  hoursPerDay: z.number().min(0.5).max(24).optional(),
  /** When it is used, where that is less than all day. */
  usedDuring: z.enum(['rest', 'exertion', 'sleep', 'several']).optional(),
  device: z.enum(['cannula', 'mask', 'tracheostomy']).optional(),
  portable: yesNo.optional(),
  mobileAtHome: yesNo.optional(),
  smokers: yesNo.optional(),
  backup: yesNo.optional(),
  steadyPower: yesNo.optional(),
});
export type OxygenFacts = z.infer<typeof oxygenFacts>;

/** Breathing support: the visit, the study and what is to be set (domain.md §3.3). */
export const papFacts = z.strictObject({
  stage: z.enum(['start', 'continue']).optional(),
  visitOn: z.iso.date().optional(),
  studyOn: z.iso.date().optional(),
  /** Apneas and hypopneas (or disturbances) an hour, and how many were counted. */
  ahi: z.number().min(0).max(200).optional(),
  events: z.number().min(0).max(5000).optional(),
  symptoms: words.optional(),
  device: z.enum(['cpap', 'auto', 'bilevel', 'bilevel_rate']).optional(),
  pressure: short.optional(),
  mask: short.optional(),
  startedOn: z.iso.date().optional(),
  revisitOn: z.iso.date().optional(),
  /** Nights with four hours or more, of 30 consecutive nights. */
  nightsPercent: z.number().min(0).max(100).optional(),
});

/** Power wheelchairs and scooters: who examined, who evaluated, who looked at the home. */
export const mobilityFacts = z.strictObject({
  examOn: z.iso.date().optional(),
  therapistOn: z.iso.date().optional(),
  therapistTies: z.enum(['none', 'supplier']).optional(),
  atpName: short.optional(),
  atpInPerson: yesNo.optional(),
  homeAssessedOn: z.iso.date().optional(),
});

/** Manual wheelchairs. */
export const wheelchairFacts = z.strictObject({
  whyNoWalker: words.optional(),
  homeFits: yesNo.optional(),
  doorWidthIn: z.number().min(10).max(100).optional(),
  propelledBy: z.enum(['self', 'caregiver']).optional(),
  seatWidthIn: z.number().min(8).max(40).optional(),
  weightCapacityLb: pounds.optional(),
});

/** Hospital beds. */
export const bedFacts = z.strictObject({
  reason: z.enum(['positioning', 'pain', 'head_30', 'traction']).optional(),
  rails: z.enum(['none', 'half', 'full']).optional(),
  mattress: yesNo.optional(),
  roomFits: yesNo.optional(),
  weightCapacityLb: pounds.optional(),
});

/** Feeding by tube. */
export const enteralFacts = z.strictObject({
  route: z.enum(['nasogastric', 'gastrostomy', 'jejunostomy']).optional(),
  formula: short.optional(),
  kcalPerDay: z.number().min(1).max(10_000).optional(),
  method: z.enum(['syringe', 'gravity', 'pump']).optional(),
  pumpReason: words.optional(),
  needMonths: z.number().min(1).max(99).optional(),
  kitsPerDay: z.number().min(0).max(20).optional(),
  tubesPerQuarter: z.number().min(0).max(50).optional(),
  overUsualReason: words.optional(),
});

/** Home health: why at home, why skilled, and the encounter behind it (42 CFR 424.22). Visits stand in each line's frequency. */
export const homeHealthFacts = z.strictObject({
  homeboundReason: words.optional(),
  skilledNeed: words.optional(),
  encounterOn: z.iso.date().optional(),
  encounterBy: z
    .enum(['physician', 'nurse_practitioner', 'clinical_nurse_specialist', 'physician_assistant', 'midwife'])
    .optional(),
  encounterNote: z.enum(['with_order', 'to_follow']).optional(),
  certifierName: short.optional(),
  /** Where the plan of care stands; its parts are asked only where they are to be written here. */
  planOfCare: z.enum(['with_order', 'written_here', 'agency_drafts']).optional(),
  mentalStatus: words.optional(),
  supplies: words.optional(),
  prognosis: z.enum(['poor', 'guarded', 'fair', 'good', 'excellent']).optional(),
  rehabPotential: words.optional(),
  limitations: words.optional(),
  activities: words.optional(),
  nutrition: words.optional(),
  medications: words.optional(),
  safety: words.optional(),
  emergencyRisk: words.optional(),
  education: words.optional(),
  dischargePlan: words.optional(),
});
export type HomeHealthFacts = z.infer<typeof homeHealthFacts>;

/** Orthotics and prosthetics, shoes for diabetes among them. `kind` is asked only where no code says it. */
export const limbFacts = z.strictObject({
  kind: z.enum(['leg_prosthesis', 'arm_prosthesis', 'orthosis', 'diabetic_shoes']).optional(),
  side: z.enum(['left', 'right', 'both', 'neither']).optional(),
  make: z.enum(['prefabricated', 'custom_fit', 'custom_made']).optional(),
  measuredOn: z.iso.date().optional(),
  kLevel: z.enum(['K0', 'K1', 'K2', 'K3', 'K4']).optional(),
  fitterName: short.optional(),
  priorDevice: words.optional(),
  statementBy: short.optional(),
  statementOn: z.iso.date().optional(),
});

/** Everything an order says about the need; what is ordered decides which parts are asked. Lists are bounded. */
export const clinicalFacts = z.strictObject({
  patient: patientFacts.optional(),
  paper: paperFacts.optional(),
  equipment: equipmentFacts.optional(),
  oxygen: oxygenFacts.optional(),
  pap: papFacts.optional(),
  mobility: mobilityFacts.optional(),
  wheelchair: wheelchairFacts.optional(),
  bed: bedFacts.optional(),
  woundCare: woundCareFacts.optional(),
  wounds: z.array(woundFacts).max(12).optional(),
  dressings: z.array(dressingFacts).max(24).optional(),
  npwt: negativePressureFacts.optional(),
  enteral: enteralFacts.optional(),
  drugs: z.array(drugFacts).max(12).optional(),
  infusion: infusionFacts.optional(),
  homeHealth: homeHealthFacts.optional(),
  limb: limbFacts.optional(),
});
export type ClinicalFacts = z.infer<typeof clinicalFacts>;
