// Why: what came in and belongs to nobody yet is read beside the form in which it becomes an order; one person holds it,
// places it with its payer or says why it is none, and the original stays as it came.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readArrival, type ArrivalPage as Arrival } from '../../care/casefile/casefile.contract.ts';
import { sayNumber } from '../../care/faxes/say-fax.rules.ts';
import type { ShownPart } from '../../care/intake/part.schema.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { CaseHead } from '../kit/case-head.tsx';
import { EvidenceSide, useEvidence } from '../kit/evidence.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusSentence } from '../kit/status-sentence.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Division } from './arrival-parts.tsx';
import { Place, SetAside } from './arrival-place.tsx';
import css from './arrival.module.css';
import { HandOver } from './case-actions.tsx';
import { Evidence } from './case-evidence.tsx';
import { CaseMessages } from './case-messages.tsx';
import { Desk, useColleague } from './desk.tsx';
import { pathOf } from './item-words.ts';
import { ReadingPlace } from './reading.tsx';
import { useLock } from './use-lock.ts';
import { useOwn } from './use-own.ts';
import { useParts } from './use-parts.ts';

const boston = 'America/New_York';

/** The page at `/workbench/arrivals/:tenantId/:id`. */
export function ArrivalPage() {
  const { tenantId = '', id = '' } = useParams({ strict: false });
  return (
    <Desk title="Arrival">
      <ArrivalLoader key={id} tenantId={Number(tenantId)} id={id} />
    </Desk>
  );
}

