// Why: what every order owes whatever it asks for: the intake data set of requirement M15 (domain.md §3.2) and the standard
// written order (42 CFR 410.38).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { GapRule, Supplier } from './gap-rule.types.ts';

type Row = readonly [
  field: string,
  say: string,
  suppliedBy: Supplier,
  value: (order: ReferralDraft) => unknown,
];

const rows: Row[] = [
  [
    'patient.givenName',
    'The patient’s given name is missing.',
    'ordering_office',
    (o) => o.patient.givenName,
  ],
  [
    'patient.familyName',
    'The patient’s family name is missing.',
    'ordering_office',
    (o) => o.patient.familyName,
  ],
  ['patient.birthOn', 'The patient’s date of birth is missing.', 'ordering_office', (o) => o.patient.birthOn],
  [
    'patient.memberNumber',
    'The member ID on the insurance card is missing.',
    'patient',
    (o) => o.patient.memberNumber,
  ],
  ['patient.phone', 'A phone number for the patient is missing.', 'patient', (o) => o.patient.phone],
  ['clinicianName', 'The ordering clinician’s name is missing.', 'ordering_office', (o) => o.clinicianName],
  ['clinicianNpi', 'The ordering clinician’s NPI is missing.', 'ordering_office', (o) => o.clinicianNpi],
  ['signedOn', 'The date the order was signed is missing.', 'ordering_office', (o) => o.signedOn],
  ['diagnoses', 'No diagnosis (ICD-10) is given.', 'ordering_office', (o) => o.diagnoses[0]],
  [
    'lines',
    'Nothing is ordered yet. Add at least one service or item.',
    'ordering_office',
    (o) => o.lines[0],
  ],
  [
    'address.line1',
    'The street address for the delivery or visit is missing.',
    'patient',
    (o) => o.address?.line1,
  ],
  ['address.city', 'The city is missing.', 'patient', (o) => o.address?.city],
  ['address.state', 'The state is missing.', 'patient', (o) => o.address?.state],
  ['address.zip', 'The ZIP code is missing.', 'patient', (o) => o.address?.zip],
  [
    'serviceFromOn',
    'The date the service should begin is missing.',
    'ordering_office',
    (o) => o.serviceFromOn,
  ],
];

/** A stamp is no signature; nobody is asked how it was signed, but who says a stamp is told. */
const stamped: GapRule = {
  code: 'base.signature_stamp',
  family: 'all',
  field: 'clinical.paper.signature',
  say: 'A stamped signature does not count; please send the order signed by hand or electronically.',
  suppliedBy: 'ordering_office',
  source: 'domain.md §3.1 and §3.3 (42 CFR 410.38)',
  validFrom: '2020-01-01',
  validTo: null,
  isMissing: (order) => order.clinical?.paper?.signature === 'stamp',
};

/** Everything before a discharge is done by its instant; a hospital without one says nothing. */
const leaves: GapRule = {
  code: 'base.discharge_at',
  family: 'all',
  field: 'dischargeAt',
  say: 'The patient leaves a hospital: the day and time are missing.',
  suppliedBy: 'hospital',
  source: 'Requirement M18; domain.md §1.1',
  validFrom: '2020-01-01',
  validTo: null,
  isMissing: (order) => !isEmpty(order.dischargeFacility) && isEmpty(order.dischargeAt),
};

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const written: readonly GapRule[] = rows.map(([field, say, suppliedBy, value]) => ({
  code: `base.${field.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
  family: 'all',
  field,
  say,
  suppliedBy,
  source: 'Requirement M15; domain.md §3.2 and §3.3 (42 CFR 410.38)',
  validFrom: '2020-01-01',
  validTo: null,
  isMissing: (order) => isEmpty(value(order)),
}));

/** For every order. */
export const baseGaps: readonly GapRule[] = [...written, leaves, stamped];
