// Why: a file dropped by a partner goes the way of a posted batch, done by the program itself; what answers it is written out.
import type { Database, Tx } from '../../base/db/database.ts';
import { transact } from '../../base/db/transact.ts';
import { deedFor } from '../../base/jobs/work.ts';
import type { Partner } from './exchange.schema.ts';
import {
  answersTo,
  everyTenant,
  messageById,
  notePickedUp,
  partnersWithFolder,
  waitingFor,
} from './exchange.store.ts';
import { pickUp } from './pick-up.ts';
import { receiveMessage, type Incoming, type Reply } from './receive-message.ts';

/** Partners who drop files, of all payers. */
export async function droppingPartners(database: Database): Promise<readonly Partner[]> {
  const system = { tenants: [] as number[], actorId: 'system', role: 'system' };
  const ids = await transact(database, system, (tx) => tx.rows(everyTenant, []));
  const scope = { ...system, tenants: ids.map((row) => row.id) };
  return await transact(database, scope, (tx) => tx.rows(partnersWithFolder, []));
}

/** Takes a dropped file in the transaction of the program in that payer; `answers` are to be put out for the partner. */
export async function receiveDropped(
  tx: Tx,
  at: string,
  partner: Partner,
  incoming: Incoming,
): Promise<{ reply: Reply; answers: readonly Buffer[] }> {
  const deed = deedFor(tx, at, partner.tenantId, 'folder');
  const reply = await receiveMessage(deed, partner, incoming, (read) => read(tx));
  const answers = await tx.rows(answersTo, [partner.tenantId, reply.messageId]);
  for (const answer of answers) await tx.run(notePickedUp, [partner.tenantId, answer.id, at]);
  return { reply, answers: answers.map((answer) => answer.content) };
}

/** What waits for a partner who drops files, oldest first: words that came later than the answers to its files. */
export async function waitingInFolder(
  tx: Tx,
  partner: Partner,
): Promise<readonly { readonly id: string; readonly bytes: Buffer }[]> {
  const waiting = [];
  for (const { id, channel } of await tx.rows(waitingFor, [partner.tenantId, partner.id])) {
    if (channel !== 'folder') continue;
    const { content } = await tx.one(messageById, [partner.tenantId, id]);
    waiting.push({ id, bytes: content });
  }
  return waiting;
}

/** Notes that it lies in the partner's folder. */
export const notePutOut = async (tx: Tx, at: string, { tenantId }: Partner, id: string): Promise<void> =>
  await pickUp(deedFor(tx, at, tenantId, 'folder'), id);
