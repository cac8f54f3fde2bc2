// Why: a roster that came as X12 is taken as one that came as a table: the same rows, totals, history and caution before anybody ends.
import type { Deed } from '../../base/events/event.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import type { FeedField, Layout, Receipt } from './feeds.schema.ts';
import { rowsWriter, takeWhole, type ArrivedFile, type Course, type Through } from './take-file.ts';
import { memberTaker } from './take-members.ts';

/** A row of a roster: its facts, and its text for whoever looks at it later. */
export type RosterRow = {
  readonly facts: Readonly<Partial<Record<FeedField, string>>>;
  readonly content: string;
};

/** A roster in rows. `full`: it names everybody. `counted`: how many rows its sender says; null where nothing was said. */
export type Roster = {
  readonly rows: readonly RosterRow[];
  readonly full: boolean;
  readonly counted: number | null;
};

const rowsAtOnce = 500;

async function takeRows(
  { deed, id, layout, file, payer }: Course,
  { rows, full, counted }: Roster,
): Promise<Or<Through>> {
  if (counted !== null && counted !== rows.length)
    return refuse(
      'feed_totals_differ',
      `The roster says ${counted.toString()} rows, and ${rows.length.toString()} came: it is not believed.`,
    );
  const body = { ...layout.body, full };
  const taker = memberTaker(deed, body, id, payer);
  const writer = rowsWriter({ deed, id, layout, file, payer });
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce).map(({ facts, content }, at) => ({
      number: from + at + 1,
      content,
      read: { facts: { ...body.always, ...facts }, problems: [] },
    }));
    await writer.write(await taker.take(some));
  }
  const { absent, says } = await taker.end(rows.length);
  return { totals: writer.totals, sent: rows.length, absent, says };
}

/** Takes a roster in the current transaction, which acts as the program; receipt as of any file. */
export async function takeRoster(
  deed: Deed,
  layout: Layout,
  file: ArrivedFile,
  roster: Roster,
): Promise<Or<Receipt>> {
  return await takeWhole(deed, layout, file, async (course) => await takeRows(course, roster));
}
