// Why: moments, dates and zones are checked in one way wherever they enter, so that nothing downstream meets
// '2026-02-30', an offset or a zone nobody knows.
import { z } from 'zod';

/** A canonical `Instant`: UTC, three decimals, 'Z'. */
export const instantSchema = z.iso.datetime({
  precision: 3,
  error: 'Give a moment in UTC such as 2026-11-27T21:50:00.000Z.',
});

/** A real date 'YYYY-MM-DD'. */
export const daySchema = z.iso.date({ error: 'Give a date such as 2026-11-27.' });

/** A wall time 'HH:MM', '24:00' for the end of the day. */
export const wallTimeSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Give a time such as 08:00 (24:00 for the end of the day).');

/** An IANA zone this program knows. */
export const zoneSchema = z
  .string()
  .min(1)
  .refine(isZone, { error: 'Give a time zone such as America/Chicago.' });

// Asking costs a quarter of a millisecond, and every calendar read from a row asks. Only known zones are kept: they are few.
const known = new Set<string>();

/** True when the running program knows the zone. */
export function isZone(zone: string): boolean {
  if (known.has(zone)) return true;
  try {
    const isKnown = new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
    if (isKnown) known.add(zone);
    return isKnown;
  } catch {
    return false;
  }
}
