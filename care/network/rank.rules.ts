// Why: among those who may be asked, whom first: the member's own choice before everything (42 CFR 482.43(c)), then who
// served them before, then how reliably a location answers and accepts (only from 30 offers on), then distance, then room.
import { prefixesAway } from './fit.rules.ts';
import type { Location } from './network.schema.ts';

/** What is known of one location beside itself. */
export type Standing = {
  /** Lines of this member it has served or accepted. */
  readonly served: number;
  /** Offers answered or expired in the last half year. */
  readonly asked: number;
  readonly answered: number;
  readonly accepted: number;
  /** Lines it has already taken for the day. */
  readonly taken: number;
};

export const noStanding: Standing = { served: 0, asked: 0, answered: 0, accepted: 0, taken: 0 };

export type Ranked = { readonly location: Location; readonly reasons: readonly string[] };

/** Fewer offers than this say nothing about a provider (domain.md §6, scorecard). */
export const offersThatCount = 30;
const neutral = 5;

/** 0–10 in whole steps, so that a single offer more never turns the list: two parts accepting, one part answering in time. */
export function scoreOf({ asked, answered, accepted }: Standing): number {
  if (asked < offersThatCount) return neutral;
  return Math.round((10 * (2 * accepted + answered)) / (3 * asked));
}

const share = (part: number, whole: number) => `${String(Math.round((100 * part) / whole))} %`;

function nearness(location: Location, zip: string | null): { steps: number; say: string } {
  if (zip !== null && location.zip.slice(0, 5) === zip.slice(0, 5))
    return { steps: 0, say: 'Same ZIP code.' };
  const away = prefixesAway(zip, location.serviceZipPrefixes);
  if (zip !== null && location.zip.slice(0, 3) === zip.slice(0, 3)) return { steps: 1, say: 'Same area.' };
  if (away === 0) return { steps: 2, say: `Comes from ${location.city}.` };
  return { steps: 2 + away, say: `Comes from ${location.city}, further than it usually drives.` };
}

function keyOf(location: Location, standing: Standing, zip: string | null, chosen: string | null): number[] {
  return [
    location.id === chosen ? 0 : 1,
    standing.served > 0 ? 0 : 1,
    10 - scoreOf(standing),
    nearness(location, zip).steps,
    -(location.capacityPerDay - standing.taken),
  ];
}

function reasonsFor(
  location: Location,
  standing: Standing,
  zip: string | null,
  chosen: string | null,
): string[] {
  const { asked, answered, accepted, served, taken } = standing;
  const said: string[] = [];
  if (location.id === chosen) said.push('The member chose it.');
  if (served > 0) said.push('Served this member before.');
  said.push(
    asked < offersThatCount
      ? `Too few offers to judge it (${asked.toString()}).`
      : `Accepts ${share(accepted, asked)} and answers ${share(answered, asked)} of ${asked.toString()} offers.`,
  );
  said.push(nearness(location, zip).say);
  const free = Math.max(0, location.capacityPerDay - taken);
  said.push(`Room for ${free.toString()} more that day.`);
  return said;
}

/** The locations in the order they are asked, each with its reasons in sentences. Equal ones keep the order of their names. */
export function rank(
  locations: readonly Location[],
  standingOf: (locationId: string) => Standing,
  zip: string | null,
  chosen: string | null,
): Ranked[] {
  const keyed = locations.map((location) => {
    const standing = standingOf(location.id);
    const key = keyOf(location, standing, zip, chosen);
    return { key, ranked: { location, reasons: reasonsFor(location, standing, zip, chosen) } };
  });
  keyed.sort((a, b) => {
    const place = a.key.findIndex((part, i) => part !== b.key[i]);
    if (place >= 0) return (a.key[place] ?? 0) - (b.key[place] ?? 0);
    return a.ranked.location.name < b.ranked.location.name ? -1 : 1;
  });
  return keyed.map(({ ranked }) => ranked);
}
