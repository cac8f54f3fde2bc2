// Why: when, where, after which discharge and whom to ask: the rest of the intake data set (requirement M15), in the order
// in which an office has it in its hands.
import { useNow } from '../kit/use-now.ts';
import { CheckField, ChoiceField, FieldRow, LongTextField, TextField } from '../kit/fields.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { cityOf } from '../../base/time/say.ts';
import { plus, type Zone } from '../../base/time/instant.ts';
import { bound, type SectionProps } from './order-bound.ts';
import { momentOf } from './read-order.ts';
import css from './send-order.module.css';

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
      <div className={css['sender']}>
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
