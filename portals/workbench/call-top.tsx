// Why: number, agent and time stay on top of the call, whatever is being typed below.
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { beginCall } from '../../care/intake/intake.contract.ts';
import { between, wallTimeIn } from '../../base/time/instant.ts';
import { Button } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { hubNow } from '../kit/clock.ts';
import type { Keeping } from './call-keep.ts';
import css from './call.module.css';

export type Call = z.infer<typeof beginCall.reply>;

/** `3:07` of minutes and seconds. */
export function sayTimer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60).toString()}:${(seconds % 60).toString().padStart(2, '0')}`;
}

function useElapsedMs(since: string): number {
  const [ms, setMs] = useState(0);
  useEffect(() => {
    const tick = () => {
      const now = hubNow();
      if (now !== null) setMs(between(since, now));
    };
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [since]);
  return ms;
}

export type CallTopProps = {
  readonly call: Call;
  readonly keeping: Keeping;
  readonly isSent: boolean;
  readonly onEnd: () => void;
  readonly isEnding: boolean;
};

/** The top of a call. */
export function CallTop({ call, keeping, isSent, onEnd, isEnding }: CallTopProps) {
  const ms = useElapsedMs(call.startedAt);
  return (
    <header className={css['top']}>
      <h1 className="only-heard">Call, case {call.caseNumber}</h1>
      <CaseNumber value={call.caseNumber} size="said" />
      <div className={css['facts']}>
        <p>
          <span>Agent</span> {call.agentName}
        </p>
        <p>
          <span>On the call</span>{' '}
          <span className="figures" role="timer" aria-label="Time on the call">
            {sayTimer(ms)}
          </span>
        </p>
        <Kept keeping={keeping} />
      </div>
      {isSent ? null : (
        <Button keys="Ctrl-E" busy={isEnding} onClick={onEnd}>
          End the call
        </Button>
      )}
    </header>
  );
}

const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether what is typed is with the hub: read when looked for; only trouble speaks up. */
function Kept({ keeping }: { readonly keeping: Keeping }) {
  if (keeping.is === 'untouched') return null;
  if (keeping.is === 'held')
    return (
      <p role="alert" data-tone="risk" className={css['kept']}>
        <span>{keeping.trying ? 'Not saved yet; still trying' : 'Not saved'}</span> {keeping.why}
      </p>
    );
  return (
    <p className={css['kept']}>
      <span>What is typed</span>{' '}
      <span>{keeping.is === 'saving' ? 'Saving…' : `Saved ${wallTimeIn(here, keeping.at)}`}</span>
    </p>
  );
}
