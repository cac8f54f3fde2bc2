// Why: a row is one thing to walk to, look at, select and open; the bulk bar says how many the next press will touch.
import { Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Row as TableRow } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import css from './data-table.module.css';
import type { Layout } from './data-table-layout.ts';
import type { DataTableProps } from './data-table.tsx';
import type { Features } from './use-data-table.ts';

export type DataTableRowProps<Row extends object> = {
  readonly row: TableRow<Features, Row>;
  /** `top` is px from the top of the list. */
  readonly place: { readonly index: number; readonly top: number; readonly current: boolean };
  readonly layout: Layout<Row>;
  readonly list: Pick<DataTableProps<Row>, 'rowName' | 'narrow' | 'onOpen'>;
  readonly onEnter: (index: number) => void;
};

/** One row, placed by the virtual list. */
export function DataTableRow<Row extends object>({
  row,
  place,
  layout,
  list,
  onEnter,
}: DataTableRowProps<Row>) {
  const { index, top, current } = place;
  const { shown, template, leastPx, tall, selectable } = layout;
  const narrow = layout.isNarrow ? list.narrow : undefined;
  const selected = row.getIsSelected();
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-row={index}
      tabIndex={current ? 0 : -1}
      className={css['row']}
      data-narrow={narrow === undefined ? undefined : true}
      data-ticks={selectable || undefined}
      style={{
        gridTemplateColumns: narrow === undefined ? template : undefined,
        minWidth: leastPx,
        height: tall,
        transform: `translateY(${top.toString()}px)`,
      }}
      onFocus={() => onEnter(index)}
      onDoubleClick={() => list.onOpen?.(row.original)}
    >
      {selectable ? (
        <td className={css['tick']}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={`Select ${list.rowName(row.original)}`}
            checked={selected}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      ) : null}
      {narrow === undefined ? (
        shown.map((column) => (
          <td key={column.id} className={css['td']} data-align={column.align}>
            {column.cell(row.original)}
          </td>
        ))
      ) : (
        <td className={css['narrowCell']}>{narrow(row.original)}</td>
      )}
    </tr>
  );
}

/** The bar at the bottom while rows are selected. */
export function BulkBar({
  count,
  onClear,
  children,
}: {
  readonly count: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div className={css['bulk']} role="toolbar" aria-label={`${count.toString()} selected`}>
      <strong aria-live="polite">{count.toLocaleString('en-US')} selected</strong>
      <div className={css['bulkActions']}>{children}</div>
      <IconButton label="Clear the selection" keys="Esc" icon={<IconX />} onClick={onClear} />
    </div>
  );
}
