// Why: the queue's lists. Every offered view and sort is one constant statement; views that grow long have an index in each
// order (db/migrations/0006_item_indexes.sql), and per granted payer the first rows are read in order and merged, so a
// page costs the same at a million cases as at a hundred.
import { z } from 'zod';
import { query, type Query } from '../../base/db/query.ts';
import { sorts, views } from './work.contract.ts';
import { itemColumns, itemRow } from './work.store.ts';

type View = (typeof views)[number];
type Sort = (typeof sorts)[number];

const conditions: Record<View, string> = {
  open: 'item.is_open',
  mine: 'item.is_open and item.owner_id = $6::uuid',
  unowned: 'item.is_open and item.owner_id is null',
  at_risk: `item.is_open and item.risk = 'at_risk'`,
  breached: `item.is_open and item.risk = 'breached'`,
  near_discharge: 'item.is_open and item.is_near_discharge',
  lobby: `item.is_open and item.kind = 'arrival'`,
  duplicates: 'item.is_open and item.is_duplicate',
  escalated: 'item.is_open and item.is_escalated',
  exceptions: `item.is_open and item.kind = 'exception'`,
};
const columns: Record<Sort, string> = { harm: 'harm_at', due: 'due_sort_at', received: 'received_at' };

/** Views in which a family may be picked beside: their indexes carry it; the others are short. */
export const viewsWithFamily: readonly View[] = ['open', 'mine', 'unowned'];

const listedRow = itemRow.extend({ sortAt: z.string() });
export type Listed = z.infer<typeof listedRow>;

function listQuery(view: View, sort: Sort, byFamily: boolean): Query<Listed> {
  const column = columns[sort];
  const uses = view === 'mine' ? '' : ' and $6::uuid is not distinct from $6::uuid';
  const family = byFamily ? ' and item.family = $5::text' : ' and $5::text is not distinct from $5::text';
  const inner = itemColumns
    .split(', ')
    .map((name) => `item.${name}`)
    .join(', ');
  return query(
    `work.list.${view}.${sort}${byFamily ? '.family' : ''}`,
    listedRow,
    `select page.* from unnest($1::int[]) as granted (tenant_id)
     cross join lateral (
       select ${inner}, item.${column} as sort_at from work.item
       where item.tenant_id = granted.tenant_id and ${conditions[view]}${family}${uses} and (not $7::boolean or item.kind = 'referral')
         and (item.${column}, item.id) > ($2::timestamptz, $3::uuid)
       order by item.tenant_id, item.${column}, item.id limit $4::int
     ) as page
     order by page.sort_at, page.id limit $4::int`,
  );
}

const lists = new Map<string, Query<Listed>>();
for (const view of views) {
  for (const sort of sorts) {
    lists.set(`${view}.${sort}`, listQuery(view, sort, false));
    if (viewsWithFamily.includes(view)) lists.set(`${view}.${sort}.family`, listQuery(view, sort, true));
  }
}

/**
 * The statement of one view and sort. Values: tenants, after instant, after id, limit, family, actor, and whether the house's
 * own tasks and reviews are left out.
 */
export function listOf(view: View, sort: Sort, byFamily: boolean): Query<Listed> | undefined {
  return lists.get(`${view}.${sort}${byFamily ? '.family' : ''}`);
}

/** Counts stop at this. */
export const countCap = 1000;

const countOf = (view: View) => `(select count(*)::int from (
    select 1 from unnest($1::int[]) as granted (tenant_id)
    cross join lateral (select 1 from work.item where item.tenant_id = granted.tenant_id and ${conditions[view].replaceAll('$6', '$2')} and (not $3::boolean or item.kind = 'referral') limit ${countCap}) as one
    limit ${countCap}) as sample) as ${view}`;

export const countViews = query(
  'work.countViews',
  z.object(
    Object.fromEntries(
      views.map((view) => [view.replaceAll(/_([a-z])/g, (_, c: string) => c.toUpperCase()), z.int()]),
    ),
  ),
  `select ${views.map(countOf).join(',\n')}`,
);
