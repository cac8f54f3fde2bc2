// Why: time is shown twice, how long and exactly when with its place, and any deadline opens its own proof beside the
// work. Uses the same words as the hub's own sentences (base/time/say.ts).
import type { ReactNode } from 'react';
import { sayAgo, sayInstant, sayRelative } from '../../base/time/say.ts';
import { DeadlineProof, type Proof } from './deadline-proof.tsx';
import { useEvidence, type EvidenceItem } from './evidence.tsx';
import css from './time-twice.module.css';
import { useNow } from './use-now.ts';

export type TimeTwiceProps = {
  /** The instant, ISO. */
  readonly at: string;
  /** The IANA zone whose wall decides. */
  readonly zone: string;
  readonly kind?: 'due' | 'past';
  /** With a proof the time is a button that opens it in the evidence side. */
  readonly proof?: Proof;
  /** `line` flows; `stacked` takes two lines; `row` lines up under its neighbours in a table. */
  readonly look?: 'line' | 'stacked' | 'row';
  /** A time already met is neither at risk nor late. */
  readonly met?: boolean;
  /** From here on (ISO) it counts as at risk. */
  readonly warnAt?: string;
};

/** The whole instant in words: `Friday, November 27, 2026 at 18:00 Eastern Standard Time`. */
export function sayFull(at: string, zone: string): string {
  const style = {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...style,
    hourCycle: 'h23',
    timeZoneName: 'long',
  }).format(Date.parse(at));
}

/** `due in 3 h 20 m · Fri 18:00 Boston`, live; a click opens the proof of the deadline when one is given. */
export function TimeTwice(props: TimeTwiceProps) {
  const { at, zone, kind = 'due', proof, look = 'line', met = false, warnAt } = props;
  const now = useNow();
  const late = now !== null && kind === 'due' && !met && at < now;
  const near = now !== null && kind === 'due' && !met && !late && warnAt !== undefined && warnAt <= now;
  const relative = now === null ? null : kind === 'due' && !met ? sayRelative(at, now) : sayAgo(at, now);
  const words = (
    <time dateTime={at} title={sayFull(at, zone)} className={css['time']} data-look={look}>
      {relative === null ? null : (
        <span className={css['relative']} data-tone={late ? 'breach' : near ? 'risk' : undefined}>
          {relative}
        </span>
      )}
      <span className={css['absolute']}>
        {now === null ? sayInstant(at, zone) : sayInstant(at, zone, now)}
      </span>
    </time>
  );
  if (proof === undefined) return words;
  return (
    <ProofButton
      shows={{
        key: `proof:${proof.name}:${at}`,
        title: 'Why this deadline',
        body: <DeadlineProof proof={proof} />,
      }}
    >
      {words}
    </ProofButton>
  );
}

export type ProofButtonProps = {
  /** What a press opens in the evidence side. */
  readonly shows: EvidenceItem;
  readonly children: ReactNode;
};

/** A time that can be pressed: its proof opens beside the work. */
export function ProofButton({ shows, children }: ProofButtonProps) {
  const evidence = useEvidence();
  return (
    <button
      type="button"
      className={css['button']}
      title="Why this time? Opens the proof beside the work."
      onClick={() => evidence.show(shows)}
    >
      {children}
    </button>
  );
}
