// Why: "a million name pairs: recall and false-match rate stated" (issue 5). Half of the pairs are one person written in two ways, half
// two people who are easily taken for one. Nobody may be tied who is another; nearly everybody must be proposed.
import type { CommandArguments } from '../run/command-arguments.ts';
import { matchMember } from '../care/members/match-member.rules.ts';
import type { Matchable, Stated } from '../care/members/match.schema.ts';
import { searchKeys } from '../care/members/search-keys.rules.ts';
import { inventPerson, neighbours, statedOf, waysToMisstate } from './invent-people.ts';
import { sayResult } from './say-result.ts';
import { chanceOf, type Chance } from './seeded-random.ts';

type Tally = { pairs: number; certain: number; proposed: number; unfound: number };

export type MatchingProof = {
  readonly pairs: number;
  /** Share of the same people who are proposed or tied, and found by their keys. */
  readonly recall: number;
  /** Share of the same people who are tied without a person. */
  readonly tied: number;
  /** Two people tied as one without a person: must be none. */
  readonly falseTies: number;
  /** Twins tied without a person although both are members: must be none. */
  readonly twinsTied: number;
  /** Share of different people who are proposed to a person. */
  readonly falseProposals: number;
  readonly byWay: Readonly<Record<string, Tally>>;
};

/** What is put to the proof; tests put a faulty one in its place. */
export type Matcher = typeof matchMember;

const emptyTally = (): Tally => ({ pairs: 0, certain: 0, proposed: 0, unfound: 0 });

function isFound(stated: Stated, member: Matchable): boolean {
  const asked = new Set(searchKeys(stated).map(({ kind, value }) => `${kind} ${value}`));
  const { givenName, birthOn, memberNumber } = member;
  const names = [member.familyName, ...member.formerFamilyNames];
  const held = names.flatMap((familyName) => searchKeys({ givenName, familyName, birthOn, memberNumber }));
  return held.some(({ kind, value }) => asked.has(`${kind} ${value}`));
}

const ways = Object.entries(waysToMisstate);
const others = Object.entries(neighbours);

function oneSame(tally: (name: string) => Tally, chance: Chance, match: Matcher): void {
  const person = inventPerson(chance, 'member');
  const [name, way] = chance.pick(ways);
  let [stated, member] = way(statedOf(person, chance), person, chance);
  const slips = chance.happens(0.25) ? 2 : 1;
  if (slips === 2) [stated, member] = chance.pick(ways)[1](stated, member, chance);
  const numbered = stated.memberNumber !== undefined && chance.happens(0.7);
  if (!numbered) stated = { ...stated, memberNumber: undefined };
  const into = tally(`same: ${slips === 2 ? 'two ways' : name}${numbered ? '' : ', no number'}`);
  const { verdict } = match(stated, [member]);
  into.pairs += 1;
  if (verdict === 'certain') into.certain += 1;
  if (!isFound(stated, member)) into.unfound += 1;
  else if (verdict !== 'none') into.proposed += 1;
}

function oneOther(tally: (name: string) => Tally, chance: Chance, match: Matcher): void {
  const member = inventPerson(chance, 'member');
  const [name, neighbour] = chance.pick(others);
  const other = neighbour(member, chance);
  // Whoever happens to be the same person in everything stated cannot be told apart by anybody.
  if (other.givenName === member.givenName && name === 'twin') return;
  const into = tally(`other: ${name}`);
  const { verdict } = match(statedOf(other, chance), [member]);
  into.pairs += 1;
  if (verdict === 'certain') into.certain += 1;
  if (verdict !== 'none') into.proposed += 1;
}

/** Twins of near names, both members: stated as one of them in everything. */
function oneTwin(tally: (name: string) => Tally, chance: Chance, match: Matcher): void {
  const member = inventPerson(chance, 'member');
  const twin = {
    ...member,
    id: 'twin',
    givenName: `${member.givenName}e`,
    memberNumber: `${member.memberNumber}1`,
  };
  const into = tally('twins');
  const { verdict, candidates } = match(statedOf(member, chance), [twin, member]);
  into.pairs += 1;
  if (verdict === 'certain') into.certain += 1;
  if (candidates[0]?.member.id === member.id) into.proposed += 1;
}

/** Weighs `n` pairs invented by `seed`. */
export function proveMatching(n: number, seed: number, match: Matcher = matchMember): MatchingProof {
  const byWay: Record<string, Tally> = {};
  const tally = (name: string): Tally => (byWay[name] ??= emptyTally());
  for (let i = 0; i < n; i += 1) {
    const chance = chanceOf(seed, i);
    if (i % 40 === 0) oneTwin(tally, chance, match);
    else if (i % 2 === 0) oneSame(tally, chance, match);
    else oneOther(tally, chance, match);
  }
  const sum = (begins: string) =>
    Object.entries(byWay)
      .filter(([name]) => name.startsWith(begins))
      .reduce(
        (all, [, one]) => ({
          pairs: all.pairs + one.pairs,
          certain: all.certain + one.certain,
          proposed: all.proposed + one.proposed,
          unfound: all.unfound + one.unfound,
        }),
        emptyTally(),
      );
  const [same, different] = [sum('same'), sum('other')];
  return {
    pairs: n,
    recall: same.proposed / same.pairs,
    tied: same.certain / same.pairs,
    falseTies: different.certain,
    twinsTied: sum('twins').certain,
    falseProposals: different.proposed / different.pairs,
    byWay,
  };
}

/** What a matching must hold: nobody tied wrongly, nearly everybody proposed, few strangers shown. */
export const holds = (proof: MatchingProof): boolean =>
  proof.falseTies === 0 && proof.twinsTied === 0 && proof.recall >= 0.96 && proof.falseProposals <= 0.2;

/** `./doorstep prove matching --n 1000000 --seed 1` */
export function prove(args: CommandArguments): number {
  const { n = 100_000, seed = 1 } = args;
  const from = performance.now();
  const proof = proveMatching(n, seed);
  const { byWay, ...figures } = proof;
  for (const [name, one] of Object.entries(byWay))
    console.log(
      `${name.padEnd(28)} ${one.pairs} pairs, ${one.certain} tied, ${one.proposed} proposed, ${one.unfound} without a common key`,
    );
  const seconds = (performance.now() - from) / 1000;
  const rates = {
    recallPercent: figures.recall * 100,
    tiedPercent: figures.tied * 100,
    falseProposalsPercent: figures.falseProposals * 100,
  };
  return sayResult({ prove: 'matching', ...figures, ...rates, seed, seconds }, holds(proof));
}
