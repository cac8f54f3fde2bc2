// Why: an order while it is being written is words in boxes, many of them empty; only what was really said goes to the
// hub, and what is stored comes back into the same boxes.
import {
  families,
  referralDraft,
  type Family,
  type Referral,
  type ReferralDraft,
  type ServiceLine,
} from '../../care/cases/cases.schema.ts';
import { atWallTime, dayIn, wallTimeIn } from '../../base/time/instant.ts';
import type { ClinicalFacts } from '../../care/cases/clinical.schema.ts';
import {
  clinicalOf,
  clinicalWords,
  type ClinicalWords,
} from '../../care/completeness/clinical-questions.rules.ts';
import { Problem } from '../kit/problem.ts';

export type LineWords = {
  readonly key: string;
  readonly family: string;
  readonly code: string;
  readonly description: string;
  readonly quantity: string;
  readonly frequency: string;
};

const simple = [
  'clinicianName',
  'clinicianNpi',
  'signedOn',
  'requesterName',
  'requesterOrganization',
  'requesterEmail',
  'requesterPhone',
  'serviceFromOn',
  'serviceToOn',
  'dischargeFacility',
  'note',
] as const;
const ofPatient = ['givenName', 'familyName', 'birthOn', 'memberNumber', 'phone', 'language'] as const;
const ofAddress = ['line1', 'city', 'state', 'zip', 'accessBarriers'] as const;

type Word = (typeof simple)[number] | (typeof ofPatient)[number] | (typeof ofAddress)[number];
export type WordField = Word | 'diagnoses' | 'dischargeDay' | 'dischargeTime' | 'dischargeZone';

export type OrderWords = Record<WordField, string> & {
  readonly kind: 'order' | 'inquiry';
  readonly priority: ReferralDraft['priority'];
  readonly officeId: string | null;
  readonly lines: readonly LineWords[];
  readonly clinical: ClinicalWords;
};

export const dischargeZones: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'America/New_York', label: 'Eastern' },
  { value: 'America/Chicago', label: 'Central' },
  { value: 'America/Denver', label: 'Mountain' },
  { value: 'America/Phoenix', label: 'Arizona' },
  { value: 'America/Los_Angeles', label: 'Pacific' },
  { value: 'America/Anchorage', label: 'Alaska' },
  { value: 'Pacific/Honolulu', label: 'Hawaii' },
  { value: 'America/Puerto_Rico', label: 'Puerto Rico' },
];

let made = 0;
/** A line nobody has said anything about yet. */
export function emptyLine(): LineWords {
  made += 1;
  return {
    key: `line-${made.toString()}`,
    family: '',
    code: '',
    description: '',
    quantity: '',
    frequency: '',
  };
}

/** An order of which nothing is known. */
export function emptyOrder(zone = 'America/New_York'): OrderWords {
  const blank = Object.fromEntries(
    [...simple, ...ofPatient, ...ofAddress, 'diagnoses', 'dischargeDay', 'dischargeTime'].map((field) => [
      field,
      '',
    ]),
  ) as Record<WordField, string>;
  return {
    ...blank,
    dischargeZone: zone,
    kind: 'order',
    priority: 'standard',
    officeId: null,
    lines: [],
    clinical: {},
  };
}

/** The boxes filled with what is stored. */
export function wordsOf(row: Referral, lines: readonly ServiceLine[]): OrderWords {
  const zone = row.zone;
  const zoneKnown = dischargeZones.some((one) => one.value === zone) ? zone : 'America/New_York';
  return {
    ...emptyOrder(zoneKnown),
    kind: row.kind,
    priority: row.priority === 'urgent' || row.priority === 'stat' ? row.priority : 'standard',
    officeId: row.officeId,
    ...(Object.fromEntries(simple.map((field) => [field, row[field] ?? ''])) as Record<Word, string>),
    givenName: row.patientGivenName ?? '',
    familyName: row.patientFamilyName ?? '',
    birthOn: row.patientBirthOn ?? '',
    memberNumber: row.patientMemberNumber ?? '',
    phone: row.patientPhone ?? '',
    language: row.patientLanguage ?? '',
    line1: row.shipLine1 ?? '',
    city: row.shipCity ?? '',
    state: row.shipState ?? '',
    zip: row.shipZip ?? '',
    accessBarriers: row.accessBarriers ?? '',
    diagnoses: row.diagnoses.join(', '),
    dischargeDay: row.dischargeAt === null ? '' : dayIn(zoneKnown, row.dischargeAt),
    dischargeTime: row.dischargeAt === null ? '' : wallTimeIn(zoneKnown, row.dischargeAt),
    clinical: clinicalWords(row.clinical),
    lines: lines.map((line) => ({
      ...emptyLine(),
      family: line.family,
      code: line.code ?? '',
      description: line.description,
      quantity: line.quantity ?? '',
      frequency: line.frequency ?? '',
    })),
  };
}

