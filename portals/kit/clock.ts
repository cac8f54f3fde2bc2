// Why: every clock on every screen follows the hub's clock (the database's), not the visitor's laptop, so a deadline
// cannot look met on one desk and missed on the next. This is the browser's only reading of time.
import { fromMs } from '../../base/time/instant.ts';

type Reading = { readonly hub: number; readonly local: number };

let reading: Reading | null = null;

/** Milliseconds since this page began, steady and free of the laptop's settings. */
function sincePage(): number {
  const time = globalThis.document?.timeline?.currentTime;
  return typeof time === 'number' ? time : 0;
}

/** Takes the hub's time from a reply: `doorstep-at` (ISO, exact) when sent, otherwise the `date` header (whole seconds). */
export function followHub(headers: { get(name: string): string | null }): void {
  const said = headers.get('doorstep-at') ?? headers.get('date');
  const hub = said === null ? Number.NaN : Date.parse(said);
  if (!Number.isNaN(hub)) reading = { hub, local: sincePage() };
}

/** The hub's time now, ISO, or null until a first reply was seen. */
export function hubNow(): string | null {
  return reading === null ? null : fromMs(reading.hub + sincePage() - reading.local);
}
