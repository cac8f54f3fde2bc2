// Why: a message is shown as it came and as it reads, segment by segment, with what came of each transaction in it; a long one
// from its beginning, so that a screen stays quick.
import type { Tx } from '../../base/db/database.ts';
import { readableTwin, transactionSpecs } from '../../wire/x12/index.ts';
import type { X12Page } from './exchange.contract.ts';
import { answersTo, messageById, transactionsOf } from './exchange.store.ts';

const segmentsShown = 400;
/** Of a longer message only the beginning is made readable. */
const bytesRead = 512 * 1024;

/** A message with its segments in words; undefined when it is not the caller's to see. */
export async function messagePage(tx: Tx, tenantId: number, id: string): Promise<X12Page | undefined> {
  const found = await tx.maybe(messageById, [tenantId, id]);
  if (found === undefined) return undefined;
  const { content, ...message } = found;
  const transactions = await tx.rows(transactionsOf, [tenantId, id]);
  const answers = await tx.rows(answersTo, [tenantId, id]);
  const segments = readableTwin(content.subarray(0, bytesRead), transactionSpecs);
  const isCut = content.length > bytesRead;
  return {
    message,
    transactions,
    segments: segments
      .slice(0, segmentsShown)
      .map((one) => ({ ...one, says: [...one.says], problems: isCut ? [] : [...one.problems] })),
    // Of a message whose end was not read nobody knows how many there are.
    segmentCount: isCut ? null : segments.length,
    answers: answers.map(({ id: answerId, at, sets, says, pickedUpAt }) => ({
      id: answerId,
      at,
      sets,
      says,
      pickedUpAt,
    })),
  };
}
