// Why: a payer's file is taken whole in one transaction or not at all; its rows are kept as they stood, and what was sent is always what
// was accepted, rejected and sent before. The same file again changes nothing and is answered as it was.
import { strict as assert } from 'node:assert';
import { append, type Deed } from '../../base/events/event.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { newId } from '../../base/ids/ids.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { newTally } from '../../wire/registries/registry.types.ts';
import { linesOf } from '../../wire/registries/text-lines.ts';
import { fileRefused, fileTaken } from './feeds.events.ts';
import type { FeedFile, Layout, Receipt, RowState } from './feeds.schema.ts';
import {
  addRows,
  beforeFile,
  closeFile,
  holdFile,
  openFile,
  payerOf,
  sameFile,
  undoFile,
} from './feeds.store.ts';
import { columnsLacking, headingOf, lineReader, type LineReader } from './read-row.ts';
import { memberTaker } from './take-members.ts';
import { referralTaker } from './take-referrals.ts';
import type { NumberedRow, RowTaker, TakenRow } from './taker.types.ts';

/** A file that lies with the originals already. */
export type ArrivedFile = {
  readonly digest: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly road: FeedFile['road'];
};

/** Told while a file is taken: how many rows are through. */
export type TakeWatch = (rows: number) => void;

const rowsAtOnce = 500;
const contentKept = 4000;

/** What came of reading a file: totals, and what is to be said. */
export type Through = {
  readonly totals: Totals;
  readonly sent: number;
  readonly absent: number;
  readonly says: string;
};
type Totals = Readonly<Record<RowState, number>>;
/** A file on its way in. */
export type Course = {
  readonly deed: Deed;
  readonly id: string;
  readonly layout: Layout;
  readonly file: ArrivedFile;
  readonly payer: { readonly zone: string; readonly today: string };
};

function takerFor(
  { deed, id, layout, file, payer }: Course,
  heading: readonly string[] | undefined,
): RowTaker {
  const { body } = layout;
  return body.kind === 'members'
    ? memberTaker(deed, body, id, payer)
    : referralTaker(deed, body, { id, name: file.fileName, heading }, payer);
}

/** A text PostgreSQL takes: without zero bytes and halves of signs, not endlessly long. */
const keepable = (text: string): string => text.replaceAll('\0', ' ').toWellFormed().slice(0, contentKept);

/** Writes rows with what they became, and counts them. */
export function rowsWriter({ deed, id }: Course) {
  const totals = { accepted: 0, rejected: 0, duplicate: 0 };
  return {
    totals,
    write: async (rows: readonly TakenRow[]): Promise<void> => {
      for (const { status } of rows) totals[status] += 1;
      await deed.tx.run(addRows, [
        deed.tenantId,
        id,
        rows.map(({ number }) => number),
        rows.map(({ status }) => status),
        rows.map(({ content }) => keepable(content)),
        rows.map(({ problems }) =>
          JSON.stringify(problems.map((one) => ({ ...one, value: keepable(one.value).slice(0, 300) }))),
        ),
        rows.map(({ rowKey }) => rowKey),
        rows.map(({ subjectKind }) => subjectKind),
        rows.map(({ subjectId }) => subjectId),
        rows.map(({ says }) => keepable(says).slice(0, 1000)),
      ]);
    },
  };
}

const numberedRow = (reader: LineReader, number: number, content: string): NumberedRow => {
  const read = reader.row(content);
  if (typeof read !== 'string') return { number, content, read };
  const whole = [{ column: 'the whole row', value: content, say: read }];
  return { number, content, read: { facts: {}, problems: [] }, unreadable: whole };
};

/** Reads and takes every row; gives totals and words, or why the file is not believed. */
async function takeRows(course: Course, files: FileStore, watch: TakeWatch): Promise<Or<Through>> {
  const { body } = course.layout;
  const tally = newTally();
  const writer = rowsWriter(course);
  let reader = body.form === 'csv' && body.heading ? undefined : lineReader(body, undefined);
  let taker = reader === undefined ? undefined : takerFor(course, undefined);
  let [sent, told] = [0, undefined as number | undefined];
  let batch: NumberedRow[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0 || taker === undefined) return;
    await writer.write(await taker.take(batch));
    batch = [];
    watch(sent);
  };
  for await (const lines of linesOf(files.open(course.file.digest), tally)) {
    for (const { number, text, ended } of lines) {
      if (text.trim() === '') continue;
      if (told !== undefined)
        return refuse('feed_after_trailer', `Line ${number} stands behind the trailer.`);
      if (reader === undefined) {
        const heading = headingOf(body, text);
        const lacking = columnsLacking(body, heading);
        if (lacking.length > 0)
          return refuse('feed_columns_lacking', `The file lacks the columns ${lacking.join(', ')}.`);
        reader = lineReader(body, heading);
        taker = takerFor(course, heading);
        continue;
      }
      told = reader.trailer(text);
      if (told !== undefined) continue;
      const row = numberedRow(reader, number, text);
      if (!ended && (row.unreadable !== undefined || body.form === 'fixed') && body.trailer === undefined)
        return refuse('feed_cut_short', `The file ends in the middle of line ${number}: a part is missing.`);
      sent += 1;
      batch.push(row);
      if (batch.length >= rowsAtOnce) await flush();
    }
  }
  await flush();
  if (tally.wrong !== undefined) return refuse('feed_unreadable', tally.wrong);
  if (sent === 0 || taker === undefined) return refuse('feed_empty', 'There is no row in this file.');
  if (body.trailer !== undefined && told !== sent)
    return refuse(
      'feed_totals_differ',
      told === undefined
        ? 'The last line, which says how many rows were sent, is missing: a part of the file is missing.'
        : `The last line says ${told} rows, and ${sent} came: the file is not believed.`,
    );
  const { absent, says } = await taker.end(sent);
  return { totals: writer.totals, sent, absent, says };
}

