// Why: one form for an order wherever a person writes it down (from a page, from a voice, as a correction), in the order in
// which pages and callers say things; a field that cannot be sent says why beside itself, and nothing typed is lost.
import type { ReactNode } from 'react';
import { priorities } from '../../care/cases/cases.schema.ts';
import { CodeNotes } from '../kit/code-notes.tsx';
import { ClinicalFields } from '../kit/clinical-fields.tsx';
import { ChoiceField, FieldGroup, FieldRow, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import css from './order-form.module.css';
import { Lines } from './order-lines.tsx';
import { dischargeZones, type OrderWords, type WordField } from './order-words.ts';

export type OrderFieldsProps = {
  readonly words: OrderWords;
  readonly onChange: (words: OrderWords) => void;
  /** Where the caller was already named (the call desk), the form does not ask again. */
  readonly withoutRequester?: boolean;
};

const priorityWords = { standard: 'Standard', urgent: 'Urgent', stat: 'At once (STAT)' } as const;

type Bound = {
  readonly field: WordField;
  readonly path: string;
  readonly label: string;
  readonly kind?: 'text' | 'email' | 'tel' | 'date';
  readonly required?: boolean;
  readonly hint?: string;
};

type PartProps = {
  readonly words: OrderWords;
  readonly set: (change: Partial<OrderWords>) => void;
  readonly text: (bound: Bound) => ReactNode;
};

/** The fields of an order; put it in a `Form`. */
export function OrderFields({ words, onChange, withoutRequester = false }: OrderFieldsProps) {
  const set = (change: Partial<OrderWords>) => onChange({ ...words, ...change });
  const text = ({ field, path, label, kind, hint, required = words.kind === 'order' }: Bound) => (
    <TextField
      key={field}
      name={path}
      label={label}
      value={words[field]}
      required={required}
      {...(kind === undefined ? {} : { kind })}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => set({ [field]: value })}
    />
  );
  const part = { words, set, text };
  return (
    <div className={css['fields']}>
      <Kind {...part} />
      {withoutRequester ? null : <Sender {...part} />}
      <Patient {...part} />
      <Ordered {...part} />
      <Clinician {...part} />
      <Address {...part} />
      <Discharge {...part} />
      <LongTextField name="note" label="Note" value={words.note} onChange={(note) => set({ note })} />
    </div>
  );
}

function Kind({ words, set }: PartProps) {
  return (
    <FieldRow>
      <ChoiceField
        name="kind"
        label="What is it"
        required
        value={words.kind}
        choices={[
          { value: 'order', label: 'An order' },
          { value: 'inquiry', label: 'A question before an order exists' },
        ]}
        onChange={(kind) => set({ kind: kind === 'inquiry' ? 'inquiry' : 'order' })}
      />
      <ChoiceField
        name="priority"
        label="How soon"
        required
        value={words.priority}
        choices={priorities.map((value) => ({ value, label: priorityWords[value] }))}
        onChange={(value) => set({ priority: priorities.find((one) => one === value) ?? 'standard' })}
      />
    </FieldRow>
  );
}

function Sender({ text, words }: PartProps) {
  return (
    <FieldGroup title="Who sent it">
      <FieldRow>
        {text({
          field: 'requesterName',
          path: 'requesterName',
          label: 'Name',
          required: words.kind === 'inquiry',
        })}
        {text({
          field: 'requesterOrganization',
          path: 'requesterOrganization',
          label: 'Organization',
          required: false,
        })}
        {text({
          field: 'requesterEmail',
          path: 'requesterEmail',
          label: 'Email',
          kind: 'email',
          required: false,
        })}
        {text({
          field: 'requesterPhone',
          path: 'requesterPhone',
          label: 'Phone',
          kind: 'tel',
          required: false,
        })}
      </FieldRow>
    </FieldGroup>
  );
}

function Patient({ text }: PartProps) {
  return (
    <FieldGroup title="Patient">
      <FieldRow>
        {text({ field: 'givenName', path: 'patient.givenName', label: 'Given name' })}
        {text({ field: 'familyName', path: 'patient.familyName', label: 'Family name' })}
        {text({ field: 'birthOn', path: 'patient.birthOn', label: 'Date of birth', kind: 'date' })}
        {text({ field: 'memberNumber', path: 'patient.memberNumber', label: 'Member ID' })}
        {text({ field: 'phone', path: 'patient.phone', label: 'Patient’s phone', kind: 'tel' })}
        {text({ field: 'language', path: 'patient.language', label: 'Language', required: false })}
      </FieldRow>
    </FieldGroup>
  );
}

function Ordered({ text, words, set }: PartProps) {
  return (
    <FieldGroup title="What is ordered">
      <Lines lines={words.lines} from={words.serviceFromOn} onChange={(lines) => set({ lines })} />
      <ClinicalFields
        path="clinical"
        lines={words.lines}
        words={words.clinical}
        onChange={(clinical) => set({ clinical })}
      />
      <FieldRow>
        {text({
          field: 'diagnoses',
          path: 'diagnoses',
          label: 'Diagnoses',
          hint: 'ICD-10 codes, separated by commas',
        })}
        {text({ field: 'serviceFromOn', path: 'serviceFromOn', label: 'Begins on', kind: 'date' })}
      </FieldRow>
      <CodeNotes
        diagnoses={words.diagnoses}
        procedures={words.lines.map((line) => line.code)}
        on={words.serviceFromOn}
      />
    </FieldGroup>
  );
}

function Clinician({ text }: PartProps) {
  return (
    <FieldGroup title="Who ordered it">
      <FieldRow>
        {text({ field: 'clinicianName', path: 'clinicianName', label: 'Clinician' })}
        {text({ field: 'clinicianNpi', path: 'clinicianNpi', label: 'NPI' })}
        {text({ field: 'signedOn', path: 'signedOn', label: 'Signed on', kind: 'date' })}
      </FieldRow>
    </FieldGroup>
  );
}

function Address({ text }: PartProps) {
  return (
    <FieldGroup title="Where to">
      {text({ field: 'line1', path: 'address.line1', label: 'Street' })}
      <FieldRow>
        {text({ field: 'city', path: 'address.city', label: 'City' })}
        {text({ field: 'state', path: 'address.state', label: 'State' })}
        {text({ field: 'zip', path: 'address.zip', label: 'ZIP' })}
      </FieldRow>
      {text({
        field: 'accessBarriers',
        path: 'address.accessBarriers',
        label: 'Stairs, gates, dogs',
        required: false,
      })}
    </FieldGroup>
  );
}

function Discharge({ text, words, set }: PartProps) {
  return (
    <FieldGroup title="Leaving a hospital">
      <FieldRow>
        {text({
          field: 'dischargeDay',
          path: 'dischargeAt',
          label: 'Goes home on',
          kind: 'date',
          required: false,
        })}
        <TextField
          name="dischargeTime"
          label="At"
          hint="24 hours, 15:00"
          value={words.dischargeTime}
          onChange={(dischargeTime) => set({ dischargeTime })}
        />
        <SelectField
          name="dischargeZone"
          label="Time zone there"
          required
          value={words.dischargeZone}
          choices={dischargeZones}
          onChange={(zone) => set({ dischargeZone: zone ?? words.dischargeZone })}
        />
        {text({
          field: 'dischargeFacility',
          path: 'dischargeFacility',
          label: 'Hospital',
          required: false,
        })}
      </FieldRow>
    </FieldGroup>
  );
}
