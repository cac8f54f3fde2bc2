// Why: most members a payer “does not find” are there under another shape of the name or number. A short dated list of such
// shapes is tried in order before a person is troubled, each only after the answers it can mend (domain.md §4.1, AAA03).
import type { AskedPerson } from './eligibility.schema.ts';

export type SearchVariant = {
  readonly name: string;
  /** Since when it is tried; a change of the list is a new day. */
  readonly since: string;
  /** The payer's answers (AAA03) after which it is worth a try. */
  readonly after: readonly string[];
  /** Ends the sentence “Found …”. */
  readonly say: string;
  /** What a person must say yes to before the case goes on; null where the difference is only of writing. */
  readonly confirm: string | null;
  /** The person in that shape; the same when there is nothing to change. */
  readonly shape: (person: AskedPerson) => AskedPerson;
};

const nameTrouble = ['65', '67', '73', '75', '77'];
const anyNotFound = ['64', '67', '72', '75', '78'];

const inNames = (person: AskedPerson, shape: (name: string) => string): AskedPerson => ({
  ...person,
  givenName: person.givenName === null ? null : shape(person.givenName),
  familyName: person.familyName === null ? null : shape(person.familyName),
});
const written: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  ß: 'ss',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
};
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const suffix = /[\s,]+(?:jr|sr|ii|iii|iv)\.?$/i;

/** 1941-02-11 → 1941-11-02; unchanged where the day is no month. */
function swapped(birthOn: string): string {
  const [year = '', month = '', day = ''] = birthOn.split('-');
  return Number(day) > 12 ? birthOn : `${year}-${day}-${month}`;
}

/** The list, in the order of trying: what differs least comes first. */
export const searchVariants: readonly SearchVariant[] = [
  {
    name: 'without_suffix',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'without the suffix of the name',
    confirm: null,
    shape: (person) => ({ ...person, familyName: person.familyName?.replace(suffix, '') ?? null }),
  },
  {
    name: 'without_middle_name',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'without the middle name',
    confirm: null,
    shape: (person) => ({ ...person, givenName: person.givenName?.trim().split(/\s+/)[0] ?? null }),
  },
  {
    name: 'number_without_suffix',
    since: '2026-11-23',
    after: anyNotFound,
    say: 'under the member ID without its ending',
    confirm: null,
    shape: (person) => ({
      ...person,
      memberNumber: person.memberNumber?.trim().replace(/^(.{5,}?)[-\s/]\w{1,3}$/, '$1') ?? null,
    }),
  },
  {
    name: 'day_and_month_swapped',
    since: '2026-11-23',
    after: ['58', '71'],
    say: 'with day and month of the birth date swapped',
    confirm: 'the birth date',
    shape: (person) => ({ ...person, birthOn: person.birthOn === null ? null : swapped(person.birthOn) }),
  },
  {
    name: 'names_joined',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'with the parts of the name joined',
    confirm: null,
    shape: (person) => inNames(person, (name) => name.replaceAll(/['’\-\s]/g, '')),
  },
  {
    name: 'hyphens_as_spaces',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'with spaces for the hyphens of the name',
    confirm: null,
    shape: (person) => inNames(person, (name) => name.replaceAll('-', ' ')),
  },
  {
    name: 'accents_written_out',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'with the accented letters written out',
    confirm: null,
    shape: (person) =>
      inNames(person, (name) => {
        const shaped = name.replaceAll(/[äöüåøæßœłđ]/gi, (sign) => written[sign.toLowerCase()] ?? sign);
        return shaped === name ? name : capital(shaped);
      }),
  },
  {
    name: 'first_family_name',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'under the first of two family names',
    confirm: null,
    shape: (person) => ({
      ...person,
      familyName: person.familyName?.trim().replace(/^([\p{L}'’]{3,})[-\s].*$/u, '$1') ?? null,
    }),
  },
  {
    name: 'given_and_family_swapped',
    since: '2026-11-23',
    after: nameTrouble,
    say: 'with given and family name swapped',
    confirm: null,
    shape: (person) => ({ ...person, givenName: person.familyName, familyName: person.givenName }),
  },
  {
    name: 'without_number',
    since: '2026-11-23',
    after: anyNotFound,
    say: 'by name and birth date, without the member ID',
    confirm: 'the member ID',
    shape: (person) =>
      person.givenName === null || person.familyName === null || person.birthOn === null
        ? person
        : { ...person, memberNumber: null },
  },
];

/** Questions at most beyond the one as stated: every one of them counts against the payer's patience. */
export const variantsAtMost = 4;

/** The answers after which anything is tried at all. */
export const searchable: ReadonlySet<string> = new Set(searchVariants.flatMap((one) => one.after));

/** As a payer's computer reads a name: what differs only in accents or case was asked already. */
const asRead = ({ givenName, familyName, birthOn, memberNumber }: AskedPerson) =>
  [givenName, familyName, memberNumber, birthOn]
    .map((part) => (part ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().trim())
    .join('|');

/**
 * The next shape worth a try after the answer `code` (AAA03); undefined when the list is through. `stated` is the person as
 * first asked about, `tried` the shapes asked already, that one included.
 */
export function nextVariant(
  stated: AskedPerson,
  code: string,
  tried: readonly AskedPerson[],
): { readonly variant: SearchVariant; readonly person: AskedPerson } | undefined {
  if (tried.length > variantsAtMost) return undefined;
  const asked = new Set(tried.map(asRead));
  for (const variant of searchVariants) {
    if (!variant.after.includes(code)) continue;
    const person = variant.shape(stated);
    if (!asked.has(asRead(person))) return { variant, person };
  }
  return undefined;
}

/** A variant by its name; undefined for one that is no longer in the list. */
export const variantNamed = (name: string): SearchVariant | undefined =>
  searchVariants.find((one) => one.name === name);
