// Why: what is kept as a signature or a photo is set into papers years later, so it is read whole while whoever took it can
// still take another: a torn file would keep the paper from ever being made, and a small file may unfold to gigabytes.
import sharp from 'sharp';

/** Why these bytes cannot be kept as a picture of at most so many million pixels, as a sentence; undefined when they can. */
export async function unfitPicture(bytes: Buffer, megapixelsAtMost: number): Promise<string | undefined> {
  const again = 'Take it again.';
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (head === undefined) return `This picture is damaged or incomplete. ${again}`;
  if (head.width * head.height > megapixelsAtMost * 1_000_000)
    return `This picture has more than ${megapixelsAtMost.toString()} million pixels. Send a smaller one.`;
  const isWhole = await sharp(bytes, { failOn: 'truncated' })
    .stats()
    .then(
      () => true,
      () => false,
    );
  return isWhole ? undefined : `This picture is damaged or incomplete. ${again}`;
}
