// Why: dressings are counted per wound and change, and negative pressure is paid by what the wound did in a month: each wound
// and each dressing is one row (domain.md §3.3).
import { z } from 'zod';

const words = z.string().max(500);
const short = z.string().max(200);
const centimetres = z.number().min(0).max(100);

/** One wound as measured. */
export const woundFacts = z.strictObject({
  type: z
    .enum(['surgical', 'pressure', 'diabetic', 'venous', 'arterial', 'burn', 'trauma', 'other'])
    .optional(),
  location: short.optional(),
  lengthCm: centimetres.optional(),
  widthCm: centimetres.optional(),
  depthCm: centimetres.optional(),
  exudate: z.enum(['none', 'scant', 'moderate', 'heavy']).optional(),
  stage: z.enum(['1', '2', '3', '4', 'unstageable', 'deep_tissue', 'partial', 'full']).optional(),
  measuredOn: z.iso.date().optional(),
  /** Whether it was made or treated by surgery or debrided. */
  debrided: z.enum(['yes', 'no']).optional(),
});

/** The dressings that a usual amount stands for, and others. */
export const dressingKinds = [
  'alginate',
  'foam',
  'gauze',
  'gauze_bordered',
  'hydrocolloid',
  'hydrogel',
  'composite',
  'film',
  'absorptive',
  'absorptive_bordered',
  'contact_layer',
  'other',
] as const;

/** One dressing of one wound. */
export const dressingFacts = z.strictObject({
  /** Which wound, counted from 1 as they are written. */
  wound: z.number().int().min(1).max(12).optional(),
  kind: z.enum(dressingKinds).optional(),
  size: short.optional(),
  perChange: z.number().min(0.5).max(50).optional(),
  changesPerWeek: z.number().min(0.25).max(70).optional(),
  weeks: z.number().min(1).max(52).optional(),
});

/** What is ordered for all wounds. `kind` is asked only where no code says it. */
export const woundCareFacts = z.strictObject({
  kind: z.enum(['dressings', 'npwt']).optional(),
  overUsualReason: words.optional(),
});

/** Negative pressure. */
export const negativePressureFacts = z.strictObject({
  priorTherapy: words.optional(),
  stage: z.enum(['start', 'continue']).optional(),
  /** What the wound did since last month. */
  change: words.optional(),
  months: z.number().min(1).max(24).optional(),
  kitsPerMonth: z.number().min(0).max(200).optional(),
  canistersPerMonth: z.number().min(0).max(200).optional(),
  overUsualReason: words.optional(),
});
