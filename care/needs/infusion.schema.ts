// Why: an infusion order is three services with different clocks (drug, supplies per diem, nursing) but one treatment: what
// runs, how, through which line, and what keeps it safe (domain.md §3.3).
import { z } from 'zod';

const yesNo = z.enum(['yes', 'no']);
const words = z.string().max(500);
const short = z.string().max(200);
/** A moment on the wall where the patient is: '2026-03-06T14:00'. */
const wallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .refine((text) => z.iso.datetime({ local: true }).safeParse(`${text}:00`).success);

/** One drug as it is given. */
export const drugFacts = z.strictObject({
  name: short.optional(),
  dose: short.optional(),
  concentration: short.optional(),
  diluent: short.optional(),
  route: z.enum(['intravenous', 'subcutaneous', 'intramuscular', 'epidural']).optional(),
  rate: short.optional(),
  frequency: short.optional(),
  startOn: z.iso.date().optional(),
  stopOn: z.iso.date().optional(),
  lastDoseWall: wallTime.optional(),
  nextDoseWall: wallTime.optional(),
});

/** What the drugs run through and what keeps them safe. */
export const infusionFacts = z.strictObject({
  lineType: z.enum(['picc', 'midline', 'port', 'tunneled', 'peripheral', 'subcutaneous']).optional(),
  lineInsertedOn: z.iso.date().optional(),
  tipConfirmed: yesNo.optional(),
  flushes: words.optional(),
  labs: words.optional(),
  renalFunction: short.optional(),
  firstDose: z.enum(['given_before', 'hospital', 'clinic', 'home']).optional(),
  anaphylaxisOrders: yesNo.optional(),
  pump: z.enum(['none', 'gravity', 'elastomeric', 'ambulatory', 'pole']).optional(),
  nursing: yesNo.optional(),
  caregiver: yesNo.optional(),
  contact: short.optional(),
});
export type InfusionFacts = z.infer<typeof infusionFacts>;
