// Why: what an answer means for each service ordered stands in sentences: what is owed and why, what it needs, what limits
// it; what could stop the service is marked, and what the payer did not say is said.
import type { ShownInquiry } from '../../care/eligibility/eligibility.contract.ts';
import { StatusMark } from '../kit/status-mark.tsx';
import css from './coverage.module.css';

type Told = ShownInquiry['told'][number];

function Facts({ told }: { readonly told: readonly Told[] }) {
  return (
    <>
      {told.map((one) => (
        <div key={`${one.label} ${one.text}`}>
          <dt>{one.label}</dt>
          <dd>{one.warns ? <StatusMark tone="waiting" word={one.text} /> : one.text}</dd>
        </div>
      ))}
    </>
  );
}

/** The answer in plain words: the plan, then each line of the order. Nothing where it says nothing. */
export function CoverageFacts({ inquiry }: { readonly inquiry: ShownInquiry }) {
  if (inquiry.told.length === 0 && inquiry.services.length === 0) return null;
  return (
    <div className={css['facts']}>
      {inquiry.told.length === 0 ? null : (
        <dl className={css['benefits']} aria-label="Other care and payers">
          <Facts told={inquiry.told} />
        </dl>
      )}
      {inquiry.services.map((service) => (
        <section key={service.what} aria-label={service.what}>
          <h3>{service.what}</h3>
          <p>{service.owes}</p>
          <dl className={css['benefits']}>
            <Facts told={service.told} />
            {service.unknown.length === 0 ? null : (
              <div>
                <dt>Not known</dt>
                <dd>{service.unknown.join(' ')}</dd>
              </div>
            )}
          </dl>
        </section>
      ))}
    </div>
  );
}
