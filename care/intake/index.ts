// Why: the front door of intake: what others may ask about what came in, and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import type { Deed } from '../../base/events/event.ts';
import { addDocument, recordPages, type KeptPages, type NewDocument } from './keep-document.ts';
import {
  arrivalById,
  arrivalsByNumber,
  documentsOfArrival,
  documentsOfMany,
  documentsOfReferral,
  faxCallerOf,
  lockArrival,
  mailsOfReferral,
  officesNumbered,
  pagesOfReferral,
  type Arrival,
  type Document,
} from './intake.store.ts';

export * from './intake.events.ts';
export { noteFieldSource, noteStated, type NewSource } from '../sources/index.ts';
export { lobby } from './arrive-by-mail.ts';
export { keepPages, originalBytesAtMost, type KeptPages } from './keep-document.ts';
export { letWait, openArrival } from './open-arrival.ts';
export { presentDocument } from './present-document.ts';
export type { Arrival, Document } from './intake.store.ts';

/** Documents of a referral, as far as the caller may see. */
export async function documentsFor(tx: Tx, tenantId: number, referralId: string): Promise<Document[]> {
  return await tx.rows(documentsOfReferral, [tenantId, referralId]);
}

/** Documents of several referrals at once. */
export async function documentsForMany(
  tx: Tx,
  tenants: readonly number[],
  referralIds: readonly string[],
): Promise<Document[]> {
  return await tx.rows(documentsOfMany, [[...tenants], [...referralIds]]);
}

/** Documents of an arrival. */
export async function documentsOfArrivalFor(
  tx: Tx,
  tenantId: number,
  arrivalId: string,
): Promise<Document[]> {
  return await tx.rows(documentsOfArrival, [tenantId, arrivalId]);
}

/** The one office of the directory under an NPI; undefined where none or several stand under it. */
export async function officeNumbered(tx: Tx, npi: string): Promise<string | undefined> {
  const [one, other] = await tx.rows(officesNumbered, [npi]);
  return other === undefined ? one?.id : undefined;
}

/** An arrival by id. */
export async function arrivalFor(tx: Tx, tenantId: number, id: string): Promise<Arrival | undefined> {
  return await tx.maybe(arrivalById, [tenantId, id]);
}

/** Arrivals not yet placed under a case number. */
export async function arrivalsNumbered(tx: Tx, caseNumber: string): Promise<Arrival[]> {
  return await tx.rows(arrivalsByNumber, [caseNumber]);
}

/** An arrival under its lock. */
export async function arrivalHeld(deed: Deed, id: string): Promise<Arrival | undefined> {
  return await deed.tx.maybe(lockArrival, [deed.tenantId, id]);
}

/** Writes a document that was read already, with its pages or why they cannot be shown. */
export async function keepDocumentRead(deed: Deed, fresh: NewDocument, kept: KeptPages): Promise<string> {
  const id = await addDocument(deed, fresh, 'unreadable', kept.ok ? null : kept.say);
  await recordPages(deed, id, kept);
  return id;
}

/** Mails that were given to a case, oldest first. */
export const mailsOfCase = (tx: Tx, tenantId: number, referralId: string): Promise<Arrival[]> =>
  tx.rows(mailsOfReferral, [tenantId, referralId]);

/** The pages of a case in their order, with what a person called each; null: nobody said. */
export const pagesOfCase = (tx: Tx, tenantId: number, referralId: string) =>
  tx.rows(pagesOfReferral, [tenantId, referralId]);

/** The number an order was faxed from; null where it came otherwise or the number was hidden. */
export const faxNumberOf = async (tx: Tx, tenantId: number, referralId: string): Promise<string | null> =>
  (await tx.maybe(faxCallerOf, [tenantId, referralId]))?.senderAddress ?? null;
