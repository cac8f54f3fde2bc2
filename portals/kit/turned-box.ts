// Why: a strip is kept as it lies on the page that was received; on the screen the page may be turned.

/** Shares of width and height, 0–1. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** Where a box of the page stands once the page is turned clockwise by 0, 90, 180 or 270 degrees. */
export function toShown({ x, y, w, h }: Box, turn: number): Box {
  if (turn === 90) return { x: 1 - y - h, y: x, w: h, h: w };
  if (turn === 180) return { x: 1 - x - w, y: 1 - y - h, w, h };
  if (turn === 270) return { x: y, y: 1 - x - w, w: h, h: w };
  return { x, y, w, h };
}

/** The box of the page that stands there on the screen. */
export const fromShown = (box: Box, turn: number): Box => toShown(box, (360 - turn) % 360);

const step = 0.01;
const narrowest = 0.02;
const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The box after an arrow key; with `sizes` the key changes its size. Null for any other key. */
export function moved(box: Box, key: string, sizes: boolean): Box | null {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (by === undefined) return null;
  const [right = 0, down = 0] = by;
  if (sizes)
    return {
      ...box,
      w: within(box.w + right * step, narrowest, 1 - box.x),
      h: within(box.h + down * step, narrowest, 1 - box.y),
    };
  return {
    ...box,
    x: within(box.x + right * step, 0, 1 - box.w),
    y: within(box.y + down * step, 0, 1 - box.h),
  };
}
