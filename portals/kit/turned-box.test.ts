import { expect, test } from 'vitest';
import { fromShown, moved, toShown, type Box } from './turned-box.ts';

const box: Box = { x: 0.1, y: 0.2, w: 0.5, h: 0.05 };
const close = (one: Box | null, other: Box) => {
  for (const side of ['x', 'y', 'w', 'h'] as const) expect(one?.[side]).toBeCloseTo(other[side], 6);
};

test.each([
  [0, box],
  [90, { x: 0.75, y: 0.1, w: 0.05, h: 0.5 }],
  [180, { x: 0.4, y: 0.75, w: 0.5, h: 0.05 }],
  [270, { x: 0.2, y: 0.4, w: 0.05, h: 0.5 }],
])('turned by %d degrees the strip stands where the words stand, and comes back to itself', (turn, shown) => {
  close(toShown(box, turn), shown);
  close(fromShown(toShown(box, turn), turn), box);
});

test('arrow keys move it, with Shift they change its size, and it never leaves the page', () => {
  close(moved(box, 'ArrowDown', false), { ...box, y: 0.21 });
  close(moved(box, 'ArrowRight', true), { ...box, w: 0.51 });
  close(moved({ ...box, x: 0 }, 'ArrowLeft', false), { ...box, x: 0 });
  close(moved({ ...box, h: 0.02 }, 'ArrowUp', true), { ...box, h: 0.02 });
  expect(moved(box, 'a', false)).toBeNull();
});
