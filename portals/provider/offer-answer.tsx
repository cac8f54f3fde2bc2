// Why: accepting says when somebody comes, declining says why in a code that can be counted; both are a few taps, and what
// was typed stays when the hub says no.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import {
  acceptOffer,
  counterOffer,
  declineOffer,
  handBackOffer,
  type ShownOffer,
} from '../../care/network/network.contract.ts';
import { declineCodes, declineCodeNames, type DeclineCode } from '../../care/network/network.schema.ts';
import { dayIn, plusDays, wallTimeIn } from '../../base/time/instant.ts';
import { cityOf, sayDay } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import { ChoiceField, FieldRow, Form, FormActions, LongTextField, TextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { useNow } from '../kit/use-now.ts';
import css from './offers.module.css';

type AnswerProps<As> = {
  readonly offer: ShownOffer;
  readonly as: As;
  readonly onDone: () => void;
  readonly onKeep: () => void;
};

/** Brings the form into sight and the focus to its first field. */
function Answer({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, textarea')?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={css['answer']}>
      {children}
    </div>
  );
}

const atHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const lastHour = 18;

/** What is offered first: the ordered day or today, from the next full hour where it is today; tomorrow in the evening. */
function firstWindow(offer: ShownOffer, now: string | null): { on: string; from: string; to: string } {
  const today = now === null ? '' : dayIn(offer.zone, now);
  const morning = { from: atHour(9), to: atHour(12) };
  if (now === null || (offer.neededOn !== null && offer.neededOn > today))
    return { on: offer.neededOn ?? today, ...morning };
  const next = Number(wallTimeIn(offer.zone, now).slice(0, 2)) + 1;
  if (next > lastHour) return { on: plusDays(today, 1), ...morning };
  return { on: today, from: atHour(Math.max(next, 8)), to: atHour(Math.max(next, 8) + 3) };
}

/** When somebody comes: a window on the wall where the member lives. As `counter`, another date than ordered. */
export function AcceptForm({ offer, as, onDone, onKeep }: AnswerProps<'accept' | 'counter'>) {
  const now = useNow();
  const [first] = useState(() => firstWindow(offer, now));
  const [on, setOn] = useState(first.on);
  const [from, setFrom] = useState(first.from);
  const [to, setTo] = useState(first.to);
  const [lateReason, setLateReason] = useState('');
  const act = useAct(as === 'accept' ? acceptOffer : counterOffer);
  const say = useToast();
  const client = useQueryClient();
  const isLate = as === 'counter' || (offer.neededOn !== null && on > offer.neededOn);
  const { tenantId, id } = offer;
  const late = lateReason.trim();
  const submit = () =>
    act.mutate(
      {
        params: { tenantId, id },
        body: { on, from, to, ...(isLate && late !== '' ? { lateReason: late } : {}) },
      },
      {
        onSuccess() {
          say({ say: as === 'accept' ? 'Accepted. It is yours.' : 'Your date was sent to a coordinator.' });
          void client.invalidateQueries();
          onDone();
        },
      },
    );
  return (
    <Answer>
      <Form label={as === 'accept' ? 'Accept' : 'Propose another date'} problem={act.error} onSubmit={submit}>
        <h2>{as === 'accept' ? 'When do you come?' : 'When could you come?'}</h2>
        <p className={css['quiet']}>
          {cityOf(offer.zone)} time, at most 12 hours.
          {offer.neededOn === null ? '' : ` Ordered for ${sayDay(offer.neededOn)}.`}
        </p>
        <TextField name="on" label="Day" kind="date" required value={on} onChange={setOn} />
        <FieldRow>
          <TimeField name="from" label="From" value={from} onChange={setFrom} />
          <TimeField name="to" label="To" value={to} onChange={setTo} />
        </FieldRow>
        {isLate ? (
          <TextField
            name="lateReason"
            label={as === 'accept' ? 'Why later than ordered' : 'Why another date'}
            required={as === 'accept'}
            value={lateReason}
            onChange={setLateReason}
          />
        ) : null}
        <FormActions>
          <Button look="primary" size="thumb" type="submit" busy={act.isPending}>
            {as === 'accept' ? 'Accept' : 'Propose it'}
          </Button>
          <Button look="quiet" size="thumb" onClick={onKeep}>
            Not now
          </Button>
        </FormActions>
      </Form>
    </Answer>
  );
}

type TimeFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function TimeField({ name, label, value, onChange }: TimeFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint="24-hour, 14:30"
      required
      inputMode="numeric"
      maxLength={5}
      value={value}
      onChange={onChange}
    />
  );
}

/** Why not, coded. As `hand_back`, why a line already accepted is given back. */
export function DeclineForm({ offer, as, onDone, onKeep }: AnswerProps<'decline' | 'hand_back'>) {
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const act = useAct(as === 'decline' ? declineOffer : handBackOffer);
  const say = useToast();
  const client = useQueryClient();
  const { tenantId, id } = offer;
  const words = note.trim();
  const submit = () =>
    act.mutate(
      {
        params: { tenantId, id },
        // The hub says what is missing, beside the field.
        body: { code: code as DeclineCode, ...(words === '' ? {} : { note: words }) },
      },
      {
        onSuccess() {
          say({
            say:
              as === 'decline'
                ? 'Declined. It goes to the next provider.'
                : 'Handed back. Nobody needs to go.',
          });
          void client.invalidateQueries();
          onDone();
        },
      },
    );
  return (
    <Answer>
      <Form label={as === 'decline' ? 'Decline' : 'Hand back'} problem={act.error} onSubmit={submit}>
        <h2>{as === 'decline' ? 'Why not?' : 'Why do you give it back?'}</h2>
        <ChoiceField
          name="code"
          label="Reason"
          required
          value={code}
          choices={declineCodeNames.map((value) => ({ value, label: declineCodes[value] }))}
          onChange={setCode}
        />
        <LongTextField name="note" label="What we should know" rows={2} value={note} onChange={setNote} />
        <FormActions>
          <Button look="primary" size="thumb" type="submit" busy={act.isPending}>
            {as === 'decline' ? 'Decline' : 'Hand back'}
          </Button>
          <Button look="quiet" size="thumb" onClick={onKeep}>
            {as === 'decline' ? 'Not now' : 'Keep it'}
          </Button>
        </FormActions>
      </Form>
    </Answer>
  );
}
