// Why: free words of an order can hold a name or a door number, so whoever may not know whom it is for (a provider before accepting,
// a masked reader) reads them only when they hold nothing personal (minimum necessary, domain.md §9).
import { foldName } from '../members/search-name.rules.ts';
import type { Referral } from './cases.schema.ts';

export type Person = Pick<
  Referral,
  | 'patientGivenName'
  | 'patientFamilyName'
  | 'patientMemberNumber'
  | 'patientPhone'
  | 'patientBirthOn'
  | 'shipLine1'
  | 'requesterName'
  | 'clinicianName'
>;

const digits = (text: string) => text.replaceAll(/\D/g, '');

/** Words as they are said, or null when anything of a person stands in them: a name, a number, a street, a date of birth. */
export function withoutPerson(text: string | null, person: Person): string | null {
  if (text === null) return null;
  const folded = foldName(text);
  const said = new Set(text.split(/[^\p{L}\p{M}\p{N}'’]+/u).map(foldName));
  const people = [
    person.patientGivenName,
    person.patientFamilyName,
    person.requesterName,
    person.clinicianName,
  ].map((name) => name ?? '');
  const parts = people.flatMap((name) => name.split(/[\s,-]+/)).map(foldName);
  if (parts.some((word) => word.length >= 2 && said.has(word))) return null;
  // Written as one word, or broken by a hyphen.
  if (people.map(foldName).some((name) => name.length >= 6 && folded.includes(name))) return null;
  const street = foldName(person.shipLine1 ?? '');
  if (street.length >= 4 && folded.includes(street)) return null;
  const number = foldName(person.patientMemberNumber ?? '');
  if (number.length >= 4 && folded.includes(number)) return null;
  // Eight digits or more together are a telephone or a date; orders count in fewer.
  if (/\d[\d\s().-]{6,}\d/.test(text) && digits(text).length >= 7) return null;
  return text;
}
