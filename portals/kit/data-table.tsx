// Why: the queue is where people live: 32 px rows, a header that stays, sorting, chosen columns, selection, the whole
// keyboard, and ten thousand rows that scroll. One table for every list, so that it is learned once.
import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { Problem } from './api.ts';
import { ColumnMenu, DataTableHead } from './data-table-head.tsx';
import { BulkBar, DataTableRow } from './data-table-row.tsx';
import css from './data-table.module.css';
import { ErrorState, LoadingRows } from './states.tsx';
import { useRowWalk } from './use-row-walk.ts';
import { useWidth } from './use-width.ts';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The value to sort by; a column without it cannot be sorted. Absent values go last either way. */
  readonly sort?: (row: Row) => string | number | null;
  /** px; `grow` columns share what is left over. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: 'right';
  /** Hidden until chosen in the column menu. */
  readonly hidden?: boolean;
};

export type Sort = { readonly id: string; readonly desc: boolean };

export type DataTableProps<Row> = {
  /** What the list holds, for screen readers: `Open cases`. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  /** What the row is called aloud: `case 7K4-Q2M-8, Rosa Núñez-Ortega`. */
  readonly rowName: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Space: a look without leaving the list. */
  readonly onPreview?: (row: Row) => void;
  /** The bulk bar's buttons for the selected rows; giving it turns selection on. */
  readonly bulk?: (selected: readonly Row[], clear: () => void) => ReactNode;
  /** The list's order when the server sorts; without `onSort` the table sorts what it has. */
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort | null) => void;
  /** Called when the end comes near, to fetch the next page. */
  readonly onNearEnd?: () => void;
  readonly empty: ReactNode;
  readonly problem?: Problem | null;
  readonly onRetry?: () => void;
  /** How a row reads on a phone; without it the table scrolls sideways. */
  readonly narrow?: (row: Row) => ReactNode;
  /** Keeps chosen columns under this name on this device. */
  readonly memory?: string;
  /** CSS height of the scrolling part; default fills what is left. */
  readonly height?: string;
};

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

/** px of the tick column; 0 when nothing can be selected. */
const tickPx = 40;

/** The table. See `DataTableProps`; keys: j k ↑ ↓ walk, Enter opens, Space previews, x selects, Escape clears. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, narrow, bulk } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const width = useWidth(scroll);
  const isNarrow = narrow !== undefined && width > 0 && width < 620;
  const table = useDataTable(props);
  const sorted = table.getRowModel().rows;
  const tall = isNarrow ? 72 : 32;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => tall,
    overscan: 12,
    onChange(instance) {
      const last = instance.getVirtualItems().at(-1);
      if (last !== undefined && sorted.length > 0 && last.index >= sorted.length - 20) props.onNearEnd?.();
    },
  });
  const walk = useRowWalk({
    count: sorted.length,
    onMove: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onOpen: (index) => act(props.onOpen, sorted[index]?.original),
    onPreview: (index) => act(props.onPreview, sorted[index]?.original),
    onSelect: (index) => bulk !== undefined && sorted[index]?.toggleSelected(),
    onClear: () => table.resetRowSelection(true),
    scroll,
  });
  const shown = columns.filter((column) => table.state.columnVisibility[column.id] !== false);
  const template = [
    bulk === undefined ? '' : `${tickPx}px`,
    ...shown.map((c) => (c.grow === true ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)),
  ].join(' ');
  const leastPx = isNarrow
    ? undefined
    : shown.reduce((sum, column) => sum + column.width, bulk === undefined ? 0 : tickPx);
  const selected = sorted.filter((row) => row.getIsSelected()).map((row) => row.original);
  const clear = () => table.resetRowSelection(true);
  return (
    <div className={css['table']}>
      <div
        ref={scroll}
        className={css['scroll']}
        role="grid"
        aria-label={props.label}
        aria-rowcount={sorted.length + 1}
        aria-multiselectable={bulk !== undefined || undefined}
        aria-busy={rows === undefined}
        style={{ maxHeight: props.height }}
        onKeyDown={walk.onKeyDown}
      >
        <DataTableHead
          table={table}
          shown={shown}
          template={template}
          leastPx={leastPx}
          selectable={bulk !== undefined}
          narrow={isNarrow}
        />
        <Faces {...props} />
        <div role="rowgroup" className={css['body']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = sorted[item.index];
            return row === undefined ? null : (
              <DataTableRow
                key={rowId(row.original)}
                row={row}
                index={item.index}
                top={item.start}
                tall={tall}
                columns={shown}
                template={template}
                leastPx={leastPx}
                name={props.rowName(row.original)}
                selectable={bulk !== undefined}
                current={walk.current === item.index}
                narrow={isNarrow ? narrow : undefined}
                onEnter={() => walk.enter(item.index)}
                onOpen={props.onOpen}
              />
            );
          })}
        </div>
      </div>
      <ColumnMenu table={table} columns={columns} />
      {bulk === undefined || selected.length === 0 ? null : (
        <BulkBar count={selected.length} onClear={clear}>
          {bulk(selected, clear)}
        </BulkBar>
      )}
    </div>
  );
}

function act<Row>(run: ((row: Row) => void) | undefined, row: Row | undefined): void {
  if (run !== undefined && row !== undefined) run(row);
}

function useDataTable<Row extends object>({
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
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, boolean>) : {};
  } catch {
    return {};
  }
}

function Faces<Row>({ label, rows, problem, onRetry, empty, columns }: DataTableProps<Row>) {
  const face =
    problem !== undefined && problem !== null ? (
      <ErrorState
        title={`${label} could not be loaded.`}
        problem={problem}
        {...(onRetry === undefined ? {} : { onRetry })}
      />
    ) : rows === undefined ? (
      <LoadingRows rows={10} columns={Math.min(columns.length, 6)} />
    ) : rows.length === 0 ? (
      empty
    ) : null;
  if (face === null) return null;
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell">{face}</div>
      </div>
    </div>
  );
}
