// Why: thin doors through which orders arrive and documents are shown.
import { transact } from '../../base/db/transact.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { isRefusal, refuse } from '../../base/refusal/refusal.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { receiveReferral, referralFor } from '../cases/index.ts';
import { missingFromOrder } from '../cases/missing-from-order.rules.ts';
import { settleWork } from '../work/index.ts';
import { lobby } from './arrive-by-mail.ts';
import {
  beginCall,
  checkReferral,
  endCall,
  listPayers,
  noteCall,
  placeArrival,
  readDocument,
  readOffice,
  readOriginal,
  readPage,
  sendCallReferral,
  sendReferral,
  setArrivalAside,
  uploadDocument,
} from './intake.contract.ts';
import { arrivalPlaced } from './intake.events.ts';
import {
  arrivalById,
  cliniciansOf,
  documentById,
  moveArrival,
  officesOf,
  pageAt,
  pagesOf,
  payersOf,
  tenantById,
  type Document,
} from './intake.store.ts';
import { append } from '../../base/events/event.ts';
import { addDocument, copyDocuments, keepUnreadable, originalBytesAtMost } from './keep-document.ts';
import { place, setAside } from './place-arrival.ts';
import { presentDocument } from './present-document.ts';
import { callDraftDoors } from './call-draft.routes.ts';
import { receiptOf } from './receipt.ts';
import { begin, callById, end, note, presentCall, tieCall } from './take-call.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';

const absent = refuse('absent', 'There is nothing here, or it is not yours to see.');
type Params = { tenantId: number; id: string };
type Loading = Ask<Params, unknown, unknown>;

/** A document with the ids access compares; an office reaches it through its own referral or its own upload. */
async function loadDocument(
  ask: Loading,
): Promise<
  (Document & { accountId: string; officeId: string | null; memberId: string | null }) | typeof absent
> {
  const document = await ask.tx.maybe(documentById, [ask.params.tenantId, ask.params.id]);
  if (document === undefined) return absent;
  // What an office uploads rests in the lobby until it is sent; it is nobody's to see but the sender's, and never other payers'.
  const isUnsent = document.tenantId === lobby && document.arrivalId === null && document.referralId === null;
  if (isUnsent && document.receivedBy !== ask.actor.actorId) return absent;
  const found =
    document.referralId === null
      ? undefined
      : await referralFor(ask.tx, document.tenantId, document.referralId);
  return {
    ...document,
    accountId: document.receivedBy,
    officeId: found?.referral.officeId ?? null,
    memberId: found?.referral.memberId ?? null,
  };
}

function noteDocument(ask: Loading, document: Document & { memberId: string | null }, fields: string[]) {
  const subject =
    document.referralId === null
      ? { subjectKind: 'document', subjectId: document.id }
      : { subjectKind: 'referral', subjectId: document.referralId };
  ask.shown({ tenantId: document.tenantId, memberId: document.memberId, ...subject, fields });
}

