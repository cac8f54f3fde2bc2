// Why: what a draft states, field by field, under one name for each, so that every door notes sources in the same words
// and a screen finds the source of what it shows.
import type { ReferralDraft } from '../cases/cases.schema.ts';

/** A field that says something: its path ("patient.birthOn", "lines.1.code") and its words. */
export type Stated = { readonly field: string; readonly said: string };

function fieldsOf(path: string, value: unknown): Stated[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object'))
      return value.length === 0 ? [] : [{ field: path, said: value.join(', ') }];
    return value.flatMap((one, i) => fieldsOf(`${path}.${(i + 1).toString()}`, one));
  }
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => fieldsOf(`${path}.${name}`, one));
  return typeof value === 'string' || typeof value === 'number'
    ? [{ field: path, said: value.toString() }]
    : [];
}

/** Every field a draft states. Its kind, its office's id and an ordinary priority are nobody's words. */
export function statedFields(draft: ReferralDraft): Stated[] {
  const { kind: _, officeId: __, priority, ...rest } = draft;
  return [
    ...(priority === 'standard' ? [] : [{ field: 'priority', said: priority }]),
    ...Object.entries(rest).flatMap(([name, value]) => fieldsOf(name, value)),
  ];
}

/**
 * What a correction changes: fields that read differently from before, and `null` for those it empties. `before` is what
 * each field read.
 */
export function changedFields(
  before: ReadonlyMap<string, string | null>,
  draft: ReferralDraft,
): { readonly field: string; readonly said: string | null }[] {
  const now = statedFields(draft);
  const named = new Set(now.map((one) => one.field));
  const emptied = [...before].filter(([field, said]) => said !== null && !named.has(field));
  return [
    ...now.filter((one) => before.get(one.field) !== one.said),
    ...emptied.map(([field]) => ({ field, said: null })),
  ];
}
