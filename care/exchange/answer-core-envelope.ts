// Why: what an envelope of CAQH CORE wants is done by the same hands as everything else on the exchange: the message is kept, judged
// and answered once; here it is only found out what is wanted and what the answer is called.
import type { Deed } from '../../base/events/event.ts';
import { digestOf } from '../../base/files/file-store.ts';
import type { CoreEnvelope, CoreFault } from '../../wire/core/envelope.ts';
import { answerTypeOf, bareAnswers, wishOf } from '../../wire/core/payload-types.ts';
import {
  envelopeById,
  insertEnvelope,
  noteReceiptFetched,
  oldestUnreceipted,
} from './core-envelope.store.ts';
import type { Partner } from './exchange.schema.ts';
import { answersTo, messageById, waitingFor } from './exchange.store.ts';
import { pickUp } from './pick-up.ts';
import { receiveMessage } from './receive-message.ts';

type Lookup = Parameters<typeof receiveMessage>[3];

/** What goes back: PayloadType and payload; `payloadId` where it is another's than the question's own. */
export type CoreAnswer = {
  readonly payloadType: string;
  readonly payload: Buffer | null;
  readonly payloadId?: string;
};

const fault = (code: string, say: string): CoreFault => ({ fault: code, say });
const isReceipt = ({ sets }: { readonly sets: readonly string[] }) =>
  sets.includes('999') || sets.includes('TA1');

/** Takes the payload; a PayloadID used before for something else is refused, one used for the same leads to the same answer. */
async function submit(
  deed: Deed,
  partner: Partner,
  envelope: CoreEnvelope,
  lookup: Lookup,
): Promise<Buffer | null | CoreFault> {
  const { tx, tenantId, at } = deed;
  const { payloadId, payloadType, mode, payload } = envelope;
  const bytes = payload ?? Buffer.alloc(0);
  const digest = digestOf(bytes);
  const before = await tx.maybe(envelopeById, [tenantId, partner.id, payloadId]);
  const isSame = before?.digest === digest && before.payloadType === payloadType && before.mode === mode;
  if (before !== undefined && !isSame)
    return fault('PayloadIDIllegal', 'This PayloadID was used before for something else.');
  const reply = await receiveMessage(deed, partner, { bytes, channel: mode }, lookup);
  if (reply.isUnreadable) return fault('PayloadIllegal', reply.says);
  if (before === undefined) {
    const row = [tenantId, partner.id, partner.accountId, payloadId, payloadType, mode, digest] as const;
    const isNew = await tx.run(insertEnvelope, [...row, reply.messageId, at]);
    // Taken at the same moment: judged again, it is one used before.
    if (isNew === 0) throw Object.assign(new Error('A PayloadID was taken meanwhile.'), { code: '40001' });
  }
  return reply.bytes;
}

/** The receipt of the batch with this PayloadID, or of the oldest whose receipt nobody fetched. */
async function fetchReceipt(
  { tx, tenantId, at }: Deed,
  partner: Partner,
  payloadId: string,
): Promise<CoreAnswer> {
  const own = [tenantId, partner.id] as const;
  const named = await tx.maybe(envelopeById, [...own, payloadId]);
  const batch = named ?? (await tx.maybe(oldestUnreceipted, own));
  const answers =
    batch?.messageId === undefined || batch.messageId === null
      ? []
      : await tx.rows(answersTo, [tenantId, batch.messageId]);
  const receipt = answers.find(isReceipt);
  if (batch === undefined || receipt === undefined)
    return { payloadType: bareAnswers.noReceipt, payload: null };
  await tx.run(noteReceiptFetched, [...own, batch.payloadId, at]);
  return {
    payloadType: answerTypeOf(receipt.content),
    payload: receipt.content,
    payloadId: batch.payloadId,
  };
}

/** The answers to the batch with this PayloadID, as often as asked; else the oldest answer of that set that waits. */
async function fetchResults(
  deed: Deed,
  partner: Partner,
  payloadId: string,
  set: string,
): Promise<CoreAnswer> {
  const { tx, tenantId } = deed;
  const named = await tx.maybe(envelopeById, [tenantId, partner.id, payloadId]);
  const isWanted = (one: { readonly sets: readonly string[] }) => one.sets.includes(set);
  const own =
    named === undefined || named.messageId === null
      ? []
      : await tx.rows(answersTo, [tenantId, named.messageId]);
  const waiting = named === undefined ? await tx.rows(waitingFor, [tenantId, partner.id]) : [];
  const id = own.find(isWanted)?.id ?? waiting.find(isWanted)?.id;
  const found = id === undefined ? undefined : await tx.maybe(messageById, [tenantId, id]);
  if (found === undefined) return { payloadType: bareAnswers.noResults, payload: null };
  await pickUp(deed, found.id);
  return { payloadType: answerTypeOf(found.content), payload: found.content };
}

/** Does what the envelope wants. Faults have the rule's codes; nothing that stands in an envelope throws. */
export async function answerCoreEnvelope(
  deed: Deed,
  partner: Partner,
  envelope: CoreEnvelope,
  lookup: Lookup,
): Promise<CoreAnswer | CoreFault> {
  const { payloadType, mode, payloadId, senderId, receiverId } = envelope;
  const wish = wishOf(payloadType);
  if (wish === undefined) return fault('PayloadTypeIllegal', `Doorstep knows no PayloadType ${payloadType}.`);
  if (senderId !== partner.theirId)
    return fault('SenderIDIllegal', `${partner.name} sends as ${partner.theirId}, not as ${senderId}.`);
  if (receiverId !== partner.ourId)
    return fault('ReceiverIDIllegal', `Doorstep is ${partner.ourId} to ${partner.name}, not ${receiverId}.`);
  if (wish.does !== 'submit' && mode === 'real_time')
    return fault('ProcessingModeIllegal', `${payloadType} belongs to batches.`);
  if (wish.does === 'fetch_receipt') return await fetchReceipt(deed, partner, payloadId);
  if (wish.does === 'fetch_results') return await fetchResults(deed, partner, payloadId, wish.set);
  const said = await submit(deed, partner, envelope, lookup);
  if (said !== null && 'fault' in said) return said;
  if (wish.does === 'submit_receipt' || (said === null && mode === 'real_time'))
    return { payloadType: bareAnswers.receiptTaken, payload: null };
  // A batch is only confirmed: its receipt is fetched by an envelope of its own.
  if (mode === 'batch' || said === null) return { payloadType: bareAnswers.batchTaken, payload: null };
  return { payloadType: answerTypeOf(said), payload: said };
}
