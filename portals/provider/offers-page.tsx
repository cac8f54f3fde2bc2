// Why: a dispatcher sees what waits for an answer, the most pressing first, what was accepted and what is over. A row says
// what, where, when and how long is left, and nothing about whom it is for.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import {
  listOffers,
  offerViews,
  type OfferView,
  type ShownOffer,
} from '../../care/network/network.contract.ts';
import { sayWindow } from '../../base/time/say.ts';
import { Door } from '../kit/door.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Countdown } from './countdown.tsx';
import { areaOf, isToAnswer, offerTone, trackWords, whatOf, whenOf } from './offer-words.ts';
import css from './offers.module.css';
import { ProviderFrame } from './provider-frame.tsx';

const titles: Readonly<Record<OfferView, string>> = { new: 'To answer', accepted: 'Accepted', over: 'Over' };
/** Portals have no live stream, so the list asks again this often, ms. */
const askAgainMs = 15_000;

/** The page at `/provider/offers`. */
export function OffersPage() {
  return <ProviderFrame provider>{() => <Offers />}</ProviderFrame>;
}

function Offers() {
  const found: { readonly view?: unknown } = useSearch({ strict: false });
  const view = offerViews.find((one) => one === found.view) ?? 'new';
  const asked = useDoor(listOffers, { query: { view } }, { refetchInterval: askAgainMs });
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const show = (to: OfferView) => void navigate({ to: '/provider/offers', search: { view: to } });
  useWalk(list);
  useKeys('Offers', [
    { keys: '1', label: 'Show what is to answer', run: () => show('new') },
    { keys: '2', label: 'Show what is accepted', run: () => show('accepted') },
    { keys: '3', label: 'Show what is over', run: () => show('over') },
  ]);
  const items = asked.data?.items.toSorted((a, b) =>
    view === 'new' && a.expiresAt !== b.expiresAt ? (a.expiresAt < b.expiresAt ? -1 : 1) : 0,
  );
  return (
    <div className={css['page']}>
      <title>Offers · Doorstep</title>
      <header className={css['head']}>
        <h1>Offers</h1>
        <p>The first to accept has it. Whom it is for stands here once you have accepted.</p>
      </header>
      <fieldset className={css['views']} aria-label="Views">
        {offerViews.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => show(one)}>
            {titles[one]} <strong>{asked.data?.counts[one] ?? '–'}</strong>
          </button>
        ))}
      </fieldset>
      {asked.data !== undefined && asked.error !== null ? (
        <output className={css['stale']}>{asked.error.say} The list below is as it was a moment ago.</output>
      ) : null}
      {items === undefined ? (
        asked.error === null ? (
          <LoadingRows rows={5} columns={3} tall={76} />
        ) : (
          <ErrorState
            title="The offers could not be loaded."
            problem={asked.error}
            onRetry={() => void asked.refetch()}
          />
        )
      ) : items.length === 0 ? (
        <Nothing view={view} />
      ) : (
        <ul ref={list} className={css['list']} aria-label={titles[view]}>
          {items.map((offer) => (
            <Row key={offer.id} offer={offer} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** `j` and `k` walk the rows; Enter opens the one that has the focus, as links do. */
function useWalk(list: { readonly current: HTMLUListElement | null }): void {
  const walk = (by: number) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    rows.at(at === -1 ? (by > 0 ? 0 : -1) : Math.min(rows.length - 1, Math.max(0, at + by)))?.focus();
  };
  useKeys('In the list', [
    { keys: 'j', label: 'Next offer', run: () => walk(1) },
    { keys: 'k', label: 'Offer before', run: () => walk(-1) },
  ]);
}

function Row({ offer }: { readonly offer: ShownOffer }) {
  return (
    <li>
      <Link
        to="/provider/offers/$tenantId/$offerId"
        params={{ tenantId: offer.tenantId.toString(), offerId: offer.id }}
        className={css['row']}
      >
        <span className={css['what']}>
          <strong>{offer.order?.patientName ?? offer.familyLabel}</strong>
          <span>{offer.order === null ? whatOf(offer) : `${offer.familyLabel} · ${whatOf(offer)}`}</span>
        </span>
        <span className={css['where']}>
          <span>{areaOf(offer)}</span>
          <span className={css['quiet']}>
            {offer.windowFrom === null || offer.windowTo === null
              ? whenOf(offer)
              : sayWindow(offer.windowFrom, offer.windowTo, offer.zone)}
          </span>
        </span>
        <span className={css['state']}>
          <span className={css['marks']}>
            {isToAnswer(offer) && offer.track !== 'routine' ? (
              <StatusMark tone="risk" word={trackWords[offer.track]} />
            ) : null}
            <StatusMark tone={offerTone(offer.status)} word={offer.statusLabel} />
          </span>
          {isToAnswer(offer) ? (
            <Countdown from={offer.sentAt} to={offer.expiresAt} zone={offer.zone} />
          ) : (
            <span className={css['quiet']}>
              <TimeTwice kind="past" at={offer.answeredAt ?? offer.expiresAt} zone={offer.zone} />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

function Nothing({ view }: { readonly view: OfferView }) {
  if (view === 'new')
    return (
      <EmptyState title="Nothing waits for an answer" drawing={<Door of="provider" />}>
        <p>
          When a health plan needs what your location does, it is offered here: what, where, when, and by
          which hour you answer. A mail tells your dispatch desk at the same minute.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title={view === 'accepted' ? 'Nothing is accepted now' : 'Nothing is over yet'}>
      <p>
        {view === 'accepted'
          ? 'What you accept stands here with the order and the contact until it is done.'
          : 'Offers you declined, that ran out or that others took stand here.'}
      </p>
    </EmptyState>
  );
}
