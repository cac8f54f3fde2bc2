// Why: nobody hangs up without a case number: it exists before the first question and stays on top with the agent's name
// and the time; the script leads, the case builds itself beside it, and the whole call is worked from the keyboard.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { useEffect, useRef, useState } from 'react';
import { readOwnCall } from '../../care/intake/call-draft.contract.ts';
import { beginCall, endCall, type receiptSchema } from '../../care/intake/intake.contract.ts';
import { Button } from '../kit/button.tsx';
import { Door } from '../kit/door.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import { useStay, type Keeping } from './call-keep.ts';
import { CallTop, type Call } from './call-top.tsx';
import css from './call.module.css';
import { CallScript } from './call-script.tsx';
import { Desk } from './desk.tsx';
import { pathOf } from './item-words.ts';

export type Receipt = z.infer<typeof receiptSchema>;

/** The page at `/workbench/call`. */
export function CallPage() {
  return (
    <Desk at="/workbench/call" title="Call desk">
      <CallDesk />
    </Desk>
  );
}

function CallDesk() {
  // What the page remembers of an earlier visit is older than the call: only an answer given now counts.
  const found = useDoor(readOwnCall, {}, { staleTime: 0 });
  if (found.isFetchedAfterMount && found.data !== undefined) return <AtDesk resumed={found.data} />;
  if (found.isFetchedAfterMount && found.error !== null)
    return (
      <ErrorState
        title="The call desk could not be read."
        problem={found.error}
        kept="What was typed on a call is kept."
        onRetry={() => void found.refetch()}
      />
    );
  return <LoadingRows rows={10} columns={2} />;
}

type OwnCall = z.infer<typeof readOwnCall.reply>;

function AtDesk({ resumed }: { readonly resumed: OwnCall }) {
  const [call, setCall] = useState<Call | null>(resumed.call);
  const [kept, setKept] = useState(resumed.draft);
  const [receipt, setReceipt] = useState<Receipt | null>(resumed.receipt);
  const [keeping, setKeeping] = useState<Keeping>(
    resumed.savedAt === null ? { is: 'untouched' } : { is: 'saved', at: resumed.savedAt },
  );
  const begin = useAct(beginCall);
  const end = useAct(endCall);
  const say = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = () => begin.mutate({ body: {} }, { onSuccess: setCall });
  const sent = (given: Receipt) => {
    setReceipt(given);
    setKeeping({ is: 'untouched' });
  };
  function hangUp(): void {
    if (call === null) return;
    end.mutate(
      { params: { tenantId: call.tenantId, id: call.id } },
      {
        onSuccess() {
          void client.invalidateQueries();
          setCall(null);
          setReceipt(null);
          setKept(null);
          setKeeping({ is: 'untouched' });
          if (receipt === null) {
            say({ say: `${call.caseNumber} stays as waiting work; it is yours.`, tone: 'waiting' });
            void navigate({ to: pathOf('arrival', call.tenantId, call.arrivalId) });
          } else {
            say({ say: `The call is over. ${receipt.caseNumber} stands in the worklist.` });
          }
        },
        onError: (problem) => say({ say: problem.say, tone: 'risk' }),
      },
    );
  }
  useKeys(
    'On the call',
    call === null
      ? [{ keys: 'b', label: 'Begin a call', run: start }]
      : [{ keys: 'Ctrl-E', label: 'End the call', run: hangUp }],
  );
  useStay(call !== null && receipt === null && (keeping.is === 'saving' || keeping.is === 'held'));
  if (call === null)
    return <Ready onBegin={start} isBeginning={begin.isPending} refusal={begin.error?.say ?? null} />;
  return (
    <div className={css['page']}>
      <CallTop
        call={call}
        keeping={receipt === null ? keeping : { is: 'untouched' }}
        isSent={receipt !== null}
        onEnd={hangUp}
        isEnding={end.isPending}
      />
      {receipt === null ? (
        <CallScript key={call.id} call={call} kept={kept} onKeeping={setKeeping} onSent={sent} />
      ) : (
        <Sent receipt={receipt} onEnd={hangUp} isEnding={end.isPending} />
      )}
    </div>
  );
}

type ReadyProps = {
  readonly onBegin: () => void;
  readonly isBeginning: boolean;
  readonly refusal: string | null;
};

function Ready({ onBegin, isBeginning, refusal }: ReadyProps) {
  return (
    <EmptyState
      as="h1"
      title="Ready for a call"
      drawing={<Door of="workbench" />}
      action={
        <Button look="primary" size="thumb" keys="b" busy={isBeginning} onClick={onBegin}>
          Begin a call
        </Button>
      }
    >
      <p>The case number is there before your first question. Say it early; the caller writes it down.</p>
      {refusal === null ? null : <p role="alert">{refusal}</p>}
    </EmptyState>
  );
}

type SentProps = { readonly receipt: Receipt; readonly onEnd: () => void; readonly isEnding: boolean };

function Sent({ receipt, onEnd, isEnding }: SentProps) {
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <section className={css['sent']} aria-label="What to say now">
      <h2>Say this now</h2>
      <blockquote>
        <p>“Your case number is the one I gave you at the start. {receipt.sentence}”</p>
        {receipt.gaps.length === 0 ? (
          <p>“We have everything we need from you.”</p>
        ) : (
          <p>
            “We still need{' '}
            {receipt.gaps.length === 1 ? 'one thing' : `${receipt.gaps.length.toString()} things`} from you:”
          </p>
        )}
      </blockquote>
      {receipt.gaps.length === 0 ? null : (
        <ul className={css['ask']}>
          {receipt.gaps.map((gap) => (
            <li key={gap.field}>{gap.say}</li>
          ))}
        </ul>
      )}
      <div ref={place} className={css['actions']}>
        <Button look="primary" size="thumb" keys="Ctrl-E" busy={isEnding} onClick={onEnd}>
          End the call
        </Button>
        <Button
          size="thumb"
          onClick={() => void navigate({ to: pathOf('referral', receipt.tenantId, receipt.id) })}
        >
          Open the case
        </Button>
      </div>
    </section>
  );
}
