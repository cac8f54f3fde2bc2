// Why: a visit that did not take place has one of a few reasons, the same for the driver who stood there and for the
// coordinator who hears of it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { failureCodes, failures, type Failure } from '../../care/fulfilment/appointment.schema.ts';
import type { ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { failVisit, missVisit } from '../../care/fulfilment/visit.contract.ts';
import { Button } from '../kit/button.tsx';
import { ChoiceField, Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';

/** Why a visit did not take place. */
export function VisitFailed({
  of: { tenantId, id },
  size = 'thumb',
  onDone,
}: {
  readonly of: Pick<ShownAppointment, 'tenantId' | 'id'>;
  readonly size?: 'normal' | 'thumb';
  readonly onDone: () => void;
}) {
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const fail = useAct(failVisit);
  const miss = useAct(missVisit);
  const say = useToast();
  const client = useQueryClient();
  const params = { tenantId, id };
  const words = note.trim() === '' ? {} : { note: note.trim() };
  const onSuccess = (done: { say: string }) => {
    say({ say: done.say });
    onDone();
    void client.invalidateQueries();
  };
  const choices = [
    { value: 'missed', label: 'Nobody could come' },
    ...failureCodes.map((value) => ({ value, label: failures[value] })),
  ];
  function submit(): void {
    if (code === 'missed') miss.mutate({ params, body: words }, { onSuccess });
    else if (code !== null) fail.mutate({ params, body: { code: code as Failure, ...words } }, { onSuccess });
  }
  return (
    <Form label="It did not take place" problem={fail.error ?? miss.error} onSubmit={submit}>
      <ChoiceField name="code" label="Why" required value={code} choices={choices} onChange={setCode} />
      <LongTextField name="note" label="What else helps" value={note} onChange={setNote} />
      <FormActions>
        <Button look="primary" size={size} type="submit" busy={fail.isPending || miss.isPending}>
          Write it down
        </Button>
      </FormActions>
    </Form>
  );
}
