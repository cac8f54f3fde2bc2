// Why: who may be asked at all (domain.md §1.1 row 6, §6). Every location that may not be asked gets every reason in words,
// so that nobody has to guess why a known name is missing from the list; a licence that lapsed yesterday counts at once.
import type { Location } from './network.schema.ts';

export type FitQuestion = {
  readonly tenantId: number;
  readonly lineOfBusiness: string | null;
  readonly family: string;
  readonly code: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  /** 'es', 'zh'…; null: nothing special is needed. */
  readonly language: string | null;
  /** 'YYYY-MM-DD': today where the member lives, and the day the service is wanted. */
  readonly today: string;
  readonly day: string;
  /** How many neighbouring ZIP prefixes further than usual are looked at. */
  readonly reach: number;
  readonly withInterpreter: boolean;
};

export type MisfitCode =
  | 'inactive'
  | 'no_contract'
  | 'not_credentialed'
  | 'not_licensed'
  | 'other_family'
  | 'other_code'
  | 'outside_area'
  | 'language'
  | 'full';

/** A reason against a location; `mayOverride`: a coordinator may ask this location by hand all the same. */
export type Misfit = { readonly code: MisfitCode; readonly say: string; readonly mayOverride: boolean };

// Who comes to talk and to nurse must be understood; who brings a concentrator can be helped by a telephone interpreter.
const spokenFamilies = new Set(['home_health', 'infusion', 'wound_care']);
const languageNames: Readonly<Record<string, string>> = {
  en: 'English',
  es: 'Spanish',
  zh: 'Chinese',
  vi: 'Vietnamese',
  ar: 'Arabic',
  ko: 'Korean',
  ru: 'Russian',
  ht: 'Haitian Creole',
  nv: 'Navajo',
  haw: 'Hawaiian',
  tl: 'Tagalog',
};

/** 'Spanish' for 'es'; an unknown code as it stands. */
export const languageName = (code: string): string => languageNames[code] ?? code;

/** How many ZIP prefixes lie between a ZIP code and what a location serves: 0 inside, Infinity when unknown or in another region. */
export function prefixesAway(zip: string | null, served: readonly string[]): number {
  if (zip === null || !/^\d{3}/.test(zip)) return Number.POSITIVE_INFINITY;
  const prefix = zip.slice(0, 3);
  const away = served.map((one) => Math.abs(Number(one) - Number(prefix)));
  return Math.min(...away, Number.POSITIVE_INFINITY);
}

function papers(location: Location, { today, state }: FitQuestion): Misfit[] {
  const found: Misfit[] = [];
  const never = (code: MisfitCode, say: string) => found.push({ code, say, mayOverride: false });
  const { credentialedTo, licenseValidTo, licensedStates } = location;
  if (credentialedTo === null) never('not_credentialed', 'Its credentials were never confirmed.');
  else if (credentialedTo < today) never('not_credentialed', `Its credentials ran out on ${credentialedTo}.`);
  if (state === null || !licensedStates.includes(state))
    never(
      'not_licensed',
      state === null ? 'The member’s state is not known.' : `It is not licensed in ${state}.`,
    );
  else if (licenseValidTo === null) never('not_licensed', 'Its licence was never confirmed.');
  else if (licenseValidTo < today) never('not_licensed', `Its licence ran out on ${licenseValidTo}.`);
  return found;
}

function contracted(location: Location, { tenantId, lineOfBusiness }: FitQuestion): Misfit[] {
  if (!location.tenants.includes(tenantId))
    return [{ code: 'no_contract', say: 'It has no contract with this health plan.', mayOverride: false }];
  const lines = location.linesOfBusiness;
  if (lines === null || lineOfBusiness === null || lines.includes(lineOfBusiness)) return [];
  const say = `Its contract with this health plan leaves out ${lineOfBusiness.replaceAll('_', ' ')}.`;
  return [{ code: 'no_contract', say, mayOverride: false }];
}

function does(location: Location, { family, code }: FitQuestion): Misfit[] {
  if (!location.families.includes(family))
    return [
      { code: 'other_family', say: `It does not do ${family.replaceAll('_', ' ')}.`, mayOverride: false },
    ];
  const { serviceCodes } = location;
  if (serviceCodes === null || code === null || serviceCodes.includes(code)) return [];
  return [{ code: 'other_code', say: `It does not do ${code}.`, mayOverride: true }];
}

function reaches(location: Location, question: FitQuestion, taken: number): Misfit[] {
  const found: Misfit[] = [];
  const { zip, reach, family, language, withInterpreter } = question;
  if (prefixesAway(zip, location.serviceZipPrefixes) > reach) {
    const say = zip === null ? 'The ZIP code is not known.' : `It does not drive to ${zip}.`;
    found.push({ code: 'outside_area', say, mayOverride: true });
  }
  const speaks = language === null || location.languages.includes(language);
  if (!speaks && !withInterpreter && spokenFamilies.has(family))
    found.push({
      code: 'language',
      say: `Nobody there speaks ${languageName(language)}.`,
      mayOverride: true,
    });
  if (taken >= location.capacityPerDay) {
    const say = `It is full on ${question.day}: ${taken.toString()} of ${location.capacityPerDay.toString()} taken.`;
    found.push({ code: 'full', say, mayOverride: true });
  }
  return found;
}

/** Everything that speaks against asking this location, in the order people ask; empty: it may be asked. `taken`: lines it has taken for the day. */
export function misfitsOf(location: Location, question: FitQuestion, taken: number): Misfit[] {
  const closed: Misfit[] = location.active
    ? []
    : [{ code: 'inactive', say: 'It takes no new work.', mayOverride: false }];
  return [
    ...closed,
    ...contracted(location, question),
    ...papers(location, question),
    ...does(location, question),
    ...reaches(location, question, taken),
  ];
}

/** The ZIP prefixes from which a location could be reached at this distance, for a first coarse look. */
export function neighbouring(zip: string | null, reach: number): string[] {
  if (zip === null || !/^\d{3}/.test(zip)) return [];
  const middle = Number(zip.slice(0, 3));
  return Array.from({ length: 2 * reach + 1 }, (_, i) => middle - reach + i)
    .filter((prefix) => prefix >= 0 && prefix <= 999)
    .map((prefix) => String(prefix).padStart(3, '0'));
}
