// Why: how long something may take is a dated row per payer and state, not code; and what was computed is stored with
// the versions it came from, so that any due date can be explained and replayed years later.
import { z } from 'zod';
import { instantSchema, zoneSchema } from './time.schema.ts';

const amount = z.number().positive().max(20_000);
const wholeDays = z.int().min(1).max(3660);

/** One way of counting. */
export const singleCountSchema = z.discriminatedUnion('kind', [
  /** Run continuously from the start. */
  z.strictObject({ kind: z.literal('hours'), hours: amount }),
  /** Day of receipt is day 0; due 23:59:59.999 on the wall of day N. */
  z.strictObject({ kind: z.literal('calendar_days'), days: wholeDays }),
  /** Day of receipt is day 0; due at closing or at the end of the Nth business day (default: the end). */
  z.strictObject({
    kind: z.literal('business_days'),
    days: wholeDays,
    due: z.enum(['closing', 'end_of_day']).optional(),
  }),
  /** Due at the closing of the first business day. */
  z.strictObject({ kind: z.literal('first_business_day') }),
  /** Only time inside opening hours counts. */
  z.strictObject({ kind: z.literal('business_hours'), hours: amount }),
  /** Due this long before the anchor, such as the planned discharge. */
  z.strictObject({ kind: z.literal('before'), hours: z.number().min(0).max(20_000) }),
]);

export const countSchema = z.discriminatedUnion('kind', [
  ...singleCountSchema.options,
  z.strictObject({ kind: z.literal('earliest_of'), rules: z.array(singleCountSchema).min(1).max(8) }),
]);

/** Whose wall decides: operational clocks the member's, statutory clocks the contract's, house clocks the calendar's. */
export const zonePolicySchema = z.enum(['member', 'contract', 'calendar']);

export const clockRuleSchema = z.strictObject({
  id: z.string().min(1),
  version: z.int().min(1),
  /** What people call it: 'Acknowledgement'. */
  name: z.string().min(1),
  /** The regulation, guide or contract it comes from. */
  source: z.string().min(1),
  counts: countSchema,
  warnAtPercent: z.array(z.number().min(1).max(99)).max(10),
  zone: zonePolicySchema,
});

/** A moment the clock counts back from, and what it is called in a sentence ('the planned discharge'). */
export const anchorSchema = z.strictObject({ at: instantSchema, what: z.string().min(1) });

const versioned = z.strictObject({ id: z.string(), version: z.int() });

export const deadlineSchema = z.strictObject({
  startedAt: instantSchema,
  dueAt: instantSchema,
  warnAt: z.array(instantSchema),
  rule: versioned,
  calendar: versioned,
  /** The zone whose wall decided. */
  zone: zoneSchema,
  /** The zones that were known when it was computed; null: not known. */
  zones: z.strictObject({ member: zoneSchema.nullable(), contract: zoneSchema.nullable() }),
  anchor: anchorSchema.nullable(),
  /** The explanation, one finished sentence and the moment it speaks of each. */
  steps: z.array(z.strictObject({ say: z.string(), at: instantSchema })),
});

export type SingleCount = z.infer<typeof singleCountSchema>;
export type Count = z.infer<typeof countSchema>;
export type ZonePolicy = z.infer<typeof zonePolicySchema>;
export type ClockRule = z.infer<typeof clockRuleSchema>;
export type Anchor = z.infer<typeof anchorSchema>;
export type Deadline = z.infer<typeof deadlineSchema>;
export type DeadlineStep = Deadline['steps'][number];
