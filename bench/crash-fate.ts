// Why: deaths are placed over the whole of the loop: when there are too few for every point, each point has its share of being
// chosen when it is first met, commits and words to partners first; the rest fall where the length of a life ends. The same
// seed places the same way.
import type { Chance } from './seeded-random.ts';

export type Points = Readonly<Record<string, number>>;

export type Fates = {
  /** A new life: how long it lasts is drawn. */
  begin(): void;
  /** Asked at each point. */
  decide(point: string, phase: 'before' | 'after'): boolean;
  /** Whether deaths are placed from now on. */
  spare(isSpared: boolean): void;
  isSpared(): boolean;
  readonly deaths: () => number;
  /** How often each point was died at; 0 where it was only passed. */
  readonly points: () => Points;
};

/** What an idle house asks again and again: no life is counted by it. */
const idle =
  /^sql (begin|rollback|commit of nothing|base\.(bindScope|takeSteps|leaseJob|dueTimers|newestEvent|findSession|tenantsWithEvents))$/;
/** Where a death tells most: after a commit nobody heard of, and between a partner and the house. */
const telling = /^(sql commit of [^n]|smtp|http|file)/;
// A loop has about so many points; a batch of four cases passes so many, those said again included.
const pointsOfLoop = 460;
const tellingOfLoop = 115;
const passedPerBatch = 9000;

export type Placing = {
  /** Where somebody has died already. */
  readonly known?: Points;
  readonly perBatch?: number;
  /** Deaths fall at these points alone. */
  readonly aim?: RegExp;
};

/** Places `n` deaths, at most `perBatch` in a batch. */
export function fates(n: number, chance: Chance, { known = {}, perBatch = 150, aim }: Placing = {}): Fates {
  const seen = new Map(Object.entries(known));
  const chosen = new Set<string>();
  // Two thirds of few deaths are for points, a third for chance.
  const forPoints = (2 / 3) * n;
  const shareOfTelling = Math.min(1, (0.6 * forPoints) / tellingOfLoop);
  const shareOfOthers = Math.min(
    1,
    Math.max(0, forPoints - shareOfTelling * tellingOfLoop) / (pointsOfLoop - tellingOfLoop),
  );
  const mean = (passedPerBatch / Math.min(n, perBatch)) * (shareOfOthers < 1 ? 1.1 : 0.8);
  let deaths = 0;
  let passed = 0;
  let lifetime = 0;
  let spared = false;
  const meet = (name: string, point: string) => {
    const died = seen.get(name);
    if (died !== undefined) return died;
    seen.set(name, 0);
    const share = telling.test(point) ? shareOfTelling : shareOfOthers;
    if (aim?.test(name) ?? chance.happens(share)) chosen.add(name);
    return 0;
  };
  return {
    begin: () => {
      passed = 0;
      lifetime = 1 + Math.floor(-Math.log((1 + chance.below(1e6)) / 1e6) * mean);
      // What an earlier part passed without dying there is this part's to choose.
      if (deaths === 0) for (const [name, died] of seen) if (died === 0) chosen.add(name);
    },
    decide: (point, phase) => {
      const name = `${point} ${phase}`;
      const died = meet(name, point);
      if (!idle.test(point)) passed += 1;
      if (spared || deaths >= n) return false;
      const isChosen = died === 0 && chosen.has(name);
      if (!(isChosen ? chance.happens(0.7) : aim === undefined && passed >= lifetime)) return false;
      seen.set(name, died + 1);
      deaths += 1;
      return true;
    },
    spare: (isSpared) => {
      spared = isSpared;
    },
    isSpared: () => spared,
    deaths: () => deaths,
    points: () => Object.fromEntries(seen),
  };
}
