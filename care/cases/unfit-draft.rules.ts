// Why: what is missing is asked for later, but what cannot be true (an NPI without its check digit, a birth in the future,
// a service that ends before it begins) is told at once, at every door and in every correction, while the person is there.
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';
import type { ReferralDraft } from './cases.schema.ts';
import { checkNpi } from '../codes/npi.rules.ts';

const earliest = '1880-01-01';
const latest = '2199-12-31';

/** The first thing in a draft that cannot be, or undefined. `today` is 'YYYY-MM-DD'. */
export function unfitDraft(draft: ReferralDraft, today: string): Refusal | undefined {
  const { birthOn } = draft.patient;
  if (draft.clinicianNpi !== undefined && !checkNpi(draft.clinicianNpi)) {
    return refuse('npi_wrong', 'This NPI does not pass its check digit. Please check the ten digits.', [
      'draft.clinicianNpi',
    ]);
  }
  if (birthOn !== undefined && birthOn > today) {
    return refuse('birth_in_future', 'The date of birth lies in the future. Please check it.', [
      'draft.patient.birthOn',
    ]);
  }
  const dates: readonly (readonly [string, string | undefined])[] = [
    ['patient.birthOn', birthOn],
    ['signedOn', draft.signedOn],
    ['serviceFromOn', draft.serviceFromOn],
    ['serviceToOn', draft.serviceToOn],
    ['dischargeAt', draft.dischargeAt?.slice(0, 10)],
  ];
  for (const [field, day] of dates) {
    if (day !== undefined && (day < earliest || day > latest))
      return refuse('date_impossible', 'The year of this date cannot be right. Please check it.', [
        `draft.${field}`,
      ]);
  }
  const { serviceFromOn: from, serviceToOn: to } = draft;
  if (from !== undefined && to !== undefined && to < from) {
    return refuse('ends_before_it_begins', 'The service ends before it begins. Please check both dates.', [
      'draft.serviceToOn',
    ]);
  }
  return undefined;
}
