// Why: one form for an order wherever a person writes it down (from a page, from a voice, as a correction), in the order in
// which pages and callers say things; a field that cannot be sent says why beside itself, and nothing typed is lost.
import { IconPlus, IconX } from '@tabler/icons-react';
import { families, familyLabels, priorities } from '../../care/cases/cases.schema.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { ChoiceField, FieldGroup, FieldRow, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import css from './order-form.module.css';
import { dischargeZones, emptyLine, type LineWords, type OrderWords, type WordField } from './order-words.ts';

export type OrderFieldsProps = {
  readonly words: OrderWords;
  readonly onChange: (words: OrderWords) => void;
  /** Where the caller was already named (the call desk), the form does not ask again. */
  readonly withoutRequester?: boolean;
};

const familyChoices = families.map((family) => ({ value: family, label: familyLabels[family] }));
const priorityWords = { standard: 'Standard', urgent: 'Urgent', stat: 'At once (STAT)' } as const;

type Bound = {
  readonly field: WordField;
  readonly path: string;
  readonly label: string;
  readonly kind?: 'text' | 'email' | 'tel' | 'date';
  readonly required?: boolean;
  readonly hint?: string;
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
  return (
    <div className={css['fields']}>
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
      {withoutRequester ? null : (
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
      )}
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
      <FieldGroup title="What is ordered">
        <Lines lines={words.lines} onChange={(lines) => set({ lines })} />
        <FieldRow>
          {text({
            field: 'diagnoses',
            path: 'diagnoses',
            label: 'Diagnoses',
            hint: 'ICD-10 codes, separated by commas',
          })}
          {text({ field: 'serviceFromOn', path: 'serviceFromOn', label: 'Begins on', kind: 'date' })}
        </FieldRow>
      </FieldGroup>
      <FieldGroup title="Who ordered it">
        <FieldRow>
          {text({ field: 'clinicianName', path: 'clinicianName', label: 'Clinician' })}
          {text({ field: 'clinicianNpi', path: 'clinicianNpi', label: 'NPI' })}
          {text({ field: 'signedOn', path: 'signedOn', label: 'Signed on', kind: 'date' })}
        </FieldRow>
      </FieldGroup>
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
      <LongTextField name="note" label="Note" value={words.note} onChange={(note) => set({ note })} />
    </div>
  );
}

type LinesProps = {
  readonly lines: readonly LineWords[];
  readonly onChange: (lines: readonly LineWords[]) => void;
};

function Lines({ lines, onChange }: LinesProps) {
  const change = (at: number, part: Partial<LineWords>) =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  return (
    <div className={css['lines']}>
      {lines.map((line, i) => (
        <fieldset key={line.key} className={css['line']}>
          <legend className="only-heard">Line {i + 1}</legend>
          <SelectField
            name={`lines.${i.toString()}.family`}
            label="Service"
            required
            value={line.family === '' ? null : line.family}
            choices={familyChoices}
            onChange={(family) => change(i, { family: family ?? '' })}
          />
          <TextField
            name={`lines.${i.toString()}.description`}
            label="Description"
            required
            value={line.description}
            onChange={(description) => change(i, { description })}
          />
          <TextField
            name={`lines.${i.toString()}.code`}
            label="HCPCS"
            maxLength={5}
            value={line.code}
            onChange={(code) => change(i, { code })}
          />
          <TextField
            name={`lines.${i.toString()}.quantity`}
            label="Quantity"
            inputMode="decimal"
            value={line.quantity}
            onChange={(quantity) => change(i, { quantity })}
          />
          <TextField
            name={`lines.${i.toString()}.frequency`}
            label="How often"
            value={line.frequency}
            onChange={(frequency) => change(i, { frequency })}
          />
          <span className={css['drop']}>
            <IconButton
              label={`Take line ${(i + 1).toString()} off`}
              icon={<IconX />}
              onClick={() => onChange(lines.filter((_line, k) => k !== i))}
            />
          </span>
        </fieldset>
      ))}
      <Button icon={<IconPlus aria-hidden="true" />} onClick={() => onChange([...lines, emptyLine()])}>
        Add a service or item
      </Button>
    </div>
  );
}
