// Why: with the evidence open a list is as narrow as a phone; what matters most must still be in sight.
import { expect, test } from 'vitest';
import { layoutOf } from './data-table-layout.ts';
import type { Column } from './data-table.tsx';

const column = (id: string, more: Partial<Column<object>> = {}): Column<object> => ({
  id,
  header: id,
  width: 100,
  cell: () => id,
  ...more,
});
const columns = [column('case'), column('member', { grow: true }), column('plan', { from: 900 })];
const both = { narrow: true, bulk: true };

test('a wide list shows every column, the ticks and one that takes what is left', () => {
  const layout = layoutOf(columns, {}, 1200, both);
  expect(layout.template).toBe('40px 100px minmax(100px, 1fr) 100px');
  expect(layout).toMatchObject({ leastPx: 340, tall: 32, isNarrow: false });
});

test('beside open evidence the lesser columns leave, and chosen-away ones stay away', () => {
  expect(layoutOf(columns, { case: false }, 800, both).shown.map((one) => one.id)).toEqual(['member']);
});

test('at the width of a phone rows are taller and nothing scrolls sideways', () => {
  expect(layoutOf(columns, {}, 390, both)).toMatchObject({ tall: 60, isNarrow: true, leastPx: undefined });
  expect(layoutOf(columns, {}, 390, { narrow: false, bulk: false }).isNarrow).toBe(false);
});
