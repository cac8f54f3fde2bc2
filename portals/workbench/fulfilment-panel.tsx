// Why: on the case page each line says who comes when, who said yes and how, and what proves that they came; what a person
// must do about it opens beside the work.
import { IconFileText } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { failures, type Failure } from '../../care/fulfilment/appointment.schema.ts';
import type { ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { ProposeTime } from '../provider/propose-time.tsx';
import { VisitFailed } from '../provider/visit-failed.tsx';
import { visitTone } from '../provider/visit-tone.ts';
import { AnswerFor } from './answer-for-member.tsx';
import { PostedButton } from './posted-button.tsx';
import { ProofShown } from './proof-panel.tsx';
import css from './fulfilment.module.css';

const askedHow: Readonly<Record<string, string>> = {
  link: 'Asked by a link in a mail',
  phone: 'To be asked by phone',
  letter: 'Asked by letter',
};
const answeredHow: Readonly<Record<string, string>> = {
  link: 'by the link',
  portal: 'in the portal',
  phone: 'on the phone',
  letter: 'by letter',
};

function standing(one: ShownAppointment): string {
  if (one.status === 'proposed') {
    const tries = one.callCount === 0 ? '' : `, ${one.callCount.toString()} calls without an answer`;
    return `${one.askedHow === null ? 'Being asked' : (askedHow[one.askedHow] ?? '')}${tries}.`;
  }
  if (one.endCode === null)
    return one.answeredHow === null ? '' : `Yes ${answeredHow[one.answeredHow] ?? ''}.`;
  const said = one.endSay === null ? '' : ` ${one.endSay}`;
  const code: Record<string, string> = {
    silence: 'Nothing was recorded within an hour of its end.',
    provider: 'The provider could not come.',
    no_answer: 'Nobody said yes in time.',
    new_time: 'Another time was proposed.',
    member_other_time: 'The member wants another time.',
    member_declined: 'The member does not want it.',
  };
  return `${failures[one.endCode as Failure] ?? code[one.endCode] ?? ''}${said}`.trim();
}

/** Appointments and proofs of a case; nothing before the first. */
export function Fulfilment({ of: page }: { readonly of: CasePage }) {
  const [all, setAll] = useState(false);
  const { appointments } = page;
  if (appointments.length === 0) return null;
  const old = appointments.filter((one) => one.status === 'rescheduled' || one.status === 'cancelled');
  const latest = new Map(appointments.toReversed().map((one) => [one.lineId, one.id]));
  const shown = appointments.filter((one) => all || !old.includes(one) || latest.get(one.lineId) === one.id);
  const hidden = appointments.length - shown.length;
  return (
    <section className={css['panel']} aria-label="Visits and deliveries">
      <h2>
        Visits and deliveries <span className={css['count']}>{shown.length}</span>
      </h2>
      <ul className={css['visits']}>
        {shown.map((one) => (
          <OneVisit key={one.id} one={one} />
        ))}
      </ul>
      {hidden > 0 || all ? (
        <Button look="quiet" size="small" onClick={() => setAll(!all)}>
          {all
            ? 'Hide earlier times'
            : `Show ${hidden.toString()} earlier ${hidden === 1 ? 'time' : 'times'}`}
        </Button>
      ) : null}
    </section>
  );
}

function OneVisit({ one }: { readonly one: ShownAppointment }) {
  const what = one.visit?.description ?? '';
  return (
    <li className={css['visit']}>
      <div className={css['head']}>
        <strong>
          Line {one.lineNumber}: {one.providerName}
        </strong>
        <StatusMark tone={visitTone(one.status)} word={one.statusLabel} />
      </div>
      <p className={css['when']}>
        <span className={css['window']}>{one.window}</span>
        {what === '' ? null : <span>{what}</span>}
      </p>
      <p className={css['quiet']}>
        {standing(one)}{' '}
        {one.endedAt === null ? null : <TimeTwice at={one.endedAt} zone={one.zone} kind="past" />}
      </p>
      {one.papers.length === 0 ? null : (
        <ul className={css['papers']}>
          {one.papers.map((paper) => (
            <li key={paper.id}>
              <IconFileText aria-hidden="true" />
              <a href={`/api/papers/${paper.tenantId.toString()}/${paper.id}`} download>
                {paper.kind === 'confirmation' ? 'Written confirmation (PDF)' : 'Letter to the member (PDF)'}
              </a>
              {paper.kind === 'ask_letter' ? <PostedButton of={one} paper={paper} /> : null}
            </li>
          ))}
        </ul>
      )}
      {one.proofs.map((proof) => (
        <ProofShown key={proof.id} proof={proof} zone={one.zone} />
      ))}
      <VisitActions one={one} />
    </li>
  );
}

function VisitActions({ one }: { readonly one: ShownAppointment }) {
  const evidence = useEvidence();
  const open = (key: string, title: string, body: ReactNode) => () =>
    evidence.show({ key: `${key}:${one.id}`, title, body });
  const over = one.status === 'proof_accepted' || one.status === 'cancelled';
  const answering = one.status === 'proposed';
  const toCome = one.status === 'confirmed' || one.status === 'dispatched';
  if (over) return null;
  return (
    <div className={css['actions']}>
      {answering ? (
        <ReasonButton
          look="primary"
          can={one.can['answer_for']}
          onClick={open('answer', 'The member’s answer', <AnswerFor of={one} />)}
        >
          Write down the answer…
        </ReasonButton>
      ) : null}
      {one.status === 'proof_pending' ? null : (
        <ReasonButton
          can={one.can['propose']}
          onClick={open('time', 'Another time', <ProposeTime visit={one} onDone={evidence.close} />)}
        >
          Another time…
        </ReasonButton>
      )}
      {toCome ? (
        <ReasonButton
          can={one.can['fail']}
          onClick={open(
            'fail',
            'It did not take place',
            <VisitFailed of={one} size="normal" onDone={evidence.close} />,
          )}
        >
          It did not take place…
        </ReasonButton>
      ) : null}
    </div>
  );
}
