// Why: any clock opens its own proof beside the work: rule, calendar, each counting step, and whether counting it again
// from what was stored gives the same moment.
import type { deadlineSchema } from '../../care/work/work.schema.ts';
import { proveDeadline } from '../../care/work/work.contract.ts';
import type { z } from 'zod';
import { DeadlineProof } from '../kit/deadline-proof.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { ProofButton, TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import css from './proven-time.module.css';

export type ShownDeadline = z.infer<typeof deadlineSchema>;

/** When a clock runs out; a press opens its proof. */
export function ProvenTime({
  deadline,
  tenantId,
}: {
  readonly deadline: ShownDeadline;
  readonly tenantId: number;
}) {
  const { id, label, dueAt, zone, metAt, status } = deadline;
  return (
    <ProofButton
      shows={{
        key: `proof:${id}`,
        title: `Why ${label.toLowerCase()} is due then`,
        body: <Proof tenantId={tenantId} id={id} />,
      }}
    >
      {metAt === null ? (
        <TimeTwice at={dueAt} zone={zone} met={status === 'cancelled'} />
      ) : (
        <TimeTwice at={metAt} zone={zone} kind="past" />
      )}
    </ProofButton>
  );
}

function Proof({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const found = useDoor(proveDeadline, { params: { tenantId, id } });
  if (found.error !== null)
    return (
      <ErrorState
        title="The proof could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={6} columns={2} />;
  const { label, dueAt, zone, source, rule, calendar, steps, agrees } = found.data;
  return (
    <div className={css['proof']}>
      <DeadlineProof
        proof={{
          name: label,
          dueAt,
          zone,
          source,
          rule,
          calendar,
          steps: steps.map((step) => ({ say: step.say, at: step.at ?? dueAt })),
        }}
      />
      <p className={css['replay']}>
        {agrees ? (
          <>
            <StatusMark tone="proved" word="Agrees." /> Counted again from the stored rule and calendar, it is
            the same moment.
          </>
        ) : (
          <>
            <StatusMark tone="breach" word="Does not agree." /> Counting it again gives another moment. Tell
            your supervisor; the stored one holds.
          </>
        )}
      </p>
    </div>
  );
}
