// Why: stories and provers need faxes as machines make them: pages of one bit, Group 4, with the densities of T.4, drawn
// in the moment and each saying what it is.
import sharp from 'sharp';

const [width, fine, standard] = [1728, 2156, 1078] as const;

async function drawn(words: readonly string[], height: number): Promise<Buffer> {
  const step = height === fine ? 1 : 0.5;
  const lines = words
    .map(
      (text, i) =>
        `<text x="120" y="${(300 + i * 120) * step}" font-size="${72 * step}" font-family="sans-serif">${text.replaceAll(/[<>&]/g, ' ')}</text>`,
    )
    .join('');
  const bars = Array.from(
    { length: 12 },
    (_, i) =>
      `<rect x="120" y="${(900 + i * 90) * step}" width="${700 + ((i * 137) % 700)}" height="${18 * step}"/>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${lines}${bars}</svg>`;
  return await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).greyscale().raw().toBuffer();
}

/** A Group 4 TIFF, one page for each list of words; `isFine` false makes 204×98 dpi pages. */
export async function faxOf(pages: readonly (readonly string[])[], isFine = true): Promise<Buffer> {
  const height = isFine ? fine : standard;
  const drawnPages: Buffer[] = [];
  for (const words of pages) drawnPages.push(await drawn(words, height));
  const image = sharp(Buffer.concat(drawnPages), {
    raw: { width, height: height * pages.length, channels: 1, pageHeight: height },
  });
  // sharp takes pixels per millimetre: 204 dpi across, 196 or 98 down.
  return await image
    .toColourspace('b-w')
    .tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      miniswhite: true,
      xres: 204 / 25.4,
      yres: (isFine ? 196 : 98) / 25.4,
    })
    .toBuffer();
}
