// Why: at the door, before anything is parsed, a mail's own identity must be known so that the same mail sent twice gets
// the same case number. Reads at most the first 64 KB and never throws.

/** The value of a header in raw mail, unfolded, or null. Name in any case. */
export function headerOf(raw: Buffer, name: string): string | null {
  const text = raw.subarray(0, 65_536).toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const head = (end < 0 ? text : text.slice(0, end)).replaceAll(/\r?\n[ \t]+/g, ' ');
  const wanted = `${name.toLowerCase()}:`;
  const line = head.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(wanted));
  const value = line?.slice(wanted.length).trim();
  const clean = value?.replaceAll(/\p{Cc}/gu, '').slice(0, 990);
  return clean === undefined || clean === '' ? null : clean;
}
