// Why: what cannot wait for reading stands first: a discharge escalated to a named manager with the time committed to,
// and an order that looks like one we already have.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { settleDuplicate, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { ReasonButton } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
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
        <p key={one.otherId} className={css['settled']}>
          {one.otherCaseNumber} was called {one.settledAs === 'same' ? 'the same order' : 'a different order'}
          .
        </p>
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
    <div className={css['alert']} data-tone="waiting">
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
    </div>
  );
}
