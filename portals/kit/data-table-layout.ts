// Why: one sum decides which columns stand, how wide and how tall, so that header and rows can never disagree.
import type { Column } from './data-table.tsx';

/** px of the tick column. */
const tickPx = 40;
/** Below this width of the list, px, rows take their narrow form. */
const narrowBelowPx = 620;

export type Layout<Row> = {
  readonly shown: readonly Column<Row>[];
  /** CSS grid-template-columns. */
  readonly template: string;
  /** px below which the table scrolls sideways; undefined in the narrow form. */
  readonly leastPx: number | undefined;
  /** px of one row. */
  readonly tall: number;
  readonly isNarrow: boolean;
  readonly selectable: boolean;
};

/** The layout of a list `width` px wide (0 until measured); `visible` is what the person chose. */
export function layoutOf<Row>(
  columns: readonly Column<Row>[],
  visible: Readonly<Record<string, boolean>>,
  width: number,
  has: { readonly narrow: boolean; readonly bulk: boolean },
): Layout<Row> {
  const isNarrow = has.narrow && width > 0 && width < narrowBelowPx;
  const shown = columns.filter(
    (column) => visible[column.id] !== false && (width === 0 || width >= (column.from ?? 0)),
  );
  const sizes = shown.map((column) =>
    column.grow === true ? `minmax(${column.width}px, 1fr)` : `${column.width}px`,
  );
  return {
    shown,
    template: [...(has.bulk ? [`${tickPx}px`] : []), ...sizes].join(' '),
    leastPx: isNarrow ? undefined : shown.reduce((sum, column) => sum + column.width, has.bulk ? tickPx : 0),
    tall: isNarrow ? 60 : 32,
    isNarrow,
    selectable: has.bulk,
  };
}
