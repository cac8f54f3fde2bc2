// Why: a new time is a day and two times on the member's wall, the same form for the dispatcher who proposes it and for the
// coordinator who agreed it by phone.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { atWallTime, dayIn, plus } from '../../base/time/instant.ts';
import { cityOf } from '../../base/time/say.ts';
import { proposeTime } from '../../care/fulfilment/fulfilment.contract.ts';
import { Button } from '../kit/button.tsx';
import { FieldRow, Form, FormActions, TextField } from '../kit/fields.tsx';
import { Problem } from '../kit/problem.ts';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { useNow } from '../kit/use-now.ts';

export type ProposeTimeProps = {
  readonly visit: { readonly tenantId: number; readonly id: string; readonly zone: string };
  readonly size?: 'normal' | 'thumb';
  readonly onDone: () => void;
};

const whole = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** A day, from and to; sent as a proposal to the member. */
export function ProposeTime({ visit: { tenantId, id, zone }, size = 'normal', onDone }: ProposeTimeProps) {
  const now = useNow();
  const [day, setDay] = useState(() => (now === null ? '' : dayIn(zone, plus(now, { hours: 20 }))));
  const [from, setFrom] = useState('09:00');
  const [to, setTo] = useState('12:00');
  const [unfit, setUnfit] = useState<Problem | null>(null);
  const propose = useAct(proposeTime);
  const say = useToast();
  const client = useQueryClient();
  function submit(): void {
    const wrong = !/^\d{4}-\d\d-\d\d$/.test(day)
      ? 'windowFrom'
      : whole.test(from) && whole.test(to)
        ? null
        : 'windowTo';
    if (wrong !== null) {
      const sayIt = 'Give the day, and both times as in 13:00.';
      return setUnfit(new Problem({ status: 0, code: 'unfit', say: sayIt, at: [wrong] }));
    }
    setUnfit(null);
    propose.mutate(
      {
        params: { tenantId, id },
        body: {
          windowFrom: atWallTime(zone, day, from.padStart(5, '0')),
          windowTo: atWallTime(zone, day, to.padStart(5, '0')),
        },
      },
      {
        onSuccess() {
          say({ say: 'Proposed. The member is being asked.' });
          onDone();
          void client.invalidateQueries();
        },
      },
    );
  }
  return (
    <Form label="Another time" problem={unfit ?? propose.error} onSubmit={submit}>
      <p>On the clock in {cityOf(zone)}. The member is asked for a yes.</p>
      <TextField name="windowFrom" label="Day" kind="date" required value={day} onChange={setDay} />
      <FieldRow>
        <TextField name="from" label="From" required value={from} onChange={setFrom} maxLength={5} />
        <TextField name="windowTo" label="To" required value={to} onChange={setTo} maxLength={5} />
      </FieldRow>
      <FormActions>
        <Button look="primary" size={size} type="submit" busy={propose.isPending}>
          Propose this time
        </Button>
      </FormActions>
    </Form>
  );
}
