// Why: an answer that is one value goes straight into its field; the office that was asked, the hub that takes it and the
// screen that draws the box read one list of what can be answered so.
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { referralDraft, type ReferralDraft } from '../cases/cases.schema.ts';
import { fieldName } from '../sources/field-names.rules.ts';
import { questionGroups } from './clinical-questions.rules.ts';

/** How a field is answered; `choices` as value and label. */
export type AnswerKind = {
  readonly kind: 'date' | 'number' | 'text' | 'choice';
  readonly label: string;
  readonly hint?: string | undefined;
  readonly choices?: readonly (readonly [value: string, label: string])[] | undefined;
};

const texts = [
  'patient.givenName',
  'patient.familyName',
  'patient.memberNumber',
  'patient.phone',
  'clinicianName',
  'clinicianNpi',
  'diagnoses',
  'address.line1',
  'address.city',
  'address.state',
  'address.zip',
];
const dates = ['patient.birthOn', 'signedOn', 'serviceFromOn'];

// A row of a list (a wound, a drug) and an instant need a form of their own.
const clinical = questionGroups
  .filter(({ list }) => list === undefined)
  .flatMap(({ questions }) => questions);

/** How this field is answered in one box; null where a page or a call is needed. */
export function answerTo(field: string): AnswerKind | null {
  if (texts.includes(field))
    return {
      kind: 'text',
      label: fieldName(field),
      ...(field === 'diagnoses' ? { hint: 'ICD-10, several with a comma' } : {}),
    };
  if (dates.includes(field)) return { kind: 'date', label: fieldName(field) };
  const question = clinical.find((one) => `clinical.${one.field}` === field);
  if (question === undefined || question.kind === 'moment') return null;
  const { kind, label, hint, choices } = question;
  return { kind: kind === 'short' ? 'text' : kind, label, hint, choices };
}

const valueOf = (field: string, said: string): unknown => {
  if (field === 'diagnoses')
    return said
      .split(/[,;\s]+/)
      .filter((one) => one !== '')
      .map((one) => one.toUpperCase());
  if (field === 'address.state') return said.toUpperCase();
  return answerTo(field)?.kind === 'number' ? Number(said.replace(',', '.')) : said;
};

function withField(part: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const record = typeof part === 'object' && part !== null ? part : {};
  const inner: unknown = rest.length === 0 ? value : withField(Reflect.get(record, name), rest, value);
  return { ...record, [name]: inner };
}

/** The order with one more field said; refused where the words cannot be what the field holds. */
export function answered(draft: ReferralDraft, field: string, said: string): Or<ReferralDraft> {
  const kind = answerTo(field);
  if (kind === null) return refuse('invalid', 'This cannot be answered in one box; send the page.', [field]);
  const read = referralDraft.safeParse(withField(draft, field.split('.'), valueOf(field, said.trim())));
  if (read.success) return read.data;
  return refuse('invalid', `${kind.label}: “${said.trim()}” cannot be right. Please check it.`, [field]);
}
