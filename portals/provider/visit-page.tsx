// Why: everything one door needs on one phone page: who, where, how to get in, what to bring; then set out, prove it, or say why
// it did not work. The next thing to do is the biggest button.
import { IconMapPin, IconPhone } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { listVisits, setOut } from '../../care/fulfilment/visit.contract.ts';
import { Button } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import type { SignedIn } from '../sign-in/session.tsx';
import { ProofForm } from './proof-form.tsx';
import { ProposeTime } from './propose-time.tsx';
import { ProviderFrame } from './provider-frame.tsx';
import { sayPhone } from './say-phone.ts';
import { VisitFailed } from './visit-failed.tsx';
import { visitTone } from './visit-tone.ts';
import css from './visits.module.css';

/** The page at `/provider/visits/:tenantId/:visitId`. */
export function VisitPage() {
  return <ProviderFrame provider>{(someone) => <One someone={someone} />}</ProviderFrame>;
}

function One({ someone }: { readonly someone: SignedIn }) {
  const { visitId = '' } = useParams({ strict: false });
  const found = useDoor(listVisits, {});
  if (found.data === undefined && found.error !== null)
    return (
      <ErrorState
        title="The visit could not be loaded."
        problem={found.error}
        kept="What you typed is kept on this phone."
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={5} columns={1} tall={56} />;
  const one = found.data.items.find(({ id }) => id === visitId);
  if (one === undefined)
    return (
      <EmptyState
        as="h1"
        title="This visit is not in your list"
        action={<Link to="/provider/visits">All visits</Link>}
      >
        <p>It has another time, or it belongs to another location.</p>
      </EmptyState>
    );
  return <Visit one={one} someone={someone} />;
}

function Visit({ one, someone }: { readonly one: ShownAppointment; readonly someone: SignedIn }) {
  return (
    <div className={css['one']}>
      <Link to="/provider/visits" className={css['back']}>
        All visits
      </Link>
      <header className={css['top']}>
        <StatusMark tone={visitTone(one.status)} word={one.statusLabel} look="tint" />
        <h1>{one.visit?.patientName ?? 'Cancelled visit'}</h1>
        <p className={css['window']}>{one.window}</p>
        <CaseNumber value={one.caseNumber} />
      </header>
      {one.visit === null ? (
        <p>Nobody needs to come. The reason is with the case manager.</p>
      ) : (
        <Where one={one} />
      )}
      <Next one={one} someone={someone} />
    </div>
  );
}

function Where({ one }: { readonly one: ShownAppointment }) {
  if (one.visit === null) return null;
  const { line1, city, state, zip, phone, accessBarriers, language, description, quantity, frequency } =
    one.visit;
  const address = [line1, [city, state, zip].filter((part) => part !== null).join(' ')]
    .filter((part) => part)
    .join(', ');
  return (
    <>
      <div className={css['reach']}>
        {address === '' ? null : (
          <a href={`geo:0,0?q=${encodeURIComponent(address)}`}>
            <IconMapPin aria-hidden="true" /> {address}
          </a>
        )}
        {phone === null ? null : (
          <a href={`tel:${phone}`}>
            <IconPhone aria-hidden="true" /> {sayPhone(phone)}
          </a>
        )}
      </div>
      <dl className={css['facts']}>
        <dt>Bring</dt>
        <dd>
          {description}
          {quantity === null ? '' : `, ${Number(quantity).toString()}`}
          {frequency === null ? '' : `, ${frequency}`}
        </dd>
        <dt>Getting in</dt>
        <dd>{accessBarriers ?? 'Nothing was said about stairs or gates.'}</dd>
        {language === null || language === 'en' ? null : (
          <>
            <dt>Language</dt>
            <dd>{new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}</dd>
          </>
        )}
      </dl>
    </>
  );
}

type Open = 'proof' | 'failed' | 'time' | null;

function Next({ one, someone }: { readonly one: ShownAppointment; readonly someone: SignedIn }) {
  const [open, setOpen] = useState<Open>(null);
  const go = useAct(setOut);
  const say = useToast();
  const client = useQueryClient();
  const close = () => setOpen(null);
  const canProve = ['confirmed', 'dispatched', 'proof_rejected'].includes(one.status);
  if (open === 'proof' && canProve) return <ProofForm visit={one} someone={someone} onDone={close} />;
  if (open === 'failed') return <VisitFailed of={one} onDone={close} />;
  if (open === 'time') return <ProposeTime visit={one} size="thumb" onDone={close} />;
  return (
    <div className={css['next']}>
      <Standing one={one} />
      {one.can['set_out'] === true ? (
        <Button
          look="primary"
          size="thumb"
          wide
          busy={go.isPending}
          onClick={() =>
            go.mutate(
              { params: { tenantId: one.tenantId, id: one.id }, body: {} },
              {
                onSuccess(done) {
                  say({ say: done.say });
                  void client.invalidateQueries();
                },
                onError: (problem) => say({ say: problem.say, tone: 'risk' }),
              },
            )
          }
        >
          Set out
        </Button>
      ) : null}
      {canProve ? (
        <Button
          look={one.can['set_out'] === true ? 'plain' : 'primary'}
          size="thumb"
          wide
          onClick={() => setOpen('proof')}
        >
          {one.status === 'proof_rejected' ? 'Record the proof again' : 'Record the proof'}
        </Button>
      ) : null}
      {one.can['propose'] === true ? (
        <Button
          look={
            one.status === 'missed' || one.status === 'failed' || one.status === 'rescheduled'
              ? 'primary'
              : 'plain'
          }
          size="thumb"
          wide
          onClick={() => setOpen('time')}
        >
          Propose another time
        </Button>
      ) : null}
      {one.can['fail'] === true ? (
        <Button look="quiet" size="thumb" wide onClick={() => setOpen('failed')}>
          It did not take place…
        </Button>
      ) : null}
    </div>
  );
}

/** Where it stands, in a sentence. */
function Standing({ one }: { readonly one: ShownAppointment }) {
  const rejected = one.proofs.findLast((proof) => proof.status === 'rejected');
  return (
    <>
      {one.status === 'proposed' ? (
        <p>The member has not said yes yet. You see it here when they do.</p>
      ) : null}
      {one.status === 'proof_pending' ? <p>The proof is recorded. A coordinator may look at it.</p> : null}
      {one.status === 'proof_accepted' ? <p>The proof stands. Nothing more is needed.</p> : null}
      {one.status === 'proof_rejected' ? (
        <p className={css['trouble']}>Sent back: {rejected?.reason ?? 'please record it again.'}</p>
      ) : null}
      {one.status === 'missed' || one.status === 'failed' ? (
        <p className={css['trouble']}>A new time is needed within 24 hours.</p>
      ) : null}
    </>
  );
}
