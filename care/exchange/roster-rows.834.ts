// Why: a row of an 834 says in a dozen places who somebody is and from when to when they are covered; here it becomes the same facts that
// a roster in columns has. What covers teeth, eyes, ears or drugs alone says nothing about care at home.
import { plainValue, type Enrollment834 } from '../../wire/x12/index.ts';
import type { Roster, RosterRow } from '../feeds/index.ts';

type Row = Enrollment834['members'][number];
type Facts = Record<string, string | undefined>;

const otherCare: ReadonlySet<string> = new Set(['DEN', 'VIS', 'HE', 'PDG']);
const sexes = { F: 'female', M: 'male', U: 'unknown' } as const;
const ownKinds: ReadonlySet<string> = new Set(['MI', 'ZZ', 'II']);
const phones: ReadonlySet<string> = new Set(['TE', 'CP', 'HP', 'WP']);

/** Somebody's own number: in their name, among their numbers, or for the subscriber the subscriber's. Never a social security number. */
function memberNumber({ member, subscriberNumber, furtherNumbers, person }: Row): string | undefined {
  const { idQualifier, id } = person.name;
  if (id !== undefined && idQualifier !== undefined && ownKinds.has(idQualifier)) return id;
  const own = furtherNumbers.find(({ qualifier }) => qualifier === '23')?.id;
  return own ?? (member.isSubscriber === 'Y' ? subscriberNumber.id : undefined);
}

function reachedBy(row: Row, kinds: ReadonlySet<string>): string | undefined {
  const { kind, number, kind2, number2, kind3, number3 } = row.person.contact ?? {};
  const ways = [
    [kind, number],
    [kind2, number2],
    [kind3, number3],
  ] as const;
  return ways.find(([way]) => way !== undefined && kinds.has(way))?.[1];
}

const isDay = (day: string | undefined): day is string => day !== undefined;

/** From when to when somebody is covered, over all coverages that matter; no end while one of them goes on. */
function covered({ member, dates, coverages }: Row): { from: string | undefined; to: string | undefined } {
  const own = coverages.filter(({ coverage }) => !otherCare.has(coverage.line));
  const on = (kind: string) => dates.find(({ qualifier }) => qualifier === kind)?.on;
  const begins = own.map(({ begins: day }) => day?.on).filter((day) => isDay(day));
  const ends = own.map(({ ends: day }) => day?.on).filter((day) => isDay(day));
  const goesOn = ends.length < own.length;
  const last = own.length === 0 || goesOn ? undefined : ends.toSorted().at(-1);
  const isEnded = member.maintenance === '024' || member.maintenance === '002';
  const to = isEnded ? (on('357') ?? ends.toSorted().at(-1)) : last;
  return { from: begins.toSorted()[0] ?? on('356'), to };
}

function changeOf({ maintenance }: Row['member']): string | undefined {
  if (maintenance === '024' || maintenance === '002') return 'end';
  if (maintenance === '030' || maintenance === '032') return undefined;
  return maintenance === '021' ? 'add' : 'change';
}

/** The facts of a row; a dependent without a number of their own has none. */
export function factsOfRow(row: Row): RosterRow['facts'] {
  const { person, member } = row;
  const { from, to } = covered(row);
  const facts: Facts = {
    change: changeOf(member),
    memberNumber: memberNumber(row),
    givenName: person.name.givenName,
    familyName: [person.name.familyName, person.name.suffix].filter((part) => part !== undefined).join(' '),
    birthOn: person.birth?.birthOn,
    sex: person.birth === undefined ? undefined : sexes[person.birth.sex],
    phone: reachedBy(row, phones),
    email: reachedBy(row, new Set(['EM'])),
    line1: person.address?.line1,
    city: person.place?.city,
    state: person.place?.state,
    zip: person.place?.zip?.replace(/^(\d{5})(\d{4})$/, '$1-$2'),
    coveredFrom: from,
    coveredTo: to,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''));
}

const said = (facts: RosterRow['facts']): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${fact}: ${value}`)
    .join('; ');

/** An 834 as a roster in rows. “Compare” and “replace all” name everybody. */
export function rosterOf(value: Enrollment834): Roster {
  const { beginning, counts, members } = plainValue(value);
  const all = counts.find(({ kind }) => kind === 'TO')?.rows;
  return {
    rows: members.map((row) => {
      const facts = factsOfRow(row);
      return { facts, content: said(facts) };
    }),
    full: beginning.action !== '2',
    counted: all === undefined ? null : Number(all),
  };
}
