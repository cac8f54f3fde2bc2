// Why: before accepting, a provider sees area, codes, dates and needs and nothing else (minimum necessary, domain.md §9).
// Free words of an order can hold a name or a door number, so they pass only when they hold nothing personal, and what
// stands in the way at the house is told as needs, never in the sender's own words.
import type { Referral, ServiceLine } from '../cases/cases.schema.ts';
import { foldName } from '../members/search-name.rules.ts';
import { languageName } from './fit.rules.ts';

type Person = Pick<
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

const barriers: readonly [RegExp, string][] = [
  [/stair|\bsteps?\b|\bflights?\b|walk-?up/i, 'Stairs at the door'],
  [/no (lift|elevator)/i, 'No elevator'],
  [/gate|intercom|buzzer/i, 'Gated entry'],
  [/\b(dogs?|cats?|pets?)\b/i, 'Animal in the house'],
  [/\bferry|\bboat|unpaved|dirt road|four-?wheel/i, 'Hard road'],
  [/\btty\b|\bdeaf|hard of hearing/i, 'Deaf or hard of hearing: TTY'],
  [/\bblind|low vision/i, 'Blind or low vision'],
];

/** What a provider must bring or know, in a few words each. */
export function needsOf(
  referral: Pick<Referral, 'patientLanguage' | 'accessBarriers' | 'clinical'>,
  line: Pick<ServiceLine, 'family'>,
  withInterpreter: boolean,
): string[] {
  const { patientLanguage: language, accessBarriers, clinical } = referral;
  const said: string[] = [];
  const { oxygen } = clinical;
  if (line.family === 'oxygen' && oxygen?.flowLpm !== undefined) {
    const hours = oxygen.hoursPerDay === undefined ? '' : `, ${oxygen.hoursPerDay.toString()} h a day`;
    said.push(`${oxygen.flowLpm.toString()} L/min${hours}`);
  }
  if (language !== null && language !== 'en')
    said.push(`Speaks ${languageName(language)}${withInterpreter ? ': bring an interpreter' : ''}`);
  for (const [fits, need] of barriers)
    if (accessBarriers !== null && fits.test(accessBarriers)) said.push(need);
  return said;
}
