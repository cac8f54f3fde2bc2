// Why: the clocks of a case in one list, the running ones first, each with its proof one press away.
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import css from './case.module.css';
import { ProvenTime } from './proven-time.tsx';

const marks: Record<string, readonly [Tone, string]> = {
  running: ['working', 'Running'],
  breached: ['breach', 'Breached'],
  met: ['proved', 'Met'],
  cancelled: ['closed', 'Not needed'],
};
const order = ['breached', 'running', 'met', 'cancelled'];

/** The deadlines of a case. */
export function CaseDeadlines({ of: page }: { readonly of: CasePage }) {
  const sorted = page.deadlines.toSorted(
    (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.dueAt < b.dueAt ? -1 : 1),
  );
  return (
    <section className={css['deadlines']} aria-label="Deadlines">
      <h2>Deadlines</h2>
      {sorted.length === 0 ? <p className={css['quiet']}>No clock runs on this case.</p> : null}
      <ul>
        {sorted.map((one) => {
          const [tone, word] = marks[one.status] ?? ['closed', one.status];
          return (
            <li key={one.id}>
              <span className={css['clockName']}>{one.label}</span>
              <StatusMark tone={tone} word={word} />
              <ProvenTime deadline={one} tenantId={page.referral.tenantId} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
