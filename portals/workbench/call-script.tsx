// Why: the script runs down the left in the order a caller tells it, what was answered is struck through, and the case
// builds itself in sight, with what is still missing said at once.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { familyLabels, type Family } from '../../care/cases/cases.schema.ts';
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
import { useColleague } from './desk.tsx';
import { Gaps } from './gaps.tsx';
import { OrderFields } from './order-form.tsx';
import { draftOf, emptyLine, emptyOrder, problemIn, type OrderWords } from './order-words.ts';
import { sayUsDay } from './say-us-day.ts';
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
  const [unreadable, setUnreadable] = useState<Problem | null>(null);
  const payers = (useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? []).filter((one) =>
    me.tenants.some((tenant) => tenant.id === one.id),
  );
  const send = useAct(sendCallReferral);
  useNotes(call, caller, facts);
  const whole: OrderWords = {
    ...words,
    requesterName: caller.name,
    requesterOrganization: caller.organization,
    requesterPhone: caller.phone,
    note: words.note === '' ? caller.purpose : words.note,
  };
  const draft = draftOf(whole);
  function submit(): void {
    const wrong =
      payer === null
        ? new Problem({ status: 422, code: 'invalid', say: 'Say which payer this is for.', at: ['tenantId'] })
        : problemIn(whole);
    setUnreadable(wrong);
    if (wrong !== null || payer === null) return;
    send.mutate(
      { params: { tenantId: call.tenantId, id: call.id }, body: { tenantId: Number(payer), draft } },
      { onSuccess: onSent },
    );
  }
  useKeys('On the call', [{ keys: 'Ctrl-ENTER', label: 'Send what was said', run: submit }]);
  const isIdentified = facts.length >= 2;
  return (
    <div className={css['desk']}>
      <div className={css['script']}>
        <Form label="What the caller says" problem={unreadable ?? send.error} onSubmit={submit}>
          <Step
            say={`“Doorstep, this is ${call.agentName}. Your case number is ${call.caseNumber}. Who is calling?”`}
            done={caller.name !== ''}
          >
            <CallerFields caller={caller} onChange={setCaller} />
          </Step>
          <Step say="“Which plan is the patient with?”" done={payer !== null}>
            <SelectField
              name="tenantId"
              label="Payer"
              required
              value={payer}
              choices={payers.map((one) => ({ value: one.id.toString(), label: one.name }))}
              onChange={setPayer}
            />
          </Step>
          <Step
            say="“To be sure we speak of the same person, please tell me two of these three.”"
            done={isIdentified}
          >
            <div className={css['identity']}>
              {identityFacts.map(([fact, label]) => (
                <CheckField
                  key={fact}
                  name={fact}
                  label={`${label} given`}
                  value={facts.includes(fact)}
                  onChange={(on) => setFacts(on ? [...facts, fact] : facts.filter((one) => one !== fact))}
                />
              ))}
            </div>
            <p className={css['identified']}>
              <StatusShape tone={isIdentified ? 'proved' : 'waiting'} />
              {facts.length} of 3 given.{' '}
              {isIdentified ? 'That is enough.' : 'Two are needed before you tell them anything.'}
            </p>
          </Step>
          <Step
            say="“What was ordered, for whom, and where should it go?”"
            done={missingFromOrder(draft, true).length === 0}
          >
            <OrderFields words={words} onChange={setWords} withoutRequester />
          </Step>
          <FormActions>
            <Button look="primary" type="submit" size="thumb" keys="Ctrl-Enter" busy={send.isPending}>
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

type SoFarProps = {
  readonly words: OrderWords;
  readonly payer: string | null;
  readonly gaps: readonly { readonly field: string; readonly say: string }[];
};

function CaseSoFar({ words, payer, gaps }: SoFarProps) {
  const name = `${words.givenName} ${words.familyName}`.trim();
  const said: readonly (readonly [string, string])[] = [
    ['Born', words.birthOn === '' ? '' : sayUsDay(words.birthOn)],
    ['Plan', payer ?? ''],
    ['Member ID', words.memberNumber],
    ['Caller', [words.requesterName, words.requesterOrganization].filter((part) => part !== '').join(', ')],
    ['Ordered by', words.clinicianName],
    ['Where to', [words.line1, words.city, words.state].filter((part) => part !== '').join(', ')],
    ['Goes home', words.dischargeDay === '' ? '' : `${sayUsDay(words.dischargeDay)} ${words.dischargeTime}`],
  ];
  const lines = words.lines.filter((line) => line.description !== '' || line.family !== '');
  return (
    <aside className={css['soFar']} aria-label="The case so far">
      <section className={css['built']}>
        <h2>The case so far</h2>
        <p className={css['name']}>{name === '' ? 'Not named yet' : name}</p>
        <dl>
          {said.map(([label, value]) => (
            <div key={label} data-empty={value === '' || undefined}>
              <dt>{label}</dt>
              <dd>{value === '' ? '…' : value}</dd>
            </div>
          ))}
        </dl>
        {lines.length === 0 ? null : (
          <ul>
            {lines.map((line) => (
              <li key={line.key}>
                {line.description === ''
                  ? (familyLabels[line.family as Family] ?? line.family)
                  : line.description}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Gaps gaps={gaps} title="Still missing" />
    </aside>
  );
}
