// Why: the one place where a case comes into being, whatever door it came through. Receipt is stamped with the instant
// the thing arrived, before any triage; what is missing never stops it.
import type { Deed } from '../../base/events/event.ts';
import { append } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import type { ReferralDraft } from './cases.schema.ts';
import { referralReceived } from './cases.events.ts';
import { insertLines, insertReferral } from './cases.store.ts';
import { giveCaseNumber } from './give-case-number.ts';
import { valuesOf } from './referral-values.ts';

export type Receiving = {
  readonly draft: ReferralDraft;
  readonly channel: 'portal' | 'email' | 'phone' | 'fax' | 'x12';
  readonly receivedAt: string;
  readonly zone: string;
  readonly orderReceived: boolean;
  /** A number the caller has already been told; a new one is given otherwise. */
  readonly caseNumber?: string;
  readonly arrivalId?: string;
  /** The sender already holds a written acknowledgement for this number (it came through the lobby). */
  readonly alreadyAcknowledged?: boolean;
};

export type Received = { readonly id: string; readonly caseNumber: string };

/** Writes referral, lines and the event that starts everything else, in the current transaction. */
export async function receiveReferral(deed: Deed, receiving: Receiving): Promise<Received> {
  const { draft, channel, receivedAt, zone } = receiving;
  const id = newId(deed.at);
  const caseNumber = receiving.caseNumber ?? (await giveCaseNumber(deed));
  const values = valuesOf(draft, zone, null, receiving.orderReceived);
  const row = {
    tenantId: deed.tenantId,
    id,
    caseNumber,
    status: 'received',
    channel,
    receivedAt,
    createdBy: deed.by.id,
    ...values,
  };
  await deed.tx.run(insertReferral, [JSON.stringify(row)]);
  await writeLines(deed, id, draft.lines);
  await append(deed, referralReceived, id, {
    caseNumber,
    channel,
    kind: draft.kind,
    receivedAt,
    arrivalId: receiving.arrivalId ?? null,
    families: [...new Set(draft.lines.map((line) => line.family))],
    dischargeAt: draft.dischargeAt ?? null,
    alreadyAcknowledged: receiving.alreadyAcknowledged ?? false,
  });
  return { id, caseNumber };
}

/** Writes the service lines of a referral, numbered from 1. */
export async function writeLines(
  deed: Deed,
  referralId: string,
  lines: ReferralDraft['lines'],
): Promise<void> {
  if (lines.length === 0) return;
  await deed.tx.run(insertLines, [
    deed.tenantId,
    referralId,
    lines.map(() => newId(deed.at)),
    lines.map((_, i) => i + 1),
    lines.map((l) => l.family),
    lines.map((l) => l.code ?? null),
    lines.map((l) => l.description),
    lines.map((l) => l.quantity ?? null),
    lines.map((l) => l.frequency ?? null),
  ]);
}
