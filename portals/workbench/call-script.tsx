// Why: the script runs down the left in the order a caller tells it, what was answered is struck through, and the case
// builds itself in sight, with what is still missing said at once.
import { useEffect, useState, type ReactNode } from 'react';
import { missingFromOrder } from '../../care/completeness/missing-from-order.rules.ts';
import { listPayers, noteCall, sendCallReferral } from '../../care/intake/intake.contract.ts';
import { callDoor, Problem } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { Form, FormActions } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import { CallerFields, Identity, PayerField, type Caller, type Fact } from './call-fields.tsx';
import { useKeptDraft, type Keeping } from './call-keep.ts';
import type { Call } from './call-top.tsx';
import css from './call.module.css';
import { CaseSoFar } from './case-so-far.tsx';
import { useColleague } from './desk.tsx';
import { OrderFields } from './order-form.tsx';
import { callDraftOf, factsWith, wordsOfCall, wordsWithCaller } from './call-words.ts';
import { draftOf, emptyLine, emptyOrder, problemIn, type OrderWords } from './order-words.ts';
import type { CallDraft } from '../../care/intake/call-draft.schema.ts';
import type { Receipt } from './call-page.tsx';

const nobody: Caller = { name: '', organization: '', phone: '', purpose: '' };

type CallScriptProps = {
  readonly call: Call;
  /** What was typed before the page was loaded anew. */
  readonly kept: CallDraft | null;
  readonly onKeeping: (keeping: Keeping) => void;
  readonly onSent: (receipt: Receipt) => void;
};

/** The script with its answers, and the case beside it. */
export function CallScript({ call, kept, onKeeping, onSent }: CallScriptProps) {
  const me = useColleague();
  const [caller, setCaller] = useState<Caller>(kept?.caller ?? nobody);
  const [facts, setFacts] = useState<readonly Fact[]>(kept?.facts ?? []);
  const [words, setWords] = useState<OrderWords>(() =>
    kept === null ? { ...emptyOrder(), lines: [emptyLine()] } : wordsOfCall(kept.words),
  );
  const [payer, setPayer] = useState<string | null>(kept?.payer ?? null);
  const payers = (useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? []).filter((one) =>
    me.tenants.some((tenant) => tenant.id === one.id),
  );
  useNotes(call, caller, facts);
  useKeptDraft(call, callDraftOf({ caller, facts, payer, words }), onKeeping);
  const whole = wordsWithCaller(words, caller);
  const draft = draftOf(whole);
  const { submit, problem, busy } = useSend(call, whole, payer, onSent);
  useKeys('On the call', [{ keys: 'Ctrl-ENTER', label: 'Send what was said', run: submit }]);
  const isIdentified = facts.length >= 2;
  function hear(now: OrderWords): void {
    setFacts(factsWith(facts, words, now));
    setWords(now);
  }
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
            <OrderFields words={words} onChange={hear} withoutRequester />
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
