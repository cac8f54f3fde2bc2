// Why: thin doors through which orders are checked and sent, and arrivals placed.
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal } from '../../base/refusal/refusal.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { receiveReferral } from '../cases/index.ts';
import { missingFromOrder } from '../completeness/missing-from-order.rules.ts';
import { attachDoors } from './attach.routes.ts';
import { callDraftDoors } from './call-draft.routes.ts';
import { callDoors } from './call.routes.ts';
import { checkDraft } from './check-draft.ts';
import { documentDoors } from './document.routes.ts';
import {
  checkReferral,
  listPayers,
  placeArrival,
  readOffice,
  sendReferral,
  setArrivalAside,
} from './intake.contract.ts';
import { arrivalById, cliniciansOf, officesOf, payersOf, tenantById } from './intake.store.ts';
import { noteStated } from '../sources/index.ts';
import { copyDocuments } from './keep-document.ts';
import { pageDoors } from './page.routes.ts';
import { partDoors } from './part.routes.ts';
import { place, setAside } from './place-arrival.ts';
import { receiptOf } from './receipt.ts';

type Loading = Ask<{ tenantId: number; id: string }, unknown, unknown>;

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
      orderReceived: documents.length > 0,
    });
    await noteStated(to, received.id, draft, () => ({ kind: 'portal' }));
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

const loadArrival = async (ask: Loading) =>
  (await ask.tx.maybe(arrivalById, [ask.params.tenantId, ask.params.id])) ?? absent;

const arrivalDoors: Door[] = [
  door(placeArrival, loadArrival, async (ask, arrival) => {
    const { tenantId, draft } = ask.body;
    const unfit = checkDraft(ask, tenantId, draft);
    if (unfit !== undefined) return unfit;
    const placed = await place(ask.deedIn(arrival.tenantId), ask.deedIn(tenantId), arrival.id, ask.body);
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
  return [
    ...documentDoors(reader),
    ...attachDoors,
    ...pageDoors(reader),
    ...partDoors,
    ...referralDoors,
    ...callDoors,
    ...callDraftDoors,
    ...arrivalDoors,
  ];
}
