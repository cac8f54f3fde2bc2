// Why: a coordinator sees at a glance who has been asked, who is next and why, why a known name is missing, and what the
// member chose; what can be done stands beside it with its reason where it cannot.
import { readSourcing, type ShownSearch } from '../../care/network/sourcing.contract.ts';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { sayDay, sayWindow } from '../../base/time/say.ts';
import { ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import {
  ChoiceForm,
  OfferByHandForm,
  TakeBackForm,
  useLookOn,
  WithdrawForm,
  useAgree,
} from './sourcing-forms.tsx';
import css from './sourcing.module.css';

const sought: ReadonlySet<string> = new Set([
  'no_auth',
  'registration_only',
  'auth_pending',
  'authorized',
  'partial',
  'sourcing',
  'offered',
  'accepted',
  'scheduled',
  'in_progress',
]);
const tones: Readonly<Record<string, Tone>> = {
  sent: 'waiting',
  viewed: 'waiting',
  countered: 'risk',
  accepted: 'proved',
};

/** How each line of the case finds its provider; nothing where no line has come so far. */
export function SourcingPanel({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id } = page.referral;
  const isSought = page.lines.some((line) => sought.has(line.status));
  const asked = useDoor(
    readSourcing,
    { params: { tenantId, id } },
    { enabled: isSought && !page.masked, refetchInterval: 30_000 },
  );
  if (!isSought || page.masked) return null;
  if (asked.data === undefined)
    return (
      <section className={css['panel']} aria-label="Providers">
        <h2>Providers</h2>
        <p className={css['quiet']}>{asked.error === null ? 'Reading who can take it…' : asked.error.say}</p>
      </section>
    );
  const { lines, zone } = asked.data;
  if (lines.length === 0) return null;
  return (
    <section className={css['panel']} aria-label="Providers">
      <h2>Providers</h2>
      {lines.map((line) => (
        <Search key={line.lineId} search={line} zone={zone} tenantId={tenantId} caseId={id} />
      ))}
    </section>
  );
}

type Of = {
  readonly search: ShownSearch;
  readonly zone: string;
  readonly tenantId: number;
  readonly caseId: string;
};

function Search(of: Of) {
  const { search, zone } = of;
  const isLooking = search.status === 'sourcing' || search.status === 'offered';
  return (
    <article className={css['search']} aria-label={`Line ${search.number.toString()}`}>
      <header className={css['line']}>
        <h3>
          <span className={css['number']}>{search.number.toString()}</span> {search.familyLabel}
        </h3>
        <StatusMark
          tone={search.exhaustedAt === null ? (isLooking ? 'waiting' : 'working') : 'risk'}
          word={search.exhaustedAt === null ? search.statusLabel : 'Nobody left to ask'}
        />
        <span className={css['quiet']}>wanted {sayDay(search.day)}</span>
      </header>
      {search.hearBy === null ? null : (
        <p className={css['said']}>
          The office has been told that we are still looking and hears from us{' '}
          <TimeTwice at={search.hearBy} zone={zone} />.
        </p>
      )}
      <Choice search={search} zone={zone} />
      <Actions {...of} />
      <Offers {...of} />
      {isLooking ? <Ranked search={search} /> : null}
      {isLooking ? <Out search={search} /> : null}
    </article>
  );
}

function Choice({ search, zone }: { readonly search: ShownSearch; readonly zone: string }) {
  const { choice } = search;
  if (choice === null)
    return <p className={css['quiet']}>The member has not been asked yet whom they would like.</p>;
  return (
    <p>
      {choice.locationId === null
        ? 'No preference'
        : `Chosen: ${choice.locationName ?? 'a provider no longer listed'}`}
      ,{' '}
      <span className={css['quiet']}>
        {choice.chosenBy}, from a list of {choice.listed.length.toString()}; noted by {choice.notedByName}{' '}
        <TimeTwice kind="past" at={choice.notedAt} zone={zone} />
      </span>
    </p>
  );
}

function Actions({ search, tenantId, caseId }: Of) {
  const evidence = useEvidence();
  const lookOn = useLookOn({ tenantId, caseId, lineId: search.lineId });
  const of = { search, tenantId, caseId };
  const hasProvider = search.can['take_back'] === true;
  return (
    <div className={css['actions']}>
      <ReasonButton
        size="small"
        can={search.can['choose']}
        onClick={() =>
          evidence.show({
            key: `choice:${search.lineId}`,
            title: 'The member’s choice',
            body: <ChoiceForm {...of} />,
          })
        }
      >
        Note the choice…
      </ReasonButton>
      <ReasonButton
        size="small"
        can={search.can['offer']}
        onClick={() =>
          evidence.show({
            key: `hand:${search.lineId}`,
            title: 'Offer by hand',
            body: <OfferByHandForm {...of} />,
          })
        }
      >
        Offer by hand…
      </ReasonButton>
      <ReasonButton
        size="small"
        busy={lookOn.busy}
        can={search.can['look_on']}
        onClick={() => lookOn.run('wider')}
      >
        Look further away
      </ReasonButton>
      <ReasonButton
        size="small"
        busy={lookOn.busy}
        can={search.can['look_on']}
        onClick={() => lookOn.run('again')}
      >
        Ask everybody again
      </ReasonButton>
      {hasProvider ? (
        <ReasonButton
          size="small"
          can={search.can['take_back']}
          onClick={() =>
            evidence.show({
              key: `back:${search.lineId}`,
              title: 'Take the line back',
              body: <TakeBackForm {...of} />,
            })
          }
        >
          Take back…
        </ReasonButton>
      ) : null}
    </div>
  );
}

function Offers({ search, zone, tenantId, caseId }: Of) {
  const evidence = useEvidence();
  const agree = useAgree({ tenantId, caseId });
  if (search.offers.length === 0) return null;
  return (
    <ul className={css['offers']} aria-label="Offers">
      {search.offers.map((offer) => (
        <li key={offer.id}>
          <span className={css['who']}>
            <strong>{offer.providerName}</strong>
            <StatusMark tone={tones[offer.status] ?? 'closed'} word={offer.statusLabel} />
          </span>
          <span className={css['when']}>
            {offer.status === 'sent' || offer.status === 'viewed' ? (
              <>
                answer <TimeTwice at={offer.expiresAt} zone={zone} warnAt={offer.sentAt} />
              </>
            ) : (
              <TimeTwice kind="past" at={offer.answeredAt ?? offer.expiresAt} zone={zone} />
            )}
          </span>
          <span className={css['words']}>{wordsOf(offer, zone)}</span>
          <span className={css['acts']}>
            {offer.status === 'countered' ? (
              <ReasonButton
                size="small"
                look="primary"
                busy={agree.busy}
                can={offer.can['agree']}
                onClick={() => agree.run(offer.id)}
              >
                Agree
              </ReasonButton>
            ) : null}
            {['sent', 'viewed', 'countered'].includes(offer.status) ? (
              <ReasonButton
                size="small"
                can={offer.can['withdraw']}
                onClick={() =>
                  evidence.show({
                    key: `withdraw:${offer.id}`,
                    title: 'Withdraw the offer',
                    body: <WithdrawForm {...{ tenantId, caseId, offer }} />,
                  })
                }
              >
                Withdraw…
              </ReasonButton>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function wordsOf(offer: ShownSearch['offers'][number], zone: string): string {
  const { windowFrom, windowTo, answeredBy, declineLabel, note, lateReason, endReason } = offer;
  const said = [
    windowFrom === null || windowTo === null ? null : sayWindow(windowFrom, windowTo, zone),
    declineLabel,
    lateReason,
    note,
    endReason,
    answeredBy === null ? null : `by ${answeredBy}`,
    offer.byHand ? offer.reasons.join(' ') : null,
  ];
  return said.filter((part) => part !== null && part !== '').join(' · ');
}

function Ranked({ search }: { readonly search: ShownSearch }) {
  return (
    <div className={css['list']}>
      <h4>May be asked, in this order</h4>
      {search.ranked.length === 0 ? (
        <p className={css['quiet']}>Nobody in reach may be asked. Look further away, or offer it by hand.</p>
      ) : (
        <ol>
          {search.ranked.map((place) => (
            <li key={place.locationId}>
              <span className={css['who']}>
                <strong>{place.name}</strong>
                {place.asked === null ? null : (
                  <span className={css['quiet']}>{place.asked.toLowerCase()}</span>
                )}
              </span>
              <span className={css['reasons']}>{place.reasons.join(' ')}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Out({ search }: { readonly search: ShownSearch }) {
  if (search.out.length === 0) return null;
  const count = search.out.length + search.outMore;
  return (
    <details className={css['out']}>
      <summary>
        {count.toString()} nearby {count === 1 ? 'is' : 'are'} not asked, and why
      </summary>
      <ul>
        {search.out.map((place) => (
          <li key={place.locationId}>
            <strong>{place.name}</strong>
            <span className={css['reasons']}>{place.reasons.join(' ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
