// Why: opening hours and holidays are dated, versioned data per payer and state, never code, so that any due date can
// be explained with the calendar that was in force.
import { z } from 'zod';
import { daySchema, wallTimeSchema, zoneSchema } from './time.schema.ts';

/** One opening on a weekday, 1 = Monday … 7 = Sunday; `closes` is the first moment no longer open. */
export const openingSchema = z
  .strictObject({ weekday: z.int().min(1).max(7), opens: wallTimeSchema, closes: wallTimeSchema })
  .refine((opening) => opening.opens < opening.closes, {
    error: 'Opening must come before closing on the same day.',
    path: ['closes'],
  });

/** A day without business, and why. */
export const holidaySchema = z.strictObject({ on: daySchema, name: z.string().min(1) });

export const calendarSchema = z
  .strictObject({
    id: z.string().min(1),
    version: z.int().min(1),
    name: z.string().min(1),
    zone: zoneSchema,
    hours: z.array(openingSchema).min(1),
    holidays: z.array(holidaySchema),
    /** Last date up to which the holiday table is complete; counting beyond it is said in the explanation. */
    holidaysKnownTo: daySchema,
    /** First and last date on which this version is in force, both included; null: still in force. */
    validFrom: daySchema,
    validTo: daySchema.nullable(),
  })
  .superRefine((calendar, context) => {
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const openings = calendar.hours.filter((opening) => opening.weekday === weekday);
      openings.sort((a, b) => a.opens.localeCompare(b.opens));
      if (openings.some((opening, i) => opening.opens < (openings[i - 1]?.closes ?? '00:00'))) {
        context.addIssue({
          code: 'custom',
          path: ['hours'],
          message: 'Two openings of one weekday overlap.',
        });
      }
    }
    if (new Set(calendar.holidays.map((holiday) => holiday.on)).size < calendar.holidays.length) {
      context.addIssue({
        code: 'custom',
        path: ['holidays'],
        message: 'A date stands twice in the holidays.',
      });
    }
    if (calendar.validTo !== null && calendar.validTo < calendar.validFrom) {
      context.addIssue({
        code: 'custom',
        path: ['validTo'],
        message: 'The last date must not come before the first.',
      });
    }
  });

export type Opening = z.infer<typeof openingSchema>;
export type Holiday = z.infer<typeof holidaySchema>;
export type Calendar = z.infer<typeof calendarSchema>;
