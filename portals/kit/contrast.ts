// Why: readable in both themes is a measured promise (WCAG 2.2 AA), so the ratios are computed from the very
// stylesheet the screens use (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).

export type Palette = Readonly<Record<string, string>>;

/** Reads `--name: #rrggbb` pairs of the first block whose selector is exactly `selector`. */
export function paletteOf(css: string, selector: string): Palette {
  const start = css.indexOf(`${selector} {`);
  const block = start < 0 ? '' : css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

function channel(hex: string, from: number): number {
  const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
}

/** The contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
