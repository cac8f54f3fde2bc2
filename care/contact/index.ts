// Why: the front door of the contact room: what was said to whom about a subject, and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import { messagesOf } from './contact.store.ts';

export * from './contact.events.ts';
export * from './visit.template.ts';
export { queueLetter } from './send-letter.ts';

/** Messages about a referral or arrival, newest first, as far as the caller may see. */
export async function messagesFor(tx: Tx, tenantId: number, subjectId: string) {
  const rows = await tx.rows(messagesOf, [tenantId, subjectId]);
  return rows.map(({ id, purpose, recipient, subjectLine, body, status, queuedAt, sentAt }) => ({
    id,
    purpose,
    recipient,
    subjectLine,
    body,
    status,
    queuedAt,
    sentAt,
  }));
}
