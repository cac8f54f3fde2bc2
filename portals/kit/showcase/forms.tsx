// Why: how forms ask, refuse and keep; and how files come in.
import { useState } from 'react';
import { Button } from '../button.tsx';
import {
  CheckField,
  ChoiceField,
  FieldGroup,
  FieldRow,
  Form,
  FormActions,
  LongTextField,
  SelectField,
  TextField,
} from '../fields.tsx';
import { FileDrop, type DroppedFile } from '../file-drop.tsx';
import { Problem } from '../problem.ts';
import { Piece, Section } from './section.tsx';

const refusal = new Problem({
  status: 422,
  code: 'not_an_npi',
  say: 'This NPI has a wrong digit. Check it against the order.',
  at: ['order.npi'],
  ref: 'R-4H7',
});
const files: readonly DroppedFile[] = [
  { id: '1', name: 'order-signed.pdf', bytes: 412_000, share: 1, state: 'kept' },
  {
    id: '2',
    name: 'progress-notes-and-saturation-measurements-november-long-name.tif',
    bytes: 8_420_000,
    share: 0.62,
    state: 'sending',
  },
  {
    id: '3',
    name: 'scan.docx',
    bytes: 88_000,
    share: 0,
    state: 'refused',
    say: 'Word files cannot be kept as an order. Send a PDF, TIFF or photo of the signed page.',
  },
];

/** Fields and files. */
export function FormsSection() {
  return (
    <Section
      id="forms"
      title="Asking"
      why="A refusal stands beside the field it names and keeps what was typed. What is required is plain; what is optional says so."
    >
      <Piece name="A form with a refusal">
        <SampleForm />
      </Piece>
      <Piece name="Files">
        <FileDrop
          label="Signed order or prescription"
          hint="PDF, TIFF or a photo of each page. Up to 25 MB and 300 pages."
          accept=".pdf,.tif,.tiff,.jpg,.jpeg,.png"
          files={files}
          onAdd={() => undefined}
          onRemove={() => undefined}
          onRetry={() => undefined}
        />
      </Piece>
    </Section>
  );
}

function SampleForm() {
  const [name, setName] = useState('Rosa Núñez-Ortega');
  const [npi, setNpi] = useState('1999999985');
  const [born, setBorn] = useState('1948-03-14');
  const [plan, setPlan] = useState<string | null>('silver');
  const [note, setNote] = useState('');
  return (
    <Form label="Sample referral" problem={refusal} onSubmit={() => undefined}>
      <FieldRow>
        <TextField name="member.name" label="Member’s full name" required value={name} onChange={setName} />
        <TextField
          name="member.bornOn"
          label="Date of birth"
          kind="date"
          required
          value={born}
          onChange={setBorn}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name="order.npi"
          label="Clinician’s NPI"
          hint="Ten digits, as on the order"
          required
          inputMode="numeric"
          value={npi}
          onChange={setNpi}
        />
        <SelectField
          name="plan"
          label="Plan"
          hint="As on the member’s card"
          required
          value={plan}
          onChange={setPlan}
          choices={[
            { value: 'silver', label: 'Silver MA HMO' },
            { value: 'harbor', label: 'Harbor Medicaid' },
          ]}
        />
      </FieldRow>
      <GettingIn />
      <LongTextField name="note" label="Anything the driver should know" value={note} onChange={setNote} />
      <FormActions>
        <Button look="primary" type="submit">
          Send the order
        </Button>
        <Button look="quiet">Keep for later</Button>
      </FormActions>
    </Form>
  );
}

function GettingIn() {
  const [stairs, setStairs] = useState<string | null>('stairs');
  const [leaving, setLeaving] = useState(true);
  return (
    <FieldGroup title="Getting in">
      <ChoiceField
        name="access"
        label="What is between the street and the bed?"
        required
        value={stairs}
        onChange={setStairs}
        choices={[
          { value: 'none', label: 'Nothing' },
          { value: 'stairs', label: 'Stairs', hint: 'Two people will come' },
          { value: 'gate', label: 'A gate or a code' },
        ]}
      />
      <CheckField
        name="leaving"
        label="Leaves hospital within 24 hours"
        hint="Goes to a supervisor at once"
        value={leaving}
        onChange={setLeaving}
      />
    </FieldGroup>
  );
}