const receiptOf = (file: FeedFile, again: boolean): Receipt => {
  const { tenantId, id, status, says, sent, accepted, rejected, duplicates, absent } = file;
  const told = again ? `This very file was taken before; nothing was changed. ${says}` : says;
  return { tenantId, id, status, again, says: told, sent, accepted, rejected, duplicates, absent };
};

/** Opens the row of a file as taken or refused. */
async function open(
  { deed, id, layout, file }: Course,
  status: FeedFile['status'],
  says: string,
): Promise<void> {
  await deed.tx.run(openFile, [
    deed.tenantId,
    id,
    layout.body.kind,
    layout.name,
    layout.version,
    file.fileName,
    file.digest,
    file.bytes,
    file.road,
    status,
    says,
    deed.at,
    deed.by.name,
  ]);
}

async function refuseWhole(course: Course, why: string): Promise<Receipt> {
  const { deed, id, file } = course;
  await deed.tx.run(undoFile);
  await open(course, 'refused', why);
  await append(deed, fileRefused, id, { fileName: file.fileName, why });
  const none = { sent: 0, accepted: 0, rejected: 0, duplicates: 0, absent: 0 };
  return { tenantId: deed.tenantId, id, status: 'refused', again: false, says: why, ...none };
}

/**
 * Takes a file of a payer in the current transaction, which acts as the program. Gives the receipt, also for a file refused whole
 * (nothing of it was taken) and for one that was taken before. Refuses only where there is no such payer.
 */
export async function takeFile(
  deed: Deed,
  files: FileStore,
  layout: Layout,
  file: ArrivedFile,
  watch: TakeWatch = () => undefined,
): Promise<Or<Receipt>> {
  if (layout.body.form === 'x12')
    return refuse('layout_unfit', 'This layout is for rosters that come as X12 from a trading partner.');
  return await takeWhole(deed, layout, file, async (course) => await takeRows(course, files, watch));
}

/** Takes a file whose rows are read by `read`, whole or not at all; receipt as in `takeFile`. */
export async function takeWhole(
  deed: Deed,
  layout: Layout,
  file: ArrivedFile,
  read: (course: Course) => Promise<Or<Through>>,
): Promise<Or<Receipt>> {
  const payer = await deed.tx.maybe(payerOf, [deed.tenantId]);
  if (payer === undefined) return refuse('no_payer', 'There is no such payer.');
  await deed.tx.run(holdFile, [deed.tenantId]);
  const before = await deed.tx.maybe(sameFile, [deed.tenantId, file.digest, layout.name, layout.version]);
  if (before !== undefined) return receiptOf(before, true);
  const today = deed.at.slice(0, 10);
  const course: Course = { deed, id: newId(deed.at), layout, file, payer: { zone: payer.zone, today } };
  await deed.tx.run(beforeFile);
  await open(course, 'taken', '');
  const done = await read(course);
  if ('refused' in done) return await refuseWhole(course, done.say);
  const { totals, sent, absent } = done;
  const { accepted, rejected, duplicate: duplicates } = totals;
  assert(sent === accepted + rejected + duplicates, 'every row of a file is accounted for');
  const says = `${sent} rows: ${accepted} accepted, ${rejected} rejected, ${duplicates} sent before.${done.says}`;
  const status = absent > 0 ? 'waiting' : 'taken';
  const values = [status, says, accepted, rejected, duplicates, absent] as const;
  await deed.tx.run(closeFile, [deed.tenantId, course.id, ...values]);
  const told = {
    fileName: file.fileName,
    kind: layout.body.kind,
    sent,
    accepted,
    rejected,
    duplicates,
    absent,
  };
  await append(deed, fileTaken, course.id, told);
  return {
    tenantId: deed.tenantId,
    id: course.id,
    status,
    again: false,
    says,
    sent,
    accepted,
    rejected,
    duplicates,
    absent,
  };
}
