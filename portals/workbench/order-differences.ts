// Why: when two people wrote at once, a person decides field by field; this says which fields differ and in which words.
import type { LineWords, OrderWords } from './order-words.ts';

const labels: Partial<Record<keyof OrderWords, string>> = {
  kind: 'What it is',
  priority: 'How soon',
  givenName: 'Given name',
  familyName: 'Family name',
  birthOn: 'Date of birth',
  memberNumber: 'Member ID',
  phone: 'Patient’s phone',
  language: 'Language',
  line1: 'Street',
  city: 'City',
  state: 'State',
  zip: 'ZIP',
  accessBarriers: 'Stairs, gates, dogs',
  clinicianName: 'Clinician',
  clinicianNpi: 'NPI',
  signedOn: 'Signed on',
  requesterName: 'Sender’s name',
  requesterOrganization: 'Sender’s organization',
  requesterEmail: 'Sender’s email',
  requesterPhone: 'Sender’s phone',
  diagnoses: 'Diagnoses',
  serviceFromOn: 'Begins on',
  dischargeDay: 'Goes home on',
  dischargeTime: 'Goes home at',
  dischargeFacility: 'Hospital',
  note: 'Note',
  lines: 'What is ordered',
  clinical: 'About the need',
};

export type Difference = {
  readonly field: keyof OrderWords;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
};

const sayLines = (lines: readonly LineWords[]) =>
  lines
    .map((line) => [line.code, line.description, line.frequency].filter((part) => part !== '').join(' '))
    .join('; ');

const sayField = (words: OrderWords, field: keyof OrderWords): string =>
  field === 'lines'
    ? sayLines(words.lines)
    : field === 'clinical'
      ? Object.entries(words.clinical)
          .filter(([, text]) => text !== '')
          .map(([name, text]) => `${name.split('.').slice(1).join(' ')} ${text}`)
          .join('; ')
      : (words[field] ?? '');

/** The fields in which two versions differ, in the order of the form. */
export function differencesOf(mine: OrderWords, theirs: OrderWords): readonly Difference[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const field = name as keyof OrderWords;
    const ours = sayField(mine, field);
    const stored = sayField(theirs, field);
    return ours === stored ? [] : [{ field, label, mine: ours, theirs: stored }];
  });
}
