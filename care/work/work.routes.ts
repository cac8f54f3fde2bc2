// Why: thin doors to the queue, its owners, the proof of a deadline and escalations.
import { calendarSchema } from '../../base/time/calendar.schema.ts';
import { clockRuleSchema } from '../../base/time/deadline.schema.ts';
import { replayDeadline, type Deadline } from '../../base/time/deadline.ts';
import { isPlaceInList } from '../../base/http/list-place.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { commitTo, resolveWith } from './move-escalation.ts';
import { claim, finish, handOver, keepLock, release } from './own-item.ts';
import { presentDeadline, presentEscalation, presentItems } from './present-work.ts';
import {
  claimItem,
  commitEscalation,
  countWork,
  finishItem,
  handOverItem,
  listWork,
  lockItem,
  proveDeadline,
  reassignItems,
  releaseItem,
  resolveEscalation,
  views,
  watchLive,
} from './work.contract.ts';
import { calendarVersion, deadlineById, ruleVersion } from './deadlines.store.ts';
import { readEscalation } from './escalations.store.ts';
import { itemById, type Item } from './work.store.ts';
import { countCap, countViews, listOf, viewsWithFamily } from './worklist.store.ts';

const nobody = '00000000-0000-0000-0000-000000000000';
type Params = { tenantId: number; id: string };

const cursorOf = (at: string, id: string) => Buffer.from(`${at} ${id}`).toString('base64url');
export function readCursor(after: string | undefined, first: string): [string, string] | undefined {
  if (after === undefined) return [first, nobody];
  const [at, id] = Buffer.from(after, 'base64url').toString().split(' ');
  return at !== undefined && id !== undefined && isPlaceInList(at, id) ? [at, id] : undefined;
}

const loadItem = async (ask: Ask<Params, unknown, unknown>) =>
  (await ask.tx.maybe(itemById, [ask.params.tenantId, ask.params.id])) ?? absent;

function noteItems(ask: Pick<Ask<unknown, unknown, unknown>, 'shown'>, items: readonly Item[]) {
  for (const item of items) {
    if (item.kind === 'exception') continue;
    ask.shown({
      tenantId: item.tenantId,
      memberId: null,
      subjectKind: item.kind,
      subjectId: item.subjectId,
      fields: ['name', 'case_number', 'status'],
    });
  }
}

async function shownItem(ask: Ask<Params, unknown, unknown>) {
  const item = await ask.tx.one(itemById, [ask.params.tenantId, ask.params.id]);
  noteItems(ask, [item]);
  const [shown] = await presentItems(ask, [item]);
  return shown ?? absent;
}

/** A payer watches its members' cases; who in the house has which task of them is the house's own. */
const seesCasesOnly = (ask: Pick<Ask<unknown, unknown, unknown>, 'actor'>) =>
  ask.actor.role === 'payer_liaison';

const queueDoors: Door[] = [
  // The server itself streams; there is nothing to load and nothing to present.
  openDoor(watchLive, () => Promise.resolve({})),
  openDoor(listWork, async (ask) => {
    const { view, sort, family, after, limit, tenantId } = ask.query;
    const list = listOf(view, sort, family !== undefined);
    if (list === undefined) {
      return refuse(
        'invalid',
        `A family can be picked in ${viewsWithFamily.join(', ')}. Leave it out here.`,
        ['family'],
      );
    }
    const tenants =
      tenantId === undefined ? ask.actor.tenants : ask.actor.tenants.filter((id) => id === tenantId);
    const from = readCursor(after, '0001-01-01T00:00:00.000Z');
    if (from === undefined)
      return refuse('invalid', 'This place in the list is not one we gave. Start from the beginning.', [
        'after',
      ]);
    const rows = await ask.tx.rows(list, [
      [...tenants],
      ...from,
      limit + 1,
      family ?? null,
      ask.actor.isStaff ? ask.actor.actorId : nobody,
      seesCasesOnly(ask),
    ]);
    const page = rows.slice(0, limit);
    noteItems(ask, page);
    const last = page.at(-1);
    return {
      items: await presentItems(ask, page),
      next: rows.length > limit && last !== undefined ? cursorOf(last.sortAt, last.id) : null,
    };
  }),
  openDoor(countWork, async (ask) => {
    const { tenantId } = ask.query;
    const tenants =
      tenantId === undefined ? ask.actor.tenants : ask.actor.tenants.filter((id) => id === tenantId);
    const row = await ask.tx.one(countViews, [
      [...tenants],
      ask.actor.isStaff ? ask.actor.actorId : nobody,
      seesCasesOnly(ask),
    ]);
    const counts = views.map((view) => {
      const count = row[view.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] ?? 0;
      return [view, { count, capped: count >= countCap }] as const;
    });
    return { counts: Object.fromEntries(counts) };
  }),
];

