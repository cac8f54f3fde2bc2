// Why: the script runs down the left in the order a caller tells it, what was answered is struck through, and the case
// builds itself in sight, with what is still missing said at once.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { missingFromOrder } from '../../care/cases/missing-from-order.rules.ts';
import { listPayers, noteCall, sendCallReferral } from '../../care/intake/intake.contract.ts';
import { callDoor, Problem } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { CheckField, FieldRow, Form, FormActions, SelectField, TextField } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { StatusShape } from '../kit/status-mark.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import type { Call } from './call-top.tsx';
import css from './call.module.css';
import { CaseSoFar } from './case-so-far.tsx';
import { useColleague } from './desk.tsx';
import { OrderFields } from './order-form.tsx';
import { draftOf, emptyLine, emptyOrder, problemIn, type OrderWords } from './order-words.ts';
import type { Receipt } from './call-page.tsx';

const identityFacts = [
  ['name', 'Full name'],
  ['birth_date', 'Date of birth'],
  ['member_id', 'Member ID'],
] as const;
type Fact = (typeof identityFacts)[number][0];

type Caller = {
  readonly name: string;
  readonly organization: string;
  readonly phone: string;
  readonly purpose: string;
};

/** The script with its answers, and the case beside it. */
export function CallScript({
  call,
  onSent,
}: {
  readonly call: Call;
  readonly onSent: (receipt: Receipt) => void;
}) {
  const me = useColleague();
  const [caller, setCaller] = useState<Caller>({ name: '', organization: '', phone: '', purpose: '' });
  const [facts, setFacts] = useState<readonly Fact[]>([]);
  const [words, setWords] = useState<OrderWords>(() => ({ ...emptyOrder(), lines: [emptyLine()] }));
  const [payer, setPayer] = useState<string | null>(null);
  const payers = (useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? []).filter((one) =>
    me.tenants.some((tenant) => tenant.id === one.id),
  );
  useNotes(call, caller, facts);
  const whole: OrderWords = {
    ...words,
    requesterName: caller.name,
    requesterOrganization: caller.organization,
    requesterPhone: caller.phone,
    note: words.note === '' ? caller.purpose : words.note,
  };
  const draft = draftOf(whole);
  const { submit, problem, busy } = useSend(call, whole, payer, onSent);
  useKeys('On the call', [{ keys: 'Ctrl-ENTER', label: 'Send what was said', run: submit }]);
  const isIdentified = facts.length >= 2;
  return (
    <div className={css['desk']}>
      <div className={css['script']}>
        <Form label="What the caller says" problem={problem} onSubmit={submit}>
          <Step
            say={`“Doorstep, this is ${call.agentName}. Your case number is ${call.caseNumber}. Who is calling?”`}
            done={caller.name !== ''}
          >
            <CallerFields caller={caller} onChange={setCaller} />
          </Step>
          <Step say="“Which plan is the patient with?”" done={payer !== null}>
            <PayerField payers={payers} value={payer} onChange={setPayer} />
          </Step>
          <Step
            say="“To be sure we speak of the same person, please tell me two of these three.”"
            done={isIdentified}
          >
            <Identity facts={facts} onChange={setFacts} />
          </Step>
          <Step
            say="“What was ordered, for whom, and where should it go?”"
            done={missingFromOrder(draft, true).length === 0}
          >
            <OrderFields words={words} onChange={setWords} withoutRequester />
          </Step>
          <FormActions>
            <Button look="primary" type="submit" size="thumb" keys="Ctrl-Enter" busy={busy}>
              Send
            </Button>
          </FormActions>
        </Form>
      </div>
      <CaseSoFar
        words={whole}
        payer={payers.find((one) => one.id.toString() === payer)?.name ?? null}
        gaps={missingFromOrder(draft, false)}
      />
    </div>
  );
}

