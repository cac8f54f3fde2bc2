// Why: tests of several rooms need a desk's calendar to count on; this is one, with the holidays the tests speak of.
import type { Calendar } from './calendar.schema.ts';

/** Monday to Friday 8:00–18:00 on a zone's wall, with the federal holidays of the turn of 2026 (tests only). */
export function exampleCalendar(zone = 'America/New_York', over: Partial<Calendar> = {}): Calendar {
  return {
    id: 'desk',
    version: 1,
    name: 'Desk',
    zone,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' })),
    holidays: [
      { on: '2026-05-25', name: 'Memorial Day' },
      { on: '2026-07-03', name: 'Independence Day (observed)' },
      { on: '2026-07-04', name: 'Independence Day' },
      { on: '2026-11-26', name: 'Thanksgiving Day' },
      { on: '2026-12-25', name: 'Christmas Day' },
      { on: '2027-01-01', name: 'New Year’s Day' },
    ],
    holidaysKnownTo: '2028-12-31',
    validFrom: '2026-01-01',
    validTo: null,
    ...over,
  };
}
