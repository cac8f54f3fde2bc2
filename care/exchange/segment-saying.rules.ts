// Why: a field of a case that came by X12 opens the very segment that says it. The reader gives values without their places, so
// the places are looked up where such a value can stand, by the value itself; where two could, none is claimed.

/** A segment of one transaction: its number in the whole message, its id, and its elements as text, the first at 0. */
export type Said = { readonly number: number; readonly id: string; readonly elements: readonly string[] };

/** Where a field stands: segment counted from 1, element as the guides name it ("NM103", "SV101-2"), null for the whole of it. */
export type Standing = { readonly segment: number; readonly element: string | null };

const where: readonly (readonly [field: RegExp, ids: readonly string[]])[] = [
  [/^patient\.birthOn$/, ['DMG']],
  [/^patient\.(?:givenName|familyName)$/, ['NM1']],
  [/^patient\.memberNumber$/, ['NM1', 'REF']],
  [/^address\.line1$/, ['N3']],
  [/^address\./, ['N4']],
  [/^clinician/, ['NM1']],
  [/^requester(?:Name|Organization)$/, ['NM1', 'PER']],
  [/^requester(?:Email|Phone)$/, ['PER']],
  [/^(?:service(?:From|To)On|dischargeAt)$/, ['DTP']],
  [/^diagnoses$/, ['HI']],
  [/^lines\.\d+\.(?:code|quantity)$/, ['SV1', 'SV2', 'SV3']],
  [/^lines\.\d+\.description$/, ['MSG', 'SV1', 'SV2', 'SV3']],
  [/^lines\.\d+\.frequency$/, ['HSD']],
  [/^clinical\.oxygen\./, ['CR5']],
  [/^clinical\.homeHealth\./, ['CR6']],
  [/^priority$/, ['UM']],
];

/** The ids of segments in which a field can stand. */
export const segmentIds: ReadonlySet<string> = new Set(where.flatMap(([, ids]) => ids));

const bare = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9@]/g, '');

/** The ways in which a message may write what a field says. */
function writings(field: string, said: string): readonly string[] {
  if (/^(?:dischargeAt|serviceFromOn|serviceToOn)$/.test(field)) return [bare(said.slice(0, 10))];
  const all = field === 'diagnoses' ? said.split(', ') : [said];
  return all
    .slice(0, 1)
    .map(bare)
    .filter((one) => one !== '');
}

/** The element in which a segment says it; null when it says it over several; undefined when it does not. */
function elementIn(
  { id, elements }: Said,
  written: string,
  words: readonly string[],
): string | null | undefined {
  for (const [i, element] of elements.entries()) {
    const name = `${id}${(i + 1).toString().padStart(2, '0')}`;
    if (bare(element) === written) return name;
    const components = element.split(/[:>^]/);
    const at = components.findIndex((one) => bare(one) === written);
    if (at !== -1) return components.length === 1 ? name : `${name}-${(at + 1).toString()}`;
    // A period holds its first day.
    if (id === 'DTP' && element.startsWith(written)) return name;
  }
  const spoken = new Set(elements.map(bare));
  return words.length > 1 && words.every((word) => spoken.has(word)) ? null : undefined;
}

/** Where each field stands in a transaction; fields that cannot be found, or stand in several places, are left out. */
export function segmentsSaying(
  fields: readonly { readonly field: string; readonly said: string }[],
  segments: readonly Said[],
): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  for (const { field, said } of fields) {
    const ids = where.find(([pattern]) => pattern.test(field))?.[1] ?? [];
    const candidates = segments.filter((one) => ids.includes(one.id));
    const [written] = writings(field, said);
    const words = said
      .split(/\s+/)
      .map(bare)
      .filter((word) => word !== '');
    const hits = candidates.flatMap((one) => {
      const element = written === undefined ? undefined : elementIn(one, written, words);
      return element === undefined ? [] : [{ segment: one.number, element }];
    });
    const [only] = candidates;
    if (hits.length === 1 && hits[0] !== undefined) found.set(field, hits[0]);
    else if (candidates.length === 1 && only !== undefined)
      found.set(field, { segment: only.number, element: null });
  }
  return found;
}
