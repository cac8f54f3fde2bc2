import { afterEach, expect, test, vi } from 'vitest';
import { measuredClock, pinnedClock } from './clock.ts';
import { fromMs, toMs } from './instant.ts';

const origin = toMs('2026-11-27T21:50:00.000Z');

/** A database two hours away from this machine's counter, and a wire whose round trips the test chooses. */
function world(roundTrips: readonly number[] = [10]) {
  let counter = 1000;
  let ahead = 0;
  let asked = 0;
  const trip = () => roundTrips[asked++ % roundTrips.length] ?? 10;
  return {
    monotonic: () => counter,
    pass: (ms: number) => (counter += ms),
    jump: (ms: number) => (ahead += ms),
    truth: () => origin + counter + ahead,
    ask: async () => {
      const whole = trip();
      counter += whole * 0.9;
      const answer = fromMs(Math.floor(origin + counter + ahead));
      counter += whole * 0.1;
      return answer;
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

test('a pinned clock stands still until it is told otherwise', () => {
  const clock = pinnedClock('2026-11-27T21:50:00.000Z');
  expect([clock.now(), clock.now()]).toEqual(['2026-11-27T21:50:00.000Z', '2026-11-27T21:50:00.000Z']);
  expect(clock.pass({ hours: 25 })).toBe('2026-11-28T22:50:00.000Z');
  clock.set('2026-01-01T00:00:00.000Z');
  expect(clock.now()).toBe('2026-01-01T00:00:00.000Z');
});

test('the clock follows the database within half of the shortest round trip', async () => {
  const w = world([400, 6, 90, 300, 200]);
  const clock = measuredClock(w.ask, { monotonic: w.monotonic });
  await clock.measure();
  expect(Math.abs(toMs(clock.now()) - w.truth())).toBeLessThanOrEqual(4);
  expect(clock.uncertaintyMs()).toBeLessThan(4);
  w.pass(60_000);
  expect(Math.abs(toMs(clock.now()) - w.truth())).toBeLessThanOrEqual(4);
});

test('a slow round does not spoil a good reading it agrees with', async () => {
  const trips = [6];
  const w = world(trips);
  const clock = measuredClock(w.ask, { monotonic: w.monotonic, samples: 1 });
  await clock.measure();
  trips[0] = 3000;
  await clock.measure();
  expect(Math.abs(toMs(clock.now()) - w.truth())).toBeLessThanOrEqual(4);
});

test('a slow round does count when the database says something else', async () => {
  const trips = [6];
  const w = world(trips);
  const clock = measuredClock(w.ask, { monotonic: w.monotonic, samples: 1 });
  await clock.measure();
  w.jump(3_600_000);
  trips[0] = 3000;
  await clock.measure();
  expect(Math.abs(toMs(clock.now()) - w.truth())).toBeLessThanOrEqual(1500);
});

test('the clock never goes back, even when the database does', async () => {
  const w = world();
  const clock = measuredClock(w.ask, { monotonic: w.monotonic });
  await clock.measure();
  const before = clock.now();
  w.jump(-5000);
  await clock.measure();
  expect(clock.now() >= before).toBe(true);
  w.pass(10_000);
  expect(Math.abs(toMs(clock.now()) - w.truth())).toBeLessThanOrEqual(5);
});

test('reading a clock that was never measured is a bug and says so', () => {
  expect(() => measuredClock(async () => '').now()).toThrow('before it was first measured');
});

test('a database that cannot be asked at the start stops the start', async () => {
  const clock = measuredClock(() => Promise.reject(new Error('no database')));
  await expect(clock.start()).rejects.toThrow('no database');
  clock.stop();
});

test('it measures again while running, reports trouble and goes on, and stops when told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const w = world();
  const troubles: unknown[] = [];
  let answers = true;
  let asked = 0;
  const ask = () => {
    asked += 1;
    return answers ? w.ask() : Promise.reject(new Error('gone'));
  };
  const clock = measuredClock(ask, {
    everyMs: 1000,
    samples: 1,
    monotonic: w.monotonic,
    onTrouble: (error) => troubles.push(error),
  });
  await clock.start();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toBe(2);
  answers = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(troubles).toHaveLength(1);
  expect(Math.abs(toMs(clock.now()) - w.truth())).toBeLessThanOrEqual(5);
  clock.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toBe(3);
});
