// Why: a driver opens this in a van: today first, who, where, when, one card for each door; what is cancelled says so, so that
// nobody drives for nothing.
import { Link } from '@tanstack/react-router';
import { dayIn } from '../../base/time/instant.ts';
import { sayDay } from '../../base/time/say.ts';
import type { ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { listVisits } from '../../care/fulfilment/visit.contract.ts';
import { Door } from '../kit/door.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useDoor } from '../kit/use-door.ts';
import { useNow } from '../kit/use-now.ts';
import { ProviderFrame } from './provider-frame.tsx';
import { visitTone } from './visit-tone.ts';
import css from './visits.module.css';

const everyMs = 15_000;

/** The page at `/provider/visits`. */
export function VisitsPage() {
  return <ProviderFrame provider>{() => <Visits />}</ProviderFrame>;
}

function Visits() {
  const found = useDoor(listVisits, {}, { refetchInterval: everyMs });
  const now = useNow();
  if (found.data === undefined && found.error !== null)
    return (
      <ErrorState
        title="The visits could not be loaded."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={6} columns={2} tall={72} />;
  const { items } = found.data;
  if (items.length === 0)
    return (
      <EmptyState
        as="h1"
        title="No visits yet"
        drawing={<Door of="provider" />}
        action={<Link to="/provider/offers">See the offers</Link>}
      >
        <p>Every offer you accept becomes a visit here, with its time, its address and what to bring.</p>
      </EmptyState>
    );
  const days = Map.groupBy(items, (one) => dayIn(one.zone, one.windowFrom));
  const today = (day: string) => items.some((one) => now !== null && dayIn(one.zone, now) === day);
  return (
    <div className={css['page']}>
      <h1>Visits</h1>
      {[...days].map(([day, visits]) => (
        <section key={day} aria-label={sayDay(day)}>
          <h2>
            {today(day) ? 'Today, ' : ''}
            {sayDay(day, day.slice(0, 4))}
          </h2>
          <ul className={css['list']}>
            {visits.map((one) => (
              <li key={one.id}>
                <Row one={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ one }: { readonly one: ShownAppointment }) {
  const hours = one.window.split(' ').find((word) => word.includes('–')) ?? one.window;
  return (
    <Link
      to="/provider/visits/$tenantId/$visitId"
      params={{ tenantId: one.tenantId.toString(), visitId: one.id }}
      className={css['row']}
    >
      <span className={css['hours']}>{hours}</span>
      <span className={css['who']}>
        <strong>{one.visit?.patientName ?? `Case ${one.caseNumber}`}</strong>
        {one.visit === null ? (
          <span>Nobody needs to come.</span>
        ) : (
          <>
            <span>{[one.visit.line1, one.visit.city].filter((part) => part !== null).join(', ')}</span>
            <span>{one.visit.description}</span>
          </>
        )}
      </span>
      <StatusMark tone={visitTone(one.status)} word={one.statusLabel} />
    </Link>
  );
}