function documentDoors(reader: PageReader): Door[] {
  return [
    openDoor(uploadDocument, async (ask) => {
      // Uploads rest in the lobby first, so whoever has no part in it cannot send one.
      const here = { tenantId: lobby, accountId: ask.actor.actorId };
      if (!ask.verdict('document', 'upload', here).allowed) return absent;
      const bytes = ask.body as unknown as Buffer;
      const { files, aside } = ask.equipment;
      const stored = await files.put(bytes, { maxBytes: originalBytesAtMost });
      if (isRefusal(stored)) return stored;
      const seen = await reader.inspect(bytes);
      const fresh = {
        arrivalId: null,
        referralId: null,
        digest: stored.digest,
        fileName: ask.query.fileName.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, ' '),
        bytes: bytes.length,
      };
      if (!seen.ok) {
        // What was sent is kept even when it cannot be shown; its own transaction survives the refusal.
        await transact(aside, ask.actor, (tx) =>
          keepUnreadable({ ...ask.deedIn(lobby), tx }, { ...fresh, kind: 'unknown' }, seen.say),
        );
        return refuse('document_unreadable', seen.say, ['file']);
      }
      const id = await addDocument(ask.deedIn(lobby), { ...fresh, kind: seen.kind });
      return { tenantId: lobby, id, kind: seen.kind, pageCount: seen.pages, digest: stored.digest };
    }),
    door(readDocument, loadDocument, async (ask, document) => {
      const pages = await ask.tx.rows(pagesOf, [document.tenantId, document.id]);
      noteDocument(ask, document, ['document']);
      const base = `/api/documents/${document.tenantId}/${document.id}/pages`;
      return {
        ...presentDocument(document),
        pages: pages.map(({ number, widthPx, heightPx }) => ({
          number,
          widthPx,
          heightPx,
          url: `${base}/${number}`,
        })),
      };
    }),
    door(
      readPage,
      (ask) => loadDocument(ask),
      async (ask, document) => {
        const page = await ask.tx.maybe(pageAt, [document.tenantId, document.id, ask.params.number]);
        if (page === undefined) return absent;
        noteDocument(ask, document, [`page ${page.number}`]);
        ask.header('cache-control', 'private, max-age=300');
        return { bytes: await ask.equipment.files.get(page.imageDigest), mime: page.mime };
      },
    ),
    door(readOriginal, loadDocument, async (ask, document) => {
      noteDocument(ask, document, ['original']);
      return {
        bytes: await ask.equipment.files.get(document.digest),
        mime: 'application/octet-stream',
        fileName: document.fileName,
      };
    }),
  ];
}

/** The refusals a stated order can meet before it becomes a case; what is merely missing is told, not refused. */
function checkDraft(ask: Ask<unknown, unknown, unknown>, tenantId: number, draft: ReferralDraft) {
  if (!ask.verdict('referral', 'submit', { tenantId, officeId: draft.officeId ?? null }).allowed) {
    return ask.actor.role === 'referring_office' && ask.actor.tenants.includes(tenantId)
      ? refuse('not_your_office', 'Choose your own office as the sender.', ['draft.officeId'])
      : refuse('no_such_payer', 'This payer is not one you can send to. Choose it from the list.', [
          'tenantId',
        ]);
  }
  return unfitDraft(draft, ask.at.slice(0, 10));
}

const referralDoors: Door[] = [
  openDoor(listPayers, async (ask) => ({ items: await ask.tx.rows(payersOf, [[...ask.actor.tenants]]) })),
  openDoor(readOffice, async (ask) => {
    const ids = [...(ask.actor.offices ?? [])];
    const offices = await ask.tx.rows(officesOf, [ids]);
    const clinicians = await ask.tx.rows(cliniciansOf, [ids]);
    return {
      offices: offices.map((office) => ({
        ...office,
        clinicians: clinicians
          .filter((one) => one.officeId === office.id)
          .map(({ officeId: _, ...one }) => one),
      })),
    };
  }),
  openDoor(checkReferral, async (ask) =>
    Promise.resolve({ gaps: missingFromOrder(ask.body.draft, ask.body.documentCount > 0) }),
  ),
  openDoor(sendReferral, async (ask) => {
    const { tenantId, draft, documents } = ask.body;
    const unfit = checkDraft(ask, tenantId, draft);
    if (unfit !== undefined) return unfit;
    const tenant = await ask.tx.maybe(tenantById, [tenantId]);
    if (tenant === undefined) return absent;
    const to = ask.deedIn(tenantId);
    const received = await receiveReferral(to, {
      draft,
      channel: 'portal',
      receivedAt: ask.at,
      zone: tenant.zone,
      orderReceived: draft.kind === 'order' && documents.length > 0,
    });
    for (const [from, group] of Map.groupBy(documents, (one) => one.tenantId)) {
      const copied = await copyDocuments(
        { deed: ask.deedIn(from), ids: group.map((one) => one.id) },
        to,
        received.id,
      );
      if (isRefusal(copied)) return copied;
    }
    ask.shown({
      tenantId,
      memberId: null,
      subjectKind: 'referral',
      subjectId: received.id,
      fields: ['case_number'],
    });
    return receiptOf(received, tenantId, ask.at, tenant.zone, draft, documents.length > 0);
  }),
];

