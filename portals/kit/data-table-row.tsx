// Why: a row is one thing to walk to, look at, select and open; the bulk bar says how many the next press will touch.
import { Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Row as TableRow } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import css from './data-table.module.css';
import type { Column, Features } from './data-table.tsx';

export type DataTableRowProps<Row extends object> = {
  readonly row: TableRow<Features, Row>;
  readonly index: number;
  /** px from the top of the list. */
  readonly top: number;
  readonly tall: number;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly leastPx: number | undefined;
  readonly name: string;
  readonly selectable: boolean;
  readonly current: boolean;
  readonly narrow: ((row: Row) => ReactNode) | undefined;
  readonly onEnter: () => void;
  readonly onOpen: ((row: Row) => void) | undefined;
};

/** One row, placed by the virtual list. */
export function DataTableRow<Row extends object>(props: DataTableRowProps<Row>) {
  const {
    row,
    index,
    top,
    tall,
    columns,
    template,
    leastPx,
    name,
    selectable,
    current,
    narrow,
    onEnter,
    onOpen,
  } = props;
  const selected = row.getIsSelected();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-row={index}
      tabIndex={current ? 0 : -1}
      className={css['row']}
      data-narrow={narrow === undefined ? undefined : true}
      style={{
        gridTemplateColumns: narrow === undefined ? template : undefined,
        minWidth: leastPx,
        height: tall,
        transform: `translateY(${top.toString()}px)`,
      }}
      onFocus={onEnter}
      onDoubleClick={() => onOpen?.(row.original)}
    >
      {selectable ? (
        <div role="gridcell" className={css['tick']}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={`Select ${name}`}
            checked={selected}
            onChange={row.getToggleSelectedHandler()}
          />
        </div>
      ) : null}
      {narrow === undefined ? (
        columns.map((column) => (
          <div key={column.id} role="gridcell" className={css['td']} data-align={column.align}>
            {column.cell(row.original)}
          </div>
        ))
      ) : (
        <div role="gridcell" className={css['narrowCell']}>
          {narrow(row.original)}
        </div>
      )}
    </div>
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
