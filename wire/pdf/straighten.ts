// Why: a sheet that went askew through a machine is hard to read and harder to compare. Lines of text make the sharpest
// stripes where they lie level, so the angle with the sharpest stripes is taken back. Runs only inside the killable child.
import sharp from 'sharp';
import { viewPixels, type Page } from './page.ts';

const sampleWidth = 640;
/** Degrees. Beyond this somebody turned the sheet on purpose. */
const steepest = 6;
const coarse = 0.5;
const fineStep = 0.1;
/** Below this nothing is gained, and the picture would only lose sharpness. */
const level = 0.25;

type Ink = { readonly points: readonly (readonly [x: number, y: number])[]; readonly height: number };

/** Where ink is, on a small grey copy; edges of lines only, so that black borders weigh little. */
async function inkOf(image: Buffer): Promise<Ink> {
  const small = sharp(image, { limitInputPixels: viewPixels * 2 })
    .flatten({ background: '#fff' })
    .greyscale();
  const { data, info } = await small
    .resize({ width: sampleWidth })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const points: [number, number][] = [];
  for (let y = 1; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1) {
      const at = y * info.width + x;
      if ((data[at] ?? 255) < 128 && (data[at - info.width] ?? 255) >= 128) points.push([x, y]);
    }
  return { points, height: info.height };
}

/** How sharp the stripes are when the sheet is sheared by this angle. */
function sharpness({ points, height }: Ink, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = Math.ceil(sampleWidth * Math.abs(slope)) + 1;
  const rows = new Uint32Array(height + 2 * margin);
  for (const [x, y] of points) {
    const row = Math.round(y - x * slope) + margin;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}

/** By how many degrees the lines fall to the right; 0 where there is too little ink to tell. */
export async function skewOf(image: Buffer): Promise<number> {
  const ink = await inkOf(image);
  if (ink.points.length < 200) return 0;
  let best = { degrees: 0, score: sharpness(ink, 0) };
  const look = (from: number, to: number, step: number) => {
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const score = sharpness(ink, degrees);
      if (score > best.score * 1.0001) best = { degrees, score };
    }
  };
  look(-steepest, steepest, coarse);
  look(best.degrees - coarse, best.degrees + coarse, fineStep);
  return Math.round(best.degrees * 10) / 10;
}

/** The page laid straight, of the same size. */
export async function straightened(image: Buffer): Promise<Page> {
  const { width, height } = await sharp(image).metadata();
  const degrees = await skewOf(image);
  if (Math.abs(degrees) < level) {
    const png = await sharp(image).png({ compressionLevel: 6 }).toBuffer();
    return { number: 1, widthPx: width, heightPx: height, image: png, mime: 'image/png', text: null };
  }
  const turned = await sharp(image)
    .flatten({ background: '#fff' })
    .rotate(-degrees, { background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info } = turned;
  const cut = sharp(turned.data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  }).extract({
    left: Math.floor((info.width - width) / 2),
    top: Math.floor((info.height - height) / 2),
    width,
    height,
  });
  const png = await cut.png({ compressionLevel: 6 }).toBuffer();
  return { number: 1, widthPx: width, heightPx: height, image: png, mime: 'image/png', text: null };
}
