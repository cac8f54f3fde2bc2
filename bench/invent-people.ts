// Why: matching is proven on people nobody knows: invented by the seed, with the names, dates and slips that real orders carry, and
// with the neighbours that a careless match would merge (twins, father and son, two of one name born on one day).
import type { Matchable, Stated } from '../care/members/match.schema.ts';
import type { Chance } from './seeded-random.ts';

const givens =
  'William Robert James Elizabeth Margaret Catherine Rosa Maria José Guadalupe Francisco Michael Patricia Jennifer Linda Barbara Susan Jessica Thomas Charles Christopher Daniel Matthew Anthony Donald Steven Andrew Joshua Kenneth Kevin Dorothy Deborah Rebecca Sharon Theodore Virginia Samuel Benjamin Gregory Alexander Nicholas Hélène Zoë Søren Łukasz Björn Thị Amara Kwame Yusra Olga Ivan Xiu Mei Hiro Keiko Fatima Omar Leilani Keanu Altagracia Consuelo Ignacio Rafael'.split(
    ' ',
  );
const families =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Núñez Ortega O’Neill McBride Øverland Wójcik Müller Castellanos Whitfield Abernathy Okonkwo Kealoha Yazzie Begay Vandenberg Fitzgerald Montgomery Delacroix Takahashi Petrosyan'.split(
    ' ',
  );
const nicknames: Readonly<Record<string, string>> = {
  William: 'Bill',
  Robert: 'Bob',
  James: 'Jim',
  Elizabeth: 'Betty',
  Margaret: 'Peggy',
  Catherine: 'Kate',
  José: 'Pepe',
  Guadalupe: 'Lupita',
  Francisco: 'Paco',
  Michael: 'Mike',
  Patricia: 'Trish',
  Thomas: 'Tom',
  Charles: 'Chuck',
  Christopher: 'Chris',
  Daniel: 'Dan',
  Anthony: 'Tony',
  Theodore: 'Ted',
  Virginia: 'Ginny',
  Samuel: 'Sam',
  Consuelo: 'Chelo',
};
const streets = ['Dwight Street', 'Linden Place', 'Spruce Street', 'Harbor Road', 'Mill Lane', 'Kalani Way'];

const two = (n: number) => String(n).padStart(2, '0');
const dayIn = (chance: Chance) =>
  `${(1925 + chance.below(90)).toString()}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`;
const numberFor = (chance: Chance) => `SH${(100_000_000 + chance.below(900_000_000)).toString()}`;

/** A member who never lived. */
export function inventPerson(chance: Chance, id: string): Matchable {
  const double = chance.happens(0.15);
  const family = double ? `${chance.pick(families)}-${chance.pick(families)}` : chance.pick(families);
  return {
    id,
    givenName: chance.pick(givens),
    familyName: family,
    formerFamilyNames: [],
    birthOn: dayIn(chance),
    memberNumber: numberFor(chance),
    phone: `+1617555${(1000 + chance.below(9000)).toString()}`,
    line1: `${(1 + chance.below(900)).toString()} ${chance.pick(streets)}`,
    zip: `02${two(chance.below(100))}${chance.below(10).toString()}`,
  };
}

/** What a right order states of a member: everything but the address, which every second order has. */
export function statedOf(member: Matchable, chance: Chance): Stated {
  const { givenName, familyName, birthOn, memberNumber } = member;
  const lives = chance.happens(0.5) ? { line1: member.line1 ?? '', zip: member.zip ?? '' } : {};
  return { givenName, familyName, birthOn, memberNumber, ...lives };
}

function swapped(text: string, chance: Chance): string {
  const places = text
    .split('')
    .flatMap((sign, at) =>
      at > 1 && sign !== text[at - 1] && /\d/.test(sign) && /\d/.test(text[at - 1] ?? '') ? [at] : [],
    );
  if (places.length === 0) return text;
  const at = chance.pick(places);
  return `${text.slice(0, at - 1)}${text[at] ?? ''}${text[at - 1] ?? ''}${text.slice(at + 1)}`;
}

