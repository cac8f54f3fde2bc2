// Why: a list is walked without a mouse: j k and the arrows move, Enter opens, Space looks, x selects; focus stays in
// the list and is seen, also when the row was far outside the window.
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useKeys } from './key-place.tsx';

export type RowWalk = {
  readonly count: number;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onPreview: (index: number) => void;
  readonly onSelect: (index: number) => void;
  readonly onClear: () => void;
  readonly scroll: RefObject<HTMLElement | null>;
  /** More letters that act on the row in focus. */
  readonly more?: readonly {
    readonly keys: string;
    readonly label: string;
    readonly run: (index: number) => void;
  }[];
};

/** Where a key leads from row `at` of `count`; null when the key does not walk. */
export function stepTo(key: string, at: number, count: number): number | null {
  const last = Math.max(count - 1, 0);
  const steps: Record<string, number> = {
    j: at + 1,
    ArrowDown: at + 1,
    k: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
    PageDown: at + 15,
    PageUp: at - 15,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), last);
}

/** The walking state of a list: spread `onKeyDown` on the grid; `enter` when a row takes focus. */
export function useRowWalk({
  count,
  onMove,
  onOpen,
  onPreview,
  onSelect,
  onClear,
  scroll,
  more = [],
}: RowWalk) {
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(count - 1, 0));
  function focusRow(index: number): void {
    setAt(index);
    onMove(index);
    // The row may only be drawn after the list has scrolled.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroll.current
          ?.querySelector<HTMLElement>(`[data-row="${index.toString()}"]`)
          ?.focus({ preventScroll: true }),
      ),
    );
  }
  const inList = () => scroll.current?.contains(document.activeElement) === true;
  useKeys('In the list', [
    {
      keys: 'j',
      label: 'Next row',
      run: () => focusRow(inList() ? (stepTo('j', current, count) ?? 0) : current),
    },
    {
      keys: 'k',
      label: 'Row before',
      run: () => focusRow(inList() ? (stepTo('k', current, count) ?? 0) : current),
    },
    { keys: 'x', label: 'Select the row', run: () => inList() && onSelect(current) },
    ...more.map(({ keys, label, run }) => ({ keys, label, run: () => inList() && run(current) })),
  ]);
  function onKeyDown(event: KeyboardEvent): void {
    const row = event.target instanceof HTMLElement ? event.target.closest('[data-row]') : null;
    if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const onRow = row === event.target;
    const to = event.key === 'j' || event.key === 'k' ? null : stepTo(event.key, current, count);
    if (to !== null) focusRow(to);
    else if (event.key === 'Enter' && onRow) onOpen(current);
    else if (event.key === ' ' && onRow) onPreview(current);
    else if (event.key === 'Escape') onClear();
    else return;
    event.preventDefault();
  }
  return { current, onKeyDown, enter: setAt };
}
