// Why: holiday tables are made once, when calendars are seeded, from the field's common holiday data; from then on they
// are stored, dated rows. Only Node code that seeds may import this: the data is too large for a browser.
import Holidays from 'date-holidays';
import type { Holiday } from './calendar.schema.ts';

/**
 * Public holidays with the days they are observed on, in order of date. `place` is 'US' for the federal ones or 'US-MA'
 * for those and the state's own. Years are inclusive.
 */
export function holidaysFor(place: string, fromYear: number, toYear: number): Holiday[] {
  const [country = '', state] = place.split('-');
  const table = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const names = new Map<string, string>();
  // A holiday on Saturday 1 January is observed on 31 December, and the data files it under either year.
  for (let year = fromYear - 1; year <= toYear + 1; year += 1) {
    for (const holiday of table.getHolidays(year)) {
      const on = holiday.date.slice(0, 10);
      const inRange = on >= `${fromYear}-01-01` && on <= `${toYear}-12-31`;
      if (holiday.type === 'public' && inRange && !names.has(on)) {
        names.set(on, holiday.name.replace('(substitute day)', '(observed)'));
      }
    }
  }
  if (names.size === 0) throw new RangeError(`No holidays are known for ${place}.`);
  return [...names].map(([on, name]) => ({ on, name })).sort((a, b) => a.on.localeCompare(b.on));
}
