// Why: whether the member is covered on the day of service stands on the case in plain words, with what it rests on one
// press away and the way out beside it when a payer is silent, unclear or unreadable.
import { useQueryClient } from '@tanstack/react-query';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import {
  askCoverageAgain,
  confirmCoverageDifference,
  readCoverage,
  type CoveragePage,
  type ShownInquiry,
} from '../../care/eligibility/eligibility.contract.ts';
import type { Outcome } from '../../care/eligibility/eligibility.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import { CoverageByHand } from './coverage-by-hand.tsx';
import { CoverageFacts } from './coverage-facts.tsx';
import { CoverageMessages } from './coverage-messages.tsx';
import { sayUsDay } from './say-us-day.ts';
import css from './coverage.module.css';

const marks: Record<Outcome, readonly [Tone, string]> = {
  active: ['proved', 'Covered'],
  inactive: ['breach', 'Not active'],
  not_covered: ['breach', 'Not covered'],
  unclear: ['waiting', 'Not clear'],
  garbled: ['waiting', 'Unreadable'],
  given_up: ['closed', 'Not waited for'],
  to_confirm: ['waiting', 'To confirm'],
};

/** Coverage of the case on its day of service. */
export function Coverage({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id, kind } = page.referral;
  const found = useDoor(readCoverage, { params: { tenantId, id } }, { enabled: kind === 'order' });
  if (kind !== 'order' || found.error?.status === 404 || found.error?.status === 403) return null;
  return (
    <section className={css['panel']} aria-label="Coverage">
      <h2>Coverage</h2>
      {found.error !== null && found.data === undefined ? (
        <ErrorState
          title="The coverage could not be read."
          problem={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.data === undefined ? (
        <LoadingRows rows={2} columns={1} />
      ) : (
        <Known page={page} coverage={found.data} />
      )}
    </section>
  );
}

type KnownProps = { readonly page: CasePage; readonly coverage: CoveragePage };

function Known({ page, coverage }: KnownProps) {
  const [newest, ...earlier] = coverage.inquiries;
  return (
    <>
      {newest === undefined ? (
        <p className={css['quiet']}>
          The payer has not been asked yet. It is, once the order is acknowledged.
        </p>
      ) : (
        <Inquiry inquiry={newest} page={page} coverage={coverage} />
      )}
      <Rechecks coverage={coverage} zone={page.referral.zone} />
      <WaysOut page={page} coverage={coverage} />
      {earlier.length === 0 ? null : (
        <details className={css['earlier']}>
          <summary>Asked before ({earlier.length})</summary>
          {earlier.map((one) => (
            <Inquiry key={one.id} inquiry={one} page={page} coverage={coverage} />
          ))}
        </details>
      )}
    </>
  );
}

function Inquiry({ inquiry, page, coverage }: KnownProps & { readonly inquiry: ShownInquiry }) {
  const { tenantId, id, zone } = page.referral;
  const evidence = useEvidence();
  const [tone, word] = inquiry.outcome === null ? (['working', 'Asked'] as const) : marks[inquiry.outcome];
  const showMessages = () =>
    evidence.show({
      key: `coverage-${inquiry.id}`,
      title: 'Question and answer',
      body: <CoverageMessages tenantId={tenantId} referralId={id} inquiryId={inquiry.id} />,
    });
  return (
    <div className={css['inquiry']}>
      <p className={css['said']}>
        <StatusMark tone={tone} word={word} />
        <span>
          {inquiry.say ?? 'The payer was asked and has not answered yet; it is asked again by itself.'}
        </span>
      </p>
      <SameOrNot inquiry={inquiry} page={page} coverage={coverage} />
      <CoverageFacts inquiry={inquiry} />
      {inquiry.benefits.length === 0 ? null : (
        <details>
          <summary>What the payer said, line by line</summary>
          <dl className={css['benefits']}>
            {inquiry.benefits.map((line, i) => (
              <div key={`${line.label}-${i.toString()}`}>
                <dt>{line.label}</dt>
                <dd>{line.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className={css['basis']}>
        <span>{[purposes[inquiry.purpose], inquiry.basis].filter((part) => part !== null).join(' ')}</span>
        <TimeTwice at={inquiry.answeredAt ?? inquiry.askedAt} zone={zone} kind="past" />
        {inquiry.hasMessages ? (
          <Button size="small" look="quiet" onClick={showMessages}>
            Show the messages
          </Button>
        ) : null}
      </p>
    </div>
  );
}

const purposes: Record<ShownInquiry['purpose'], string | null> = {
  verify: null,
  recheck: 'Asked again before a visit.',
  sweep: 'Asked again overnight.',
};

/** Whether whoever was found under other details is the member: one press each way. */
function SameOrNot({ inquiry, page, coverage }: KnownProps & { readonly inquiry: ShownInquiry }) {
  const { tenantId, id } = page.referral;
  const confirm = useAct(confirmCoverageDifference);
  const tell = useToast();
  const client = useQueryClient();
  if (inquiry.outcome !== 'to_confirm') return null;
  const say = (isSame: boolean) =>
    confirm.mutate(
      { params: { tenantId, id, inquiryId: inquiry.id }, body: { isSame } },
      {
        onSuccess() {
          tell({ say: isSame ? 'Confirmed. The case goes on.' : 'Written down: somebody else was found.' });
          void client.invalidateQueries();
        },
        onError: (problem) => tell({ say: problem.say }),
      },
    );
  return (
    <div className={css['ways']}>
      <ReasonButton can={coverage.can['record']} onClick={() => say(true)} busy={confirm.isPending}>
        It is the member
      </ReasonButton>
      <ReasonButton can={coverage.can['record']} onClick={() => say(false)} busy={confirm.isPending}>
        It is somebody else
      </ReasonButton>
    </div>
  );
}

/** When the payer is asked again by itself. */
function Rechecks({ coverage, zone }: { readonly coverage: CoveragePage; readonly zone: string }) {
  if (coverage.rechecks.length === 0) return null;
  return (
    <ul className={css['rechecks']} aria-label="Asked again">
      {coverage.rechecks.map((one) => (
        <li key={`${one.serviceOn} ${one.dueAt}`}>
          Asked again before the visit on {sayUsDay(one.serviceOn)}:{' '}
          <TimeTwice at={one.dueAt} zone={zone} kind="due" />
        </li>
      ))}
    </ul>
  );
}

function WaysOut({ page, coverage }: KnownProps) {
  const { tenantId, id } = page.referral;
  const evidence = useEvidence();
  const ask = useAct(askCoverageAgain);
  const tell = useToast();
  const client = useQueryClient();
  const askAgain = () =>
    ask.mutate(
      { params: { tenantId, id } },
      {
        onSuccess() {
          tell({ say: 'The payer is being asked again.' });
          void client.invalidateQueries();
        },
        onError: (problem) => tell({ say: problem.say }),
      },
    );
  const byHand = () =>
    evidence.show({
      key: 'coverage-by-hand',
      title: 'Record coverage by hand',
      body: <CoverageByHand tenantId={tenantId} referralId={id} serviceOn={coverage.serviceOn} />,
    });
  return (
    <div className={css['ways']}>
      <ReasonButton can={coverage.can['ask']} onClick={askAgain} busy={ask.isPending}>
        Ask again
      </ReasonButton>
      <ReasonButton can={coverage.can['record']} onClick={byHand}>
        Record by hand…
      </ReasonButton>
    </div>
  );
}
