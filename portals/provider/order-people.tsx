// Why: who it is for and who signed, as they stand on the card and on the page; an office's own clinicians are picked and
// their NPI comes along, so that nobody types ten digits.
import { FieldRow, SelectField, TextField } from '../kit/fields.tsx';
import { bound, type SectionProps } from './order-bound.ts';
import css from './send-order.module.css';

export type Clinician = {
  readonly id: string;
  readonly name: string;
  readonly credential: string;
  readonly npi: string;
};

const languages = [
  ['en', 'English'],
  ['es', 'Spanish'],
  ['pt', 'Portuguese'],
  ['ht', 'Haitian Creole'],
  ['zh', 'Chinese'],
  ['vi', 'Vietnamese'],
  ['ru', 'Russian'],
  ['ar', 'Arabic'],
] as const;

/** Who the patient is, in the words of the card. */
function PersonFields(props: SectionProps) {
  const one = bound(props);
  return (
    <>
      <FieldRow>
        <TextField
          name="draft.patient.givenName"
          label="Given name"
          required
          maxLength={80}
          {...one('givenName')}
        />
        <TextField
          name="draft.patient.familyName"
          label="Family name"
          required
          maxLength={120}
          {...one('familyName')}
        />
      </FieldRow>
      <div className={css['three']}>
        <TextField
          name="draft.patient.birthOn"
          label="Date of birth"
          kind="date"
          required
          {...one('birthOn')}
        />
        <TextField
          name="draft.patient.phone"
          label="Phone"
          kind="tel"
          required
          maxLength={40}
          {...one('phone')}
        />
        <SelectField
          name="draft.patient.language"
          label="Speaks"
          choices={languages.map(([value, label]) => ({ value, label }))}
          {...one('language')}
        />
      </div>
    </>
  );
}

/** Plan and patient, as on the card. */
export function PatientFields(
  props: SectionProps & {
    readonly payers:
      | readonly { readonly id: number; readonly name: string; readonly intakeEmail: string | null }[]
      | undefined;
  },
) {
  const one = bound(props);
  const email = props.payers?.find(({ id }) => id.toString() === props.form.payer)?.intakeEmail ?? null;
  return (
    <>
      <FieldRow>
        <SelectField
          name="tenantId"
          label="Health plan"
          hint="As on the member’s card"
          required
          choices={(props.payers ?? []).map(({ id, name }) => ({ value: id.toString(), label: name }))}
          {...one('payer')}
        />
        <TextField
          name="draft.patient.memberNumber"
          label="Member ID"
          hint="As on the member’s card"
          required
          maxLength={40}
          {...one('memberNumber')}
        />
      </FieldRow>
      {email === null ? null : (
        <p className={css['say']}>
          By email instead: <strong>{email}</strong>
        </p>
      )}
      <PersonFields {...props} />
    </>
  );
}

/** Who signed; the office's own clinicians are picked, and the NPI comes with them. */
export function ClinicianFields(props: SectionProps & { readonly clinicians: readonly Clinician[] }) {
  const { form, change, clinicians } = props;
  const one = bound(props);
  const other = form.clinician === 'other' || clinicians.length === 0;
  const known = clinicians.find((clinician) => clinician.id === form.clinician);
  return (
    <>
      <FieldRow>
        <div data-field="clinicianName">
          <SelectField
            name={other ? 'clinician' : 'draft.clinicianName'}
            label="Ordering clinician"
            required
            value={form.clinician}
            choices={[
              ...clinicians.map(({ id, name, credential }) => ({
                value: id,
                label: `${name}, ${credential}`,
              })),
              { value: 'other', label: 'Somebody else' },
            ]}
            onChange={(clinician) => {
              const chosen = clinicians.find(({ id }) => id === clinician);
              change({ clinician, clinicianName: chosen?.name ?? '', clinicianNpi: chosen?.npi ?? '' });
            }}
          />
          {known === undefined ? null : <p className={css['under']}>NPI {known.npi}</p>}
        </div>
        <TextField name="draft.signedOn" label="Signed on" kind="date" required {...one('signedOn')} />
      </FieldRow>
      {other ? (
        <FieldRow>
          <TextField
            name="draft.clinicianName"
            label="Clinician’s name"
            required
            maxLength={200}
            {...one('clinicianName')}
          />
          <TextField
            name="draft.clinicianNpi"
            label="Clinician’s NPI"
            required
            inputMode="numeric"
            maxLength={10}
            {...one('clinicianNpi')}
          />
        </FieldRow>
      ) : null}
    </>
  );
}
