// Why: what an office types is kept exactly as typed, all of it text, so that nothing half-typed is lost (requirement M15's
// data set, in the order of the page).

import type { ClinicalWords } from '../../care/completeness/clinical-questions.rules.ts';

export type LineForm = {
  readonly key: string;
  readonly family: string | null;
  readonly code: string;
  readonly description: string;
  readonly quantity: string;
  readonly frequency: string;
};

export type KeptFile = {
  readonly tenantId: number;
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
};

export type OrderForm = {
  readonly payer: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthOn: string;
  readonly memberNumber: string;
  readonly phone: string;
  readonly language: string | null;
  readonly clinician: string | null;
  readonly clinicianName: string;
  readonly clinicianNpi: string;
  readonly signedOn: string;
  readonly lines: readonly LineForm[];
  readonly clinical: ClinicalWords;
  readonly diagnoses: string;
  readonly serviceFromOn: string;
  readonly serviceToOn: string;
  readonly priority: string;
  readonly line1: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly barriers: readonly string[];
  readonly barrierNote: string;
  readonly dischargeAt: string;
  readonly dischargeFacility: string;
  readonly note: string;
  readonly requesterName: string;
  readonly requesterEmail: string;
  readonly requesterPhone: string;
  readonly files: readonly KeptFile[];
};

export const newLine = (key: string): LineForm => ({
  key,
  family: null,
  code: '',
  description: '',
  quantity: '',
  frequency: '',
});

export const emptyOrder: OrderForm = {
  payer: null,
  givenName: '',
  familyName: '',
  birthOn: '',
  memberNumber: '',
  phone: '',
  language: null,
  clinician: null,
  clinicianName: '',
  clinicianNpi: '',
  signedOn: '',
  lines: [newLine('1')],
  clinical: {},
  diagnoses: '',
  serviceFromOn: '',
  serviceToOn: '',
  priority: 'standard',
  line1: '',
  city: '',
  state: '',
  zip: '',
  barriers: [],
  barrierNote: '',
  dischargeAt: '',
  dischargeFacility: '',
  note: '',
  requesterName: '',
  requesterEmail: '',
  requesterPhone: '',
  files: [],
};
