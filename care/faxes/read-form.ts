// Why: some vendors post a form: its fields are words, its file the fax itself, byte for byte. A form of many parts is
// nobody's fax, and would keep everybody else waiting.

const partsAtMost = 60;

function hasTooManyParts(body: Buffer, delimiter: string): boolean {
  let at = -1;
  for (let parts = 0; parts <= partsAtMost + 1; parts += 1) {
    at = body.indexOf(delimiter, at + 1, 'latin1');
    if (at < 0) return false;
  }
  return true;
}

/** The parts of a form by name, files as bytes; undefined where it is none. Of two parts of one name the first counts. */
export async function formOf(
  body: Buffer,
  contentType: string,
): Promise<Record<string, unknown> | undefined> {
  const boundary = /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType,
  );
  if (boundary === null || hasTooManyParts(body, `--${boundary[1] ?? boundary[2] ?? ''}`)) return undefined;
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    const parts: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [name, value] of form) {
      if (name in parts) continue;
      parts[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer());
    }
    return parts;
  } catch {
    return undefined;
  }
}
