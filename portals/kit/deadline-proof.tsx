// Why: a clock that cannot explain itself is not believed; any due date shows its rule, its calendar and each counting
// step with versions, so that it can be read out and replayed.
import { sayInstant } from '../../base/time/say.ts';
import css from './deadline-proof.module.css';
import { sayFull } from './time-twice.tsx';

export type Proof = {
  /** What people call the clock: `Acknowledgement`. */
  readonly name: string;
  readonly dueAt: string;
  readonly zone: string;
  /** The regulation, guide or contract. */
  readonly source: string;
  readonly rule: { readonly id: string; readonly version: number };
  readonly calendar: { readonly id: string; readonly version: number };
  readonly steps: readonly { readonly say: string; readonly at: string }[];
};

/** The proof of one deadline: the answer first, then the steps, then where the rule comes from. */
export function DeadlineProof({ proof }: { readonly proof: Proof }) {
  const { name, dueAt, zone, steps, rule, calendar, source } = proof;
  return (
    <section className={css['proof']} aria-label={`Proof of ${name}`}>
      <p className={css['answer']}>
        {name} is due <strong>{sayFull(dueAt, zone)}</strong>.
      </p>
      <ol className={css['steps']}>
        {steps.map((step) => (
          <li key={step.say + step.at}>
            <span className={css['say']}>{step.say}</span>
            <time dateTime={step.at} className={css['at']}>
              {sayInstant(step.at, zone)}
            </time>
          </li>
        ))}
      </ol>
      <dl className={css['from']}>
        <dt>Rule</dt>
        <dd>
          {rule.id}, version {rule.version}
        </dd>
        <dt>Calendar</dt>
        <dd>
          {calendar.id}, version {calendar.version}
        </dd>
        <dt>Source</dt>
        <dd>{source}</dd>
      </dl>
    </section>
  );
}
