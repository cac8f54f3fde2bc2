// Why: faxes, scans and phone photos become pages of one kind: upright, square pixels, no larger than a screen needs. Runs
// only inside the killable child.
import sharp from 'sharp';
import { CannotShow, viewDpi, viewPixels } from './page.ts';
import type { Page, PagedKind } from './page.ts';
import { tiffPages } from './tiff-pages.ts';
import type { PageLimits } from './unreadable.ts';

type Frame = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly xScale: number;
  readonly yScale: number;
};

/** Photos and scans without a trustworthy density are shown no wider or higher than a letter page at 150 dpi, twice over. */
const photoEdgePx = 2_200;

/** How many pages the image has; fails with the reason when it cannot be shown. */
export async function countImagePages(bytes: Buffer, kind: PagedKind, limits: PageLimits): Promise<number> {
  return (await frames(bytes, kind, limits)).length;
}

/** Gives the pages in order, normalised for viewing. */
export async function* imagePages(bytes: Buffer, kind: PagedKind, limits: PageLimits): AsyncGenerator<Page> {
  for (const [index, frame] of (await frames(bytes, kind, limits)).entries()) {
    const image = sharp(bytes, {
      ...(kind === 'tiff' ? { page: index } : {}),
      limitInputPixels: limits.maxPixels,
      failOn: 'error',
    })
      .autoOrient()
      .resize({
        width: Math.max(1, Math.round(frame.widthPx * frame.xScale)),
        height: Math.max(1, Math.round(frame.heightPx * frame.yScale)),
        fit: 'fill',
      });
    const { data, info } = await image
      .flatten({ background: '#fff' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    yield await toPage(
      { data, width: info.width, height: info.height, channels: info.channels },
      index + 1,
      null,
    );
  }
}

/** Pixels as decoded: 8 bits a channel; 1 channel grey, 2 grey and alpha, 3 RGB, 4 RGB and a fourth that is ignored. */
export type Pixels = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
};

/** Encodes one page: PNG when it has no colour (sharp text, small), else WebP. */
export async function toPage(pixels: Pixels, number: number, text: string | null): Promise<Page> {
  const { data, width, height, channels } = pixels;
  const grey = channels < 3 ? pixels : greyOf(pixels);
  const image = sharp(grey?.data ?? data, { raw: { width, height, channels: grey?.channels ?? channels } });
  const encoded =
    grey === null
      ? await image.removeAlpha().webp({ quality: 80, effort: 2 }).toBuffer()
      : await image.png({ compressionLevel: 6 }).toBuffer();
  const mime = grey === null ? 'image/webp' : 'image/png';
  return { number, widthPx: width, heightPx: height, image: encoded, mime, text };
}

/** The same picture without colour; null when more than one pixel in 10,000 is visibly coloured (less is a scanner's fringe). */
function greyOf({ data, width, height, channels }: Pixels): Pixels | null {
  const grey = new Uint8Array(width * height);
  const tolerated = grey.length / 10_000;
  let coloured = 0;
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += channels) {
    const r = data[at] ?? 0;
    const g = data[at + 1] ?? 0;
    const b = data[at + 2] ?? 0;
    if (Math.max(r, g, b) - Math.min(r, g, b) > 40) {
      coloured += 1;
      if (coloured > tolerated) return null;
    }
    // Rec. 601 weights in 256ths: white stays exactly white.
    grey[pixel] = (r * 77 + g * 150 + b * 29) >> 8;
  }
  return { data: grey, width, height, channels: 1 };
}

async function frames(bytes: Buffer, kind: PagedKind, limits: PageLimits): Promise<Frame[]> {
  const listed = kind === 'tiff' ? tiffFrames(bytes, limits) : [await singleFrame(bytes, limits)];
  if (listed.length > limits.maxPages) throw new CannotShow('too_many_pages');
  if (listed.length === 0) throw new CannotShow('empty');
  return listed;
}

function tiffFrames(bytes: Buffer, limits: PageLimits): Frame[] {
  const pages = tiffPages(bytes, limits.maxPages);
  if (pages === null) throw new CannotShow('broken');
  return pages.map(({ widthPx, heightPx, xDpi, yDpi, orientation }) => {
    if (widthPx === 0 || heightPx === 0) throw new CannotShow('broken');
    if (widthPx * heightPx > limits.maxPixels) throw new CannotShow('too_large');
    const xScale = xDpi === null ? null : viewDpi / xDpi;
    const yScale = yDpi === null ? null : viewDpi / yDpi;
    const along = { widthPx, heightPx, xScale: xScale ?? 1, yScale: yScale ?? 1 };
    const across = { widthPx: heightPx, heightPx: widthPx, xScale: yScale ?? 1, yScale: xScale ?? 1 };
    const upright = orientation >= 5 && orientation <= 8 ? across : along;
    return shrink(upright, xScale === null || yScale === null ? photoEdgePx : Infinity);
  });
}

async function singleFrame(bytes: Buffer, limits: PageLimits): Promise<Frame> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (autoOrient.width * autoOrient.height > limits.maxPixels) throw new CannotShow('too_large');
  return shrink(
    { widthPx: autoOrient.width, heightPx: autoOrient.height, xScale: 1, yScale: 1 },
    photoEdgePx,
  );
}

function shrink(frame: Frame, edgePx: number): Frame {
  const width = frame.widthPx * frame.xScale;
  const height = frame.heightPx * frame.yScale;
  const factor = Math.min(1, edgePx / Math.max(width, height), Math.sqrt(viewPixels / (width * height)));
  return { ...frame, xScale: frame.xScale * factor, yScale: frame.yScale * factor };
}
