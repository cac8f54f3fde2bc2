// Why: everything an order still lacks is said at once, in one list that form, agent and API share (requirement M15,
// domain.md §3.2). What is missing never stops the receipt or a clock; it is asked for.
import type { ReferralDraft } from './cases.schema.ts';

export type Gap = { readonly field: string; readonly say: string };

/** The gaps of an order against the base data set; an inquiry owes only a name to call back. */
export function missingFromOrder(draft: ReferralDraft, hasDocument: boolean): Gap[] {
  const gaps: Gap[] = [];
  const need = (present: unknown, field: string, say: string) => {
    if (present === undefined || present === null || present === '') gaps.push({ field, say });
  };
  if (draft.kind === 'inquiry') {
    need(draft.requesterName, 'requesterName', 'Who should we call back?');
    return gaps;
  }
  const { patient, address } = draft;
  need(patient.givenName, 'patient.givenName', 'The patient’s given name is missing.');
  need(patient.familyName, 'patient.familyName', 'The patient’s family name is missing.');
  need(patient.birthOn, 'patient.birthOn', 'The patient’s date of birth is missing.');
  need(patient.memberNumber, 'patient.memberNumber', 'The member ID on the insurance card is missing.');
  need(patient.phone, 'patient.phone', 'A phone number for the patient is missing.');
  need(draft.clinicianName, 'clinicianName', 'The ordering clinician’s name is missing.');
  need(draft.clinicianNpi, 'clinicianNpi', 'The ordering clinician’s NPI is missing.');
  need(draft.signedOn, 'signedOn', 'The date the order was signed is missing.');
  need(hasDocument ? true : undefined, 'documents', 'The signed order or prescription is not attached.');
  need(draft.diagnoses[0], 'diagnoses', 'No diagnosis (ICD-10) is given.');
  need(draft.lines[0], 'lines', 'Nothing is ordered yet. Add at least one service or item.');
  need(address?.line1, 'address.line1', 'The street address for the delivery or visit is missing.');
  need(address?.city, 'address.city', 'The city is missing.');
  need(address?.state, 'address.state', 'The state is missing.');
  need(address?.zip, 'address.zip', 'The ZIP code is missing.');
  need(draft.serviceFromOn, 'serviceFromOn', 'The date the service should begin is missing.');
  return gaps;
}
