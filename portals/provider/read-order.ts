// Why: what was typed is read as an order only when it is asked for: strictly before sending, and as far as possible for
// the list of what is missing, which the very rule of the hub computes (requirement M15).
import { atWallTime, type Zone } from '../../base/time/instant.ts';
import {
  familyLabels,
  referralDraft,
  type Family,
  type ReferralDraft,
} from '../../care/cases/cases.schema.ts';
import { clinicalOf } from '../../care/completeness/clinical-questions.rules.ts';
import { Problem } from '../kit/problem.ts';
import type { LineForm, OrderForm } from './order-form.ts';

export type Sender = { readonly officeId: string; readonly officeName: string; readonly zone: Zone };

const isUsed = (line: LineForm): boolean =>
  line.family !== null ||
  [line.code, line.description, line.quantity, line.frequency].some((text) => text.trim() !== '');

/** The codes in a line of text: `J96.11, j44.9` → two. */
export const codesIn = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');

type Plain = Record<string, unknown>;

/** Leaves out what was not filled in, so that absent means absent. */
function filled(fields: Plain): Plain {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== '' && value !== null && value !== undefined),
  );
}

/** Absent rather than empty. */
const some = (fields: Plain): Plain | undefined => (Object.keys(fields).length === 0 ? undefined : fields);

/** `2026-11-24T15:00` on the wall of `zone` as a moment; anything unfinished as undefined. */
export function momentOf(wall: string, zone: Zone): string | undefined {
  const [day, time] = wall.split('T');
  if (day === undefined || time === undefined || !/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(time))
    return undefined;
  return atWallTime(zone, day, time.slice(0, 5));
}

function lineOf(line: LineForm): Plain {
  const quantity = Number(line.quantity.replaceAll(',', ''));
  const label = line.family === null ? '' : familyLabels[line.family as Family];
  return filled({
    family: line.family,
    code: line.code.toUpperCase(),
    description: line.description.trim() === '' ? line.code.trim().toUpperCase() || label : line.description,
    quantity: line.quantity.trim() === '' ? undefined : quantity,
    frequency: line.frequency,
  });
}

/** The form as the hub's draft, not yet held against its shape. */
export function spelled(form: OrderForm, sender: Sender): Plain {
  const barriers = [...form.barriers, form.barrierNote.trim()].filter((text) => text !== '').join('. ');
  const address = filled({
    line1: form.line1,
    city: form.city,
    state: form.state.toUpperCase(),
    zip: form.zip,
    accessBarriers: barriers,
  });
  return filled({
    kind: 'order',
    priority: form.priority,
    patient: filled({
      givenName: form.givenName,
      familyName: form.familyName,
      birthOn: form.birthOn,
      memberNumber: form.memberNumber,
      phone: form.phone,
      language: form.language,
    }),
    address: some(address),
    officeId: sender.officeId,
    clinicianName: form.clinicianName,
    clinicianNpi: form.clinicianNpi,
    signedOn: form.signedOn,
    requesterName: form.requesterName,
    requesterOrganization: sender.officeName,
    requesterEmail: form.requesterEmail,
    requesterPhone: form.requesterPhone,
    diagnoses: codesIn(form.diagnoses),
    serviceFromOn: form.serviceFromOn,
    serviceToOn: form.serviceToOn,
    dischargeAt: momentOf(form.dischargeAt, sender.zone),
    dischargeFacility: form.dischargeFacility,
    note: form.note,
    clinical: some(clinicalOf(form.clinical, form.lines)),
    lines: form.lines.filter(isUsed).map(lineOf),
  });
}

const says: readonly (readonly [RegExp, string])[] = [
  [/clinicianNpi/, 'An NPI has ten digits and begins with 1 or 2. Please check it.'],
  [/zip/, 'A ZIP code has five digits, or nine with a dash. Please check it.'],
  [/state/, 'Use the two letters of the state, such as MA.'],
  [/diagnoses/, 'One of these is no ICD-10 code. They look like J96.11; put a comma between two.'],
  [/requesterEmail/, 'This is no full email address. Please check it.'],
  [/lines\.\d+\.code/, 'A HCPCS or CPT code has five signs, such as E1390.'],
  [/lines\.\d+\.family/, 'Choose what kind of service or item this is.'],
  [/lines\.\d+\.quantity/, 'Write the quantity as a number above zero.'],
  [/birthOn|signedOn|service|clinical\..*(On|Wall)$/, 'This date is not finished. Please check it.'],
  [/clinical\./, 'Write this as a number in the unit shown. Please check it.'],
];

/** The order as the hub takes it, or the problem that stands in its way, field by field. */
export function readOrder(form: OrderForm, sender: Sender): ReferralDraft | Problem {
  if (form.payer === null)
    return new Problem({
      status: 0,
      code: 'no_payer',
      say: 'Choose the health plan, as on the card.',
      at: ['tenantId'],
    });
  const read = referralDraft.safeParse(spelled(form, sender));
  if (read.success) return read.data;
  const at = [
    ...new Set(
      read.error.issues.map((issue) =>
        ['draft', ...issue.path.map(String)].join('.').replace(/^draft\.diagnoses.*/, 'draft.diagnoses'),
      ),
    ),
  ];
  const first = at[0] ?? '';
  const say = says.find(([pattern]) => pattern.test(first))?.[1] ?? 'This does not fit. Please check it.';
  return new Problem({
    status: 0,
    code: 'unfit',
    say,
    at: first.startsWith('draft.lines') ? keyed(at, form) : at,
  });
}

/** Positions of used lines as positions on the page, where an unused row may stand between. */
function keyed(at: readonly string[], form: OrderForm): string[] {
  const rows = form.lines.flatMap((line, row) => (isUsed(line) ? [row] : []));
  return at.map((path) =>
    path.replace(/^draft\.lines\.(\d+)/, (_all, n: string) => `draft.lines.${String(rows[Number(n)] ?? n)}`),
  );
}

/** The order as far as it can be read now, for the list of what is missing; wrong values count as absent. */
export function readable(form: OrderForm, sender: Sender): ReferralDraft {
  const whole = referralDraft.safeParse(spelled(form, sender));
  if (whole.success) return whole.data;
  const usable = spelled(form, sender);
  for (const { path } of whole.error.issues) drop(usable, path.map(String));
  const again = referralDraft.safeParse(usable);
  return again.success
    ? again.data
    : { kind: 'order', priority: 'standard', patient: {}, diagnoses: [], lines: [] };
}

function drop(from: Plain, path: readonly string[]): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  const inside = from[first];
  // Only the wrong value of a wound or a drug is dropped, not the whole list.
  const row: unknown = Array.isArray(inside) ? (inside as unknown[])[Number(rest[0])] : undefined;
  if (first !== 'lines' && typeof row === 'object' && row !== null && rest.length > 1)
    drop(row as Plain, rest.slice(1));
  else if (rest.length === 0 || Array.isArray(inside)) delete from[first];
  else if (typeof inside === 'object' && inside !== null) drop(inside as Plain, rest);
}
