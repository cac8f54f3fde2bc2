// Why: the 400 members of the town: the hand-written ones first, the rest invented from plan, city and name lists, always
// the same. Carries what domain.md §3.2 asks of every order: names, birth date, address with zone, phone, access barriers.
import { diceFor, keyOf, phoneAt, slugOf } from './invent.ts';
import type { Dice } from './invent.ts';
import { peoples } from './names.ts';
import { payerOf, planOf, plans } from './payers.ts';
import { cityOf, hawaiianStreets, islandStreets, streets } from './places.ts';
import { specialMembers } from './special-members.ts';
import type { Access, Channel, City, HandWrittenMember, LineOfBusiness, Member } from './town.types.ts';

/** How many members each plan has (400 in all) and the cities they live in; a city named twice has twice as many. */
const plansAtHome: Record<string, { members: number; cities: string }> = {
  'silver-ma-hmo': { members: 50, cities: 'boston boston worcester springfield' },
  'silver-ma-ppo': { members: 30, cities: 'new-york bronx buffalo boston' },
  'lantern-medicaid': { members: 40, cities: 'chicago chicago rockford' },
  'lantern-dual': { members: 20, cities: 'chicago indianapolis gary' },
  'northern-ppo': { members: 30, cities: 'anchorage anchorage fairbanks juneau adak' },
  'copper-medicaid': { members: 45, cities: 'phoenix phoenix tuba-city' },
  'ironworks-ppo': { members: 45, cities: 'detroit detroit flint iron-mountain indianapolis' },
  'golden-senior': { members: 40, cities: 'los-angeles los-angeles bakersfield' },
  'makai-senior': { members: 15, cities: 'honolulu hilo' },
  'makai-group': { members: 15, cities: 'honolulu hilo' },
  'coqui-platino': { members: 30, cities: 'san-juan ponce' },
  'plains-ppo': { members: 40, cities: 'denver boise coeur-dalene el-paso houston miami pensacola' },
};

const birthYears: Record<LineOfBusiness, [number, number]> = {
  medicare_advantage: [1930, 1961],
  medicaid: [1955, 2022],
  commercial: [1962, 2018],
  self_funded: [1956, 2012],
};

const doors: Access[] = [
  {},
  {},
  { stairs: 3 },
  { stairs: 12, elevator: false, notes: 'Second floor, narrow turn on the stairs.' },
  { elevator: true, notes: 'Freight elevator needs a key from the front desk until 16:00.' },
  { gate: 'Code 4471#' },
  { stairs: 5, notes: 'Doorway 28 inches wide.' },
  { gate: 'Call on arrival; no code is given out', stairs: 2 },
  { notes: 'Large dog; call ahead so that it is put away.' },
  { elevator: false, stairs: 31, notes: 'Fourth-floor walk-up.' },
];

function birthDate(dice: Dice, lob: LineOfBusiness): string {
  const [from, to] = birthYears[lob];
  const year = from + dice.below(to - from + 1);
  const month = String(1 + dice.below(12)).padStart(2, '0');
  return `${year}-${month}-${String(1 + dice.below(28)).padStart(2, '0')}`;
}

function invented(plan: string, city: City, dice: Dice): HandWrittenMember {
  const people = peoples[dice.pick(city.peoples)];
  if (!people) throw new Error(`names.ts lacks a people of ${city.id}.`);
  const woman = dice.chance(0.56);
  return {
    plan,
    city: city.id,
    givenName: dice.pick(woman ? people.women : people.men),
    familyName: dice.pick(people.families),
    birthOn: birthDate(dice, planOf(plan).lob),
    sex: woman ? 'female' : 'male',
    language: dice.chance(0.55) ? people.language : 'en',
  };
}

function streetIn(city: City, dice: Dice): string {
  const names = city.state === 'PR' ? islandStreets : city.state === 'HI' ? hawaiianStreets : streets;
  return `${2 + dice.below(1900)} ${dice.pick(names)}`;
}

