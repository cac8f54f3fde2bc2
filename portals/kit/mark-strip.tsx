// Why: the strip a field is read from is drawn with the mouse or moved with the arrow keys; it is kept in shares of the page
// as it was received, however the page is turned on the screen.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- drawing surface: every key is said in its label */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import css from './page-viewer.module.css';
import { fromShown, moved, toShown, type Box } from './turned-box.ts';

export type MarkStripProps = {
  readonly turn: number;
  readonly box: Box | null;
  readonly onMark: (box: Box) => void;
  /** Marking is over; `kept` false takes the strip away. */
  readonly onDone: (kept: boolean) => void;
};

const first: Box = { x: 0.08, y: 0.12, w: 0.84, h: 0.05 };
const keysSaid =
  'Arrow keys move the strip, Shift with arrow keys changes its size, Enter keeps it, Escape takes it away.';

/** Lies over a page while a strip is marked. */
export function MarkStrip({ turn, box, onMark, onDone }: MarkStripProps) {
  const surface = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const shown = toShown(box ?? fromShown(first, turn), turn);
  useEffect(() => surface.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (box === null) onMark(fromShown(first, turn));
  }, [box, onMark, turn]);
  function at(event: PointerEvent): { x: number; y: number } {
    const area = surface.current?.getBoundingClientRect();
    if (area === undefined) return { x: 0, y: 0 };
    const share = (value: number) => Math.min(1, Math.max(0, value));
    return {
      x: share((event.clientX - area.left) / area.width),
      y: share((event.clientY - area.top) / area.height),
    };
  }
  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      return onDone(event.key === 'Enter');
    }
    const next = moved(shown, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    onMark(fromShown(next, turn));
  }
  return (
    <div
      ref={surface}
      className={css['marking']}
      role="group"
      tabIndex={0}
      aria-label={`Mark the strip. ${keysSaid}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
        setFrom(at(event));
      }}
      onPointerMove={(event) => {
        if (from === null) return;
        const to = at(event);
        const drawn = {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          w: Math.abs(to.x - from.x),
          h: Math.abs(to.y - from.y),
        };
        if (drawn.w > 0.01 && drawn.h > 0.005) onMark(fromShown(drawn, turn));
      }}
      onPointerUp={() => setFrom(null)}
    >
      <div
        className={css['marked']}
        style={{
          left: `${shown.x * 100}%`,
          top: `${shown.y * 100}%`,
          width: `${shown.w * 100}%`,
          height: `${shown.h * 100}%`,
        }}
      />
    </div>
  );
}
