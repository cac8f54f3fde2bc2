// Why: what may be done now stands under the head of the case with its key; what may not be done now says why; handing
// over and calling open beside the work, never over it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acknowledgeByHand, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { handOverItem } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { useColleague } from './desk.tsx';
import { useColleagues } from './reassign.tsx';
import { Answer } from './case-answer.tsx';
import { useOwn } from './use-own.ts';

export type CaseActionsProps = {
  readonly of: CasePage;
  readonly onCorrect: () => void;
  readonly isCorrecting: boolean;
};

/** The buttons of a case. */
export function CaseActions({ of: page, onCorrect, isCorrecting }: CaseActionsProps) {
  const { item, can, referral } = page;
  const evidence = useEvidence();
  const { claim, release } = useOwn();
  const handOver = () =>
    item === null
      ? undefined
      : evidence.show({ key: 'hand-over', title: 'Hand over', body: <HandOver item={item} /> });
  const phone = () =>
    evidence.show({ key: 'phone', title: 'Acknowledged by phone', body: <ByPhone of={page} /> });
  const isAsked = referral.kind === 'inquiry';
  const answer = () =>
    evidence.show({ key: 'answer', title: 'Answer the question', body: <Answer of={page} /> });
  useKeys('On this case', [
    ...(item?.can['claim'] === true ? [{ keys: 'c', label: 'Claim', run: () => void claim(item) }] : []),
    ...(item?.can['hand_over'] === true ? [{ keys: 'h', label: 'Hand over', run: handOver }] : []),
    ...(isAsked && can['answer'] === true ? [{ keys: 'a', label: 'Answer', run: answer }] : []),
    ...(can['correct'] === true ? [{ keys: 'e', label: 'Correct the order', run: onCorrect }] : []),
  ]);
  if (isCorrecting) return null;
  return (
    <>
      {item === null ? null : (
        <OwnButtons item={item} onClaim={claim} onRelease={release} onHandOver={handOver} />
      )}
      <ReasonButton can={can['correct']} keys="e" onClick={onCorrect}>
        Correct the order
      </ReasonButton>
      {isAsked ? (
        <ReasonButton
          look={referral.answeredAt === null ? 'primary' : 'plain'}
          can={can['answer']}
          keys="a"
          onClick={answer}
        >
          {referral.answeredAt === null ? 'Answer…' : 'Answer again…'}
        </ReasonButton>
      ) : null}
      {referral.acknowledgedAt === null ? (
        <ReasonButton can={can['acknowledge']} onClick={phone}>
          Acknowledge by phone
        </ReasonButton>
      ) : null}
    </>
  );
}

type OwnButtonsProps = {
  readonly item: WorkItem;
  readonly onClaim: (item: WorkItem) => Promise<boolean>;
  readonly onRelease: (item: WorkItem) => Promise<boolean>;
  readonly onHandOver: () => void;
};

function OwnButtons({ item, onClaim, onRelease, onHandOver }: OwnButtonsProps) {
  const me = useColleague();
  const isMine = item.ownerId === me.id && item.status === 'claimed';
  return (
    <>
      {isMine ? null : (
        <ReasonButton
          look={item.can['claim'] === true ? 'primary' : 'plain'}
          can={item.can['claim']}
          keys="c"
          onClick={() => void onClaim(item)}
        >
          Claim
        </ReasonButton>
      )}
      <ReasonButton can={item.can['hand_over']} keys="h" onClick={onHandOver}>
        Hand over…
      </ReasonButton>
      {isMine || item.can['release'] === true ? (
        <ReasonButton can={item.can['release']} onClick={() => void onRelease(item)}>
          Release
        </ReasonButton>
      ) : null}
    </>
  );
}

/** Hands an item to a colleague, with a word for them. */
export function HandOver({ item }: { readonly item: WorkItem }) {
  const me = useColleague();
  const colleagues = useColleagues(item.tenantId).filter((one) => one.id !== me.id);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const give = useAct(handOverItem);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const chosen = colleagues.find((one) => one.id === to);
  function submit(): void {
    give.mutate(
      {
        params: { tenantId: item.tenantId, id: item.id },
        body: { to: to ?? '', ...(note.trim() === '' ? {} : { note: note.trim() }) },
      },
      {
        onSuccess() {
          say({ say: `${item.caseNumber} is with ${chosen?.name ?? 'your colleague'} now.` });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  }
  return (
    <Form label="Hand over" problem={give.error} onSubmit={submit}>
      <SelectField
        name="to"
        label="Colleague"
        required
        value={to}
        choices={colleagues.map((one) => ({
          value: one.id,
          label: `${one.name} · ${one.roleLabel}${one.extension === null ? '' : ` · ext. ${one.extension}`}`,
        }))}
        onChange={setTo}
      />
      <LongTextField name="note" label="What they should know" value={note} onChange={setNote} />
      <FormActions>
        <Button look="primary" type="submit" busy={give.isPending}>
          Hand over
        </Button>
        <Button look="quiet" onClick={evidence.close}>
          Keep it
        </Button>
      </FormActions>
    </Form>
  );
}

function ByPhone({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id, caseNumber, requesterName, requesterPhone } = page.referral;
  const [spokeWith, setSpokeWith] = useState('');
  const acknowledge = useAct(acknowledgeByHand);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  return (
    <Form
      label="Acknowledge by phone"
      problem={acknowledge.error}
      onSubmit={() =>
        acknowledge.mutate(
          { params: { tenantId, id }, body: { spokeWith } },
          {
            onSuccess() {
              say({ say: `${caseNumber} is acknowledged, with ${spokeWith}.` });
              evidence.close();
              void client.invalidateQueries();
            },
          },
        )
      }
    >
      <p>
        The written acknowledgement could not be delivered. Call {requesterName ?? 'the sender'}
        {requesterPhone === null ? '' : ` at ${requesterPhone}`}, say the case number {caseNumber}, and write
        down who took it.
      </p>
      <TextField
        name="spokeWith"
        label="Who took the case number"
        required
        value={spokeWith}
        onChange={setSpokeWith}
      />
      <FormActions>
        <Button look="primary" type="submit" busy={acknowledge.isPending}>
          Acknowledged
        </Button>
      </FormActions>
    </Form>
  );
}
