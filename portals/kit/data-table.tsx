// Why: the queue is where people live: 32 px rows, a header that stays, sorting, chosen columns, selection, the whole
// keyboard, and ten thousand rows that scroll. One table for every list, so that it is learned once.
/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role, react/incompatible-library -- the ARIA grid pattern on a real table; the virtual list is meant to render anew */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { Problem } from './api.ts';
import { ColumnMenu, DataTableHead } from './data-table-head.tsx';
import { layoutOf } from './data-table-layout.ts';
import { BulkBar, DataTableRow } from './data-table-row.tsx';
import css from './data-table.module.css';
import { ErrorState, LoadingRows } from './states.tsx';
import { useDataTable } from './use-data-table.ts';
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
  /** Shown only where the list itself is at least this many px wide. */
  readonly from?: number;
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
  /** Called when the focus walks to another row. */
  readonly onCurrent?: (row: Row) => void;
  /** Letters that act on the row in focus, shown in the key map. */
  readonly rowKeys?: readonly {
    readonly keys: string;
    readonly label: string;
    readonly run: (row: Row) => void;
  }[];
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

/** The table. See `DataTableProps`; keys: j k ↑ ↓ walk, Enter opens, Space previews, x selects, Escape clears. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, narrow, bulk } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const table = useDataTable(props);
  const has = { narrow: narrow !== undefined, bulk: bulk !== undefined };
  const layout = layoutOf(columns, table.state.columnVisibility, useWidth(scroll), has);
  const sorted = table.getRowModel().rows;
  const virtual = useRows(sorted.length, layout.tall, scroll, props.onNearEnd);
  const clear = () => table.resetRowSelection(true);
  const walk = useRowWalk({
    count: sorted.length,
    onMove(index) {
      virtual.scrollToIndex(index, { align: 'auto' });
      act(props.onCurrent, sorted[index]?.original);
    },
    onOpen: (index) => act(props.onOpen, sorted[index]?.original),
    onPreview: (index) => act(props.onPreview, sorted[index]?.original),
    onSelect: (index) => has.bulk && sorted[index]?.toggleSelected(),
    onClear: clear,
    scroll,
    more: (props.rowKeys ?? []).map(({ keys, label, run }) => ({
      keys,
      label,
      run: (index: number) => act(run, sorted[index]?.original),
    })),
  });
  const selected = sorted.filter((row) => row.getIsSelected()).map((row) => row.original);
  return (
    <div className={css['table']}>
      <div ref={scroll} className={css['scroll']} style={{ maxHeight: props.height }}>
        <table
          role="grid"
          tabIndex={-1}
          className={css['grid']}
          aria-label={props.label}
          aria-rowcount={sorted.length + 1}
          aria-multiselectable={has.bulk || undefined}
          aria-busy={rows === undefined}
          onKeyDown={walk.onKeyDown}
        >
          <DataTableHead table={table} layout={layout} />
          <Faces {...props} />
          <tbody className={css['body']} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = sorted[index];
              const place = { index, top: start, current: walk.current === index };
              return row === undefined ? null : (
                <DataTableRow
                  key={row.id}
                  row={row}
                  place={place}
                  layout={layout}
                  list={props}
                  onEnter={walk.enter}
                />
              );
            })}
          </tbody>
        </table>
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

function useRows(
  count: number,
  tall: number,
  scroll: RefObject<HTMLDivElement | null>,
  onNearEnd?: () => void,
) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => tall,
    overscan: 12,
    onChange(instance) {
      const last = instance.getVirtualItems().at(-1);
      if (last !== undefined && count > 0 && last.index >= count - 20) onNearEnd?.();
    },
  });
  useEffect(() => virtual.measure(), [virtual, tall]);
  return virtual;
}

function act<Row>(run: ((row: Row) => void) | undefined, row: Row | undefined): void {
  if (run !== undefined && row !== undefined) run(row);
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
    <tbody className={css['face']}>
      <tr>
        <td>{face}</td>
      </tr>
    </tbody>
  );
}
