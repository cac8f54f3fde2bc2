// Why: people and places of an X12 message as an order names them: given name first, numbers by their kind.

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

/** The number of a PER by its kind: TE telephone, FX fax, EM email (one that cannot be an address is left out). */
export function reachedBy(contact: Contact | undefined, kind: 'TE' | 'FX' | 'EM'): string | undefined {
  if (contact === undefined) return undefined;
  const { kind: first, number, kind2, number2, kind3, number3 } = contact;
  const said = [
    [first, number],
    [kind2, number2],
    [kind3, number3],
  ].find(([one]) => one === kind)?.[1];
  if (kind === 'EM') return said !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(said) ? said : undefined;
  return said?.slice(0, 40);
}
