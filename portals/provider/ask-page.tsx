// Why: a planner may ask before there is an order, and even a question gets a case number, an owner and a written
// answer (issue 2, half loop 4); few fields, because little is known yet.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listOwnCases } from '../../care/casefile/casefile.contract.ts';
import { families, familyLabels, referralDraft } from '../../care/cases/cases.schema.ts';
import { listPayers, sendReferral } from '../../care/intake/intake.contract.ts';
import { cityOf } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import {
  FieldGroup,
  FieldRow,
  Form,
  FormActions,
  LongTextField,
  SelectField,
  TextField,
} from '../kit/fields.tsx';
import { Problem } from '../kit/problem.ts';
import { keyOf, useAct, useDoor } from '../kit/use-door.ts';
import type { SignedIn } from '../sign-in/session.tsx';
import { keepReceipt } from './kept-receipt.ts';
import { momentOf } from './read-order.ts';
import { OwnOffice, type Office } from './own-office.tsx';
import { ProviderFrame } from './provider-frame.tsx';
import { sayPhone } from './say-phone.ts';
import css from './ask.module.css';

/** The page at `/provider/ask`. */
export function AskPage() {
  return (
    <ProviderFrame>
      {(someone) => <OwnOffice>{(office) => <AskForm someone={someone} office={office} />}</OwnOffice>}
    </ProviderFrame>
  );
}

function begun(someone: SignedIn, office: Office) {
  return {
    payer: null as string | null,
    about: null as string | null,
    question: '',
    givenName: '',
    familyName: '',
    birthOn: '',
    dischargeAt: '',
    facility: '',
    name: someone.name,
    phone: sayPhone(office.phone),
    email: office.email ?? '',
  };
}
type Asked = ReturnType<typeof begun>;
type Bound = <Name extends keyof Asked>(
  name: Name,
) => { readonly value: Asked[Name]; readonly onChange: (value: Asked[Name]) => void };

const given = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );

function draftOf(asked: Asked, office: Office) {
  const family = families.find((one) => one === asked.about);
  return referralDraft.safeParse({
    kind: 'inquiry',
    officeId: office.id,
    requesterOrganization: office.name,
    patient: given({ givenName: asked.givenName, familyName: asked.familyName, birthOn: asked.birthOn }),
    ...given({
      note: asked.question,
      dischargeAt: momentOf(asked.dischargeAt, office.zone),
      dischargeFacility: asked.facility,
      requesterName: asked.name,
      requesterPhone: asked.phone,
      requesterEmail: asked.email,
    }),
    lines: family === undefined ? [] : [{ family, description: familyLabels[family] }],
  });
}

const no = (say: string, at: string) => new Problem({ status: 0, code: 'unfit', say, at: [at] });

function AskForm({ someone, office }: { readonly someone: SignedIn; readonly office: Office }) {
  const [asked, setAsked] = useState(() => begun(someone, office));
  const [unfit, setUnfit] = useState<Problem | null>(null);
  const payers = useDoor(listPayers, {}, { staleTime: 600_000 });
  const send = useAct(sendReferral);
  const navigate = useNavigate();
  const client = useQueryClient();
  const one: Bound = (name) => ({
    value: asked[name],
    onChange: (value) => setAsked((now) => ({ ...now, [name]: value })),
  });
  function submit(): void {
    if (asked.payer === null) return setUnfit(no('Choose the health plan this is about.', 'tenantId'));
    if (asked.question.trim() === '')
      return setUnfit(no('Write your question in a line or two.', 'draft.note'));
    const draft = draftOf(asked, office);
    if (!draft.success) {
      const path = draft.error.issues[0]?.path.map(String).join('.') ?? '';
      return setUnfit(no('This does not read right. Please check it.', `draft.${path}`));
    }
    setUnfit(null);
    send.mutate(
      { body: { tenantId: Number(asked.payer), draft: draft.data, documents: [] } },
      {
        onSuccess(receipt) {
          keepReceipt({ ...receipt, kind: 'inquiry', writeTo: draft.data.requesterEmail ?? '' });
          void client.invalidateQueries({ queryKey: keyOf(listOwnCases) });
          void navigate({ to: '/provider/sent/$caseId', params: { caseId: receipt.id } });
        },
      },
    );
  }
  return (
    <div className={css['page']}>
      <header>
        <h1>Ask before there is an order</h1>
        <p>A question gets a case number too, a person who answers it, and a written confirmation.</p>
      </header>
      <Form label="Question" problem={unfit ?? send.error} onSubmit={submit}>
        <AskFields one={one} payers={payers.data?.items ?? []} zone={office.zone} />
        <FormActions>
          <Button look="primary" size="thumb" type="submit" busy={send.isPending}>
            Send the question
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}

type AskFieldsProps = {
  readonly one: Bound;
  readonly payers: readonly { readonly id: number; readonly name: string }[];
  readonly zone: string;
};

function AskFields({ one, payers, zone }: AskFieldsProps) {
  return (
    <>
      <FieldRow>
        <SelectField
          name="tenantId"
          label="Health plan"
          required
          choices={payers.map(({ id, name }) => ({
            value: id.toString(),
            label: name,
          }))}
          {...one('payer')}
        />
        <SelectField
          name="about"
          label="About"
          choices={families.map((family) => ({ value: family, label: familyLabels[family] }))}
          {...one('about')}
        />
      </FieldRow>
      <LongTextField name="draft.note" label="Your question" required rows={4} {...one('question')} />
      <FieldGroup title="Who it is about" hint="As far as you know it already.">
        <div className={css['three']}>
          <TextField name="draft.patient.givenName" label="Given name" {...one('givenName')} />
          <TextField name="draft.patient.familyName" label="Family name" {...one('familyName')} />
          <TextField name="draft.patient.birthOn" label="Date of birth" kind="date" {...one('birthOn')} />
        </div>
        <FieldRow>
          <TextField
            name="draft.dischargeAt"
            label={`Leaves hospital (${cityOf(zone)} time)`}
            kind="datetime-local"
            {...one('dischargeAt')}
          />
          <TextField name="draft.dischargeFacility" label="Hospital or facility" {...one('facility')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title="Whom we call back">
        <div className={css['three']}>
          <TextField name="draft.requesterName" label="Name" required {...one('name')} />
          <TextField name="draft.requesterPhone" label="Phone" kind="tel" required {...one('phone')} />
          <TextField name="draft.requesterEmail" label="Email" kind="email" required {...one('email')} />
        </div>
      </FieldGroup>
    </>
  );
}
