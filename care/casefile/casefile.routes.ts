// Why: thin doors to the case page, its timeline, who was shown it, and people's own cases.
import { isPlaceInList } from '../../base/http/list-place.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { readCaseNumber } from '../../base/ids/case-number.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { arrivalFor, arrivalsNumbered, documentsFor } from '../intake/index.ts';
import { noteCorrected, placesRead } from '../sources/index.ts';
import { itemFor, markDuplicate, initialsOf } from '../work/index.ts';
import { roleLabels, type Role } from '../roles.rules.ts';
import {
  acknowledge,
  answer,
  casesNamed,
  caseNumbered,
  correct,
  duplicatesFor,
  referralFor,
  referralsOf,
  settle,
  unsettle,
} from '../cases/index.ts';
import {
  acknowledgeByHand,
  answerInquiry,
  correctCase,
  findCases,
  listOwnCases,
  readArrival,
  readCase,
  readShown,
  readTimeline,
  settleDuplicate,
  unsettleDuplicate,
} from './casefile.contract.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { beforeSendingDoors } from './before-sending.routes.ts';
import { moveDoors } from './move.routes.ts';
import { namesOf, shownOf, timelineOf } from './casefile.store.ts';
import { historyDoors } from './history.routes.ts';
import { linkDoors } from './link.routes.ts';
import { questionDoors } from './question.routes.ts';
import { presentArrival } from './present-arrival.ts';
import { labelOf, payersNamed, presentCase, presentOwnCases } from './present-case.ts';
import { whoDoors } from './who.routes.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';
import { sayEvent, sayEventMasked } from './timeline.rules.ts';

type Params = { tenantId: number; id: string };

const load = async (ask: Ask<Params, unknown, unknown>) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

/** A case or an arrival: both have a timeline and a list of who was shown it. */
async function loadSubject(
  ask: Ask<Params, unknown, unknown>,
): Promise<{ tenantId: number } | typeof absent> {
  const found = await referralFor(ask.tx, ask.params.tenantId, ask.params.id);
  if (found !== undefined) return { tenantId: found.referral.tenantId };
  const item = await itemFor(ask.tx, ask.params.tenantId, 'arrival', ask.params.id);
  return item === undefined ? absent : { tenantId: item.tenantId };
}

const identity = ['name', 'birth_date', 'member_id', 'address', 'phone', 'order'];

function noteCase(
  ask: Pick<Ask<unknown, unknown, unknown>, 'shown'>,
  row: Referral,
  fields: readonly string[],
) {
  ask.shown({
    tenantId: row.tenantId,
    memberId: row.memberId,
    subjectKind: 'referral',
    subjectId: row.id,
    fields,
  });
}

const caseDoors: Door[] = [
  door(readCase, load, async (ask, referral) => {
    noteCase(ask, referral, identity);
    return await presentCase(ask, referral);
  }),
  door(readTimeline, loadSubject, async (ask) => {
    const before = ask.query.after === undefined ? Number.MAX_SAFE_INTEGER : Number(ask.query.after);
    if (!Number.isSafeInteger(before))
      return refuse('invalid', 'This place in the list is not one we gave. Start from the beginning.', [
        'after',
      ]);
    const masked = ask.verdict('referral', 'read', { tenantId: ask.params.tenantId }).mask === 'masked';
    const rows = await ask.tx.rows(timelineOf, [ask.params.tenantId, ask.params.id, before]);
    const page = rows.slice(0, 50);
    const names = new Map(
      (await ask.tx.rows(namesOf, [page.map((row) => row.actorId)])).map((row) => [row.id, row.name]),
    );
    return {
      items: page.map(({ id, type, at, actorId, actorRole, data, sealed }) => ({
        id,
        type,
        say: masked ? sayEventMasked(type, data) : sayEvent(type, data),
        at,
        actorRole,
        sealed,
        actorName: names.get(actorId) ?? roleLabels[actorRole as Role] ?? actorRole,
      })),
      next: rows.length > 50 ? String(page.at(-1)?.position ?? '') : null,
    };
  }),
  door(readShown, loadSubject, async (ask) => {
    const [at, id] = (
      ask.query.after ?? '9999-12-31T00:00:00.000Z ffffffff-ffff-ffff-ffff-ffffffffffff'
    ).split(' ');
    if (!isPlaceInList(at, id)) {
      return refuse('invalid', 'This place in the list is not one we gave. Start from the beginning.', [
        'after',
      ]);
    }
    const rows = await ask.tx.rows(shownOf, [ask.params.tenantId, ask.params.id, at, id]);
    const page = rows.slice(0, 50);
    const last = page.at(-1);
    return {
      items: page.map(({ id: _, ...row }) => row),
      next: rows.length > 50 && last !== undefined ? `${last.at} ${last.id}` : null,
    };
  }),
  door(acknowledgeByHand, load, async (ask, referral) => {
    const done = await acknowledge(ask.deedIn(referral.tenantId), referral.id, 'by_hand', ask.body.spokeWith);
    return isRefusal(done) ? done : { status: done };
  }),
  door(
    answerInquiry,
    load,
    async (ask, referral) =>
      await answer(ask.deedIn(referral.tenantId), referral.id, ask.body.spokeWith, ask.body.answer),
  ),
  door(correctCase, load, async (ask, referral) => {
    const { version, draft, sources = [] } = ask.body;
    const unfit = unfitDraft(draft, ask.at.slice(0, 10));
    if (unfit !== undefined) return unfit;
    const documents = sources.length === 0 ? [] : await documentsFor(ask.tx, referral.tenantId, referral.id);
    const places = placesRead(
      sources,
      documents.map((one) => ({ ...one, as: one.id })),
    );
    if (isRefusal(places)) return places;
    const deed = ask.deedIn(referral.tenantId);
    const corrected = await correct(deed, referral.id, version, draft);
    if (isRefusal(corrected)) return corrected;
    await noteCorrected(deed, referral.id, draft, (field) => places.get(field));
    return corrected;
  }),
  door(settleDuplicate, load, async (ask, referral) => {
    const deed = ask.deedIn(referral.tenantId);
    const settled = await settle(deed, referral.id, ask.params.otherId, ask.body.as);
    if (isRefusal(settled)) return settled;
    // One flag called different says nothing of the others that are still open or the same.
    const flags = await duplicatesFor(ask.tx, referral.tenantId, referral.id);
    const still = flags.some((flag) => flag.settledAs !== 'different');
    await markDuplicate(deed, referral.id, still);
    return settled;
  }),
  door(
    unsettleDuplicate,
    load,
    async (ask, referral) =>
      await unsettle(ask.deedIn(referral.tenantId), referral.id, ask.params.otherId, ask.body.reason),
  ),
];

