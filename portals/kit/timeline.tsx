// Why: one timeline for every room: what happened, who did it, when, newest first, and each entry opens its source.
import type { ReactNode } from 'react';
import { sayInstant } from '../../base/time/say.ts';
import { StatusShape, type Tone } from './status-mark.tsx';
import css from './timeline.module.css';
import { sayFull } from './time-twice.tsx';

export type TimelineEntry = {
  readonly id: string;
  readonly at: string;
  /** A finished sentence: `Offer sent to Bay Home Health.` */
  readonly say: string;
  readonly who?: string;
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  /** A quoted line, a link to the document, a small action. */
  readonly detail?: ReactNode;
};

export type TimelineProps = {
  readonly entries: readonly TimelineEntry[];
  readonly zone: string;
  readonly label?: string;
};

function dayOf(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(Date.parse(at));
}

function clockOf(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));
}

/** The timeline, grouped by the day in `zone`. */
export function Timeline({ entries, zone, label = 'Timeline' }: TimelineProps) {
  return (
    <ol className={css['timeline']} aria-label={label}>
      {entries.map((entry, i) => {
        const day = dayOf(entry.at, zone);
        const before = entries[i - 1];
        const isNewDay = before === undefined || dayOf(before.at, zone) !== day;
        return (
          <li key={entry.id} className={css['entry']}>
            {isNewDay ? <p className={css['day']}>{day}</p> : null}
            <time
              dateTime={entry.at}
              title={sayFull(entry.at, zone)}
              aria-label={sayInstant(entry.at, zone)}
              className={css['clock']}
            >
              {clockOf(entry.at, zone)}
            </time>
            <span className={css['sign']}>
              {entry.icon ??
                (entry.tone === undefined ? (
                  <span className={css['dot']} />
                ) : (
                  <StatusShape tone={entry.tone} />
                ))}
            </span>
            <div className={css['what']}>
              <p>
                {entry.say} {entry.who === undefined ? null : <span className={css['who']}>{entry.who}</span>}
              </p>
              {entry.detail === undefined ? null : <div className={css['detail']}>{entry.detail}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
