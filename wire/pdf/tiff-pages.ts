// Why: the image library reports one density only, and a standard fax has 204 × 98 dots per inch: its pages would come out
// squashed to half their height. So the tags are read here (TIFF 6.0; RFC 2301 for fax), page by page, before any pixel is.

/** Size and density of one page; dpi null where the file says nothing usable. `orientation` 1–8 as in EXIF. */
export type TiffPage = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly xDpi: number | null;
  readonly yDpi: number | null;
  readonly orientation: number;
};

const tag = { width: 256, height: 257, orientation: 274, xResolution: 282, yResolution: 283, unit: 296 };

/**
 * Lists the pages of a classic TIFF in order, at most `max` + 1 of them (one more tells that there are too many). Null when the
 * structure is broken, loops, or is BigTIFF.
 */
export function tiffPages(bytes: Buffer, max: number): TiffPage[] | null {
  const little = bytes.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  try {
    if (u16(2) !== 42) return null;
    for (let at = u32(4); at !== 0 && pages.length <= max;) {
      if (seen.has(at)) return null;
      seen.add(at);
      const entries = u16(at);
      const values = new Map<number, number>();
      for (let index = 0; index < entries; index += 1) {
        const entry = at + 2 + index * 12;
        const value = valueAt(u16, u32, entry);
        if (value !== null) values.set(u16(entry), value);
      }
      pages.push(pageFrom(values));
      at = u32(at + 2 + entries * 12);
    }
    return pages;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function valueAt(u16: (at: number) => number, u32: (at: number) => number, entry: number): number | null {
  switch (u16(entry + 2)) {
    case 3:
      return u16(entry + 8);
    case 4:
      return u32(entry + 8);
    case 5: {
      const at = u32(entry + 8);
      const below = u32(at + 4);
      return below === 0 ? null : u32(at) / below;
    }
    default:
      return null;
  }
}

function pageFrom(values: ReadonlyMap<number, number>): TiffPage {
  const perInch = values.get(tag.unit) === 3 ? 2.54 : 1;
  const widthPx = values.get(tag.width) ?? 0;
  const heightPx = values.get(tag.height) ?? 0;
  const xDpi = plausible((values.get(tag.xResolution) ?? 0) * perInch);
  const yDpi = plausible((values.get(tag.yResolution) ?? 0) * perInch);
  const orientation = values.get(tag.orientation) ?? 1;
  // 1,728 dots is a fax line (T.4): without usable tags its resolution follows from how many lines make a page.
  if (widthPx === 1_728 && (xDpi === null || yDpi === null)) {
    return { widthPx, heightPx, xDpi: 204, yDpi: heightPx < 1_400 ? 98 : 196, orientation };
  }
  return { widthPx, heightPx, xDpi, yDpi, orientation };
}

/** Densities outside what scanners and faxes make are noise (a unit of 1 dpi is common). */
function plausible(dpi: number): number | null {
  return dpi >= 50 && dpi <= 2_400 ? dpi : null;
}