/** Fills in what the hand-written part leaves open. `index` (0..399) keeps phones and member numbers unique. */
function complete(from: HandWrittenMember, index: number): Member {
  const plan = planOf(from.plan);
  const city = cityOf(from.city);
  const dice = diceFor(`member/${index}/${from.givenName}/${from.familyName}`);
  const channels: Channel[] = ['phone', 'phone', 'text', 'email', 'letter', 'portal'];
  const initials = payerOf(plan.tenantId)
    .slug.split('-')
    .map((word) => word.slice(0, 2))
    .join('')
    .toUpperCase();
  const line2 = from.line2 ?? (!from.line1 && dice.chance(0.25) ? `Apt ${1 + dice.below(40)}` : undefined);
  const preferredChannel = from.preferredChannel ?? dice.pick(channels);
  const hasEmail = preferredChannel === 'email' || preferredChannel === 'portal' || dice.chance(0.4);
  const kin = from.emergencyContact ?? (dice.chance(0.6) ? inventedKin(from, dice) : undefined);
  return {
    key: keyOf(
      'member',
      `${from.plan}/${from.givenName}/${from.familyName}/${from.suffix ?? ''}/${from.birthOn}`,
    ),
    tenantId: plan.tenantId,
    planId: plan.planId,
    // 48271 has no factor in common with 900,000, so the numbers look scattered and never repeat.
    memberNumber: `${initials}${100_000 + ((index * 48_271 + 1948) % 900_000)}${String(index % 97).padStart(2, '0')}`,
    givenName: from.givenName,
    familyName: from.familyName,
    ...(from.suffix ? { suffix: from.suffix } : {}),
    birthOn: from.birthOn,
    sex: from.sex,
    language: from.language ?? 'en',
    phone: phoneAt(city.areaCode, 2000 + index),
    ...(hasEmail
      ? {
          email: `${slugOf(`${from.givenName} ${from.familyName}`).slice(0, 40)}.${index}@members.doorstep.example`,
        }
      : {}),
    address: {
      line1: from.line1 ?? streetIn(city, dice),
      ...(line2 ? { line2 } : {}),
      city: city.city,
      state: city.state,
      zip: from.zip ?? dice.pick(city.zips),
      zone: city.zone,
    },
    access: from.access ?? dice.pick(doors),
    ...(kin ? { emergencyContact: { ...kin, phone: phoneAt(city.areaCode, 7000 + index) } } : {}),
    preferredChannel,
  };
}

function inventedKin(of: HandWrittenMember, dice: Dice): { name: string; relationship: string } {
  const relationship = dice.pick(['daughter', 'son', 'spouse', 'sister', 'neighbor', 'friend']);
  const given = dice.pick([
    'Alex',
    'Carmen',
    'Daniel',
    'Grace',
    'Jordan',
    'Linh',
    'Nina',
    'Paul',
    'Tomás',
    'Yusra',
  ]);
  return { name: `${given} ${of.familyName}`, relationship };
}

function everybody(): HandWrittenMember[] {
  const rest = plans.flatMap((plan) => {
    const home = plansAtHome[plan.planId];
    if (!home) throw new Error(`No home for plan ${plan.planId}.`);
    const wanted = home.members - specialMembers.filter((member) => member.plan === plan.planId).length;
    return Array.from({ length: wanted }, (_, i) => {
      const dice = diceFor(`person/${plan.planId}/${i}`);
      return invented(plan.planId, cityOf(dice.pick(home.cities.split(' '))), dice);
    });
  });
  return [...specialMembers, ...rest];
}

/** The 400 members; the first is Rosa Núñez-Ortega. */
export const members: Member[] = everybody().map(complete);

/** The member with this key; throws when the town has none. */
export function memberOf(key: string): Member {
  const found = members.find((member) => member.key === key);
  if (!found) throw new Error(`The town has no member ${key}.`);
  return found;
}

/** The first member of this full name ("given family"), such as a sentinel; throws when the town has none. */
export function memberNamed(name: string): Member {
  const found = members.find((member) => `${member.givenName} ${member.familyName}` === name);
  if (!found) throw new Error(`The town has no member named ${name}.`);
  return found;
}

/** The member as people write her: given name, family name, suffix. */
export function fullName(member: Pick<Member, 'givenName' | 'familyName' | 'suffix'>): string {
  return [member.givenName, member.familyName, member.suffix].filter(Boolean).join(' ');
}

/** The access barriers as one sentence for a driver or a nurse; empty when the way is clear. */
export function accessInWords(access: Access): string {
  const parts = [
    access.stairs === undefined ? '' : `${access.stairs} steps to the door.`,
    access.elevator === undefined ? '' : access.elevator ? 'Elevator.' : 'No elevator.',
    access.gate === undefined ? '' : `Gate: ${access.gate}.`,
    access.notes ?? '',
  ];
  return parts.filter(Boolean).join(' ');
}
