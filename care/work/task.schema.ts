// Why: what only a person can do about a case is a typed task, so that queues, reports and closures speak of the same few
// troubles (domain reference §1.3). Each code says who first gets it and what its closing means.
import { z } from 'zod';
import type { StaffRole } from '../roles.rules.ts';
import { itemSchema } from './work.schema.ts';

type TaskKind = { readonly label: string; readonly role: StaffRole };

/** Every kind of task: its label in the queue and the role it first goes to. */
export const taskKinds = {
  member_unknown: { label: 'Find the member', role: 'intake_agent' },
  coverage_unclear: { label: 'Clear up the coverage', role: 'intake_agent' },
  coverage_lapsed: { label: 'Coverage no longer stands', role: 'care_coordinator' },
  payer_unreadable: { label: 'Payer’s answer unreadable', role: 'intake_agent' },
  missing_information: { label: 'Chase what is missing', role: 'care_coordinator' },
  fax_back: { label: 'Fax the letter', role: 'intake_agent' },
  pages_missing: { label: 'Pages of a fax are missing', role: 'intake_agent' },
  pages_astray: { label: 'Pages were taken back', role: 'intake_agent' },
  not_covered: { label: 'Tell that it is not covered', role: 'care_coordinator' },
  tell_decision: { label: 'Tell the office of the decision', role: 'care_coordinator' },
  denied: { label: 'Tell of the denial', role: 'care_coordinator' },
  no_provider: { label: 'No provider accepts', role: 'care_coordinator' },
  offer_countered: { label: 'Provider proposes another time', role: 'care_coordinator' },
  confirm_by_phone: { label: 'Call the member to confirm', role: 'care_coordinator' },
  confirm_by_letter: { label: 'Mail the letter', role: 'care_coordinator' },
  window_refused: { label: 'Agree another time', role: 'care_coordinator' },
  visit_missed: { label: 'Missed visit', role: 'care_coordinator' },
  delivery_failed: { label: 'Failed delivery', role: 'care_coordinator' },
  clinical_check: { label: 'Call the patient now', role: 'triage_nurse' },
  proof_unclear: { label: 'Look at the proof', role: 'care_coordinator' },
  pick_up: { label: 'Arrange the pick-up', role: 'care_coordinator' },
  partner_asked: { label: 'Partner asks for a change', role: 'care_coordinator' },
  cancel_too_late: { label: 'Cancellation came too late', role: 'care_coordinator' },
} as const satisfies Record<string, TaskKind>;
export type TaskCode = keyof typeof taskKinds;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
export const taskCodes = Object.keys(taskKinds) as [TaskCode, ...TaskCode[]];

export const taskRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  referralId: z.string(),
  lineId: z.string().nullable(),
  caseNumber: z.string(),
  code: z.string(),
  say: z.string(),
  status: z.enum(['open', 'done', 'dropped']),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type Task = z.infer<typeof taskRow>;

/** A task as the case page shows it, with its place in the queue. */
export const shownTask = taskRow
  .pick({
    id: true,
    lineId: true,
    code: true,
    say: true,
    status: true,
    openedAt: true,
    closedAt: true,
    resolution: true,
  })
  .extend({ label: z.string(), item: itemSchema.nullable() });
export type ShownTask = z.infer<typeof shownTask>;