function ArrivalLoader({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const found = useDoor(readArrival, { params: { tenantId, id } });
  if (found.data !== undefined) {
    const zone = found.data.item?.zone ?? boston;
    return (
      <ReadingPlace>
        <EvidenceSide
          resting={<Evidence subject={{ tenantId, id, zone }} documents={found.data.documents} />}
        >
          <ArrivalWork of={found.data} zone={zone} />
        </EvidenceSide>
      </ReadingPlace>
    );
  }
  if (found.error?.status === 404) {
    return (
      <EmptyState
        as="h1"
        title="There is no such arrival here"
        action={<Link to="/workbench">Go to the worklist</Link>}
      >
        <p>It does not exist, or it is not yours to see. Press / to find another.</p>
      </EmptyState>
    );
  }
  return (
    <div className={css['page']}>
      {found.error === null ? (
        <LoadingRows rows={12} columns={3} />
      ) : (
        <ErrorState
          title="This arrival could not be read."
          problem={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
    </div>
  );
}

function ArrivalWork({ of: arrival, zone }: { readonly of: Arrival; readonly zone: string }) {
  const me = useColleague();
  const { item, placed } = arrival;
  const isHeld = item?.ownerId === me.id && arrival.can['place'] === true;
  useLock(item, isHeld);
  const { tenantId, id, documents, channel } = arrival;
  const hasPages = channel !== 'phone' && documents.some((one) => (one.pageCount ?? 0) > 0);
  const parts = useParts({ tenantId, id }, hasPages);
  const [chosen, setChosen] = useState<ShownPart | null>(null);
  const isDivided = parts.parts.some((one) => one.status !== 'taken_back');
  const isAsked =
    chosen !== null && parts.parts.some((one) => one.id === chosen.id && one.status === 'planned');
  return (
    <div className={css['page']}>
      <title>{`${arrival.caseNumber} · Doorstep`}</title>
      <ArrivalTop of={arrival} zone={zone} />
      {placed === null ? null : (
        <p className={css['placed']}>
          Placed.{' '}
          <Link to={pathOf('referral', placed.tenantId, placed.referralId)}>
            Go to case {arrival.caseNumber}
          </Link>
        </p>
      )}
      <Mail of={arrival} />
      {hasPages ? (
        <Division
          of={arrival}
          parts={parts}
          isHeld={isHeld}
          chosen={isAsked ? chosen.id : null}
          onChoose={setChosen}
        />
      ) : null}
      {isHeld && !isDivided && !parts.isLoading ? <Place of={arrival} /> : null}
      {isAsked ? (
        <Place
          key={chosen.id}
          of={arrival}
          part={chosen}
          onPlaced={() => {
            setChosen(null);
            parts.forgetUndo();
          }}
        />
      ) : null}
      <CaseMessages messages={arrival.messages} zone={zone} />
    </div>
  );
}

const channelWords: Record<string, string> = {
  email: 'Email',
  phone: 'Phone call',
  portal: 'Portal',
  fax: 'Fax',
};

/** An address as people say it: the number of a fax, an email as it is. */
const addressOf = (channel: string, address: string | null) =>
  channel === 'fax' && address !== null ? sayNumber(address) : address;

function ArrivalTop({ of: arrival, zone }: { readonly of: Arrival; readonly zone: string }) {
  const { item, senderName, senderAddress, caseNumber, why } = arrival;
  const me = useColleague();
  const isOpen = arrival.status === 'waiting' || arrival.status === 'claimed';
  const from = senderName ?? addressOf(arrival.channel, senderAddress) ?? 'Sender not known';
  return (
    <div className={css['top']}>
      <Link to="/workbench" search={{ view: 'lobby' }} className={css['back']}>
        Lobby
      </Link>
      <h1 className="only-heard">
        {channelWords[arrival.channel] ?? 'Arrival'} {caseNumber}, from {from}
      </h1>
      <CaseHead
        caseNumber={caseNumber}
        name={from}
        facts={[channelWords[arrival.channel] ?? arrival.channel, why ?? ''].filter((fact) => fact !== '')}
        sentence={
          <StatusSentence
            tone={isOpen ? 'new' : arrival.status === 'placed' ? 'proved' : 'closed'}
            state={arrival.statusLabel}
            {...(isOpen ? { next: 'place it with its payer' } : {})}
            owner={item?.ownerName ?? 'nobody yet'}
            due={
              item === null || item.nextDueAt === null ? (
                <TimeTwice at={arrival.receivedAt} zone={zone} kind="past" />
              ) : (
                <TimeTwice at={item.nextDueAt} zone={item.zone} />
              )
            }
          />
        }
        actions={item === null || !isOpen ? undefined : <ArrivalActions of={arrival} item={item} />}
      />
      {item?.lockedByName === null || item === null || item.lockedBy === me.id ? null : (
        <output className={css['locked']}>{item.lockedByName} has this open.</output>
      )}
    </div>
  );
}

const unnamed: Record<string, string> = { phone: 'A call', fax: 'A fax' };

function Mail({ of: arrival }: { readonly of: Arrival }) {
  const { subject, bodyText, senderAddress, recipient, isAutomatic, channel } = arrival;
  return (
    <section className={css['mail']} aria-label="What came in">
      <h2>{subject ?? unnamed[channel] ?? 'No subject'}</h2>
      <p className={css['from']}>
        {[
          addressOf(channel, senderAddress),
          recipient === null ? null : `to ${addressOf(channel, recipient) ?? ''}`,
          isAutomatic ? 'sent by a machine' : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {bodyText === null || bodyText.trim() === '' ? (
        channel === 'fax' ? null : (
          <p className={css['quiet']}>There are no words in it.</p>
        )
      ) : (
        <p className={css['body']}>{bodyText.trim()}</p>
      )}
    </section>
  );
}

function ArrivalActions({ of: arrival, item }: { readonly of: Arrival; readonly item: WorkItem }) {
  const evidence = useEvidence();
  const { claim, release } = useOwn();
  const me = useColleague();
  const aside = () => evidence.show({ key: 'aside', title: 'Set aside', body: <SetAside of={arrival} /> });
  useKeys(
    'On this arrival',
    item.can['claim'] === true ? [{ keys: 'c', label: 'Claim', run: () => void claim(item) }] : [],
  );
  return (
    <>
      {item.ownerId === me.id ? null : (
        <ReasonButton look="primary" can={item.can['claim']} keys="c" onClick={() => void claim(item)}>
          Claim
        </ReasonButton>
      )}
      <ReasonButton
        can={item.can['hand_over']}
        onClick={() =>
          evidence.show({ key: 'hand-over', title: 'Hand over', body: <HandOver item={item} /> })
        }
      >
        Hand over…
      </ReasonButton>
      {item.can['release'] === true ? <Button onClick={() => void release(item)}>Release</Button> : null}
      <ReasonButton can={arrival.can['set_aside']} onClick={aside}>
        Not an order…
      </ReasonButton>
    </>
  );
}
