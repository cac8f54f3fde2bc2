// Why: several machines must agree what time it is, so Doorstep's only clock is the database's, measured against the
// process's monotonic counter; a wrong wall clock on one machine then cannot move a deadline. Tests pin it.
import { fromMs, plus, toInstant, toMs, type Instant, type Span } from './instant.ts';

/** Where the time comes from. Read once per action and passed on as `at`. */
export type Clock = { now(): Instant };

/** A clock tests hold still and move on purpose. */
export type PinnedClock = Clock & {
  /** Lets time pass; returns the new moment. */
  pass(span: Span): Instant;
  /** Sets the moment, also backwards. */
  set(at: Instant): Instant;
};

/** A clock that follows another one, such as the database's. */
export type MeasuredClock = Clock & {
  /** Measures once (rejects when that fails), then again every `everyMs` until `stop()`. */
  start(): Promise<void>;
  stop(): void;
  /** Measures now. */
  measure(): Promise<void>;
  /** How wrong `now()` may be at most, in milliseconds, either way. Infinity before the first measurement. */
  uncertaintyMs(): number;
};

export type MeasuredClockOptions = {
  readonly everyMs?: number;
  readonly samples?: number;
  /** Told when a later measurement fails; the clock goes on with what it knew. */
  readonly onTrouble?: (error: unknown) => void;
  /** A counter in milliseconds that never goes back. Only tests give another. */
  readonly monotonic?: () => number;
};

type Reading = { readonly offset: number; readonly error: number; readonly takenAt: number };

// Ordinary quartz strays by up to 100 millionths, so a reading is worth less the older it is.
const driftPerMs = 1e-4;

/** A clock standing at `start`. */
export function pinnedClock(start: Instant): PinnedClock {
  let at = toInstant(start);
  return {
    now: () => at,
    pass: (span) => (at = plus(at, span)),
    set: (to) => (at = toInstant(to)),
  };
}

/**
 * A clock that follows the one behind `ask` (the database's, as ISO or PostgreSQL text). Of each round of samples the
 * one with the shortest round trip counts; a slow later round does not replace a better reading it agrees with.
 * `now()` never goes back, and throws before the first measurement.
 */
export function measuredClock(ask: () => Promise<string>, options: MeasuredClockOptions = {}): MeasuredClock {
  const { everyMs = 30_000, samples = 5, onTrouble, monotonic = () => performance.now() } = options;
  let known: Reading | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setInterval> | undefined;

  const errorOf = (reading: Reading) => reading.error + (monotonic() - reading.takenAt) * driftPerMs;

  async function sample(): Promise<Reading> {
    const before = monotonic();
    const answer = toMs(toInstant(await ask()));
    const after = monotonic();
    return { offset: answer - (before + after) / 2, error: (after - before) / 2, takenAt: after };
  }

  async function measure(): Promise<void> {
    let best = await sample();
    for (let i = 1; i < samples; i += 1) {
      const next = await sample();
      if (next.error < best.error) best = next;
    }
    const agrees = known !== undefined && Math.abs(known.offset - best.offset) <= best.error;
    if (known === undefined || !agrees || best.error < errorOf(known)) known = best;
  }

  return {
    measure,
    now() {
      if (known === undefined) throw new Error('The clock was read before it was first measured.');
      last = Math.max(last, Math.floor(monotonic() + known.offset));
      return fromMs(last);
    },
    async start() {
      await measure();
      clearInterval(timer);
      timer = setInterval(() => void measure().catch((error: unknown) => onTrouble?.(error)), everyMs);
      // In Node a measuring clock alone must not keep the process alive.
      if (typeof timer === 'object' && 'unref' in timer) timer.unref();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
    uncertaintyMs: () => (known === undefined ? Number.POSITIVE_INFINITY : errorOf(known)),
  };
}
