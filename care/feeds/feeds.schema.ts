// Why: what a payer's file looks like is data, not code: a layout says which column is which fact, how dates are written and what the
// payer's codes mean. A file, its rows and its totals have one shape from the table to the screen.
import { z } from 'zod';

export const feedKinds = ['referrals', 'members'] as const;
export type FeedKind = (typeof feedKinds)[number];
export const feedKindLabels: Record<FeedKind, string> = { referrals: 'Referrals', members: 'Members' };

/** What a column of a referral file may say. */
export const referralFields = [
  'reference',
  'patient.givenName',
  'patient.familyName',
  'patient.birthOn',
  'patient.memberNumber',
  'patient.phone',
  'patient.language',
  'address.line1',
  'address.city',
  'address.state',
  'address.zip',
  'clinicianName',
  'clinicianNpi',
  'signedOn',
  'requesterName',
  'requesterOrganization',
  'requesterEmail',
  'requesterPhone',
  'diagnoses',
  'serviceFromOn',
  'serviceToOn',
  'dischargeFacility',
  'priority',
  'note',
  'line.family',
  'line.code',
  'line.description',
  'line.quantity',
  'line.frequency',
] as const;

/** What a column of a member file may say. */
export const memberFields = [
  'change',
  'memberNumber',
  'givenName',
  'familyName',
  'birthOn',
  'sex',
  'language',
  'phone',
  'email',
  'line1',
  'city',
  'state',
  'zip',
  'planName',
  'lineOfBusiness',
  'coveredFrom',
  'coveredTo',
] as const;
export const allFields = [...referralFields, ...memberFields] as const;
export type FeedField = (typeof allFields)[number];
const dayFields: ReadonlySet<string> = new Set([
  'patient.birthOn',
  'signedOn',
  'serviceFromOn',
  'serviceToOn',
  'birthOn',
  'coveredFrom',
  'coveredTo',
]);

/** True for a field that holds a date. */
export const isDayField = (field: FeedField): boolean => dayFields.has(field);

export const dayForms = ['YYYY-MM-DD', 'YYYYMMDD', 'MM/DD/YYYY', 'MMDDYYYY'] as const;
export type DayForm = (typeof dayForms)[number];

/** Where a value stands: under a heading, in the nth column (from 1), or at a place in the line (from 1) with a length. */
const place = z.union([
  z.string().min(1).max(120),
  z.int().min(1).max(500),
  z.strictObject({ from: z.int().min(1).max(10_000), length: z.int().min(1).max(2000) }),
]);
export type CellPlace = z.infer<typeof place>;

export const layoutColumn = z.strictObject({
  field: z.enum(allFields),
  at: place,
  /** How dates are written here. */
  dates: z.enum(dayForms).optional(),
  /** The payer's codes and what they mean; another code is an error of the row. Compared without regard to case. */
  codes: z.record(z.string().max(60), z.string().max(200)).optional(),
  required: z.boolean().optional(),
});
export type LayoutColumn = z.infer<typeof layoutColumn>;

export const layoutBody = z.strictObject({
  kind: z.enum(feedKinds),
  /** 'x12': an 834, where every fact has its place; only what every row says, and how many may end, is agreed. */
  form: z.enum(['csv', 'fixed', 'x12']),
  delimiter: z.enum([',', ';', '|', '\t']).default(','),
  /** True where the first line names the columns. */
  heading: z.boolean().default(true),
  columns: z.array(layoutColumn).max(200),
  /** What every row says, whatever stands in it. */
  always: z.partialRecord(z.enum(allFields), z.string().max(300)).default({}),
  /** The last line: how it begins and where it says how many rows were sent. Without it the file is not whole. */
  trailer: z.strictObject({ begins: z.string().min(1).max(40), count: place }).optional(),
  /** Members only: true where the file names everybody, so that whoever is absent is covered no more. */
  full: z.boolean().default(false),
  /** Members only: of a hundred covered, how many may end by being absent before a person must agree. */
  endsAtMostPercent: z.number().min(0).max(100).default(1),
});
export type LayoutBody = z.infer<typeof layoutBody>;

export const layoutRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  name: z.string(),
  version: z.int(),
  body: layoutBody,
  madeAt: z.string(),
  madeBy: z.string(),
});
export type Layout = z.infer<typeof layoutRow>;

export const fileStates = ['taken', 'waiting', 'refused'] as const;
export const fileStateLabels: Record<(typeof fileStates)[number], string> = {
  taken: 'Taken',
  waiting: 'Waits for a word',
  refused: 'Refused whole',
};

export const fileRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  kind: z.enum(feedKinds),
  layoutName: z.string(),
  layoutVersion: z.int(),
  fileName: z.string(),
  digest: z.string(),
  bytes: z.int(),
  road: z.enum(['door', 'command', 'folder', 'x12']),
  status: z.enum(fileStates),
  says: z.string(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  sent: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  duplicates: z.int(),
  /** Members absent from a full file whose end waits for a person. */
  absent: z.int(),
  settledAt: z.string().nullable(),
  settledBy: z.string().nullable(),
});
export type FeedFile = z.infer<typeof fileRow>;

/** One thing wrong in a row: the column as the sender calls it, what stood there, and a finished sentence. */
export const rowProblem = z.object({ column: z.string(), value: z.string(), say: z.string() });
export type RowProblem = z.infer<typeof rowProblem>;

export const rowStates = ['accepted', 'rejected', 'duplicate'] as const;
export type RowState = (typeof rowStates)[number];
export const rowStateLabels: Record<RowState, string> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  duplicate: 'Sent before',
};

export const feedRow = z.object({
  /** Line of the file, from 1. */
  number: z.int(),
  status: z.enum(rowStates),
  problems: z.array(rowProblem),
  subjectKind: z.enum(['referral', 'member']).nullable(),
  subjectId: z.string().nullable(),
  says: z.string(),
});
export type FeedRow = z.infer<typeof feedRow>;

/** What a sender is told at once. */
export const receiptSchema = z.object({
  tenantId: z.int(),
  id: z.string(),
  status: z.enum(fileStates),
  /** True when this very file was taken before: nothing was changed now. */
  again: z.boolean(),
  says: z.string(),
  sent: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  duplicates: z.int(),
  absent: z.int(),
});
export type Receipt = z.infer<typeof receiptSchema>;
