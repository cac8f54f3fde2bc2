// Why: a reviewer sees each criterion with the fact held against it and the row it comes from, so that what the program
// found can be checked against the page beside and is never just a verdict.
import type { ReviewPage } from '../../care/authorization/authorization.contract.ts';
import { adminGroundLabels, type Finding } from '../../care/authorization/authorization.schema.ts';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import css from './review.module.css';

const marks: Record<Finding['met'], readonly [Tone, string]> = {
  yes: ['proved', 'Met'],
  no: ['risk', 'Not met'],
  unknown: ['new', 'Not known'],
};

/** Criteria with facts, and what was said so far. */
export function Criteria({ of: page }: { readonly of: ReviewPage }) {
  const { findings, reason, rule, question, status, decision } = page.request;
  return (
    <section className={css['panel']} aria-label="Criteria">
      <h2>Criteria</h2>
      {findings.length === 0 ? (
        <p className={css['quiet']}>
          {rule === null
            ? 'No rule speaks of this service under this plan. Judge by the plan’s own criteria.'
            : 'This row has no criteria the program could check; a person reads every order.'}
        </p>
      ) : (
        <ul className={css['criteria']}>
          {findings.map((one) => {
            const [tone, word] = marks[one.met];
            return (
              <li key={one.criterion}>
                <span>{one.criterion}</span>
                <strong>{one.fact}</strong>
                <StatusMark tone={tone} word={word} />
              </li>
            );
          })}
        </ul>
      )}
      {reason === null ? null : <p className={css['reason']}>{reason}</p>}
      {status === 'info_requested' && question !== null ? (
        <p className={css['asked']}>Asked of the office: {question}</p>
      ) : null}
      {decision === null ? null : (
        <dl className={css['words']}>
          {decision.ground === undefined ? null : (
            <>
              <dt>Ground</dt>
              <dd>{adminGroundLabels[decision.ground]}</dd>
            </>
          )}
          {decision.cut === undefined ? null : (
            <>
              <dt>Decided</dt>
              <dd>{decision.cut}</dd>
            </>
          )}
          <dt>Criterion</dt>
          <dd>{decision.criterion}</dd>
          <dt>What would change it</dt>
          <dd>{decision.wouldChange}</dd>
          {decision.peerContact === undefined ? null : (
            <>
              <dt>Peer-to-peer</dt>
              <dd>{decision.peerContact}</dd>
            </>
          )}
        </dl>
      )}
      {rule === null ? null : (
        <p className={css['source']}>
          {rule.say} Rule {rule.id}, version {rule.version}: {rule.source}
        </p>
      )}
    </section>
  );
}
