// Why: "due in 38 m" must still be true a minute later; one ticking hand moves every time on the page together.
import { useSyncExternalStore } from 'react';
import { hubNow } from './clock.ts';

const everyMs = 10_000;
const listeners = new Set<() => void>();
let shown: string | null = null;
let ticking: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  shown = hubNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(tick, everyMs);
  if (shown === null) queueMicrotask(tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The hub's time now (ISO), renewed every ten seconds; null until the hub has answered once. */
export function useNow(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => (shown ??= hubNow()),
    () => null,
  );
}
