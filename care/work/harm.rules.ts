// Why: queues sort by the harm of waiting, not by arrival: a person without oxygen is in danger within hours, a walker
// can wait a day. The harm instant is stored, so the order never depends on when somebody looks.
import { fromMs, toMs } from '../../base/time/instant.ts';

/** Hours a person can wait unharmed for each family, once home; a working table of the trade, reviewed by nurses. */
export const tolerableHours: Record<string, number> = {
  oxygen: 4,
  infusion: 12,
  enteral: 24,
  home_health: 48,
  wound_care: 48,
  pap: 48,
  dme: 72,
  orthotics_prosthetics: 168,
  unknown: 24,
};

const priorityShare: Record<string, number> = { stat: 0.25, urgent: 0.5, standard: 1 };

/**
 * The instant after which waiting hurts: the shortest tolerable wait among the families, counted from receipt, or from
 * discharge when the person is still safely in hospital. Starvation is bounded: the instant never moves, so every item
 * becomes the oldest in time.
 */
export function harmAt(
  receivedAt: string,
  families: readonly string[],
  priority: string,
  dischargeAt: string | null,
): string {
  const named = families.length === 0 ? ['unknown'] : families;
  const hours =
    Math.min(...named.map((family) => tolerableHours[family] ?? 24)) * (priorityShare[priority] ?? 1);
  const from = dischargeAt !== null && dischargeAt > receivedAt ? dischargeAt : receivedAt;
  return fromMs(toMs(from) + hours * 3_600_000);
}
