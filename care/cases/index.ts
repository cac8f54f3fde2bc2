// Why: the front door of the cases room: what others may ask of a case and the events it announces.
import type { Deed } from '../../base/events/event.ts';
import type { Tx } from '../../base/db/database.ts';
import type { Referral } from './cases.schema.ts';
import { append } from '../../base/events/event.ts';
import { caseManagerAssigned } from './cases.events.ts';
import { linesOf, referralById, setCaseManager } from './cases.store.ts';

export { giveCaseNumber } from './give-case-number.ts';
export { receiveReferral, type Receiving, type Received } from './receive-referral.ts';
export * from './cases.events.ts';
export { memberSought } from './seek-member.ts';

/** A referral and the families of its lines, as far as the caller may see it. */
export async function referralFor(tx: Tx, tenantId: number, id: string): Promise<{ referral: Referral; families: string[] } | undefined> {
  const referral = await tx.maybe(referralById, [tenantId, id]);
  if (referral === undefined) return undefined;
  const lines = await tx.rows(linesOf, [tenantId, id]);
  return { referral, families: [...new Set(lines.map((line) => line.family))] };
}

/** Names the case manager on the case. */
export async function nameCaseManager(deed: Deed, referral: Referral, manager: { id: string; name: string; extension: string | null }): Promise<void> {
  await deed.tx.run(setCaseManager, [deed.tenantId, referral.id, manager.id, manager.name, manager.extension]);
  await append(deed, caseManagerAssigned, referral.id, { caseNumber: referral.caseNumber, name: manager.name, extension: manager.extension });
}