const listDoors: Door[] = [
  openDoor(findCases, async (ask) => {
    const number = readCaseNumber(ask.query.q);
    const rows =
      number === null
        ? await casesNamed(ask.tx, ask.actor.tenants, ask.query.q.split(/[,\s]+/))
        : await caseNumbered(ask.tx, number);
    const arrivals = number === null ? [] : await arrivalsNumbered(ask.tx, number);
    const payers = await payersNamed(ask, [...new Set([...rows, ...arrivals].map((row) => row.tenantId))]);
    for (const row of rows) noteCase(ask, row, ['name', 'case_number']);
    const masked = (row: Referral) => ask.verdict('referral', 'read', row).mask !== 'full';
    const nameOf = (row: Referral) =>
      [row.patientGivenName, row.patientFamilyName].filter((part) => part !== null).join(' ') ||
      'Not named yet';
    return {
      items: [
        ...rows.map((row) => ({
          tenantId: row.tenantId,
          id: row.id,
          kind: 'referral' as const,
          caseNumber: row.caseNumber,
          title: masked(row) ? initialsOf(nameOf(row)) : nameOf(row),
          payerName: payers.get(row.tenantId) ?? '',
          statusLabel: labelOf(row.status),
        })),
        ...arrivals.map((row) => ({
          tenantId: row.tenantId,
          id: row.id,
          kind: 'arrival' as const,
          caseNumber: row.caseNumber,
          title: row.subject ?? row.senderName ?? 'Not read yet',
          payerName: payers.get(row.tenantId) ?? '',
          statusLabel: 'Waiting to be placed',
        })),
      ],
    };
  }),
  openDoor(listOwnCases, async (ask) => {
    const { actor } = ask;
    const [at, id] = (
      ask.query.after ?? '9999-12-31T00:00:00.000Z ffffffff-ffff-ffff-ffff-ffffffffffff'
    ).split(' ');
    if (!isPlaceInList(at, id)) {
      return refuse('invalid', 'This place in the list is not one we gave. Start from the beginning.', [
        'after',
      ]);
    }
    const offices = actor.role === 'referring_office' ? (actor.offices ?? []) : null;
    const members = actor.role === 'member' || actor.role === 'delegate' ? (actor.members ?? []) : null;
    const rows = await referralsOf(ask.tx, { tenants: actor.tenants, offices, members }, [
      at ?? '',
      id ?? '',
    ]);
    const page = rows.slice(0, 20);
    for (const row of page) noteCase(ask, row, ['name', 'status', 'order']);
    const last = page.at(-1);
    return {
      items: await presentOwnCases(ask, page),
      next: rows.length > 20 && last !== undefined ? `${last.receivedAt} ${last.id}` : null,
    };
  }),
];

const arrivalDoors: Door[] = [
  door(
    readArrival,
    async (ask) => (await arrivalFor(ask.tx, ask.params.tenantId, ask.params.id)) ?? absent,
    async (ask, arrival) => {
      ask.shown({
        tenantId: arrival.tenantId,
        memberId: null,
        subjectKind: 'arrival',
        subjectId: arrival.id,
        fields: ['sender', 'text', 'documents'],
      });
      return await presentArrival(ask, arrival);
    },
  ),
];

export const casefileDoors: Door[] = [
  ...caseDoors,
  ...moveDoors,
  ...whoDoors,
  ...questionDoors,
  ...listDoors,
  ...linkDoors,
  ...beforeSendingDoors,
  ...historyDoors,
  ...arrivalDoors,
];
