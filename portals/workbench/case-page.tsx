// Why: the case page answers who and what, what is next, who owns it and by when at its top; the work stands in the
// middle, the proof of it beside.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readCase, type CasePage as Case } from '../../care/casefile/casefile.contract.ts';
import { EvidenceSide } from '../kit/evidence.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Authorizations } from './authorization-panel.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseAlerts } from './case-alerts.tsx';
import { Answered } from './case-answer.tsx';
import { CaseDeadlines } from './case-deadlines.tsx';
import { CaseEvidence } from './case-evidence.tsx';
import { CaseMessages } from './case-messages.tsx';
import { CaseTop } from './case-top.tsx';
import { Ending } from './close-case.tsx';
import { Fulfilment } from './fulfilment-panel.tsx';
import css from './case.module.css';
import { CorrectOrder } from './correct-order.tsx';
import { Coverage } from './coverage-panel.tsx';
import { Desk, useColleague } from './desk.tsx';
import { Gaps } from './gaps.tsx';
import { OrderFacts, OrderLines } from './order-facts.tsx';
import { Questions } from './questions-panel.tsx';
import { ReadingPlace } from './reading.tsx';
import { Tasks } from './task-panel.tsx';
import { SourcingPanel } from './sourcing-panel.tsx';
import { useLock } from './use-lock.ts';
import { WhoItIs } from './who-panel.tsx';

/** The page at `/workbench/cases/:tenantId/:id`. */
export function CasePage() {
  const { tenantId = '', id = '' } = useParams({ strict: false });
  return (
    <Desk title="Case">
      <CaseLoader key={id} tenantId={Number(tenantId)} id={id} />
    </Desk>
  );
}

function CaseLoader({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const found = useDoor(readCase, { params: { tenantId, id } });
  if (found.data !== undefined) {
    return (
      <ReadingPlace>
        <EvidenceSide resting={<CaseEvidence of={found.data} />}>
          <CaseWork of={found.data} />
        </EvidenceSide>
      </ReadingPlace>
    );
  }
  if (found.error?.status === 404) return <NoCase />;
  if (found.error !== null)
    return (
      <div className={css['page']}>
        <ErrorState
          title="The case could not be read."
          problem={found.error}
          onRetry={() => void found.refetch()}
        />
      </div>
    );
  return (
    <div className={css['page']}>
      <LoadingRows rows={12} columns={3} />
    </div>
  );
}

function NoCase() {
  return (
    <EmptyState
      as="h1"
      title="There is no such case here"
      action={<Link to="/workbench">Go to the worklist</Link>}
    >
      <p>It does not exist, or it belongs to a payer you do not work for. Press / to find another.</p>
    </EmptyState>
  );
}

function CaseWork({ of: page }: { readonly of: Case }) {
  const me = useColleague();
  const [correcting, setCorrecting] = useState(false);
  const { item, referral } = page;
  const lock = useLock(item, correcting || item?.ownerId === me.id);
  return (
    <div className={css['page']}>
      <title>{`${referral.caseNumber} · Doorstep`}</title>
      <CaseTop
        of={page}
        lockedBy={lock.byOther ?? (item?.lockedBy === me.id ? null : (item?.lockedByName ?? null))}
        actions={<CaseActions of={page} onCorrect={() => setCorrecting(true)} isCorrecting={correcting} />}
      />
      <Answered of={page} />
      <CaseAlerts of={page} />
      <WhoItIs of={page} />
      <Tasks of={page} />
      {correcting ? (
        <CorrectOrder of={page} onDone={() => setCorrecting(false)} />
      ) : (
        <>
          <OrderLines of={page} />
          <SourcingPanel of={page} />
          <Coverage of={page} />
          <Authorizations of={page} />
          <Fulfilment of={page} />
          <Questions of={page} />
          <div className={css['two']}>
            <Gaps gaps={page.gaps} />
            <CaseDeadlines of={page} />
          </div>
          <OrderFacts of={page} />
          <CaseMessages messages={page.messages} zone={referral.zone} />
          <Ending of={page} />
        </>
      )}
    </div>
  );
}
