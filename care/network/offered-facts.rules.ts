// Why: before accepting, a provider sees area, codes, dates and needs and nothing else (minimum necessary, domain.md §9).
// What stands in the way at the house is told as needs, never in the sender's own words.
import type { Referral, ServiceLine } from '../cases/cases.schema.ts';
import { languageName } from './fit.rules.ts';

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
