// Why: a payer that cannot be asked by machine is called; who said what under which reference is written down in one form.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordCoverageByHand } from '../../care/eligibility/eligibility.contract.ts';
import {
  lineOfBusinessLabels,
  linesOfBusiness,
  type LineOfBusiness,
} from '../../care/eligibility/eligibility.schema.ts';
import { Button } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { sayUsDay } from './say-us-day.ts';

export type CoverageByHandProps = {
  readonly tenantId: number;
  readonly referralId: string;
  readonly serviceOn: string;
};

const choices = linesOfBusiness.map((value) => ({ value, label: lineOfBusinessLabels[value] }));
const blank = {
  spokeWith: '',
  referenceNumber: '',
  planName: '',
  lineOfBusiness: null as string | null,
  activeFromOn: '',
  activeToOn: '',
  note: '',
};

/** The form for what somebody at the payer said. */
export function CoverageByHand({ tenantId, referralId, serviceOn }: CoverageByHandProps) {
  const [words, setWords] = useState(blank);
  const record = useAct(recordCoverageByHand);
  const tell = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const set = (name: keyof typeof blank) => (value: string | null) =>
    setWords((before) => ({ ...before, [name]: value }));
  const submit = () => {
    const { lineOfBusiness, activeToOn, note, ...rest } = words;
    record.mutate(
      {
        params: { tenantId, id: referralId },
        body: {
          ...rest,
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of the choices above, or refused by the door
          lineOfBusiness: (lineOfBusiness ?? '') as LineOfBusiness,
          ...(activeToOn === '' ? {} : { activeToOn }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      },
      {
        onSuccess() {
          tell({ say: 'The coverage is recorded. The case goes on.' });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  };
  return (
    <Form label="Record coverage by hand" problem={record.error} onSubmit={submit}>
      <p>
        Call the payer and ask whether the member is covered on {sayUsDay(serviceOn)}, the day of service.
      </p>
      <Fields words={words} set={set} />
      <FormActions>
        <Button look="primary" type="submit" busy={record.isPending}>
          Record it
        </Button>
        <Button look="quiet" onClick={evidence.close}>
          Leave it
        </Button>
      </FormActions>
    </Form>
  );
}

type Words = typeof blank;
type FieldsProps = {
  readonly words: Words;
  readonly set: (name: keyof Words) => (value: string | null) => void;
};

function Fields({ words, set }: FieldsProps) {
  return (
    <>
      <TextField
        name="spokeWith"
        label="Who at the payer said so"
        required
        value={words.spokeWith}
        onChange={set('spokeWith')}
      />
      <TextField
        name="referenceNumber"
        label="Their reference number"
        required
        value={words.referenceNumber}
        onChange={set('referenceNumber')}
      />
      <TextField name="planName" label="Plan" required value={words.planName} onChange={set('planName')} />
      <SelectField
        name="lineOfBusiness"
        label="Line of business"
        required
        value={words.lineOfBusiness}
        choices={choices}
        onChange={set('lineOfBusiness')}
      />
      <TextField
        name="activeFromOn"
        label="Covered from"
        kind="date"
        required
        value={words.activeFromOn}
        onChange={set('activeFromOn')}
      />
      <TextField
        name="activeToOn"
        label="Covered until"
        kind="date"
        hint="Leave it empty when no end was named."
        value={words.activeToOn}
        onChange={set('activeToOn')}
      />
      <LongTextField name="note" label="What else was said" value={words.note} onChange={set('note')} />
    </>
  );
}
