// Why: the front door of the authorization room: what others may ask of an approval, and the events it announces.
import type { Deed } from '../../base/events/event.ts';
import type { Tx } from '../../base/db/database.ts';
import { newId } from '../../base/ids/ids.ts';
import type { AuthorizationRequest, DecisionNotice } from './authorization.schema.ts';
import { insertNotice, payerOf, requestById, requestNumbered, requestsOf } from './authorization.store.ts';

export * from './authorization.events.ts';
export { foreseeApprovals } from './foresee-approvals.ts';
export { presentRequests } from './present-request.ts';

/** A request for approval, as far as the caller may see. */
export const authorizationFor = (tx: Tx, tenantId: number, id: string) =>
  tx.maybe(requestById, [tenantId, id]);

/** The request under one of our numbers of an approval, as far as the caller may see. */
export const authorizationNumbered = (tx: Tx, tenantId: number, number: string) =>
  tx.maybe(requestNumbered, [tenantId, number]);

/** Every request of a case in the order of its lines, those withdrawn included. */
export const authorizationsFor = (tx: Tx, tenantId: number, referralId: string) =>
  tx.rows(requestsOf, [tenantId, referralId]);

/** Name, phone and contract zone of the payer in whose name is decided. */
export const payerOfDecision = (tx: Tx, tenantId: number) => tx.one(payerOf, [tenantId]);

/** Keeps that somebody is owed the word of a decision; the clock runs until each has it. */
export async function keepNotice(
  deed: Deed,
  request: AuthorizationRequest,
  notice: Pick<DecisionNotice, 'audience' | 'channel' | 'recipient' | 'body' | 'messageId'>,
): Promise<void> {
  await deed.tx.run(insertNotice, [
    deed.tenantId,
    newId(deed.at),
    request.id,
    request.referralId,
    notice.audience,
    notice.channel,
    notice.recipient,
    notice.body,
    notice.messageId,
    deed.at,
  ]);
}
