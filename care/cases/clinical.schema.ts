// Why: what an order must say about the need itself, per family (domain.md §3.3): saved as said, judged by rules. Units
// stand in the names: litres per minute, percent, millimetres of mercury.
import { z } from 'zod';

const percent = z.number().min(1).max(100);

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
  groupTwoSign: z.enum(['edema_chf', 'cor_pulmonale', 'hematocrit']).optional(),
  flowLpm: z.number().min(0.1).max(25).optional(),
  hoursPerDay: z.number().min(0.5).max(24).optional(),
  device: z.enum(['cannula', 'mask', 'tracheostomy']).optional(),
  portable: z.enum(['yes', 'no']).optional(),
  mobileAtHome: z.enum(['yes', 'no']).optional(),
});
export type OxygenFacts = z.infer<typeof oxygenFacts>;

/** Home health: why at home, why skilled, and the encounter behind it (42 CFR 424.22). Visits stand in each line's frequency. */
export const homeHealthFacts = z.strictObject({
  homeboundReason: z.string().max(500).optional(),
  skilledNeed: z.string().max(500).optional(),
  encounterOn: z.iso.date().optional(),
  encounterBy: z
    .enum(['physician', 'nurse_practitioner', 'clinical_nurse_specialist', 'physician_assistant', 'midwife'])
    .optional(),
  certifierName: z.string().max(200).optional(),
});
export type HomeHealthFacts = z.infer<typeof homeHealthFacts>;

export const clinicalFacts = z.strictObject({
  oxygen: oxygenFacts.optional(),
  homeHealth: homeHealthFacts.optional(),
});
export type ClinicalFacts = z.infer<typeof clinicalFacts>;
