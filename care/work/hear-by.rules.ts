// Why: some clocks end with word to whoever waits, others only keep the house in order; the first kind stand here, for the
// row policy and for the question alike. What they promise is said as one says it to a neighbour, date and hour in full.

/** Clocks at whose end the sender or the member hears from us. */
export const heardClocks = [
  'acknowledgement',
  'inquiry_answer',
  'scheduling',
  'scheduling_discharge',
  'still_looking',
] as const;

/** 'Tuesday, November 24, 5:00 PM', as the walls of `zone` show it. */
export function sayPlainly(at: string, zone: string): string {
  const of = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...style }).format(Date.parse(at));
  const time = of({ hour: 'numeric', minute: '2-digit' }).replaceAll('\u202f', ' ');
  return `${of({ weekday: 'long', month: 'long', day: 'numeric' })}, ${time}`;
}

/** "You will hear from us by Tuesday, November 24, 5:00 PM."; null where nothing is promised; a promise missed is said so. */
export function sayHearBy(dueAt: string | null, zone: string, now: string): string | null {
  if (dueAt === null) return null;
  const by = sayPlainly(dueAt, zone);
  return dueAt > now
    ? `You will hear from us by ${by}.`
    : `You should have heard from us by ${by}. We are late, and someone is on it now.`;
}
