// Why: deaths are placed so that every statement and every word to a partner is died at, not only the frequent ones: a point
// never died at is likely chosen, after that the length of a life is left to chance. The same seed places the same way.
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
  /^sql (begin|commit|rollback|base\.(bindScope|takeSteps|leaseJob|dueTimers|newestEvent|findSession|tenantsWithEvents))$/;
// Lives are on average this many points long once nearly every point has been died at, and seldom end by chance before that.
const meanPoints = 120;
const meanWhileUncovered = 250;
const nearly = 0.97;

/** Places `n` deaths; at `known` points somebody has died already. */
export function fates(n: number, chance: Chance, known: Points = {}): Fates {
  const seen = new Map(Object.entries(known));
  let deaths = 0;
  let passed = 0;
  let lifetime = 0;
  let spared = false;
  return {
    begin: () => {
      passed = 0;
      const died = [...seen.values()].filter((count) => count > 0).length;
      const mean = died < nearly * seen.size ? meanWhileUncovered : meanPoints;
      lifetime = 1 + Math.floor(-Math.log((1 + chance.below(1e6)) / 1e6) * mean);
    },
    decide: (point, phase) => {
      const name = `${point} ${phase}`;
      const died = seen.get(name) ?? 0;
      seen.set(name, died);
      if (!idle.test(point)) passed += 1;
      if (spared || deaths >= n) return false;
      const dies = died === 0 ? chance.happens(0.8) : passed >= lifetime;
      if (!dies) return false;
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
