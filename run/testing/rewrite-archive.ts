// Why: a damaged disk makes other archives than somebody who unpacks, changes and packs again; tests do the latter here.

import { createReadStream, createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import type { Manifest } from '../backup/manifest.ts';

/** Packs `from` again as `to`; `change` gives each entry's new bytes, or undefined to leave it out. */
export async function rewriteArchive(
  from: string,
  to: string,
  change: (name: string, content: Buffer) => Buffer | undefined,
): Promise<void> {
  const read = extract();
  const write = pack();
  const unpacking = pipeline(createReadStream(from), createGunzip(), read);
  const packing = pipeline(write, createGzip(), createWriteStream(to));
  for await (const entry of read) {
    const { name } = entry.header;
    const content = change(name, await buffer(entry as AsyncIterable<Buffer>));
    if (content !== undefined) write.entry({ name }, content);
  }
  write.finalize();
  await Promise.all([unpacking, packing]);
}

/** A change of the manifest alone. */
export function inManifest(change: (manifest: Manifest) => Manifest) {
  return (name: string, content: Buffer): Buffer =>
    name === 'manifest.json'
      ? Buffer.from(JSON.stringify(change(JSON.parse(content.toString()) as Manifest)))
      : content;
}
