// Why: the development mailbox keeps every mail as a plain .eml file, so that it survives a restart, opens in any mail program
// and can be thrown away with its folder.
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMail } from '../../wire/mail/read-mail.ts';
import type { ParsedMail } from '../../wire/mail/mail.types.ts';

/** A kept mail. `id` counts up ('000042'). `receivedAt` is the file's own time, an ISO instant. `repeats` is an earlier mail with the same Message-ID. */
export type KeptMail = {
  readonly id: string;
  readonly receivedAt: string;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly mail: ParsedMail;
  readonly repeats: string | null;
};

/** The mails of a folder. `list` is newest first; it forgets nothing and merges nothing. */
export type KeptMails = {
  keep(envelope: KeptMail['envelope'], raw: Buffer): Promise<string>;
  list(): readonly KeptMail[];
  raw(id: string): Promise<Buffer | null>;
};

/** Opens `dir` (made when absent) with what an earlier run left in it. */
export async function openKeptMails(dir: string): Promise<KeptMails> {
  await mkdir(dir, { recursive: true });
  const kept: KeptMail[] = [];
  const firstWith = new Map<string, string>();
  const load = async (id: string): Promise<void> => {
    const raw = await readFile(join(dir, `${id}.eml`));
    const mail = await readMail(raw);
    const messageId = (mail.ok ? mail : mail.head)?.messageId ?? null;
    const repeats = messageId === null ? null : (firstWith.get(messageId) ?? null);
    if (messageId !== null && repeats === null) firstWith.set(messageId, id);
    const { mtime } = await stat(join(dir, `${id}.eml`));
    kept.push({ id, receivedAt: mtime.toISOString(), envelope: await envelopeOf(dir, id), mail, repeats });
  };
  const found = (await readdir(dir)).filter((name) => /^\d{6,}\.eml$/.test(name)).sort();
  for (const name of found) await load(name.slice(0, -4));
  let next = Number(found.at(-1)?.slice(0, -4) ?? 0) + 1;
  let last = Promise.resolve();

  return {
    async keep(envelope, raw) {
      const id = String(next).padStart(6, '0');
      next += 1;
      await writeFile(join(dir, `${id}.json`), JSON.stringify(envelope));
      await writeFile(join(dir, `${id}.partial`), raw);
      await rename(join(dir, `${id}.partial`), join(dir, `${id}.eml`));
      // One after the other, so that the list stays in the order of the numbers.
      const loaded = last.then(async () => await load(id));
      last = loaded.catch(() => undefined);
      await loaded;
      return id;
    },
    list: () => kept.toReversed(),
    async raw(id) {
      return kept.some((one) => one.id === id) ? await readFile(join(dir, `${id}.eml`)) : null;
    },
  };
}

async function envelopeOf(dir: string, id: string): Promise<KeptMail['envelope']> {
  const written: unknown = JSON.parse(await readFile(join(dir, `${id}.json`), 'utf8').catch(() => '{}'));
  const read = { from: '', to: [] as unknown, ...(typeof written === 'object' ? written : {}) };
  return { from: read.from, to: Array.isArray(read.to) ? read.to.map(String) : [] };
}
