// Why: what came in and belongs to nobody yet is read beside the form in which it becomes an order; one person holds it,
// places it with its payer or says why it is none, and the original stays as it came.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readArrival, type ArrivalPage as Arrival } from '../../care/casefile/casefile.contract.ts';
import { listPayers, placeArrival, setArrivalAside } from '../../care/intake/intake.contract.ts';
import { missingFromOrder } from '../../care/cases/missing-from-order.rules.ts';
import { Problem } from '../kit/api.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { CaseHead } from '../kit/case-head.tsx';
import { EvidenceSide, useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField, SelectField } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusSentence } from '../kit/status-sentence.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import css from './arrival.module.css';
import { HandOver } from './case-actions.tsx';
import { Evidence } from './case-evidence.tsx';
import { CaseMessages } from './case-messages.tsx';
import { Desk, useColleague } from './desk.tsx';
import { Gaps } from './gaps.tsx';
import { pathOf } from './item-words.ts';
import { OrderFields } from './order-form.tsx';
import { draftOf, emptyOrder, problemIn } from './order-words.ts';
import { useLock } from './use-lock.ts';
import { useOwn } from './use-own.ts';

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
      <EvidenceSide resting={<Evidence subject={{ tenantId, id, zone }} documents={found.data.documents} />}>
        <ArrivalWork of={found.data} zone={zone} />
      </EvidenceSide>
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
      {isHeld ? <Place of={arrival} /> : null}
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

function ArrivalTop({ of: arrival, zone }: { readonly of: Arrival; readonly zone: string }) {
  const { item, senderName, senderAddress, caseNumber, why } = arrival;
  const evidence = useEvidence();
  const { claim, release } = useOwn();
  const me = useColleague();
  const aside = () => evidence.show({ key: 'aside', title: 'Set aside', body: <SetAside of={arrival} /> });
  useKeys(
    'On this arrival',
    item?.can['claim'] === true ? [{ keys: 'c', label: 'Claim', run: () => void claim(item) }] : [],
  );
  const isOpen = arrival.status === 'waiting' || arrival.status === 'claimed';
  const from = senderName ?? senderAddress ?? 'Sender not known';
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
        actions={
          item === null || !isOpen ? undefined : (
            <>
              {item.ownerId === me.id ? null : (
                <ReasonButton
                  look="primary"
                  can={item.can['claim']}
                  keys="c"
                  onClick={() => void claim(item)}
                >
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
              {item.can['release'] === true ? (
                <Button onClick={() => void release(item)}>Release</Button>
              ) : null}
              <ReasonButton can={arrival.can['set_aside']} onClick={aside}>
                Not an order…
              </ReasonButton>
            </>
          )
        }
      />
      {item?.lockedByName === null || item === null || item.lockedBy === me.id ? null : (
        <output className={css['locked']}>{item.lockedByName} has this open.</output>
      )}
    </div>
  );
}

function Mail({ of: arrival }: { readonly of: Arrival }) {
  const { subject, bodyText, senderAddress, recipient, isAutomatic, channel } = arrival;
  return (
    <section className={css['mail']} aria-label="What came in">
      <h2>{subject ?? (channel === 'phone' ? 'A call' : 'No subject')}</h2>
      <p className={css['from']}>
        {[
          senderAddress,
          recipient === null ? null : `to ${recipient}`,
          isAutomatic ? 'sent by a machine' : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {bodyText === null || bodyText.trim() === '' ? (
        <p className={css['quiet']}>There are no words in it.</p>
      ) : (
        <p className={css['body']}>{bodyText.trim()}</p>
      )}
    </section>
  );
}

function Place({ of: arrival }: { readonly of: Arrival }) {
  const { tenantId, id, documents } = arrival;
  const [words, setWords] = useState(() => ({
    ...emptyOrder(),
    requesterName: arrival.senderName ?? '',
    requesterEmail: arrival.senderAddress ?? '',
  }));
  const me = useColleague();
  const payers = (useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? []).filter((payer) =>
    me.tenants.some((tenant) => tenant.id === payer.id),
  );
  const [payer, setPayer] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState<Problem | null>(null);
  const place = useAct(placeArrival);
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useToast();
  function submit(): void {
    const wrong =
      payer === null
        ? new Problem({ status: 422, code: 'invalid', say: 'Say which payer this is for.', at: ['tenantId'] })
        : problemIn(words);
    setUnreadable(wrong);
    if (wrong !== null || payer === null) return;
    place.mutate(
      { params: { tenantId, id }, body: { tenantId: Number(payer), draft: draftOf(words) } },
      {
        onSuccess(receipt) {
          say({ say: `${receipt.caseNumber} is placed. The sender is told.` });
          void client.invalidateQueries();
          void navigate({ to: pathOf('referral', receipt.tenantId, receipt.id) });
        },
      },
    );
  }
  return (
    <section className={css['place']} aria-label="Place it">
      <h2>Place it</h2>
      <p className={css['quiet']}>
        Read the pages beside and write down what they say. What is missing does not stop you; it is asked
        for.
      </p>
      <Form label="Place with a payer" problem={unreadable ?? place.error} onSubmit={submit}>
        <SelectField
          name="tenantId"
          label="Payer"
          required
          value={payer}
          choices={payers.map((one) => ({ value: one.id.toString(), label: one.name }))}
          onChange={setPayer}
        />
        <OrderFields words={words} onChange={setWords} />
        <Gaps title="Still missing" gaps={missingFromOrder(draftOf(words), documents.length > 0)} />
        <FormActions>
          <Button look="primary" type="submit" busy={place.isPending}>
            Place it
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}

function SetAside({ of: arrival }: { readonly of: Arrival }) {
  const { tenantId, id, caseNumber } = arrival;
  const [why, setWhy] = useState('');
  const aside = useAct(setArrivalAside);
  const say = useToast();
  const evidence = useEvidence();
  const client = useQueryClient();
  return (
    <Form
      label="Set aside"
      problem={aside.error}
      onSubmit={() =>
        aside.mutate(
          { params: { tenantId, id }, body: { why } },
          {
            onSuccess() {
              say({ say: `${caseNumber} is set aside and kept.` });
              evidence.close();
              void client.invalidateQueries();
            },
          },
        )
      }
    >
      <p>It is kept as it came, and can be found by its number. Say why it is not an order.</p>
      <LongTextField name="why" label="Why" required value={why} onChange={setWhy} />
      <FormActions>
        <Button look="primary" type="submit" busy={aside.isPending}>
          Set aside
        </Button>
      </FormActions>
    </Form>
  );
}
