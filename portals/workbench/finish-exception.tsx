// Why: what the program could not finish is closed by the person who dealt with it, in words that stand in the timeline.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { finishItem } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';

/** What was done about it, and the button that closes the item. */
export function FinishException({ item }: { readonly item: WorkItem }) {
  const [said, setSaid] = useState('');
  const finish = useAct(finishItem);
  const evidence = useEvidence();
  const tell = useToast();
  const client = useQueryClient();
  const close = () =>
    finish.mutate(
      { params: { tenantId: item.tenantId, id: item.id }, body: { say: said } },
      {
        onSuccess: () => {
          tell({ say: 'Closed. What you did stands in the timeline.' });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  const can = item.can['finish'];
  const why = said.trim().length < 3 ? 'Say first what was done.' : true;
  return (
    <Form label="Close this exception" problem={finish.error} onSubmit={close}>
      <LongTextField name="say" label="What was done about it" required value={said} onChange={setSaid} />
      <FormActions>
        <ReasonButton can={can === true ? why : can} onClick={close}>
          Dealt with
        </ReasonButton>
      </FormActions>
    </Form>
  );
}
