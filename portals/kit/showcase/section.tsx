// Why: the kit page is read like a book: a numbered chapter, a sentence on why, then the pieces themselves.
import type { ReactNode } from 'react';
import css from './kit-page.module.css';

/** One chapter. */
export function Section({
  id,
  title,
  why,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} className={css['section']} aria-labelledby={`${id}-title`}>
      <header className={css['sectionHead']}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p>{why}</p>
      </header>
      {children}
    </section>
  );
}

/** A piece with its name. */
export function Piece({
  name,
  children,
  wide = false,
}: {
  readonly name: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <div className={css['piece']} data-wide={wide || undefined}>
      <h3>{name}</h3>
      <div>{children}</div>
    </div>
  );
}