const ownerDoors: Door[] = [
  door(claimItem, loadItem, async (ask) => {
    const done = await claim(ask.deedIn(ask.params.tenantId), ask.params.id);
    return isRefusal(done) ? done : await shownItem(ask);
  }),
  door(releaseItem, loadItem, async (ask) => {
    const done = await release(ask.deedIn(ask.params.tenantId), ask.params.id);
    return isRefusal(done) ? done : await shownItem(ask);
  }),
  door(handOverItem, loadItem, async (ask) => {
    const done = await handOver(
      ask.deedIn(ask.params.tenantId),
      ask.params.id,
      ask.body.to,
      ask.body.note ?? null,
      false,
    );
    return isRefusal(done) ? done : await shownItem(ask);
  }),
  door(finishItem, loadItem, async (ask) => {
    const done = await finish(ask.deedIn(ask.params.tenantId), ask.params.id, ask.body.say);
    return isRefusal(done) ? done : await shownItem(ask);
  }),
  door(lockItem, loadItem, async (ask) => {
    const item = await keepLock(ask.deedIn(ask.params.tenantId), ask.params.id);
    if (isRefusal(item)) return item;
    const [shown] = await presentItems(ask, [item]);
    return {
      lockedBy: item.lockedBy,
      lockedByName: shown?.lockedByName ?? null,
      lockedUntil: item.lockedUntil,
      mine: item.lockedBy === ask.actor.actorId,
    };
  }),
  openDoor(reassignItems, async (ask) => {
    for (const { tenantId, id } of ask.body.items) {
      if (!ask.verdict('work_item', 'reassign', { tenantId }).allowed) return absent;
      const done = await handOver(ask.deedIn(tenantId), id, ask.body.to, null, true);
      if (isRefusal(done)) return done;
    }
    return { moved: ask.body.items.length };
  }),
];

const clockDoors: Door[] = [
  door(
    proveDeadline,
    async (ask) => (await ask.tx.maybe(deadlineById, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask, row) => {
      const rule = await ask.tx.one(ruleVersion, [row.ruleId, row.ruleVersion]);
      const calendar = await ask.tx.one(calendarVersion, [row.calendarId, row.calendarVersion]);
      const { agrees, again } = replayDeadline(
        row.body as Deadline,
        clockRuleSchema.parse(rule.body),
        calendarSchema.parse(calendar.body),
      );
      return { ...presentDeadline(row), source: rule.source, replayedDueAt: again.dueAt, agrees };
    },
  ),
  door(
    commitEscalation,
    async (ask) => (await ask.tx.maybe(readEscalation, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask) => {
      const done = await commitTo(ask.deedIn(ask.params.tenantId), ask.params.id, ask.body.committedFor);
      if (isRefusal(done)) return done;
      return presentEscalation(await ask.tx.one(readEscalation, [ask.params.tenantId, ask.params.id]), ask);
    },
  ),
  door(
    resolveEscalation,
    async (ask) => (await ask.tx.maybe(readEscalation, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask) => {
      const done = await resolveWith(ask.deedIn(ask.params.tenantId), ask.params.id, ask.body.resolution);
      if (isRefusal(done)) return done;
      return presentEscalation(await ask.tx.one(readEscalation, [ask.params.tenantId, ask.params.id]), ask);
    },
  ),
];

export const workDoors: Door[] = [...queueDoors, ...ownerDoors, ...clockDoors];
