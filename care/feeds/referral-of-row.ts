// Why: a row of a payer's daily file becomes the same draft that every other channel fills; what does not fit the draft is said by the
// column it came from.
import { referralDraft, type ReferralDraft } from '../cases/cases.schema.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';
import type { FeedField, LayoutBody, RowProblem } from './feeds.schema.ts';
import { columnFor, type ReadRow } from './read-row.ts';

/** Under which part of a draft each field stands. */
const drafted: Readonly<Partial<Record<FeedField, readonly [part: string, key: string]>>> = {
  'patient.givenName': ['patient', 'givenName'],
  'patient.familyName': ['patient', 'familyName'],
  'patient.birthOn': ['patient', 'birthOn'],
  'patient.memberNumber': ['patient', 'memberNumber'],
  'patient.phone': ['patient', 'phone'],
  'patient.language': ['patient', 'language'],
  'address.line1': ['address', 'line1'],
  'address.city': ['address', 'city'],
  'address.state': ['address', 'state'],
  'address.zip': ['address', 'zip'],
  'line.family': ['line', 'family'],
  'line.code': ['line', 'code'],
  'line.description': ['line', 'description'],
  'line.frequency': ['line', 'frequency'],
};
const plain = [
  'clinicianName',
  'clinicianNpi',
  'signedOn',
  'requesterName',
  'requesterOrganization',
  'requesterEmail',
  'requesterPhone',
  'serviceFromOn',
  'serviceToOn',
  'dischargeFacility',
  'priority',
  'note',
] as const;

const numbered = (text: string): number | string => (/^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) : text);

function draftOf(facts: ReadRow['facts']): object {
  const parts: Record<string, Record<string, unknown>> = { patient: {}, address: {}, line: {} };
  for (const [field, place] of Object.entries(drafted)) {
    const value = facts[field as FeedField];
    if (value !== undefined && place !== undefined) (parts[place[0]] ?? {})[place[1]] = value;
  }
  const quantity = facts['line.quantity'];
  const line = { ...parts['line'], ...(quantity === undefined ? {} : { quantity: numbered(quantity) }) };
  const said = Object.fromEntries(
    plain.flatMap((field) => (facts[field] === undefined ? [] : [[field, facts[field]]])),
  );
  const diagnoses = (facts.diagnoses ?? '').split(/[\s,;|]+/).filter((code) => code !== '');
  return {
    kind: 'order',
    ...said,
    patient: parts['patient'],
    ...(Object.keys(parts['address'] ?? {}).length === 0 ? {} : { address: parts['address'] }),
    diagnoses: diagnoses.map((code) => code.toUpperCase()),
    lines: Object.keys(line).length === 0 ? [] : [line],
  };
}

/** The field of a layout that a place in the draft came from. */
function fieldAt(path: readonly PropertyKey[]): string {
  const [first, second, third] = path.map(String);
  if (first === 'lines') return `line.${third ?? 'description'}`;
  if (first === 'patient' || first === 'address') return `${first}.${second ?? ''}`;
  return first ?? '';
}

const expected: Readonly<Record<string, string>> = {
  'address.state': 'A state is two capital letters.',
  'address.zip': 'A ZIP code is five digits, or nine with a hyphen.',
  clinicianNpi: 'An NPI is ten digits and begins with 1 or 2.',
  diagnoses: 'A diagnosis is an ICD-10-CM code such as J44.1.',
  requesterEmail: 'This is not an address for mail.',
  priority: 'A priority is standard, urgent or stat.',
  'line.code': 'A code is five capital letters and digits.',
  'line.family': 'The family of care is not one of ours.',
  'line.description': 'What is ordered must be said.',
  'line.quantity': 'A quantity is a number above zero.',
};

const columnOf = (body: LayoutBody, facts: ReadRow['facts'], field: string, say: string): RowProblem => ({
  column: columnFor(body, field),
  value: facts[field as FeedField] ?? '',
  say: expected[field] ?? say,
});

/** The draft of a row with the sender's own number for it, or what is wrong. `today` is the payer's day. */
export function referralOfRow(
  body: LayoutBody,
  { facts, problems }: ReadRow,
  today: string,
): { draft: ReferralDraft; reference: string | undefined } | readonly RowProblem[] {
  const read = referralDraft.safeParse(draftOf(facts));
  if (!read.success) {
    const fields = [...new Map(read.error.issues.map((one) => [fieldAt(one.path), one.message]))];
    const told = new Set(problems.map(({ column }) => column));
    const own = fields.map(([field, say]) => columnOf(body, facts, field, say));
    return [...problems, ...own.filter(({ column }) => !told.has(column))];
  }
  const unfit = unfitDraft(read.data, today);
  const also = unfit === undefined ? [] : [columnOf(body, facts, fieldOfPath(unfit.at?.[0]), unfit.say)];
  if (problems.length + also.length > 0) return [...problems, ...also];
  return { draft: read.data, reference: facts.reference };
}

const fieldOfPath = (path: string | undefined): string =>
  fieldAt((path ?? '').replace(/^draft\./, '').split('.'));
