// Why: the plan reads the same sentence as member and office, with the clocks that answer for it and who holds the case;
// what its role may not see is named as left out, with the reason, and never looks merely empty.
import { Link, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { readCase, readTimeline, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { CaseHead } from '../kit/case-head.tsx';
import { EvidenceSide } from '../kit/evidence.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { Timeline } from '../kit/timeline.tsx';
import { keyOf, useDoor } from '../kit/use-door.ts';
import { useLive } from '../kit/use-live.ts';
import { OwnPortal } from '../sign-in/own-portal.tsx';
import { toneOf } from '../provider/own-case-tone.ts';
import { sayPhone } from '../provider/say-phone.ts';
import { Clocks } from './payer-clocks.tsx';
import css from './payer.module.css';
import { useFindCases } from './use-find-cases.ts';

/** The page at `/payer/cases/…`. */
export function PayerCasePage() {
  const search = useFindCases();
  const { tenantId, caseId } = useParams({ from: '/payer/cases/$tenantId/$caseId' });
  return (
    <OwnPortal portal="payer" name="For health plans" places={[]} search={search}>
      {() => (
        <EvidenceSide>
          <Case tenantId={Number(tenantId)} caseId={caseId} />
        </EvidenceSide>
      )}
    </OwnPortal>
  );
}

function Case({ tenantId, caseId }: { readonly tenantId: number; readonly caseId: string }) {
  const params = { tenantId, id: caseId };
  const asked = useDoor(readCase, { params });
  const client = useQueryClient();
  useLive('/api/live', () => {
    void client.invalidateQueries({ queryKey: keyOf(readCase) });
    void client.invalidateQueries({ queryKey: keyOf(readTimeline) });
  });
  return (
    <div className={css['case']}>
      <p>
        <Link to="/payer">All cases</Link>
      </p>
      {asked.data === undefined ? (
        asked.error === null ? (
          <LoadingRows rows={10} columns={3} />
        ) : (
          <ErrorState
            title="This case could not be opened."
            problem={asked.error}
            onRetry={() => void asked.refetch()}
          />
        )
      ) : (
        <Read page={asked.data} params={params} />
      )}
    </div>
  );
}

/** `1934-08-28` as people write it here: `08/28/1934`. */
const sayBirth = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;

const hidden = 'Not shown to health plans';

function Read({
  page,
  params,
}: {
  readonly page: CasePage;
  readonly params: { tenantId: number; id: string };
}) {
  const { referral, masked } = page;
  const name = [referral.patientGivenName, referral.patientFamilyName]
    .filter((part) => part !== null)
    .join(' ');
  const born =
    referral.patientBirthOn === null
      ? []
      : [`Born ${masked ? referral.patientBirthOn.slice(0, 4) : sayBirth(referral.patientBirthOn)}`];
  return (
    <>
      <h1 className="only-heard">
        Case {referral.caseNumber}, {name === '' ? 'not named yet' : name}
      </h1>
      <CaseHead
        caseNumber={referral.caseNumber}
        name={name === '' ? 'Not named yet' : name}
        facts={[...born, page.payerName, ...(referral.kind === 'inquiry' ? ['Question'] : [])]}
        sentence={
          <div className={css['standing']}>
            <StatusMark tone={toneOf(referral.status)} word={page.statusLabel} look="tint" />
            <p>{page.sentence}</p>
          </div>
        }
      />
      {masked ? (
        <p className={css['why']}>
          Names stand as initials and the birth date as a year, and contact details are left out: your role
          watches cases and needs no more to do so. Ask the case manager when you need to know who it is.
        </p>
      ) : null}
      <Clocks page={page} params={params} />
      <div className={css['columns']}>
        <section>
          <h2>{referral.kind === 'order' ? 'Ordered' : 'Asked about'}</h2>
          <Lines page={page} />
        </section>
        <Facts page={page} />
      </div>
      <History zone={referral.zone} params={params} />
    </>
  );
}

function Lines({ page }: { readonly page: CasePage }) {
  if (page.lines.length === 0) return <p className={css['none']}>Nothing is named yet.</p>;
  return (
    <ul className={css['lines']}>
      {page.lines.map((line) => (
        <li key={line.id}>
          <span>
            {line.code === null ? null : <strong>{line.code} </strong>}
            {line.description} <span className={css['none']}>{line.familyLabel}</span>
          </span>
          <span>{line.statusLabel}</span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ page }: { readonly page: CasePage }) {
  const { referral, masked } = page;
  const or = (value: string | null) =>
    value ?? <span className={css['none']}>{masked ? hidden : 'Not given'}</span>;
  const extension = referral.caseManagerExtension === null ? '' : `, ext. ${referral.caseManagerExtension}`;
  return (
    <section>
      <h2>Facts</h2>
      <dl className={css['facts']}>
        <dt>Case manager</dt>
        <dd>
          {referral.caseManagerName === null ? 'Being named' : `${referral.caseManagerName}${extension}`}
        </dd>
        <dt>Member ID</dt>
        <dd>{or(referral.patientMemberNumber)}</dd>
        <dt>Phone</dt>
        <dd>{or(referral.patientPhone === null ? null : sayPhone(referral.patientPhone))}</dd>
        <dt>Address</dt>
        <dd>{or(referral.shipLine1)}</dd>
        <dt>Clinician</dt>
        <dd>{referral.clinicianName ?? 'Not given'}</dd>
        <dt>Diagnoses</dt>
        <dd>{referral.diagnoses.length === 0 ? 'Not given' : referral.diagnoses.join(', ')}</dd>
        <dt>Received</dt>
        <dd>
          <TimeTwice kind="past" at={referral.receivedAt} zone={referral.zone} />
        </dd>
        <dt>Signed order</dt>
        <dd>
          {referral.kind === 'order' && referral.orderReceived
            ? 'Received; its pages stay with the desk'
            : 'Not yet'}
        </dd>
      </dl>
    </section>
  );
}

function History({
  zone,
  params,
}: {
  readonly zone: string;
  readonly params: { tenantId: number; id: string };
}) {
  const asked = useDoor(readTimeline, { params });
  return (
    <section>
      <h2>What happened</h2>
      {asked.data !== undefined ? (
        <Timeline
          zone={zone}
          entries={asked.data.items.map(({ id, at, say, actorName }) => ({ id, at, say, who: actorName }))}
        />
      ) : asked.error === null ? (
        <LoadingRows rows={5} columns={2} />
      ) : (
        <ErrorState
          title="The history could not be loaded."
          problem={asked.error}
          onRetry={() => void asked.refetch()}
        />
      )}
    </section>
  );
}
