// Why: each row of a payer's daily file becomes a case at once, matched where its patient is beyond doubt; everything that follows runs
// behind. A row that came before finds its case and is told there, it never makes a second one and is never dropped.
import { append, type Deed } from '../../base/events/event.ts';
import { digestOf } from '../../base/files/file-store.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { receiveMany } from '../cases/index.ts';
import { membersCertain } from '../members/index.ts';
import { orderCameAgain } from './feeds.events.ts';
import type { LayoutBody } from './feeds.schema.ts';
import { takenUnder } from './feeds.store.ts';
import { lineReader, type ReadRow } from './read-row.ts';
import { referralOfRow } from './referral-of-row.ts';
import { rejected, type NumberedRow, type RowTaker, type TakenRow } from './taker.types.ts';

type Order = {
  readonly row: NumberedRow;
  readonly draft: ReferralDraft;
  readonly key: string;
};

const keyOf = (reference: string | undefined, facts: ReadRow['facts']): string =>
  reference === undefined
    ? `says ${digestOf(Buffer.from(JSON.stringify(Object.entries(facts).toSorted(([one], [other]) => one.localeCompare(other)))))}`
    : `number ${reference}`;

/** Fields that a row states otherwise than the row its case was made of. */
function differences(now: ReadRow['facts'], before: ReadRow['facts']): string[] {
  const fields = new Set([...Object.keys(now), ...Object.keys(before)]) as Set<keyof ReadRow['facts']>;
  return [...fields].filter((field) => now[field] !== before[field]).toSorted();
}

type Course = {
  readonly deed: Deed;
  readonly body: LayoutBody;
  readonly file: { readonly id: string; readonly name: string };
  readonly payer: { readonly zone: string; readonly today: string };
  readonly factsOf: (content: string) => ReadRow['facts'];
};
type First = { readonly rowKey: string; readonly subjectId: string; readonly content: string };

async function cameAgain(
  { deed, file, factsOf }: Course,
  { row, key }: Order,
  { subjectId, content: before }: First,
): Promise<TakenRow> {
  const differs = differences(row.read.facts, factsOf(before));
  const told = { fileId: file.id, fileName: file.name, row: row.number, differs };
  await append(deed, orderCameAgain, subjectId, told);
  const says =
    differs.length === 0
      ? 'Sent before with the same content; its case stands.'
      : `Sent before; this time it differs in ${differs.join(', ')}. Its case tells so, and nothing was changed.`;
  const { number, content } = row;
  const subject = { subjectKind: 'referral', subjectId } as const;
  return { number, content, status: 'duplicate', problems: [], rowKey: key, ...subject, says };
}

async function makeCases({ deed, payer }: Course, orders: readonly Order[]): Promise<TakenRow[]> {
  const members = await membersCertain(
    deed.tx,
    deed.tenantId,
    orders.map(({ draft: { patient, address } }) => ({
      ...patient,
      line1: address?.line1,
      zip: address?.zip,
    })),
  );
  const cases = await receiveMany(
    deed,
    orders.map(({ draft }, at) => ({
      draft,
      zone: members[at]?.zone ?? payer.zone,
      memberId: members[at]?.id ?? null,
    })),
  );
  return orders.map(({ row: { number, content }, key }, at) => ({
    number,
    content,
    status: 'accepted',
    problems: [],
    rowKey: key,
    subjectKind: 'referral',
    subjectId: cases[at]?.id ?? null,
    says: `Case ${cases[at]?.caseNumber ?? ''}${members[at] === undefined ? ', patient not matched yet' : ''}.`,
  }));
}

/** Orders of some rows; what is no order is put into `done` as rejected. */
function ordersIn(course: Course, rows: readonly NumberedRow[], done: Map<number, TakenRow>): Order[] {
  const orders: Order[] = [];
  for (const row of rows) {
    const found = row.unreadable ?? referralOfRow(course.body, row.read, course.payer.today);
    if ('draft' in found)
      orders.push({ row, draft: found.draft, key: keyOf(found.reference, row.read.facts) });
    else done.set(row.number, rejected(row, found));
  }
  return orders;
}

async function takeSome(course: Course, rows: readonly NumberedRow[]): Promise<readonly TakenRow[]> {
  const { deed } = course;
  const done = new Map<number, TakenRow>();
  const orders = ordersIn(course, rows, done);
  const keys = orders.map(({ key }) => key);
  const taken = await deed.tx.rows(takenUnder, [deed.tenantId, keys]);
  const before = new Map<string, First>(
    taken.flatMap(({ rowKey, subjectId, content }) =>
      rowKey === null || subjectId === null ? [] : [[rowKey, { rowKey, subjectId, content }]],
    ),
  );
  const fresh = new Map<string, Order>();
  for (const order of orders)
    if (!before.has(order.key) && !fresh.has(order.key)) fresh.set(order.key, order);
  for (const one of await makeCases(course, [...fresh.values()])) {
    done.set(one.number, one);
    if (one.rowKey !== null && one.subjectId !== null)
      before.set(one.rowKey, { rowKey: one.rowKey, subjectId: one.subjectId, content: one.content });
  }
  for (const order of orders) {
    const first = before.get(order.key);
    if (first !== undefined && !done.has(order.row.number))
      done.set(order.row.number, await cameAgain(course, order, first));
  }
  return rows.flatMap(({ number }) => done.get(number) ?? []);
}

/** Takes rows of referrals in file `file`. */
export function referralTaker(
  deed: Deed,
  body: LayoutBody,
  file: { readonly id: string; readonly name: string; readonly heading: readonly string[] | undefined },
  payer: { readonly zone: string; readonly today: string },
): RowTaker {
  const reader = lineReader(body, file.heading);
  const factsOf = (content: string): ReadRow['facts'] => {
    const read = reader.row(content);
    return typeof read === 'string' ? {} : read.facts;
  };
  const course: Course = { deed, body, file, payer, factsOf };
  return {
    take: async (rows) => await takeSome(course, rows),
    end: () => Promise.resolve({ absent: 0, says: '' }),
  };
}
