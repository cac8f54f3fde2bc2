// Why: a daughter looks at two in the morning and wants one answer: what comes, when, who brings it, what it costs, and
// whom to call. Words at grade 6–8, the answer first, two buttons under the thumb.
import { IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './member-card.module.css';
import { StatusMark, type Tone } from './status-mark.tsx';

export type MemberStep = { readonly label: string; readonly state: 'done' | 'now' | 'later' };

export type MemberCardProps = {
  /** The answer, its times in bold: `Your oxygen comes <strong>tomorrow, 9–11 in the morning</strong>.` */
  readonly answer: ReactNode;
  /** By when they hear from us. */
  readonly promise?: ReactNode;
  readonly who?: ReactNode;
  readonly cost?: ReactNode;
  readonly status?: { readonly tone: Tone; readonly word: string };
  /** At most two buttons, the main one first. */
  readonly actions?: ReactNode;
  readonly steps?: readonly MemberStep[];
  readonly person?: { readonly name: string; readonly role: string; readonly phone: string };
};

const said = { done: 'done', now: 'now', later: 'later' } as const;

/** The one card of a member's page. */
export function MemberCard({
  answer,
  promise,
  who,
  cost,
  status,
  actions,
  steps = [],
  person,
}: MemberCardProps) {
  return (
    <article className={css['card']}>
      {status === undefined ? null : <StatusMark tone={status.tone} word={status.word} look="tint" />}
      <h2 className={css['answer']}>{answer}</h2>
      {promise === undefined ? null : <p className={css['promise']}>{promise}</p>}
      {who === undefined ? null : <p>{who}</p>}
      {cost === undefined ? null : <p>{cost}</p>}
      {actions === undefined ? null : <div className={css['actions']}>{actions}</div>}
      {steps.length === 0 ? null : (
        <ol className={css['steps']} aria-label="How far it is">
          {steps.map((step) => (
            <li
              key={step.label}
              data-state={step.state}
              aria-current={step.state === 'now' ? 'step' : undefined}
            >
              {step.label}
              <span className="only-heard">, {said[step.state]}</span>
            </li>
          ))}
        </ol>
      )}
      {person === undefined ? null : (
        <a className={css['person']} href={`tel:${person.phone.replaceAll(/[^+\d]/g, '')}`}>
          <IconPhone aria-hidden="true" />
          <span>
            <strong>{person.name}</strong>
            <span className={css['role']}>
              {person.role} · {person.phone}
            </span>
          </span>
        </a>
      )}
    </article>
  );
}
