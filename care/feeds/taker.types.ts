// Why: a file is cut, counted and receipted one way whatever it holds; what becomes of its rows is the business of its kind.
import type { FeedRow, RowProblem } from './feeds.schema.ts';
import type { ReadRow } from './read-row.ts';

/** A row as it was read, with its line and its text. */
export type NumberedRow = {
  readonly number: number;
  readonly content: string;
  readonly read: ReadRow;
  /** Where the line as a whole could not be read. */
  readonly unreadable?: readonly RowProblem[];
};

/** What became of a row. */
export type TakenRow = Omit<FeedRow, 'problems'> & {
  readonly content: string;
  readonly problems: readonly RowProblem[];
  readonly rowKey: string | null;
};

export type RowTaker = {
  /** Takes some hundred rows; one answer for each, in their order. */
  readonly take: (rows: readonly NumberedRow[]) => Promise<readonly TakenRow[]>;
  /** Once every row is taken: how many would end by being absent and wait for a person, and what is to be said. */
  readonly end: (sent: number) => Promise<{ readonly absent: number; readonly says: string }>;
};

/** A row that was not taken. */
export const rejected = (
  { number, content }: NumberedRow,
  problems: readonly RowProblem[],
  subject: Pick<TakenRow, 'subjectKind' | 'subjectId'> = { subjectKind: null, subjectId: null },
): TakenRow => ({
  number,
  content,
  status: 'rejected',
  problems,
  rowKey: null,
  ...subject,
  says: problems.map(({ column, say }) => `${column}: ${say}`).join(' '),
});
