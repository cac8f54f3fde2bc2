// Why: whoever writes a field notes where it was read, in the same transaction; every door does it with these functions.
import type { Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { Place } from './source.schema.ts';
import { insertSources, sourcesOf } from './sources.store.ts';
import { changedFields, statedFields } from './stated-fields.rules.ts';

/** One field and where it was read; `said` is what it reads now, null where it was emptied. */
export type NewSource = { readonly field: string; readonly said: string | null; readonly place: Place };

const wordsAtMost = 1000;

/** Notes where fields of a case were read, by whoever acts and at that instant. Earlier sources stay as its history. */
export async function noteFieldSource(
  deed: Deed,
  referralId: string,
  sources: readonly NewSource[],
): Promise<void> {
  if (sources.length === 0) return;
  await deed.tx.run(insertSources, [
    deed.tenantId,
    referralId,
    sources.map(() => newId(deed.at)),
    sources.map((one) => one.field),
    sources.map((one) => one.said?.slice(0, wordsAtMost).toWellFormed() ?? null),
    sources.map((one) => JSON.stringify(one.place)),
    deed.at,
    deed.by.id,
    deed.by.name,
  ]);
}

/**
 * Notes for every field that a draft states where it was read; `placeOf` gives the place of a field by its path
 * ("patient.birthOn", "lines.1.code"), or undefined where there is none to tell.
 */
export async function noteStated(
  deed: Deed,
  referralId: string,
  draft: ReferralDraft,
  placeOf: (field: string) => Place | undefined,
): Promise<void> {
  const sources = statedFields(draft).flatMap((one) => {
    const place = placeOf(one.field);
    return place === undefined ? [] : [{ ...one, place }];
  });
  await noteFieldSource(deed, referralId, sources);
}

/**
 * Notes what a correction changed; `pages` names the strips that fields were read from this time, everything else is the
 * person's own word. A strip is noted also where the field reads as before.
 */
export async function noteCorrected(
  deed: Deed,
  referralId: string,
  draft: ReferralDraft,
  placeOf: (field: string) => Place | undefined,
): Promise<void> {
  const before = new Map<string, string | null>();
  for (const one of await deed.tx.rows(sourcesOf, [deed.tenantId, referralId]))
    if (!before.has(one.field)) before.set(one.field, one.said);
  const changed = changedFields(before, draft);
  const again = statedFields(draft).filter(
    (one) => placeOf(one.field) !== undefined && !changed.some((other) => other.field === one.field),
  );
  await noteFieldSource(
    deed,
    referralId,
    [...changed, ...again].map((one) => ({ ...one, place: placeOf(one.field) ?? { kind: 'person' } })),
  );
}
