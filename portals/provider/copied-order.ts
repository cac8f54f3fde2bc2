// Why: an order like an earlier one is begun from it: who, where and what come along. What belongs to its own day does not
// (the pages, every date, the discharge, the note), so that nothing old is signed again unread.
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { clinicalWords } from '../../care/completeness/clinical-questions.rules.ts';
import { newLine, type OrderForm } from './order-form.ts';

type Earlier = { readonly tenantId: number; readonly draft: ReferralDraft };

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d(T|$)/.test(text);

/** The form's fields from an earlier order; `clinicians` are the office's own. Who is written to stays as it stands. */
export function copiedOrder(
  { tenantId, draft }: Earlier,
  clinicians: readonly { readonly id: string; readonly npi: string }[],
): Partial<OrderForm> {
  const { patient, address = {}, clinicianName = '', clinicianNpi = '' } = draft;
  const known = clinicians.find(({ npi }) => npi === clinicianNpi);
  const answers = Object.entries(clinicalWords(draft.clinical ?? {}));
  return {
    payer: tenantId.toString(),
    givenName: patient.givenName ?? '',
    familyName: patient.familyName ?? '',
    birthOn: patient.birthOn ?? '',
    memberNumber: patient.memberNumber ?? '',
    phone: patient.phone ?? '',
    language: patient.language ?? null,
    clinician: known?.id ?? (clinicianName === '' ? null : 'other'),
    clinicianName,
    clinicianNpi,
    lines: draft.lines.length === 0 ? [newLine('1')] : draft.lines.map(lineOf),
    clinical: Object.fromEntries(answers.filter(([, text]) => !isDay(text))),
    diagnoses: draft.diagnoses.join(', '),
    line1: address.line1 ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    zip: address.zip ?? '',
    barriers: [],
    barrierNote: address.accessBarriers ?? '',
    signedOn: '',
    serviceFromOn: '',
    serviceToOn: '',
    priority: 'standard',
    dischargeAt: '',
    dischargeFacility: '',
    note: '',
    files: [],
  };
}

const lineOf = (line: ReferralDraft['lines'][number], i: number) => ({
  key: (i + 1).toString(),
  family: line.family,
  code: line.code ?? '',
  description: line.description,
  quantity: line.quantity?.toString() ?? '',
  frequency: line.frequency ?? '',
});
