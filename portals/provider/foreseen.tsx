// Why: an office learns while it types what each line will need and whether it sent this before; it never stands in the way.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { foreseeOrder } from '../../care/casefile/before-sending.contract.ts';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { callDoor } from '../kit/api.ts';
import { StatusShape, type Tone } from '../kit/status-mark.tsx';
import { useLater } from './order-checklist.tsx';
import css from './send-order.module.css';

export type OrderForeseen = z.infer<typeof foreseeOrder.reply>;

/** What the hub foresees for this order under this payer, once typing rests; nothing before payer and a line are there. */
export function useForeseen(payer: string | null, draft: ReferralDraft): OrderForeseen | null {
  const spelled = JSON.stringify([payer, draft]);
  const rested = useLater(spelled, 900);
  const asked = useQuery({
    queryKey: [foreseeOrder.name, rested],
    enabled: rested === spelled && payer !== null && draft.lines.length > 0,
    staleTime: 30_000,
    gcTime: 5_000,
    placeholderData: (before: OrderForeseen | undefined) => before,
    queryFn: async () => await callDoor(foreseeOrder, { body: { tenantId: Number(payer), draft } }),
  });
  return payer === null || draft.lines.length === 0 ? null : (asked.data ?? null);
}

const tones: Record<OrderForeseen['lines'][number]['needs'], Tone> = {
  nothing: 'proved',
  registration: 'proved',
  approved: 'proved',
  review: 'waiting',
  depends: 'waiting',
  not_covered: 'risk',
};

/** What each line will need, and what was sent before. */
export function Foreseen({
  foreseen,
  draft,
}: {
  readonly foreseen: OrderForeseen | null;
  readonly draft: ReferralDraft;
}) {
  if (foreseen === null) return null;
  const { lines, repeats } = foreseen;
  return (
    <section className={css['foreseen']} aria-label="Approval and repeats" aria-live="polite">
      {repeats.map((one) => (
        <p key={one.id} className={css['repeat']}>
          <StatusShape tone="risk" />
          <span>
            You may have sent this before. {one.reasons.join(' ')}{' '}
            <Link to="/provider" search={{ case: one.id }}>
              Look at {one.caseNumber}
            </Link>
          </span>
        </p>
      ))}
      <ul className={css['checklist']}>
        {draft.lines.map((line, i) => {
          const told = lines[i];
          return told === undefined ? null : (
            <li key={i}>
              <StatusShape tone={tones[told.needs]} />
              <span>
                <span className={css['part']}>{line.description}:</span> {told.say}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