const loadCall = async (ask: Loading) =>
  (await ask.tx.maybe(callById, [ask.params.tenantId, ask.params.id])) ?? absent;

const callDoors: Door[] = [
  openDoor(beginCall, async (ask) => {
    if (!ask.verdict('call', 'take', { tenantId: lobby }).allowed) return absent;
    return presentCall(await begin(ask.deedIn(lobby), ask.body));
  }),
  door(noteCall, loadCall, async (ask) =>
    presentCall(await note(ask.deedIn(ask.params.tenantId), ask.params.id, ask.body)),
  ),
  door(sendCallReferral, loadCall, async (ask, call) => {
    const { tenantId, draft } = ask.body;
    const unfit = checkDraft(ask, tenantId, draft);
    if (unfit !== undefined) return unfit;
    if (call.referralId !== null)
      return refuse(
        'written_already',
        'The referral of this call is written already. Open the case to correct it.',
      );
    const tenant = await ask.tx.maybe(tenantById, [tenantId]);
    if (tenant === undefined) return absent;
    const [here, to] = [ask.deedIn(call.tenantId), ask.deedIn(tenantId)];
    const received = await receiveReferral(to, {
      draft,
      channel: 'phone',
      receivedAt: call.startedAt,
      zone: tenant.zone,
      orderReceived: false,
      caseNumber: call.caseNumber,
      arrivalId: call.arrivalId,
    });
    if ((await ask.tx.run(tieCall, [call.tenantId, call.id, tenantId, received.id])) !== 1) {
      return refuse(
        'written_already',
        'The referral of this call is written already. Open the case to correct it.',
      );
    }
    await ask.tx.run(moveArrival, [call.tenantId, call.arrivalId, 'placed', null, tenantId, received.id]);
    await append(here, arrivalPlaced, call.arrivalId, {
      caseNumber: call.caseNumber,
      tenantId,
      referralId: received.id,
    });
    await settleWork(here, 'arrival', call.arrivalId, 'placed', ['acknowledgement', 'lobby_placement']);
    ask.shown({
      tenantId,
      memberId: null,
      subjectKind: 'referral',
      subjectId: received.id,
      fields: ['case_number'],
    });
    return receiptOf(received, tenantId, call.startedAt, tenant.zone, draft, false);
  }),
  door(endCall, loadCall, async (ask, call) => {
    const ended = await end(ask.deedIn(ask.params.tenantId), call);
    return isRefusal(ended) ? ended : presentCall(ended);
  }),
];

const loadArrival = async (ask: Loading) =>
  (await ask.tx.maybe(arrivalById, [ask.params.tenantId, ask.params.id])) ?? absent;

const arrivalDoors: Door[] = [
  door(placeArrival, loadArrival, async (ask, arrival) => {
    const { tenantId, draft } = ask.body;
    const unfit = checkDraft(ask, tenantId, draft);
    if (unfit !== undefined) return unfit;
    const placed = await place(ask.deedIn(arrival.tenantId), ask.deedIn(tenantId), arrival.id, draft);
    if (isRefusal(placed)) return placed;
    ask.shown({
      tenantId,
      memberId: null,
      subjectKind: 'referral',
      subjectId: placed.id,
      fields: ['case_number'],
    });
    return receiptOf(
      { id: placed.id, caseNumber: placed.caseNumber },
      tenantId,
      placed.receivedAt,
      placed.zone,
      draft,
      true,
    );
  }),
  door(
    setArrivalAside,
    loadArrival,
    async (ask, arrival) => await setAside(ask.deedIn(arrival.tenantId), arrival.id, ask.body.why),
  ),
];

/** All doors of intake; `reader` draws pages in child processes. */
export function intakeDoors(reader: PageReader): Door[] {
  return [...documentDoors(reader), ...referralDoors, ...callDoors, ...callDraftDoors, ...arrivalDoors];
}
