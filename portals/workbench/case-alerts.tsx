// Why: what cannot wait for reading stands first: a discharge escalated to a named manager with the time committed to,
// and an order that looks like one we already have.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { settleDuplicate, unsettleDuplicate, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './case.module.css';
import { EscalationCard } from './escalation-card.tsx';
import { pathOf } from './item-words.ts';

/** Escalations and duplicate flags of a case. */
export function CaseAlerts({ of: page }: { readonly of: CasePage }) {
  const open = page.duplicates.filter((one) => one.settledAt === null);
  const settled = page.duplicates.filter((one) => one.settledAt !== null);
  if (page.escalations.length + page.duplicates.length === 0) return null;
  return (
    <section className={css['alerts']} aria-label="Before anything else">
      {page.escalations.map((one) => (
        <EscalationCard key={one.id} escalation={one} zone={page.referral.zone} />
      ))}
      {open.map((one) => (
        <DuplicateFlag key={one.otherId} of={page} duplicate={one} />
      ))}
      {settled.map((one) => (
        <SettledFlag key={one.otherId} of={page} duplicate={one} />
      ))}
    </section>
  );
}

function DuplicateFlag({
  of: page,
  duplicate,
}: {
  readonly of: CasePage;
  readonly duplicate: CasePage['duplicates'][number];
}) {
  const { tenantId, id } = page.referral;
  const settle = useAct(settleDuplicate);
  const say = useToast();
  const client = useQueryClient();
  const can = page.can['settle_duplicate'];
  const answer = (as: 'same' | 'different') =>
    settle.mutate(
      { params: { tenantId, id, otherId: duplicate.otherId }, body: { as } },
      {
        onSuccess() {
          say({
            say:
              as === 'same'
                ? `Noted: the same order as ${duplicate.otherCaseNumber}.`
                : `Noted: not the same as ${duplicate.otherCaseNumber}.`,
          });
          void client.invalidateQueries();
        },
        onError: (problem) => say({ say: problem.say, tone: 'risk' }),
      },
    );
  return (
    <section
      aria-label={`May be the same as ${duplicate.otherCaseNumber}`}
      className={css['alert']}
      data-tone="waiting"
    >
      <div>
        <p className={css['alertTitle']}>
          This may be the same as{' '}
          <Link to={pathOf('referral', tenantId, duplicate.otherId)}>
            <CaseNumber value={duplicate.otherCaseNumber} />
          </Link>
        </p>
        <p className={css['alertText']}>{duplicate.reasons.join(' ')}</p>
      </div>
      <div className={css['alertActions']}>
        <ReasonButton can={can} busy={settle.isPending} onClick={() => answer('same')}>
          Same order
        </ReasonButton>
        <ReasonButton can={can} busy={settle.isPending} onClick={() => answer('different')}>
          Different
        </ReasonButton>
      </div>
    </section>
  );
}

function SettledFlag({
  of: page,
  duplicate,
}: {
  readonly of: CasePage;
  readonly duplicate: CasePage['duplicates'][number];
}) {
  const evidence = useEvidence();
  const { otherCaseNumber: other, otherId, settledAs } = duplicate;
  const ask = () =>
    evidence.show({
      key: `unsettle-${otherId}`,
      title: 'Take it back',
      body: <TakeBack of={page} duplicate={duplicate} />,
    });
  return (
    <p className={css['settled']}>
      {other} was called {settledAs === 'same' ? 'the same order' : 'a different order'}.{' '}
      {page.can['settle_duplicate'] === true ? (
        <Button look="quiet" size="small" aria-label={`Take back what was said of ${other}`} onClick={ask}>
          Take back…
        </Button>
      ) : null}
    </p>
  );
}

function TakeBack({
  of: page,
  duplicate,
}: {
  readonly of: CasePage;
  readonly duplicate: CasePage['duplicates'][number];
}) {
  const { tenantId, id } = page.referral;
  const [reason, setReason] = useState('');
  const undo = useAct(unsettleDuplicate);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const send = () =>
    undo.mutate(
      { params: { tenantId, id, otherId: duplicate.otherId }, body: { reason } },
      {
        onSuccess() {
          say({ say: `The question about ${duplicate.otherCaseNumber} is open again.` });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  return (
    <Form label="Take it back" problem={undo.error} onSubmit={send}>
      <p>A case that was merged stands where it stood before. Both words stay in the history.</p>
      <LongTextField name="reason" label="Why" required value={reason} onChange={setReason} />
      <FormActions>
        <ReasonButton
          look="primary"
          can={reason.trim().length < 3 ? 'Say first why.' : true}
          busy={undo.isPending}
          onClick={send}
        >
          Take back
        </ReasonButton>
      </FormActions>
    </Form>
  );
}
