// Why: a reviewer decides with the criteria on the left, the evidence on the right and the decision below, and goes on to
// the next without leaving the keyboard; the clock that counts stands at the top and opens its proof.
import { Link, useParams } from '@tanstack/react-router';
import { readReview, type ReviewPage as Review } from '../../care/authorization/authorization.contract.ts';
import { sayInstant } from '../../base/time/say.ts';
import { sayClinical } from '../../care/completeness/clinical-questions.rules.ts';
import { CaseHead } from '../kit/case-head.tsx';
import { EvidenceSide } from '../kit/evidence.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusSentence } from '../kit/status-sentence.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Told, toneOf, whoDecided } from './authorization-panel.tsx';
import { Evidence } from './case-evidence.tsx';
import caseCss from './case.module.css';
import { Desk } from './desk.tsx';
import { pathOf } from './item-words.ts';
import { ProvenTime } from './proven-time.tsx';
import { Criteria } from './review-criteria.tsx';
import { Decision } from './review-decision.tsx';
import css from './review.module.css';
import { sayUsDay } from './say-us-day.ts';

/** The page at `/workbench/reviews/:tenantId/:id`. */
export function ReviewPage() {
  const { tenantId = '', id = '' } = useParams({ strict: false });
  return (
    <Desk title="Review">
      <ReviewLoader key={id} tenantId={Number(tenantId)} id={id} />
    </Desk>
  );
}

function ReviewLoader({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const found = useDoor(readReview, { params: { tenantId, id } });
  if (found.data !== undefined) {
    const { referral, documents } = found.data;
    const subject = { tenantId, id: referral.id, zone: referral.zone };
    return (
      <EvidenceSide resting={<Evidence subject={subject} documents={documents} />}>
        <ReviewWork of={found.data} />
      </EvidenceSide>
    );
  }
  if (found.error?.status === 404)
    return (
      <EmptyState
        as="h1"
        title="There is no such review here"
        action={<Link to="/workbench">Go to the worklist</Link>}
      >
        <p>It does not exist, or it belongs to a payer you do not work for.</p>
      </EmptyState>
    );
  if (found.error !== null)
    return (
      <div className={caseCss['page']}>
        <ErrorState
          title="The review could not be read."
          problem={found.error}
          onRetry={() => void found.refetch()}
        />
      </div>
    );
  return (
    <div className={caseCss['page']}>
      <LoadingRows rows={12} columns={3} />
    </div>
  );
}

const nextSteps: Record<string, string> = {
  rn_review: 'a nurse approves, asks or refers',
  info_requested: 'the office answers; the clock runs on',
  md_review: 'a physician decides',
  p2p_offered: 'the clinicians speak, then a physician decides',
};

function Top({ of: page }: { readonly of: Review }) {
  const { request, referral, payerName } = page;
  const name = [referral.patientGivenName, referral.patientFamilyName].filter(Boolean).join(' ');
  const clock = page.deadlines.findLast((one) => one.status !== 'cancelled');
  const late = clock?.status === 'breached';
  const state = request.kind === 'registration' ? 'Registered' : request.statusLabel;
  return (
    <div className={caseCss['top']}>
      <Link to={pathOf('referral', referral.tenantId, referral.id)} className={caseCss['back']}>
        Case {referral.caseNumber}
      </Link>
      <h1 className="only-heard">
        Review of line {request.lineNumber}, case {referral.caseNumber}, {name}
      </h1>
      <CaseHead
        caseNumber={referral.caseNumber}
        name={name === '' ? 'Not named yet' : name}
        facts={[
          referral.patientBirthOn === null ? '' : sayUsDay(referral.patientBirthOn),
          payerName,
          request.planName ?? '',
          request.track === 'expedited' ? 'Expedited' : '',
          referral.dischargeAt === null ? '' : `Home ${sayInstant(referral.dischargeAt, referral.zone)}`,
        ].filter((fact) => fact !== '')}
        sentence={
          <StatusSentence
            tone={late ? 'breach' : toneOf(request.status)}
            state={late ? `${state}, late` : state}
            next={nextSteps[request.status] ?? 'nothing more to decide'}
            owner={
              request.decidedAs === null
                ? (page.item?.ownerName ?? 'nobody yet')
                : whoDecided(request).replace('by ', '')
            }
            due={
              clock === undefined ? undefined : (
                <span className={caseCss['due']}>
                  {clock.label} <ProvenTime deadline={clock} tenantId={request.tenantId} />
                </span>
              )
            }
          />
        }
      />
    </div>
  );
}

function Asked({ of: page }: { readonly of: Review }) {
  const { request, referral, line, clinical } = page;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Number', request.number],
    ['Quantity', request.requestedQuantity === null ? null : Number(request.requestedQuantity).toString()],
    ['How often', line?.frequency ?? null],
    ['Diagnoses', referral.diagnoses.length === 0 ? null : referral.diagnoses.join(', ')],
    ...sayClinical(clinical),
    ['Ordered by', [referral.clinicianName, referral.requesterOrganization].filter(Boolean).join(' · ')],
    ['Signed', referral.signedOn === null ? null : sayUsDay(referral.signedOn)],
    ['Note', referral.note],
  ];
  return (
    <section className={css['panel']} aria-label="What is asked">
      <h2>
        Line {request.lineNumber}: {request.what}
      </h2>
      <dl className={caseCss['facts']}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function ReviewWork({ of: page }: { readonly of: Review }) {
  const { request, referral } = page;
  return (
    <div className={caseCss['page']}>
      <title>{`Review ${referral.caseNumber} · Doorstep`}</title>
      <Top of={page} />
      <Asked of={page} />
      <Criteria of={page} />
      <Decision of={page} />
      <Told request={request} zone={referral.zone} />
    </div>
  );
}
