// Why: minimum necessary, field by field (domain.md §9): who needs no identity sees initials and a birth year, and
// neither address nor phone nor free text.
import type { Mask } from '../../base/access/policy.ts';
import type { Referral } from './cases.schema.ts';
import { withoutPerson, type Person } from './without-person.rules.ts';

const initial = (name: string | null) => (name === null ? null : `${name.slice(0, 1)}.`);

/** The referral as seen through a mask: full, or masked to initials and year. */
export function maskReferral(row: Referral, mask: Mask): Referral {
  if (mask === 'full') return row;
  return {
    ...row,
    patientGivenName: initial(row.patientGivenName),
    patientFamilyName: initial(row.patientFamilyName),
    patientBirthOn: row.patientBirthOn === null ? null : `${row.patientBirthOn.slice(0, 4)}-01-01`,
    patientMemberNumber: row.patientMemberNumber === null ? null : `…${row.patientMemberNumber.slice(-4)}`,
    patientPhone: null,
    shipLine1: null,
    shipZip: null,
    accessBarriers: null,
    requesterEmail: null,
    requesterPhone: null,
    requesterName: null,
    note: null,
    clinical: {},
    endReason: null,
    memberId: null,
  };
}

/** What is ordered on a line as seen through a mask: words that name the patient or who ordered are not shown. */
export function maskOrdered(words: string, person: Person, mask: Mask): string {
  return mask === 'full' ? words : (withoutPerson(words, person) ?? 'Not shown: it names a person');
}
