// Why: the clocks of a case answer for it to the plan; each opens its own proof beside the work, replayed by the hub.
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { proveDeadline } from '../../care/work/work.contract.ts';
import { callDoor } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { DeadlineProof } from '../kit/deadline-proof.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import css from './payer.module.css';

const clockTone = (status: string): Tone =>
  status === 'met'
    ? 'proved'
    : status === 'breached'
      ? 'breach'
      : status === 'running'
        ? 'working'
        : 'closed';
const clockWord: Readonly<Record<string, string>> = { met: 'Kept', breached: 'Breached', running: 'Running' };

/** The clocks of a case with their standing. */
export function Clocks({ page, params }: { readonly page: CasePage; readonly params: { tenantId: number } }) {
  const evidence = useEvidence();
  const toast = useToast();
  if (page.deadlines.length === 0) return null;
  async function prove(id: string): Promise<void> {
    try {
      const found = await callDoor(proveDeadline, { params: { tenantId: params.tenantId, id } });
      evidence.show({
        key: id,
        title: 'Why this deadline',
        body: (
          <DeadlineProof
            proof={{
              name: found.label,
              dueAt: found.dueAt,
              zone: found.zone,
              source: found.source,
              rule: found.rule,
              calendar: found.calendar,
              steps: found.steps.map((step) => ({ say: step.say, at: step.at ?? found.startedAt })),
            }}
          />
        ),
      });
    } catch {
      toast({ say: 'The proof could not be loaded. Try again in a moment.', tone: 'risk' });
    }
  }
  return (
    <section>
      <h2>Clocks</h2>
      <ul className={css['clocks']}>
        {page.deadlines.map((clock) => (
          <li key={clock.id}>
            <span>{clock.label}</span>
            <StatusMark tone={clockTone(clock.status)} word={clockWord[clock.status] ?? clock.status} />
            <TimeTwice
              at={clock.metAt ?? clock.dueAt}
              zone={clock.zone}
              kind={clock.metAt === null ? 'due' : 'past'}
              met={clock.metAt !== null}
            />
            <Button
              size="small"
              look="quiet"
              aria-label={`Why ${clock.label}?`}
              onClick={() => void prove(clock.id)}
            >
              Why?
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
