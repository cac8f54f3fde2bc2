// Why: most rules say the same thing, that a field is empty; a family's file then is a table to read aloud and not code.
import { daysBetween } from '../../base/time/instant.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { GapRow, GapRule } from './gap-rule.types.ts';

const isSaid = (value: unknown) => value !== undefined && value !== null && value !== '';

/** True when a row of a list says anything at all; an empty row asks for nothing. */
export const saysAnything = (row: object): boolean => Object.values(row).some(isSaid);

/** The rows of a list that say anything. */
export const rowsIn = <Row extends object>(list: readonly Row[] | undefined): readonly Row[] =>
  (list ?? []).filter(saysAnything);

/** Lists of the clinical facts: one that is not there has no row that could lack anything. */
const lists: ReadonlySet<string> = new Set(['wounds', 'dressings', 'drugs']);

function step(value: unknown, name: string): readonly unknown[] {
  const next: unknown =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  if (Array.isArray(next)) return rowsIn(next as object[]);
  return next === undefined && lists.has(name) ? [] : [next];
}

/** True when nothing stands at this path of the order; in a list, when any of its rows says nothing there. */
export function isUnsaid(order: ReferralDraft, field: string): boolean {
  let found: unknown[] = [order];
  for (const name of field.split('.')) found = found.flatMap((value) => step(value, name));
  return found.some((value) => !isSaid(value));
}

/** Whole days from one day to another ('YYYY-MM-DD', or an instant's first ten signs); undefined where one is not known. */
export function daysApart(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  return daysBetween(from, to.slice(0, 10));
}

type Head = Pick<GapRule, 'family' | 'source' | 'validFrom'> & {
  readonly kind?: GapRule['kind'];
  /** Begins every code: 'oxygen'. */
  readonly prefix: string;
  /** Where short field names stand: 'clinical.oxygen'; '' for the order itself. */
  readonly at: string;
};

/** The rows of a family as rules. A field with a dot in it, and `lines`, is a whole path. */
export function rulesOf(head: Head, rows: readonly GapRow[]): readonly GapRule[] {
  const { prefix, at, ...common } = head;
  return rows.map(([code, name, say, isMissing, more]) => {
    const field = name.includes('.') || at === '' || name === 'lines' ? name : `${at}.${name}`;
    return {
      suppliedBy: 'ordering_office',
      validTo: null,
      ...common,
      ...more,
      code: `${prefix}.${code}`,
      field,
      say,
      isMissing: isMissing ?? ((order) => isUnsaid(order, field)),
    };
  });
}
