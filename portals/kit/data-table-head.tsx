// Why: the header says what is sorted and how, to the eye and to a screen reader, and its last button chooses columns.
import { Checkbox, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck, IconColumns3 } from '@tabler/icons-react';
import type { ReactTable } from '@tanstack/react-table';
import css from './data-table.module.css';
import type { Layout } from './data-table-layout.ts';
import type { Column } from './data-table.tsx';
import type { Features } from './use-data-table.ts';

export type DataTableHeadProps<Row extends object> = {
  readonly table: ReactTable<Features, Row>;
  readonly layout: Layout<Row>;
};

/** The sticky header row. */
export function DataTableHead<Row extends object>({ table, layout }: DataTableHeadProps<Row>) {
  const { shown, template, leastPx, selectable, isNarrow: narrow } = layout;
  return (
    <thead className={css['head']} style={{ minWidth: leastPx }}>
      <tr
        aria-rowindex={1}
        className={css['headRow']}
        style={narrow ? undefined : { gridTemplateColumns: template }}
        data-narrow={narrow || undefined}
        data-ticks={selectable || undefined}
      >
        {selectable ? (
          <th scope="col" className={css['tick']}>
            <Checkbox
              size="xs"
              aria-label="Select all rows"
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        ) : null}
        {narrow ? (
          <th scope="col" className={css['th']}>
            {table.getRowModel().rows.length.toLocaleString('en-US')}{' '}
            {table.getRowModel().rows.length === 1 ? 'row' : 'rows'}
          </th>
        ) : (
          shown.map((column) => <HeadCell key={column.id} table={table} column={column} />)
        )}
      </tr>
    </thead>
  );
}

function HeadCell<Row extends object>({
  table,
  column,
}: {
  readonly table: ReactTable<Features, Row>;
  readonly column: Column<Row>;
}) {
  const sorted = table.getColumn(column.id)?.getIsSorted() ?? false;
  const ariaSort = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined;
  return (
    <th scope="col" className={css['th']} data-align={column.align} aria-sort={ariaSort}>
      {column.sort === undefined ? (
        column.header
      ) : (
        <button
          type="button"
          className={css['sort']}
          onClick={() => table.getColumn(column.id)?.toggleSorting()}
        >
          {column.header}
          {sorted === 'asc' ? (
            <IconArrowUp aria-hidden="true" />
          ) : sorted === 'desc' ? (
            <IconArrowDown aria-hidden="true" />
          ) : null}
        </button>
      )}
    </th>
  );
}

/** The button that chooses columns; stands over the header's right end. */
export function ColumnMenu<Row extends object>({
  table,
  columns,
}: {
  readonly table: ReactTable<Features, Row>;
  readonly columns: readonly Column<Row>[];
}) {
  return (
    <div className={css['columnMenu']}>
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <button
            type="button"
            className={css['columnButton']}
            aria-label="Choose columns"
            title="Choose columns"
          >
            <IconColumns3 aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Columns</Menu.Label>
          {columns.map((column) => {
            const on = table.state.columnVisibility[column.id] !== false;
            return (
              <Menu.Item
                key={column.id}
                role="menuitemcheckbox"
                aria-checked={on}
                leftSection={on ? <IconCheck aria-hidden="true" /> : <span className={css['noCheck']} />}
                onClick={() => table.getColumn(column.id)?.toggleVisibility(!on)}
              >
                {column.header}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
