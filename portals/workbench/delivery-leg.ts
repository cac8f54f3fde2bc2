// Why: the last leg of an order is told by its visits: waiting for a yes, dated, missed, proved; the worst one first, because
// that is where somebody must look.
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import type { Leg } from '../kit/leg-line.tsx';
import { visitTone } from '../provider/visit-tone.ts';

const worst = ['missed', 'failed', 'proof_rejected', 'proof_pending', 'proposed', 'dispatched', 'confirmed'];

/** The delivery leg of a case. */
export function deliveryLeg({ appointments }: CasePage): Leg {
  const latest = new Map(appointments.toReversed().map((one) => [one.lineId, one]));
  const all = [...latest.values()].filter(
    (one) => one.status !== 'cancelled' && one.status !== 'rescheduled',
  );
  if (all.length === 0) return { name: 'Delivery', tone: 'new', say: 'not begun' };
  const [found] = worst.flatMap((status) => all.filter((one) => one.status === status));
  if (found === undefined) return { name: 'Delivery', tone: 'proved', say: 'proved' };
  const say =
    found.status === 'confirmed' || found.status === 'dispatched'
      ? found.window
      : found.statusLabel.toLowerCase();
  return { name: 'Delivery', tone: visitTone(found.status), say };
}