const said = <Key extends string>(words: Record<Key, string>, fields: readonly Key[]) =>
  Object.fromEntries(
    fields.map((field) => [field, words[field].trim()] as const).filter(([, text]) => text !== ''),
  ) as Partial<Record<Key, string>>;

function lineOf(line: LineWords) {
  const { code, quantity, frequency } = line;
  return {
    family: (families.find((family) => family === line.family) ?? line.family) as Family,
    description: line.description.trim(),
    ...(code.trim() === '' ? {} : { code: code.trim().toUpperCase() }),
    ...(quantity.trim() === '' ? {} : { quantity: Number(quantity) }),
    ...(frequency.trim() === '' ? {} : { frequency: frequency.trim() }),
  };
}

/** When the patient leaves the hospital; a day without a time means noon there. */
function dischargeOf(words: OrderWords): { dischargeAt?: string } {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words.dischargeDay)) return {};
  const time = /^\d{2}:\d{2}$/.test(words.dischargeTime) ? words.dischargeTime : '12:00';
  return { dischargeAt: atWallTime(words.dischargeZone, words.dischargeDay, time) };
}

/** The clinical answers of the families ordered; a value that cannot be read stays, so that its field can say so. */
function clinicalFrom(words: OrderWords): { clinical?: ClinicalFacts } {
  const facts = clinicalOf(words.clinical, words.lines);
  return Object.keys(facts).length === 0 ? {} : { clinical: facts };
}

/** What was said, as the hub takes it. Untouched lines are left out. */
export function draftOf(words: OrderWords): ReferralDraft {
  const address = said(words, ofAddress);
  return {
    kind: words.kind,
    priority: words.priority,
    patient: said(words, ofPatient),
    ...(Object.keys(address).length === 0
      ? {}
      : {
          address: {
            ...address,
            ...(address.state === undefined ? {} : { state: address.state.toUpperCase() }),
          },
        }),
    ...(words.officeId === null ? {} : { officeId: words.officeId }),
    ...said(words, simple),
    ...dischargeOf(words),
    ...clinicalFrom(words),
    diagnoses: words.diagnoses
      .split(/[,;\s]+/)
      .map((code) => code.toUpperCase())
      .filter((code) => code !== ''),
    lines: words.lines
      .filter((line) => line.family !== '' || line.description.trim() !== '' || line.code.trim() !== '')
      .map(lineOf),
  };
}

const sentences: Record<string, string> = {
  clinicianNpi: 'An NPI has ten digits and begins with 1 or 2.',
  diagnoses: 'Write diagnoses as ICD-10 codes, such as J96.11.',
  'address.state': 'Write the state as two letters.',
  'address.zip': 'A ZIP code has five digits.',
  requesterEmail: 'This is not an email address.',
};

/** What in these words cannot be sent as it stands, by field path, each a finished sentence. */
export function unreadableIn(words: OrderWords): readonly { readonly at: string; readonly say: string }[] {
  const read = referralDraft.safeParse(draftOf(words));
  if (read.success) return [];
  return read.error.issues.map((issue) => {
    const at = issue.path.join('.');
    const line = /^lines\.(\d+)\.(\w+)/.exec(at);
    if (line !== null)
      return {
        at,
        say: `Line ${(Number(line[1]) + 1).toString()} needs ${line[2] === 'family' ? 'a kind of service' : line[2] === 'code' ? 'a code of five signs' : `a ${line[2] ?? 'value'}`}.`,
      };
    return { at, say: sentences[at.replace(/\.\d+$/, '')] ?? 'Please look at this again.' };
  });
}

/** The same as a problem a form can show; null when everything can be sent. */
export function problemIn(words: OrderWords): Problem | null {
  const wrong = unreadableIn(words);
  const [first] = wrong;
  if (first === undefined) return null;
  return new Problem({
    status: 422,
    code: 'invalid',
    say: first.say,
    at: wrong.map((one) => one.at.replace(/^diagnoses\.\d+$/, 'diagnoses')),
  });
}
