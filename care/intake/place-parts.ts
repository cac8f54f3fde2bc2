// Why: each patient of a fax gets a case with a copy of their own pages and no other; the original stays whole where it
// arrived. What was given to the wrong case is taken back with a reason, and waits for the right one.
import { append, type Deed } from '../../base/events/event.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import {
  acknowledgeHere,
  receiveReferral,
  referralHeld,
  setOrderReceived,
  type Received,
} from '../cases/index.ts';
import type { Referral, ReferralDraft } from '../cases/cases.schema.ts';
import { noteStated, placesRead, type ReadFrom } from '../sources/index.ts';
import { openTask, settleWork, stopClocks } from '../work/index.ts';
import { mayAttach } from './attach.rules.ts';
import { copyPages } from './copy-pages.ts';
import { arrivalPlaced, documentsAttached, pagesTakenBack } from './intake.events.ts';
import {
  documentsOfArrival,
  documentsOfReferral,
  lockArrival,
  moveArrival,
  tenantById,
  type Arrival,
} from './intake.store.ts';
import { channelPlaced, heldArrival, owedClocks, wasAnswered } from './place-arrival.ts';
import { sayPages, unfinished, unfitParts } from './part.rules.ts';
import type { Part, PartDraft } from './part.schema.ts';
import {
  dropPlanned,
  insertParts,
  partsOf,
  settlePart,
  takePartBack,
  withdrawDocument,
} from './part.store.ts';

/** The arrival under its lock: held by whoever acts, or placed already, when only what was taken back is given away anew. */
async function arrivalInHand(deed: Deed, arrivalId: string): Promise<Or<Arrival>> {
  const arrival = await deed.tx.maybe(lockArrival, [deed.tenantId, arrivalId]);
  if (arrival === undefined) return absent;
  return arrival.status === 'placed' ? arrival : await heldArrival(deed, arrivalId, 'place');
}

const partsFor = (deed: Deed, arrivalId: string) => deed.tx.rows(partsOf, [deed.tenantId, arrivalId]);

async function writeParts(deed: Deed, arrivalId: string, parts: readonly PartDraft[]): Promise<void> {
  await deed.tx.run(insertParts, [
    deed.tenantId,
    arrivalId,
    parts.map(() => newId(deed.at)),
    parts.map((one) => one.documentId),
    parts.map((one) => one.firstPage),
    parts.map((one) => one.lastPage),
    parts.map((one) => one.fate),
    parts.map((one) => one.title),
    deed.at,
    deed.by.id,
  ]);
}

/** Divides an arrival anew; parts that went to a case stand. */
export async function divide(
  deed: Deed,
  arrivalId: string,
  drafts: readonly PartDraft[],
): Promise<Or<Part[]>> {
  const arrival = await heldArrival(deed, arrivalId, 'place');
  if (isRefusal(arrival)) return arrival;
  const documents = await deed.tx.rows(documentsOfArrival, [deed.tenantId, arrivalId]);
  const settled = (await partsFor(deed, arrivalId)).filter((one) => one.status === 'settled');
  const unfit = unfitParts(drafts, settled, documents);
  if (unfit !== undefined) return unfit;
  await deed.tx.run(dropPlanned, [deed.tenantId, arrivalId]);
  await writeParts(deed, arrivalId, drafts);
  return await partsFor(deed, arrivalId);
}

type InHand = { readonly arrival: Arrival; readonly part: Part; readonly parts: readonly Part[] };

async function plannedPart(deed: Deed, arrivalId: string, partId: string): Promise<Or<InHand>> {
  const arrival = await arrivalInHand(deed, arrivalId);
  if (isRefusal(arrival)) return arrival;
  const parts = await partsFor(deed, arrivalId);
  const part = parts.find((one) => one.id === partId);
  if (part === undefined) return absent;
  if (part.status !== 'planned') return refuse('wrong_state', 'These pages are with a case already.');
  return { arrival, part, parts };
}

export type Giving = {
  readonly deed: Deed;
  readonly files: FileStore;
  readonly arrivalId: string;
  readonly partId: string;
};
type Order = { readonly draft: ReferralDraft; readonly sources?: readonly ReadFrom[] | undefined };

/** Makes a case of a part, in the payer of `to`; the first case of an arrival takes over the number its sender was told. */
export async function placeAsCase(
  { deed, files, arrivalId, partId }: Giving,
  to: Deed,
  { draft, sources = [] }: Order,
): Promise<Or<Received & { receivedAt: string; zone: string }>> {
  const inHand = await plannedPart(deed, arrivalId, partId);
  if (isRefusal(inHand)) return inHand;
  const { arrival, part, parts } = inHand;
  const tenant = await to.tx.maybe(tenantById, [to.tenantId]);
  if (tenant === undefined) return absent;
  const isFirst = !parts.some((one) => one.caseNumber === arrival.caseNumber && one.fate === 'new_case');
  const told = isFirst && (await wasAnswered(deed, arrival));
  const received = await receiveReferral(to, {
    draft,
    channel: channelPlaced(arrival.channel),
    receivedAt: arrival.receivedAt,
    zone: tenant.zone,
    orderReceived: true,
    ...(isFirst ? { caseNumber: arrival.caseNumber, arrivalId, alreadyAcknowledged: told } : {}),
  });
  if (told) {
    const acknowledged = await acknowledgeHere(to, received.id, arrival.senderAddress);
    if (isRefusal(acknowledged)) return acknowledged;
  }
  const copyId = await copyPages({ from: deed, to, files }, part, received.id);
  if (isRefusal(copyId)) return copyId;
  const places = placesRead(
    sources.map((one) => ({ ...one, page: one.page - part.firstPage + 1 })).filter((one) => one.page >= 1),
    [{ id: part.documentId, as: copyId, pageCount: part.lastPage - part.firstPage + 1 }],
  );
  if (isRefusal(places)) return places;
  await noteStated(to, received.id, draft, (field) => places.get(field) ?? { kind: 'person' });
  const { caseNumber } = received;
  const where = [caseNumber, to.tenantId, received.id, copyId, deed.at];
  await deed.tx.run(settlePart, [deed.tenantId, part.id, ...where]);
  return { ...received, receivedAt: arrival.receivedAt, zone: tenant.zone };
}

