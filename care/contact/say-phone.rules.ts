// Why: numbers are kept as +16175554000 and read by people as (617) 555-4000.

/** A US number as people write it; anything else as it is. */
export function sayPhone(phone: string): string {
  const found = /^\+?1?(\d{3})(\d{3})(\d{4})$/.exec(phone.replaceAll(/[\s().-]/g, ''));
  return found === null ? phone : `(${found[1] ?? ''}) ${found[2] ?? ''}-${found[3] ?? ''}`;
}
