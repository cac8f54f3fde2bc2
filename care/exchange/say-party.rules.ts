// Why: people and places of an X12 message as an order names them: given name first, numbers by their kind.
import { z } from 'zod';
import { legible } from './legible.rules.ts';

export type PartyName = {
  readonly familyName?: string;
  readonly givenName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
};

/** 'ADA OAKES' of an NM1; undefined where nothing was said. */
export function nameOf(name: PartyName | undefined): string | undefined {
  if (name === undefined) return undefined;
  const parts = [name.givenName, name.middleName, name.familyName, name.suffix];
  const whole = parts.filter((part) => part !== undefined).join(' ');
  return whole === '' ? undefined : whole;
}

export type Contact = {
  readonly name?: string;
  readonly kind?: string;
  readonly number?: string;
  readonly kind2?: string;
  readonly number2?: string;
  readonly kind3?: string;
  readonly number3?: string;
};

/** What an order takes as an address. */
const email = z.email().max(200);

/** The number of a PER by its kind: TE telephone, FX fax, EM email (one that cannot be an address is left out). */
export function reachedBy(contact: Contact | undefined, kind: 'TE' | 'FX' | 'EM'): string | undefined {
  if (contact === undefined) return undefined;
  const { kind: first, number, kind2, number2, kind3, number3 } = contact;
  const said = [
    [first, number],
    [kind2, number2],
    [kind3, number3],
  ].find(([one]) => one === kind)?.[1];
  if (kind === 'EM') return email.safeParse(said).data;
  return said === undefined ? undefined : legible(said.slice(0, 40));
}
