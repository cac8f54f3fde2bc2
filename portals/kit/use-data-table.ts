// Why: what a list sorts, shows and remembers, apart from how it is drawn; absent values go last either way.
import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Column, DataTableProps, Sort } from './data-table.tsx';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
});
export type Features = typeof features;

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true, sensitivity: 'base' });
}

function definitionsOf<Row extends object>(columns: readonly Column<Row>[]): ColumnDef<Features, Row>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    enableSorting: column.sort !== undefined,
    accessorFn: (row: Row) => column.sort?.(row) ?? undefined,
    sortUndefined: 'last' as const,
    sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
  }));
}

/** The table model of a list: sorted by itself, or by whoever gives `onSort`. */
export function useDataTable<Row extends object>({
  columns,
  rows,
  rowId,
  sort,
  onSort,
  memory,
}: DataTableProps<Row>) {
  const definitions = useMemo(() => definitionsOf(columns), [columns]);
  const data = useMemo(() => [...(rows ?? [])], [rows]);
  const [local, setLocal] = useState<Sort | null>(sort ?? null);
  const [visibility, setVisibility] = useState<Record<string, boolean>>(() => ({
    ...Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false])),
    ...rememberedColumns(memory),
  }));
  const order = onSort === undefined ? local : (sort ?? null);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    manualSorting: onSort !== undefined,
    enableSortingRemoval: true,
    state: { sorting: order === null ? [] : [order], columnVisibility: visibility },
    onSortingChange(update) {
      const now = order === null ? [] : [order];
      const next = (typeof update === 'function' ? update(now) : update)[0] ?? null;
      if (onSort === undefined) setLocal(next);
      else onSort(next);
    },
    onColumnVisibilityChange(update) {
      const next = typeof update === 'function' ? update(visibility) : update;
      setVisibility(next);
      if (memory !== undefined) localStorage.setItem(`doorstep.columns.${memory}`, JSON.stringify(next));
    },
  });
  return table;
}

function rememberedColumns(memory: string | undefined): Record<string, boolean> {
  try {
    const kept: unknown = JSON.parse(
      (memory === undefined ? null : localStorage.getItem(`doorstep.columns.${memory}`)) ?? '{}',
    );
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    return {};
  }
}
