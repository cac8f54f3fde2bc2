// Why: a row of a payer's roster says who is covered, from when to when; a row without number, name or birth date is nobody.
import { memberSaid, type MemberSaid } from '../members/roster.schema.ts';
import type { FeedField, LayoutBody, RowProblem } from './feeds.schema.ts';
import { columnFor, type ReadRow } from './read-row.ts';

const expected: Readonly<Record<string, string>> = {
  change: 'A change is add, change or end.',
  sex: 'This is female, male or unknown.',
  email: 'This is not an address for mail.',
  state: 'A state is two capital letters.',
  zip: 'A ZIP code is five digits, or nine with a hyphen.',
};

/** The member of a row, or what is wrong. `today` is the payer's day. */
export function memberOfRow(
  body: LayoutBody,
  { facts, problems }: ReadRow,
  today: string,
): MemberSaid | readonly RowProblem[] {
  const note = (field: string, say: string): RowProblem => ({
    column: columnFor(body, field),
    value: facts[field as FeedField] ?? '',
    say: expected[field] ?? say,
  });
  const read = memberSaid.safeParse(facts);
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map((one) => String(one.path[0])))];
    const told = new Set(problems.map(({ column }) => column));
    const own = fields.map((field) =>
      note(
        field,
        facts[field as FeedField] === undefined ? 'This must not be empty.' : 'This cannot be read.',
      ),
    );
    return [...problems, ...own.filter(({ column }) => !told.has(column))];
  }
  const said = read.data;
  const also: RowProblem[] = [];
  if (said.birthOn > today) also.push(note('birthOn', 'A birth date does not lie ahead.'));
  if (said.coveredFrom !== null && said.coveredTo !== null && said.coveredTo < said.coveredFrom)
    also.push(note('coveredTo', 'Coverage ends before it begins.'));
  if (said.change === 'end' && said.coveredTo === null)
    also.push(note('coveredTo', 'A row that ends somebody says from when.'));
  return problems.length + also.length > 0 ? [...problems, ...also] : said;
}
