// Why: a visit's state has the same colour, shape and word for the dispatcher, the coordinator and the member.
import type { Tone } from '../kit/status-mark.tsx';

const tones: Readonly<Record<string, Tone>> = {
  proposed: 'waiting',
  confirmed: 'working',
  dispatched: 'working',
  completed: 'working',
  proof_pending: 'waiting',
  proof_accepted: 'proved',
  proof_rejected: 'risk',
  failed: 'breach',
  missed: 'breach',
  rescheduled: 'closed',
  cancelled: 'closed',
};

/** The tone of an appointment's state. */
export const visitTone = (status: string): Tone => tones[status] ?? 'closed';