/** Gives a part to a case there is; `to` acts in its payer. */
export async function giveToCase(
  { deed, files, arrivalId, partId }: Giving,
  to: Deed,
  referral: Referral,
): Promise<Or<{ say: string }>> {
  const inHand = await plannedPart(deed, arrivalId, partId);
  if (isRefusal(inHand)) return inHand;
  const held = await referralHeld(to, referral.id);
  if (held === undefined) return absent;
  const may = mayAttach(held.status);
  if (may !== true) return refuse('case_over', may);
  const { part } = inHand;
  const copyId = await copyPages({ from: deed, to, files }, part, referral.id);
  if (isRefusal(copyId)) return copyId;
  const { caseNumber } = referral;
  await append(to, documentsAttached, referral.id, { caseNumber, count: 1, fileNames: [sayPages(part)] });
  const where = [caseNumber, to.tenantId, referral.id, copyId, deed.at];
  await deed.tx.run(settlePart, [deed.tenantId, part.id, ...where]);
  return { say: `${sayPages(part)} went to case ${caseNumber}.`.replace(/^p/, 'P') };
}

/** Takes a part's pages back from its case; they stand among the planned ones again. `in_` acts in the payer of the case. */
export async function takeBack(
  deed: Deed,
  arrivalId: string,
  partId: string,
  why: string,
  in_: (tenantId: number) => Deed,
): Promise<Or<Part[]>> {
  const arrival = await arrivalInHand(deed, arrivalId);
  if (isRefusal(arrival)) return arrival;
  const part = (await partsFor(deed, arrivalId)).find((one) => one.id === partId);
  if (part === undefined) return absent;
  const { toTenantId, toReferralId, toDocumentId, caseNumber } = part;
  if (part.status !== 'settled' || toTenantId === null || toReferralId === null || caseNumber === null)
    return refuse('wrong_state', 'These pages are with no case, so there is nothing to take back.');
  const to = in_(toTenantId);
  if ((await to.tx.run(withdrawDocument, [toTenantId, toDocumentId, to.at])) !== 1) return absent;
  await deed.tx.run(takePartBack, [deed.tenantId, part.id]);
  await writeParts(deed, arrivalId, [part]);
  await append(to, pagesTakenBack, toReferralId, {
    caseNumber,
    count: part.lastPage - part.firstPage + 1,
    why,
  });
  const left = await to.tx.rows(documentsOfReferral, [toTenantId, toReferralId]);
  if (!left.some((one) => one.status !== 'unreadable')) await setOrderReceived(to, toReferralId, false);
  await openTask(to, {
    referralId: toReferralId,
    code: 'pages_astray',
    say: `Pages were taken back from this case: ${why} See whether the order still stands, and give them to their own case.`,
  });
  return await partsFor(deed, arrivalId);
}

/** Every page has its place: the arrival leaves the worklist, its sender's clock goes on with the first case. */
export async function finish(deed: Deed, arrivalId: string): Promise<Or<{ status: string }>> {
  const arrival = await heldArrival(deed, arrivalId, 'place');
  if (isRefusal(arrival)) return arrival;
  const documents = await deed.tx.rows(documentsOfArrival, [deed.tenantId, arrivalId]);
  const parts = await partsFor(deed, arrivalId);
  const open = unfinished(parts, documents);
  if (open !== undefined) return open;
  for (const part of parts)
    if (part.status === 'planned')
      await deed.tx.run(settlePart, [deed.tenantId, part.id, null, null, null, null, deed.at]);
  const given = parts.filter((one) => one.status === 'settled' && one.toReferralId !== null);
  const first = given.find((one) => one.caseNumber === arrival.caseNumber) ?? given[0];
  const [tenantId, referralId] = [first?.toTenantId ?? deed.tenantId, first?.toReferralId ?? ''];
  await deed.tx.run(moveArrival, [deed.tenantId, arrivalId, 'placed', null, tenantId, referralId]);
  await append(deed, arrivalPlaced, arrivalId, { caseNumber: arrival.caseNumber, tenantId, referralId });
  if (!(await wasAnswered(deed, arrival)))
    await stopClocks(deed, arrivalId, ['acknowledgement'], 'cancelled');
  await settleWork(deed, 'arrival', arrivalId, 'placed', owedClocks);
  return { status: 'placed' };
}
