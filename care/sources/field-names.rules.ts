// Why: a field has one name on every screen and in every record of where it was read.

const names: Readonly<Record<string, string>> = {
  priority: 'How urgent',
  'patient.givenName': 'Given name',
  'patient.familyName': 'Family name',
  'patient.birthOn': 'Date of birth',
  'patient.memberNumber': 'Member ID',
  'patient.phone': 'Phone',
  'patient.language': 'Language',
  'address.line1': 'Street',
  'address.city': 'City',
  'address.state': 'State',
  'address.zip': 'ZIP',
  'address.accessBarriers': 'On the way in',
  clinicianName: 'Ordered by',
  clinicianNpi: 'NPI',
  signedOn: 'Signed',
  requesterName: 'Sender',
  requesterOrganization: 'Organization',
  requesterEmail: 'Sender’s email',
  requesterPhone: 'Sender’s phone',
  diagnoses: 'Diagnoses',
  serviceFromOn: 'Begins',
  serviceToOn: 'Ends',
  dischargeAt: 'Goes home',
  dischargeFacility: 'Leaves from',
  note: 'Note',
};
const lineParts: Readonly<Record<string, string>> = {
  family: 'kind',
  code: 'code',
  description: 'what',
  quantity: 'quantity',
  frequency: 'how often',
};

/** 'clinical.oxygen.flowLpm' → 'Flow lpm'. */
const fromPath = (path: string): string => {
  const last = path.split('.').at(-1) ?? path;
  const words = last.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The name of a field by its path; lines are numbered as the case shows them. */
export function fieldName(field: string): string {
  const line = /^lines\.(\d+)\.(\w+)$/.exec(field);
  if (line !== null) return `Line ${line[1] ?? ''}, ${lineParts[line[2] ?? ''] ?? line[2] ?? ''}`;
  return names[field] ?? fromPath(field);
}
