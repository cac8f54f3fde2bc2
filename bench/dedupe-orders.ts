// Why: what offices really send twice: the very same thing, or nearly the same by another road, among people who are easily taken for
// one another. Every choice comes from the seed, so that what a prover found it finds again.
import type { Matchable } from '../care/members/match.schema.ts';
import { inventPerson, neighbours, statedOf, waysToMisstate } from './invent-people.ts';
import { chanceOf, type Chance } from './seeded-random.ts';

export const roads = ['portal', 'mail', 'x12', 'file'] as const;
export type Road = (typeof roads)[number];

/** An order that exists once in the world, however often it is sent. */
export type TrueOrder = {
  readonly index: number;
  readonly person: Matchable;
  readonly family: 'oxygen' | 'dme';
};

/** One sending of it. `same` names the sending it repeats to the letter by the same road. */
export type Sending = {
  /** Tells two runs in one house apart. */
  readonly run: string;
  readonly number: number;
  readonly order: TrueOrder;
  readonly road: Road;
  readonly stated: Matchable;
  readonly same: number | null;
};

/** One slip each, as an office makes them; every one leaves two identifiers near. */
const slips = [
  'none',
  'hyphen',
  'accents',
  'nickname',
  'middle',
  'one_part',
  'number_swapped',
  'number_missing',
  'moved',
] as const;

function slipped(person: Matchable, chance: Chance): Matchable {
  const stated = statedOf(person, chance);
  const [told] = waysToMisstate[chance.pick(slips)]?.(stated, person, chance) ?? [stated];
  return {
    ...person,
    givenName: told.givenName ?? person.givenName,
    familyName: told.familyName ?? person.familyName,
    memberNumber: told.memberNumber ?? '',
  };
}

/** `n` orders: a tenth are of somebody easily taken for the one before, a tenth for other care of the same person. */
export function inventOrders(n: number, seed: number): TrueOrder[] {
  const orders: TrueOrder[] = [];
  for (let index = 0; index < n; index += 1) {
    const chance = chanceOf(seed, index);
    const before = orders.at(-1);
    const kind = before === undefined || before.family === 'dme' ? 'own' : index % 10;
    if (kind === 3 && before !== undefined) orders.push({ ...before, index, family: 'dme' });
    else if (kind === 6 && before !== undefined) {
      const near = neighbours[chance.pick(['twin', 'namesake', 'father', 'spouse'])];
      const person = near?.(before.person, chance) ?? inventPerson(chance, '');
      const isTooLike =
        person.givenName === before.person.givenName && person.birthOn === before.person.birthOn;
      const told = isTooLike ? inventPerson(chance, '') : person;
      orders.push({ index, person: { ...told, id: `p${index.toString()}` }, family: 'oxygen' });
    } else orders.push({ index, person: inventPerson(chance, `p${index.toString()}`), family: 'oxygen' });
  }
  return orders;
}

/** Every order sent one to five times, shuffled; a repetition comes after what it repeats. */
export function inventSendings(orders: readonly TrueOrder[], seed: number): Sending[] {
  const chance = chanceOf(seed, 1_000_003);
  const drawn: { readonly at: number; readonly sending: Sending }[] = [];
  for (const order of orders) {
    const first = drawn.length;
    const times = 1 + chance.below(5);
    const moments = Array.from({ length: times }, () => chance.below(1_000_000)).toSorted((a, b) => a - b);
    for (const [turn, at] of moments.entries()) {
      const earlier = drawn.slice(first).map(({ sending }) => sending);
      const repeats = turn > 0 && chance.happens(0.35) ? chance.pick(earlier) : undefined;
      const number = drawn.length;
      const road: Road = chance.happens(0.06) ? 'mail' : chance.pick(['portal', 'x12', 'file'] as const);
      const stated = road === 'x12' ? order.person : slipped(order.person, chance);
      const sending: Sending =
        repeats === undefined
          ? {
              run: `s${seed.toString()}`,
              number,
              order,
              road: order.family === 'dme' && road === 'x12' ? 'portal' : road,
              stated,
              same: null,
            }
          : { ...repeats, number, same: repeats.same ?? repeats.number };
      drawn.push({ at, sending });
    }
  }
  return drawn.toSorted((one, other) => one.at - other.at).map(({ sending }) => sending);
}
