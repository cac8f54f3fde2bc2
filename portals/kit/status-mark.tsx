// Why: colour alone means nothing to many readers, so every meaning has a shape and a word as well, the same
// everywhere (WCAG 2.2, 1.4.1).
import type { ReactNode } from 'react';
import css from './status-mark.module.css';

/** What a mark means: at risk, breached or harmful, proved, waiting on someone else, being worked, just arrived, closed. */
export type Tone = 'risk' | 'breach' | 'proved' | 'waiting' | 'working' | 'new' | 'closed';

const words: Readonly<Record<Tone, string>> = {
  risk: 'At risk',
  breach: 'Breached',
  proved: 'Proved',
  waiting: 'Waiting on others',
  working: 'In work',
  new: 'New',
  closed: 'Closed',
};

const shapes: Readonly<Record<Tone, ReactNode>> = {
  risk: <path d="M6 1.2 11.4 10.8H.6Z" fill="currentColor" />,
  breach: <path d="M6 .2 11.8 6 6 11.8.2 6Z" fill="currentColor" />,
  proved: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path
        d="m3.4 6.2 1.9 1.9 3.4-3.8"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5Z" fill="currentColor" />
    </>
  ),
  working: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  new: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  closed: <path d="M1.5 6h9" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

/** The shape by itself, for rows where the word stands beside it already. Hidden from screen readers. */
export function StatusShape({ tone }: { readonly tone: Tone }) {
  return (
    <svg className={css['shape']} data-tone={tone} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[tone]}
    </svg>
  );
}

export type StatusMarkProps = {
  readonly tone: Tone;
  /** The word; each tone has one of its own. */
  readonly word?: string;
  /** `quiet` (in rows and sentences) or `tint` (standing alone). */
  readonly look?: 'quiet' | 'tint';
};

/** Shape, word and colour of one meaning. */
export function StatusMark({ tone, word = words[tone], look = 'quiet' }: StatusMarkProps) {
  return (
    <span className={css['mark']} data-tone={tone} data-look={look}>
      <StatusShape tone={tone} />
      {word}
    </span>
  );
}
