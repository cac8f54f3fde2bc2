// Why: the intake data set (requirement M15) in the order in which an office has it in its hands: the page, the card,
// who signed, what, when, where, and who may be asked.
import { useNow } from '../kit/use-now.ts';
import { CheckField, ChoiceField, FieldRow, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { cityOf } from '../../base/time/say.ts';
import { plus, type Zone } from '../../base/time/instant.ts';
import { momentOf, type OrderForm } from './order-form.ts';
import css from './send-order.module.css';

export type Clinician = {
  readonly id: string;
  readonly name: string;
  readonly credential: string;
  readonly npi: string;
};
export type SectionProps = {
  readonly form: OrderForm;
  readonly change: (part: Partial<OrderForm>) => void;
};

/** `one`: the form's field of that name as a text field's value and onChange. */
export function bound({ form, change }: SectionProps) {
  return <Name extends keyof OrderForm>(name: Name) => ({
    value: form[name],
    onChange: (value: OrderForm[Name]) => change({ [name]: value }),
  });
}

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

/** Plan and patient, as on the card. */
export function PatientFields(
  props: SectionProps & {
    readonly payers: readonly { readonly id: number; readonly name: string }[] | undefined;
  },
) {
  const one = bound(props);
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

/** How soon, from when, until when. */
export function WhenFields(props: SectionProps) {
  const one = bound(props);
  return (
    <>
      <FieldRow>
        <TextField
          name="draft.serviceFromOn"
          label="Service begins"
          kind="date"
          required
          {...one('serviceFromOn')}
        />
        <TextField name="draft.serviceToOn" label="Service ends" kind="date" {...one('serviceToOn')} />
      </FieldRow>
      <div className={css['inline']}>
        <ChoiceField
          name="draft.priority"
          label="How soon"
          required
          value={props.form.priority}
          onChange={(priority) => props.change({ priority: priority ?? 'standard' })}
          choices={[
            { value: 'standard', label: 'Standard' },
            { value: 'urgent', label: 'Urgent' },
            { value: 'stat', label: 'At once (STAT)' },
          ]}
        />
      </div>
    </>
  );
}

const barriers = ['Stairs', 'Elevator', 'Gate or door code'] as const;

/** Where it goes, and what stands between the street and the bed. */
export function AddressFields(props: SectionProps) {
  const { form, change } = props;
  const one = bound(props);
  return (
    <>
      <TextField
        name="draft.address.line1"
        label="Street and number, apartment"
        required
        maxLength={200}
        {...one('line1')}
      />
      <div className={css['city']}>
        <TextField name="draft.address.city" label="City" required maxLength={100} {...one('city')} />
        <TextField name="draft.address.state" label="State" required maxLength={2} {...one('state')} />
        <TextField
          name="draft.address.zip"
          label="ZIP"
          required
          inputMode="numeric"
          maxLength={10}
          {...one('zip')}
        />
      </div>
      <fieldset className={css['barriers']}>
        <legend>Getting in</legend>
        <div className={css['ticks']}>
          {barriers.map((barrier) => (
            <CheckField
              key={barrier}
              name={`barrier.${barrier}`}
              label={barrier}
              value={form.barriers.includes(barrier)}
              onChange={(on) =>
                change({
                  barriers: barriers.filter((name) => (name === barrier ? on : form.barriers.includes(name))),
                })
              }
            />
          ))}
        </div>
        <TextField
          name="draft.address.accessBarriers"
          label="Anything the driver should know"
          maxLength={400}
          {...one('barrierNote')}
        />
      </fieldset>
    </>
  );
}

/** A discharge: within 24 hours a named manager takes it at once (requirement M18). */
export function DischargeFields(props: SectionProps & { readonly zone: Zone }) {
  const one = bound(props);
  const now = useNow();
  const at = momentOf(props.form.dischargeAt, props.zone);
  const soon = now !== null && at !== undefined && at > now && at <= plus(now, { hours: 24 });
  return (
    <>
      <FieldRow>
        <TextField
          name="draft.dischargeAt"
          label={`Leaves hospital (${cityOf(props.zone)} time)`}
          kind="datetime-local"
          {...one('dischargeAt')}
        />
        <TextField
          name="draft.dischargeFacility"
          label="Hospital or facility"
          maxLength={200}
          {...one('dischargeFacility')}
        />
      </FieldRow>
      <p className={css['say']} aria-live="polite">
        {soon ? (
          <>
            <StatusMark tone="risk" word="Within 24 hours:" /> this goes to a named manager the moment you
            send it, and you are told by when.
          </>
        ) : (
          'A discharge within 24 hours goes to a named manager the moment you send it.'
        )}
      </p>
    </>
  );
}

/** Who is written to and called; filled from the office, to be changed freely. */
export function SenderFields(props: SectionProps) {
  const one = bound(props);
  return (
    <>
      <div className={css['three']}>
        <TextField
          name="draft.requesterName"
          label="Your name"
          maxLength={200}
          required
          {...one('requesterName')}
        />
        <TextField
          name="draft.requesterEmail"
          label="Email"
          kind="email"
          required
          maxLength={200}
          {...one('requesterEmail')}
        />
        <TextField
          name="draft.requesterPhone"
          label="Phone"
          kind="tel"
          required
          maxLength={40}
          {...one('requesterPhone')}
        />
      </div>
      <LongTextField name="draft.note" label="Anything else we should know" {...one('note')} />
    </>
  );
}
