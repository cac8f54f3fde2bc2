// Why: the member answers a time where they read of it, and finds who comes when and the written confirmation under it.
import { useQueryClient } from '@tanstack/react-query';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import type { OwnVisit } from '../../care/fulfilment/appointment.schema.ts';
import { answerAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { visitTone } from '../provider/visit-tone.ts';
import { AnswerTime, sayPlainly } from './answer-time.tsx';
import css from './answer-time.module.css';

/** Times that wait for the member's yes. */
export function TimesToAnswer({ one }: { readonly one: OwnCase }) {
  const open = one.visits.filter((visit) => visit.mayAnswer);
  return open.map((visit) => <ToAnswer key={visit.id} visit={visit} />);
}

function ToAnswer({ visit }: { readonly visit: OwnVisit }) {
  const act = useAct(answerAppointment);
  const say = useToast();
  const client = useQueryClient();
  return (
    <AnswerTime
      visit={visit}
      problem={act.error}
      busy={act.isPending}
      onAnswer={(answer, wish) =>
        act.mutate(
          {
            params: { tenantId: visit.tenantId, id: visit.id },
            body: { answer, ...(wish.trim() === '' ? {} : { wish: wish.trim() }) },
          },
          {
            onSuccess(done) {
              say({ say: done.say });
              void client.invalidateQueries();
            },
          },
        )
      }
    />
  );
}

const plainly: Readonly<Record<string, string>> = {
  proposed: 'Waiting for your yes',
  confirmed: 'Set',
  dispatched: 'On the way',
  completed: 'Done',
  proof_pending: 'Done',
  proof_rejected: 'Done',
  proof_accepted: 'Done',
  missed: 'Nobody came',
  failed: 'Did not work',
};

/** Who comes when, and the papers, for a member or an office. */
export function Appointments({ one, title }: { readonly one: OwnCase; readonly title: string }) {
  if (one.visits.length + one.papers.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={css['visits']}>
        {one.visits.map((visit) => {
          const { day, hours } = sayPlainly(visit);
          return (
            <li key={visit.id}>
              <span>
                <strong>{day}</strong>, {hours}
              </span>
              <span>
                {visit.providerName}: {visit.what}
              </span>
              <StatusMark
                tone={plainly[visit.status] === 'Done' ? 'proved' : visitTone(visit.status)}
                word={plainly[visit.status] ?? visit.statusLabel}
              />
            </li>
          );
        })}
      </ul>
      {one.papers.length === 0 ? null : (
        <ul className={css['papers']}>
          {one.papers.map((paper) => (
            <li key={paper.id}>
              <a href={`/api/papers/${paper.tenantId.toString()}/${paper.id}`} download>
                {paper.title} (PDF)
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
