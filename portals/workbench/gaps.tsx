// Why: everything an order still lacks is one list, the same that the sender reads; asked for once, not five times.
import { StatusShape } from '../kit/status-mark.tsx';
import css from './gaps.module.css';

export type GapsProps = {
  readonly gaps: readonly { readonly field: string; readonly say: string }[];
  readonly title?: string;
};

/** What is missing, as one list; says so when nothing is. */
export function Gaps({ gaps, title = 'What is missing' }: GapsProps) {
  return (
    <section className={css['gaps']} aria-label={title}>
      <h2>
        {title} {gaps.length === 0 ? null : <span className={css['count']}>{gaps.length}</span>}
      </h2>
      {gaps.length === 0 ? (
        <p className={css['whole']}>
          <StatusShape tone="proved" /> Nothing. The order is complete.
        </p>
      ) : (
        <ul>
          {gaps.map((gap) => (
            <li key={gap.field + gap.say}>
              <StatusShape tone="new" />
              {gap.say}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