function useSend(call: Call, words: OrderWords, payer: string | null, onSent: (receipt: Receipt) => void) {
  const [unreadable, setUnreadable] = useState<Problem | null>(null);
  const send = useAct(sendCallReferral);
  function submit(): void {
    const wrong =
      payer === null
        ? new Problem({ status: 422, code: 'invalid', say: 'Say which payer this is for.', at: ['tenantId'] })
        : problemIn(words);
    setUnreadable(wrong);
    if (wrong !== null || payer === null) return;
    send.mutate(
      {
        params: { tenantId: call.tenantId, id: call.id },
        body: { tenantId: Number(payer), draft: draftOf(words) },
      },
      { onSuccess: onSent },
    );
  }
  return { submit, problem: unreadable ?? send.error, busy: send.isPending };
}

type PayerFieldProps = {
  readonly payers: readonly { readonly id: number; readonly name: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

function PayerField({ payers, value, onChange }: PayerFieldProps) {
  return (
    <SelectField
      name="tenantId"
      label="Payer"
      required
      value={value}
      choices={payers.map((one) => ({ value: one.id.toString(), label: one.name }))}
      onChange={onChange}
    />
  );
}

type IdentityProps = { readonly facts: readonly Fact[]; readonly onChange: (facts: readonly Fact[]) => void };

function Identity({ facts, onChange }: IdentityProps) {
  const isIdentified = facts.length >= 2;
  return (
    <>
      <div className={css['identity']}>
        {identityFacts.map(([fact, label]) => (
          <CheckField
            key={fact}
            name={fact}
            label={`${label} given`}
            value={facts.includes(fact)}
            onChange={(on) => onChange(on ? [...facts, fact] : facts.filter((one) => one !== fact))}
          />
        ))}
      </div>
      <p className={css['identified']}>
        <StatusShape tone={isIdentified ? 'proved' : 'waiting'} />
        {facts.length} of 3 given.{' '}
        {isIdentified ? 'That is enough.' : 'Two are needed before you tell them anything.'}
      </p>
    </>
  );
}

type StepProps = { readonly say: string; readonly done: boolean; readonly children: ReactNode };

function Step({ say, done, children }: StepProps) {
  return (
    <div className={css['step']}>
      <p className={css['say']} data-done={done || undefined}>
        {done ? <span className="only-heard">Answered: </span> : null}
        {say}
      </p>
      {children}
    </div>
  );
}

function CallerFields({
  caller,
  onChange,
}: {
  readonly caller: Caller;
  readonly onChange: (caller: Caller) => void;
}) {
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  const set = (change: Partial<Caller>) => onChange({ ...caller, ...change });
  return (
    <div ref={first} className={css['caller']}>
      <FieldRow>
        <TextField
          name="callerName"
          label="Caller"
          required
          value={caller.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          name="callerOrganization"
          label="Calls from"
          value={caller.organization}
          onChange={(organization) => set({ organization })}
        />
        <TextField
          name="callerPhone"
          label="Call back at"
          kind="tel"
          value={caller.phone}
          onChange={(phone) => set({ phone })}
        />
        <TextField
          name="purpose"
          label="Why they call"
          value={caller.purpose}
          onChange={(purpose) => set({ purpose })}
        />
      </FieldRow>
    </div>
  );
}

/** What is said about the caller is written down while they speak: a call that breaks off keeps it. */
function useNotes(call: Call, caller: Caller, facts: readonly Fact[]): void {
  const { tenantId, id } = call;
  useEffect(() => {
    if (caller.name + caller.organization + caller.phone + caller.purpose === '' && facts.length === 0)
      return undefined;
    const timer = setTimeout(() => {
      const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
      callDoor(noteCall, {
        params: { tenantId, id },
        body: {
          callerName: given(caller.name),
          callerOrganization: given(caller.organization),
          callerPhone: given(caller.phone),
          purpose: given(caller.purpose),
          identifiers: [...facts],
        },
      }).catch(() => undefined);
    }, 700);
    return () => clearTimeout(timer);
  }, [tenantId, id, caller, facts]);
}
