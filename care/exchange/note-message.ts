// Why: what a partner's message says of a case is noted with the segment that says it; the message is cut once for all the
// requests in it.
import { noteStated, statedFields } from '../sources/index.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { tokenizer } from '../../wire/x12/index.ts';
import type { Asking } from './answerer.types.ts';
import { messageById } from './exchange.store.ts';
import { segmentIds, segmentsSaying, type Said } from './segment-saying.rules.ts';

/** Segments in which fields can stand, for each transaction of the message in its order. */
const cutMessages = new WeakMap<Asking, Promise<readonly (readonly Said[])[]>>();

async function cut({ deed, messageId }: Asking): Promise<readonly (readonly Said[])[]> {
  const message = await deed.tx.maybe(messageById, [deed.tenantId, messageId]);
  const transactions: Said[][] = [];
  if (message === undefined) return transactions;
  const tokens = tokenizer({
    segment(one) {
      if (one.id === 'ST') transactions.push([]);
      if (!segmentIds.has(one.id)) return;
      const elements = Array.from({ length: one.count }, (_, i) => one.text(i + 1).slice(0, 300));
      transactions.at(-1)?.push({ number: one.number, id: one.id, elements });
    },
    problem: () => undefined,
  });
  tokens.feed(message.content);
  tokens.end();
  return transactions;
}

/** Notes for every field of a case which segment of the message says it; `number` is the transaction's, counted from 1. */
export async function noteMessage(
  asking: Asking,
  number: number,
  referralId: string,
  draft: ReferralDraft,
): Promise<void> {
  const known = cutMessages.get(asking) ?? cut(asking);
  cutMessages.set(asking, known);
  const standing = segmentsSaying(statedFields(draft), (await known)[number - 1] ?? []);
  const { deed, messageId } = asking;
  await noteStated(deed, referralId, draft, (field) => ({
    kind: 'message',
    messageId,
    segment: standing.get(field)?.segment ?? null,
    element: standing.get(field)?.element ?? null,
  }));
}
