// Why: every decision says in its form what it needs before it can be made; what this role cannot do now says why with the
// machine's own sentence, and after a decision the next review is one key away.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { decideAuthorization, type ReviewPage } from '../../care/authorization/authorization.contract.ts';
import type { DecisionDraft } from '../../care/authorization/authorization.schema.ts';
import { roleLabels, type Role } from '../../care/roles.rules.ts';
import { Button, ReasonButton, type ButtonLook } from '../kit/button.tsx';
import { Form, FormActions } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { useColleague } from './desk.tsx';
import { pathOfReview } from './item-words.ts';
import { Fields, noWords, type Move, type Words } from './review-fields.tsx';
import css from './review.module.css';

type Choice = {
  readonly move: Move;
  readonly label: string;
  readonly keys: string;
  readonly look: ButtonLook;
};

const all: Record<Move, Choice> = {
  approve: { move: 'approve', label: 'Approve', keys: 'a', look: 'primary' },
  request_information: {
    move: 'request_information',
    label: 'Ask for information',
    keys: 'i',
    look: 'plain',
  },
  take_in_information: {
    move: 'take_in_information',
    label: 'Go on with the review',
    keys: 'g',
    look: 'plain',
  },
  refer_to_physician: { move: 'refer_to_physician', label: 'Refer to a physician', keys: 'r', look: 'plain' },
  offer_peer_to_peer: { move: 'offer_peer_to_peer', label: 'Offer peer-to-peer', keys: 'o', look: 'plain' },
  approve_in_part: { move: 'approve_in_part', label: 'Approve in part', keys: 'p', look: 'plain' },
  modify: { move: 'modify', label: 'Approve something else', keys: 'm', look: 'plain' },
  deny: { move: 'deny', label: 'Deny', keys: 'd', look: 'harm' },
  deny_administratively: {
    move: 'deny_administratively',
    label: 'Deny administratively',
    keys: 'd',
    look: 'harm',
  },
};
const choicesOf: Partial<Record<Role, readonly Move[]>> = {
  nurse_reviewer: ['approve', 'request_information', 'take_in_information', 'refer_to_physician', 'deny'],
  medical_director: [
    'approve',
    'refer_to_physician',
    'offer_peer_to_peer',
    'approve_in_part',
    'modify',
    'deny',
  ],
  admin_reviewer: ['deny_administratively'],
};

/** The decision bar and the form of what was chosen. */
export function Decision({ of: page }: { readonly of: ReviewPage }) {
  const me = useColleague();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Move | null>(null);
  const choices = (choicesOf[me.role] ?? []).map((move) => all[move]);
  const { next, can } = page;
  const goOn = () =>
    next === null ? undefined : void navigate({ to: pathOfReview(next.tenantId, next.id) });
  useKeys('On this review', [
    ...choices
      .filter((one) => can[one.move] === true)
      .map((one) => ({ keys: one.keys, label: one.label, run: () => setChosen(one.move) })),
    ...(next === null ? [] : [{ keys: 'n', label: 'Next review', run: goOn }]),
  ]);
  if (choices.length === 0)
    return (
      <p className={css['quiet']}>
        Nurses, physicians and administrative reviewers decide. You are signed in as{' '}
        {roleLabels[me.role].toLowerCase()}.
      </p>
    );
  return (
    <section className={css['decision']} aria-label="Decision">
      <h2>Decision</h2>
      <div className={css['bar']}>
        {choices.map((one) => (
          <ReasonButton
            key={one.move}
            look={one.look}
            keys={one.keys}
            can={can[one.move]}
            aria-expanded={chosen === one.move}
            onClick={() => setChosen(one.move)}
          >
            {one.label}
            {one.move === 'take_in_information' ? '' : '…'}
          </ReasonButton>
        ))}
        {next === null ? null : (
          <Button look="quiet" keys="n" onClick={goOn}>
            Next review
          </Button>
        )}
      </div>
      {chosen === null || can[chosen] !== true ? null : (
        <DecisionForm key={chosen} of={page} choice={all[chosen]} onDone={() => setChosen(null)} />
      )}
    </section>
  );
}

/** What was typed, without what was left empty; the hub says what is still missing. */
function bodyOf(move: Move, { ground, approvedQuantity, ...words }: Words): DecisionDraft {
  const typed = Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));
  const many = Number(approvedQuantity);
  return {
    move,
    ...typed,
    ...(ground === null ? {} : { ground }),
    ...(approvedQuantity.trim() === '' || Number.isNaN(many) ? {} : { approvedQuantity: many }),
  };
}

type FormProps = { readonly of: ReviewPage; readonly choice: Choice; readonly onDone: () => void };

function DecisionForm({ of: page, choice, onDone }: FormProps) {
  const [words, setWords] = useState(noWords);
  const decide = useAct(decideAuthorization);
  const say = useToast();
  const client = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, []);
  const { tenantId, id } = page.request;
  const submit = () =>
    decide.mutate(
      { params: { tenantId, id }, body: bodyOf(choice.move, words) },
      {
        onSuccess(reply) {
          say({ say: reply.say });
          onDone();
          void client.invalidateQueries();
        },
      },
    );
  return (
    <div ref={place} className={css['form']}>
      <Form label={choice.label} problem={decide.error} onSubmit={submit}>
        <Fields of={page} move={choice.move} words={words} set={(some) => setWords({ ...words, ...some })} />
        <FormActions>
          <Button look={choice.look === 'harm' ? 'harm' : 'primary'} type="submit" busy={decide.isPending}>
            {choice.label}
          </Button>
          <Button look="quiet" onClick={onDone}>
            Not now
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
