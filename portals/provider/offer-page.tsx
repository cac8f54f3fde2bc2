// Why: one offer on one page, made for a phone in a van as for a desk: what, where, when, how long is left, and under the
// thumb Accept and Decline. After accepting the same page holds the order and whom to call.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readOffer, type ShownOffer } from '../../care/network/network.contract.ts';
import { sayInstant, sayWindow } from '../../base/time/say.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Countdown } from './countdown.tsx';
import { AcceptForm, DeclineForm } from './offer-answer.tsx';
import { OfferOrder } from './offer-order.tsx';
import { areaOf, isToAnswer, offerTone, trackWords, whatOf, whenOf } from './offer-words.ts';
import css from './offers.module.css';
import { ProviderFrame } from './provider-frame.tsx';

/** Ask often: somebody else may accept this minute; ms. */
const askAgainMs = 10_000;
/** Right after accepting the order is a second away; ms. */
const orderComesMs = 1_500;

/** The page at `/provider/offers/:tenantId/:offerId`. */
export function OfferPage() {
  const { tenantId = '', offerId = '' } = useParams({ strict: false });
  return (
    <ProviderFrame provider>
      {() => <OfferLoader key={offerId} tenantId={Number(tenantId)} id={offerId} />}
    </ProviderFrame>
  );
}

function OfferLoader({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const [waiting, setWaiting] = useState(false);
  const asked = useDoor(
    readOffer,
    { params: { tenantId, id } },
    { refetchInterval: waiting ? orderComesMs : askAgainMs },
  );
  const offer = asked.data;
  const isComing = offer?.status === 'accepted' && offer.order === null;
  if (waiting !== isComing) setWaiting(isComing);
  if (offer !== undefined) return <Offer offer={offer} onChange={() => void asked.refetch()} />;
  if (asked.error?.status === 404)
    return (
      <EmptyState
        as="h1"
        title="There is no such offer here"
        action={<Link to="/provider/offers">All offers</Link>}
      >
        <p>It does not exist, or it went to another location than yours.</p>
      </EmptyState>
    );
  return (
    <div className={css['one']}>
      {asked.error === null ? (
        <LoadingRows rows={8} columns={2} />
      ) : (
        <ErrorState
          title="The offer could not be read."
          problem={asked.error}
          onRetry={() => void asked.refetch()}
        />
      )}
    </div>
  );
}

type Answering = 'accept' | 'counter' | 'decline' | 'hand_back';

function Offer({ offer, onChange }: { readonly offer: ShownOffer; readonly onChange: () => void }) {
  const [answering, setAnswering] = useState<Answering | null>(null);
  const done = () => {
    setAnswering(null);
    onChange();
  };
  const open = (what: Answering) => () => setAnswering(what);
  useKeys('On this offer', [
    ...(offer.can['accept'] === true ? [{ keys: 'a', label: 'Accept', run: open('accept') }] : []),
    ...(offer.can['decline'] === true ? [{ keys: 'd', label: 'Decline', run: open('decline') }] : []),
    ...(offer.can['hand_back'] === true ? [{ keys: 'b', label: 'Hand back', run: open('hand_back') }] : []),
  ]);
  const still = answering !== null && offer.can[answering] === true ? answering : null;
  return (
    <div className={css['one']}>
      <title>{`${offer.familyLabel} in ${areaOf(offer)} · Doorstep`}</title>
      <Link to="/provider/offers" className={css['back']}>
        All offers
      </Link>
      <Top offer={offer} />
      <Facts offer={offer} />
      {offer.status === 'accepted' ? <OfferOrder offer={offer} /> : null}
      {still === 'accept' || still === 'counter' ? (
        <AcceptForm offer={offer} as={still} onDone={done} onKeep={() => setAnswering(null)} />
      ) : still === null ? (
        <Answers offer={offer} open={open} />
      ) : (
        <DeclineForm offer={offer} as={still} onDone={done} onKeep={() => setAnswering(null)} />
      )}
    </div>
  );
}

function Top({ offer }: { readonly offer: ShownOffer }) {
  return (
    <header className={css['top']}>
      <h1>{offer.order?.patientName ?? `${offer.familyLabel} in ${offer.city ?? 'your area'}`}</h1>
      <p className={css['marks']}>
        <StatusMark tone={offerTone(offer.status)} word={offer.statusLabel} look="tint" />
        {offer.track === 'routine' || !isToAnswer(offer) ? null : (
          <StatusMark tone="risk" word={trackWords[offer.track]} look="tint" />
        )}
        {isToAnswer(offer) ? <Countdown from={offer.sentAt} to={offer.expiresAt} zone={offer.zone} /> : null}
      </p>
      {isToAnswer(offer) || offer.status === 'accepted' ? null : (
        <p className={css['said']}>
          {typeof offer.can['accept'] === 'string' ? offer.can['accept'] : ''} {offer.endReason}
        </p>
      )}
    </header>
  );
}

function Facts({ offer }: { readonly offer: ShownOffer }) {
  const { windowFrom, windowTo, zone } = offer;
  const facts: readonly (readonly [string, string | null])[] = [
    ['What', offer.order === null ? `${offer.familyLabel} · ${whatOf(offer)}` : whatOf(offer)],
    ['Where', offer.order === null ? areaOf(offer) : null],
    ['Needed', whenOf(offer)],
    ['Leaves hospital', offer.dischargeAt === null ? null : sayInstant(offer.dischargeAt, zone)],
    ['Needs', offer.needs.length === 0 ? 'Nothing special was said' : offer.needs.join(' · ')],
    ['You come', windowFrom === null || windowTo === null ? null : sayWindow(windowFrom, windowTo, zone)],
    ['Health plan', offer.payerName],
    ['Your location', offer.locationName],
    [
      'Answered',
      offer.answeredBy === null
        ? null
        : `${offer.answeredBy}${offer.declineLabel === null ? '' : `: ${offer.declineLabel.toLowerCase()}`}`,
    ],
    ['Your note', offer.note],
  ];
  return (
    <dl className={css['facts']}>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

type AnswersProps = { readonly offer: ShownOffer; readonly open: (what: Answering) => () => void };

function Answers({ offer, open }: AnswersProps) {
  if (isToAnswer(offer))
    return (
      <div className={css['thumb']}>
        <ReasonButton look="primary" size="thumb" keys="a" can={offer.can['accept']} onClick={open('accept')}>
          Accept…
        </ReasonButton>
        <ReasonButton size="thumb" keys="d" can={offer.can['decline']} onClick={open('decline')}>
          Decline…
        </ReasonButton>
        <ReasonButton look="quiet" size="thumb" can={offer.can['counter']} onClick={open('counter')}>
          Another date…
        </ReasonButton>
      </div>
    );
  if (offer.status === 'countered')
    return (
      <div className={css['thumb']}>
        <p>A coordinator decides about the time you proposed. You hear here.</p>
        <Button size="thumb" onClick={open('decline')}>
          Decline after all…
        </Button>
      </div>
    );
  if (offer.status !== 'accepted') return null;
  return (
    <div className={css['thumb']}>
      <ReasonButton size="thumb" keys="b" can={offer.can['hand_back']} onClick={open('hand_back')}>
        Hand back…
      </ReasonButton>
    </div>
  );
}
