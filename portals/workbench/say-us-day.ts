// Why: a date of birth is read back the way it is said on American calls and cards, and never shifted by a time zone.

/** '1948-03-14' → '03/14/1948'; anything else as it stands. */
export function sayUsDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? day : `${month ?? ''}/${date ?? ''}/${year}`;
}
