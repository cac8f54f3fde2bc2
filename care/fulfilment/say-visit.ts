// Why: who comes, when and for what is said in the same few words in tasks, letters and confirmations.
import { sayWindow } from '../../base/time/say.ts';
import { visitSchema, type Appointment, type Visit } from './appointment.schema.ts';

/** What the visitor is told, read from the row. */
export const visitIn = (appointment: Appointment): Visit => visitSchema.parse(appointment.visit);

/** 'Tue 24 Nov 13:00–15:00 Boston'. */
export const windowOf = ({ windowFrom, windowTo, zone }: Appointment): string =>
  sayWindow(windowFrom, windowTo, zone);

/** 'Keystone Respiratory, Tue 24 Nov 13:00–15:00 Boston, for oxygen concentrator'. */
export function sayVisit(appointment: Appointment): string {
  return `${appointment.providerName}, ${windowOf(appointment)}, for ${visitIn(appointment).description}`;
}

/** 'November 23, 2026' at the member's place. */
export function sayDate(at: string, zone: string): string {
  const style = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...style }).format(Date.parse(at));
}

/** The address in lines, as on an envelope. */
export function addressOf({ line1, city, state, zip }: Visit): string[] {
  const town = [city, [state, zip].filter((part) => part !== null).join(' ')].filter(
    (part) => part !== null && part !== '',
  );
  return [line1, town.join(', ')].filter((line): line is string => line !== null && line !== '');
}
