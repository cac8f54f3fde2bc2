// Why: who and what, what is next, who owns it, by when: four answers before anything else, in the same sentence that
// office, member and payer read.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { sayInstant } from '../../base/time/say.ts';
import { CaseHead } from '../kit/case-head.tsx';
import { LegLine, type Leg } from '../kit/leg-line.tsx';
import { StatusSentence } from '../kit/status-sentence.tsx';
import type { Tone } from '../kit/status-mark.tsx';
import { ProvenTime } from './proven-time.tsx';
import { authorizationLeg } from './authorization-leg.ts';
import css from './case.module.css';
import { deliveryLeg } from './delivery-leg.ts';
import { coverageLeg, providerLeg } from './found-legs.ts';
import { dueWord } from './item-words.ts';
import { sayUsDay } from './say-us-day.ts';

export type CaseTopProps = {
  readonly of: CasePage;
  /** Somebody else who has it open. */
  readonly lockedBy: string | null;
  readonly actions: ReactNode;
};

const nextSteps: Record<string, string> = {
  received: 'confirm receipt to the sender',
  acknowledged: 'check coverage and the order',
  verifying: 'finish the check',
  pending_info: 'the ordering office answers',
  ready: 'find a provider',
  partially_scheduled: 'a time for the rest',
  scheduled: 'they come as agreed',
  in_service: 'the proof of what came',
  completed: 'close the case',
  on_hold: 'take it up again',
  reopened: 'check it again',
};

/** What the slowest line of a case that is being arranged waits for. */
function arrangingOf({ lines, appointments }: CasePage): string {
  const has = (...states: string[]) => lines.some((line) => states.includes(line.status));
  if (has('auth_required', 'auth_pending')) return 'the review decides';
  if (has('sourcing', 'offered')) return 'a provider accepts';
  if (appointments.some((one) => one.status === 'proposed')) return 'the member agrees to the time';
  return 'a provider and a time';
}

function nextOf(page: CasePage): string {
  const { referral, gaps } = page;
  if (referral.kind === 'inquiry')
    return referral.answeredAt === null ? 'answer the question' : 'the signed order comes';
  if (referral.status === 'acknowledged' && gaps.length > 0)
    return `ask for what is missing (${gaps.length.toString()})`;
  if (referral.status === 'in_coordination') return arrangingOf(page);
  return nextSteps[referral.status] ?? 'nothing more';
}

function stateOf(page: CasePage): { tone: Tone; state: string } {
  const risk = page.item?.risk ?? 'calm';
  if (risk === 'breached') return { tone: 'breach', state: `${page.statusLabel}, breached` };
  if (risk === 'at_risk') return { tone: 'risk', state: `${page.statusLabel}, at risk` };
  return { tone: page.referral.acknowledgedAt === null ? 'new' : 'working', state: page.statusLabel };
}

/** The legs of the order, each told by the room that decides it. */
function legsOf(page: CasePage): readonly Leg[] {
  const { referral, gaps } = page;
  const order: Leg =
    referral.kind === 'inquiry'
      ? { name: 'Order', tone: 'new', say: 'asked before an order' }
      : gaps.length === 0
        ? { name: 'Order', tone: 'proved', say: 'complete' }
        : {
            name: 'Order',
            tone: 'risk',
            say: `${gaps.length.toString()} ${gaps.length === 1 ? 'thing is' : 'things are'} missing`,
          };
  const acknowledged: Leg =
    referral.acknowledgedAt === null
      ? { name: 'Acknowledged', tone: 'new', say: 'not yet' }
      : { name: 'Acknowledged', tone: 'proved', say: sayInstant(referral.acknowledgedAt, referral.zone) };
  return [
    acknowledged,
    order,
    coverageLeg(page),
    authorizationLeg(page),
    providerLeg(page),
    deliveryLeg(page),
  ];
}

/** The top of the case page. */
export function CaseTop({ of: page, lockedBy, actions }: CaseTopProps) {
  const { referral, payerName, lines, item } = page;
  const name = [referral.patientGivenName, referral.patientFamilyName]
    .filter((part) => part !== null)
    .join(' ');
  const what = [...new Set(lines.map((line) => line.familyLabel))].join(' + ');
  const next = page.deadlines.find((one) => one.status === 'breached' || one.status === 'running');
  const facts = [
    referral.patientBirthOn === null ? '' : sayUsDay(referral.patientBirthOn),
    payerName,
    what === '' ? (referral.kind === 'inquiry' ? 'Question' : 'Order not read yet') : what,
    referral.priority === 'standard' ? '' : referral.priority.toUpperCase(),
    referral.dischargeAt === null ? '' : `Home ${sayInstant(referral.dischargeAt, referral.zone)}`,
  ].filter((fact) => fact !== '');
  return (
    <div className={css['top']}>
      <Link to="/workbench" className={css['back']}>
        Worklist
      </Link>
      <h1 className="only-heard">
        Case {referral.caseNumber}, {name === '' ? 'not named yet' : name}
      </h1>
      <CaseHead
        caseNumber={referral.caseNumber}
        name={name === '' ? 'Not named yet' : name}
        facts={facts}
        sentence={
          <StatusSentence
            {...stateOf(page)}
            next={nextOf(page)}
            owner={item?.ownerName ?? 'nobody yet'}
            due={
              next === undefined ? undefined : (
                <span className={css['due']}>
                  {dueWord(next.kind)} <ProvenTime deadline={next} tenantId={referral.tenantId} />
                </span>
              )
            }
          />
        }
        actions={actions}
      />
      <p className={css['said']}>
        <span>Everyone reads</span> {page.sentence}
      </p>
      {lockedBy === null ? null : <output className={css['locked']}>{lockedBy} has this open.</output>}
      <LegLine legs={legsOf(page)} />
    </div>
  );
}
