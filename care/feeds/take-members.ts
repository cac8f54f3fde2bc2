// Why: a roster is written row by row; whoever a full file leaves out ends only within what was agreed, else a person says so first,
// because half a roster would put everybody out of cover overnight.
import type { Deed } from '../../base/events/event.ts';
import {
  absentFrom,
  endThoseAbsent,
  idsNumbered,
  keepRoster,
  noteNamed,
  type Kept,
} from '../members/index.ts';
import type { MemberSaid } from '../members/roster.schema.ts';
import type { LayoutBody } from './feeds.schema.ts';
import { memberOfRow } from './member-of-row.ts';
import { columnFor } from './read-row.ts';
import { rejected, type NumberedRow, type RowTaker, type TakenRow } from './taker.types.ts';

const words: Record<Exclude<Kept['as'], 'refused'>, string> = {
  new: 'New member.',
  changed: 'Changed.',
  same: 'Nothing new.',
  ended: 'Coverage ends.',
};

type Said = { readonly row: NumberedRow; readonly said: MemberSaid };

type Course = {
  readonly deed: Deed;
  readonly body: LayoutBody;
  readonly fileId: string;
  readonly payer: { readonly zone: string; readonly today: string };
  /** One number twice in a file is a slip of the sender; the first is believed. Kept for the length of one file. */
  readonly seen: Set<string>;
  /** Rejected rows that name nobody we know. */
  nobody: number;
};

type Bad = { readonly row: NumberedRow; readonly problems: TakenRow['problems'] };

async function rejectedHere(course: Course, rows: readonly Bad[]): Promise<TakenRow[]> {
  const numbers = rows.flatMap(({ row }) => row.read.facts.memberNumber ?? []);
  const ids = numbers.length === 0 ? new Map<string, string>() : await idsNumbered(course.deed, numbers);
  return rows.map(({ row, problems }) => {
    const subjectId = ids.get(row.read.facts.memberNumber ?? '') ?? null;
    if (subjectId === null) course.nobody += 1;
    return rejected(row, problems, { subjectKind: subjectId === null ? null : 'member', subjectId });
  });
}

function answerTo(body: LayoutBody, { row, said }: Said, kept: Kept): TakenRow {
  const { number, content } = row;
  const subject = { subjectKind: 'member', subjectId: kept.memberId } as const;
  if (kept.as === 'refused') {
    const column = columnFor(body, 'memberNumber');
    return rejected(row, [{ column, value: said.memberNumber, say: kept.problem }], subject);
  }
  const says = words[kept.as];
  return { number, content, status: 'accepted', problems: [], rowKey: null, ...subject, says };
}

async function namedTwice({ deed }: Course, all: readonly Said[]): Promise<TakenRow[]> {
  if (all.length === 0) return [];
  const ids = await idsNumbered(
    deed,
    all.map(({ said }) => said.memberNumber),
  );
  return all.map(({ row: { number, content }, said }) => ({
    number,
    content,
    status: 'duplicate',
    problems: [],
    rowKey: null,
    subjectKind: 'member',
    subjectId: ids.get(said.memberNumber) ?? null,
    says: 'This member stands in the file before.',
  }));
}

function sort(course: Course, rows: readonly NumberedRow[]): { bad: Bad[]; good: Said[]; again: Said[] } {
  const sorted = { bad: [] as Bad[], good: [] as Said[], again: [] as Said[] };
  for (const row of rows) {
    const found = row.unreadable ?? memberOfRow(course.body, row.read, course.payer.today);
    if (!('memberNumber' in found)) sorted.bad.push({ row, problems: found });
    else if (course.seen.has(found.memberNumber)) sorted.again.push({ row, said: found });
    else {
      course.seen.add(found.memberNumber);
      sorted.good.push({ row, said: found });
    }
  }
  return sorted;
}

async function takeSome(course: Course, rows: readonly NumberedRow[]): Promise<readonly TakenRow[]> {
  const { deed, body, fileId, payer } = course;
  const { bad, good, again } = sort(course, rows);
  const members = good.map(({ said }) => said);
  const kept = await keepRoster(deed, members, payer.zone);
  const done = [
    ...good.map((one, at) => answerTo(body, one, kept[at] as Kept)),
    ...(await namedTwice(course, again)),
    ...(await rejectedHere(course, bad)),
  ];
  const named = done.flatMap(({ subjectId }) => subjectId ?? []);
  if (body.full) await noteNamed(deed, fileId, named);
  return done.toSorted((one, other) => one.number - other.number);
}

async function endAbsent({ deed, body, fileId, payer, nobody }: Course) {
  if (!body.full) return { absent: 0, says: '' };
  const { covered, absent } = await absentFrom(deed, fileId, payer.today);
  if (absent === 0) return { absent: 0, says: ' Everybody who is covered stands in it.' };
  const share = (absent * 100) / covered;
  if (nobody > 0 || share > body.endsAtMostPercent)
    return { absent, says: sayWaiting(absent, covered, nobody) };
  const ended = await endThoseAbsent(deed, fileId, payer.today);
  return { absent: 0, says: ` ${ended.toString()} who are not in it are covered until today.` };
}

/** Takes rows of members in file `fileId`. */
export function memberTaker(
  deed: Deed,
  body: LayoutBody,
  fileId: string,
  payer: { readonly zone: string; readonly today: string },
): RowTaker {
  const course: Course = { deed, body, fileId, payer, seen: new Set(), nobody: 0 };
  return {
    take: async (rows) => await takeSome(course, rows),
    end: async () => await endAbsent(course),
  };
}

const sayWaiting = (absent: number, covered: number, nobody: number): string =>
  ` ${absent.toString()} of ${covered.toString()} covered members are not in it; a person must agree before their coverage ends.` +
  (nobody === 0 ? '' : ` ${nobody.toString()} rejected rows could be some of them.`);
