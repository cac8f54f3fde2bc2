// Why: the front door of the completeness room: what an order lacks, what was asked for, and the events that tell of it.
import type { Tx } from '../../base/db/database.ts';
import type { Deed } from '../../base/events/event.ts';
import { plus } from '../../base/time/instant.ts';
import { gapSchema } from './completeness.schema.ts';
import { askedByMessage, requestHeld, requestsOf } from './completeness.store.ts';
import {
  openQuestionsOfMany,
  questionsOf,
  questionsOfRequest,
  quoteQuestion,
  reviewedCodes,
  reviewedGroups,
} from './questions.store.ts';
import { clarificationRates } from './clarification.rules.ts';
import type { QuestionRow } from './questions.store.ts';

export { answersGiven, informationMissing, questionsClosed, reminderDue } from './completeness.events.ts';
export { noteAsked, reminderTimes, type Sent } from './ask-once.ts';
export { noteSignedPage } from './note-signed-page.ts';
export { missingFromOrder, type Gap } from './missing-from-order.rules.ts';

/** What was asked for and when, oldest first, with the sentences that were said. */
export async function requestsFor(tx: Tx, tenantId: number, referralId: string) {
  const rows = await tx.rows(requestsOf, [tenantId, referralId]);
  return rows.map(({ id, askedAt, answeredAt, gaps, channel, askedOf, remindedAt }) => ({
    id,
    askedAt,
    answeredAt,
    channel,
    askedOf,
    remindedAt,
    says: gapSchema
      .array()
      .parse(gaps)
      .map((gap) => gap.say),
  }));
}

export type { QuestionRow };

/** A request with the questions of it that are still open; undefined when it cannot be seen. */
export async function openRequest(deed: Deed, requestId: string) {
  const request = await deed.tx.maybe(requestHeld, [deed.tenantId, requestId]);
  if (request === undefined) return undefined;
  const rows = await deed.tx.rows(questionsOfRequest, [deed.tenantId, requestId]);
  return { ...request, questions: rows.filter((one) => one.closedAt === null) };
}

/** Every question of a case, in the order in which they were asked. */
export const questionsFor = (tx: Tx, tenantId: number, referralId: string): Promise<QuestionRow[]> =>
  tx.rows(questionsOf, [tenantId, referralId]);

/** The open questions of several cases. */
export const openQuestionsFor = (
  tx: Tx,
  tenants: readonly number[],
  referralIds: readonly string[],
): Promise<QuestionRow[]> => tx.rows(openQuestionsOfMany, [[...tenants], [...referralIds]]);

/** Where it was looked, and what it said there; kept with the question. */
export type Quote = {
  readonly quote: string | null;
  readonly documentId: string | null;
  readonly page: number | null;
};
export const noteQuote = (deed: Deed, questionId: string, { quote, documentId, page }: Quote) =>
  deed.tx.run(quoteQuestion, [deed.tenantId, questionId, quote, documentId, page]);

/** The case that a letter with one of these Message-IDs asked for something, when it was written to one of these addresses. */
export async function caseAskedBy(
  deed: Deed,
  messageIds: readonly string[],
  addresses: readonly string[],
): Promise<string | undefined> {
  if (messageIds.length === 0 || addresses.length === 0) return undefined;
  const lower = addresses.map((one) => one.toLowerCase());
  return (await deed.tx.maybe(askedByMessage, [deed.tenantId, [...messageIds], lower]))?.referralId;
}

/** How often orders reviewed from the first to the last of these days had to be asked about; days in UTC. */
export async function clarificationsOf(
  tx: Tx,
  tenants: readonly number[],
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: string },
) {
  const until = plus(`${to}T00:00:00.000Z`, { hours: 24 });
  const period = [[...tenants], `${from}T00:00:00.000Z`, until, at];
  return clarificationRates(await tx.rows(reviewedGroups, period), await tx.rows(reviewedCodes, period));
}