const slipped = (name: string, chance: Chance): string => {
  const at = 1 + chance.below(Math.max(1, name.length - 2));
  return chance.happens(0.5)
    ? name.slice(0, at) + name.slice(at + 1)
    : `${name.slice(0, at)}${chance.letters(1)}${name.slice(at + 1)}`;
};

type Way = (stated: Stated, member: Matchable, chance: Chance) => readonly [Stated, Matchable];
const states = (change: (stated: Stated, chance: Chance) => Partial<Stated>): Way => {
  return (stated, member, chance) => [{ ...stated, ...change(stated, chance) }, member];
};

/** The ways in which one person is written as another, by name. */
export const waysToMisstate: Readonly<Record<string, Way>> = {
  none: states(() => ({})),
  hyphen: states((one) => ({ familyName: (one.familyName ?? '').replaceAll('-', ' ') })),
  together: states((one) => ({ familyName: (one.familyName ?? '').replaceAll(/[-’ ]/g, '') })),
  accents: states((one) => ({
    givenName: (one.givenName ?? '').normalize('NFD').replaceAll(/\p{M}/gu, ''),
    familyName: (one.familyName ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase(),
  })),
  nickname: states((one) => ({ givenName: nicknames[one.givenName ?? ''] ?? one.givenName })),
  initial: states((one) => ({ givenName: `${(one.givenName ?? '').slice(0, 1)}.` })),
  middle: states((one, chance) => ({ givenName: `${one.givenName ?? ''} ${chance.pick(givens)}` })),
  one_part: states((one) => ({ familyName: (one.familyName ?? '').split('-').at(-1) })),
  added_part: states((one, chance) => ({ familyName: `${one.familyName ?? ''}-${chance.pick(families)}` })),
  family_slip: states((one, chance) => ({ familyName: slipped(one.familyName ?? '', chance) })),
  given_slip: states((one, chance) => ({ givenName: slipped(one.givenName ?? '', chance) })),
  exchanged: states((one) => ({ givenName: one.familyName, familyName: one.givenName })),
  birth_swapped: states((one, chance) => ({ birthOn: swapped(one.birthOn ?? '', chance) })),
  month_day: states((one) => {
    const [year = '', month = '', day = ''] = (one.birthOn ?? '').split('-');
    return Number(day) <= 12 ? { birthOn: `${year}-${day}-${month}` } : {};
  }),
  number_swapped: states((one, chance) => ({ memberNumber: swapped(one.memberNumber ?? '', chance) })),
  number_missing: states(() => ({ memberNumber: undefined })),
  moved: states((_, chance) => ({
    line1: `${(900 + chance.below(90)).toString()} Elsewhere Road`,
    zip: '99950',
  })),
  maiden: (stated, member, chance) => {
    const before = chance.pick(families);
    return [
      { ...stated, familyName: before },
      { ...member, formerFamilyNames: [before] },
    ];
  },
  married: (stated, member, chance) => [{ ...stated, familyName: chance.pick(families) }, member],
};

/** Somebody else who is easily taken for `member`, by name; what is stated is the other's. */
export const neighbours: Readonly<Record<string, (member: Matchable, chance: Chance) => Matchable>> = {
  stranger: (_, chance) => inventPerson(chance, 'other'),
  namesake: (member, chance) => ({
    ...inventPerson(chance, 'other'),
    givenName: member.givenName,
    familyName: member.familyName,
  }),
  namesake_of_the_day: (member, chance) => ({
    ...inventPerson(chance, 'other'),
    givenName: member.givenName,
    familyName: member.familyName,
    birthOn: member.birthOn,
  }),
  twin: (member, chance) => ({
    ...member,
    id: 'other',
    givenName: chance.pick(givens),
    memberNumber: numberFor(chance),
  }),
  father: (member, chance) => ({
    ...member,
    id: 'other',
    birthOn: `${String(Number(member.birthOn.slice(0, 4)) - 25)}${member.birthOn.slice(4)}`,
    memberNumber: numberFor(chance),
  }),
  spouse: (member, chance) => ({
    ...inventPerson(chance, 'other'),
    familyName: member.familyName,
    line1: member.line1,
    zip: member.zip,
  }),
};
