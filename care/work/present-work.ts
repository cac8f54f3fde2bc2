// Why: one way to show a queue item, a clock and an escalation, with what this person may do next and why not.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { movesFor } from '../../base/machine/machine.ts';
import type { Ask } from '../../base/http/door.ts';
import type { Deadline } from '../../base/time/deadline.ts';
import type { WorkItem } from './work.schema.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { referralMachine } from '../cases/referral.machine.ts';
import { arrivalMachine } from '../intake/arrival.machine.ts';
import { escalationMachine, type EscalationState } from './escalation.machine.ts';
import { reviewStages } from './work.schema.ts';
import { taskKinds } from './task.schema.ts';
import { workItemMachine, type WorkItemState } from './work-item.machine.ts';
import type { DeadlineRow } from './deadlines.store.ts';
import type { Escalation } from './escalations.store.ts';
import type { Item } from './work.store.ts';

const names = query(
  'work.namesOfOwners',
  z.object({ id: z.string(), name: z.string() }),
  `select id, name from base.account where id = any($1::uuid[])`,
);
const payers = query(
  'work.payerNames',
  z.object({ id: z.int(), name: z.string() }),
  `select id, name from base.tenant where id = any($1::int[])`,
);

type Plain = Pick<Ask<unknown, unknown, unknown>, 'tx' | 'actor' | 'at' | 'verdict'>;

const stageLabels: Record<string, string> = {
  ...referralMachine.states,
  ...arrivalMachine.states,
  needs_person: 'Needs a person',
  needs_call: 'Call the sender',
  called: 'Sender called',
  finished: 'Dealt with',
  ...reviewStages,
  ...Object.fromEntries(Object.entries(taskKinds).map(([code, { label }]) => [code, label])),
};

function canOf(item: Item, ask: Plain): Record<string, true | string> {
  const { actor } = ask;
  const moves = movesFor(workItemMachine, item.status as WorkItemState, actor.role as Mover);
  const may = (action: string, answer: true | string) =>
    ask.verdict('work_item', action, { tenantId: item.tenantId }).allowed
      ? answer
      : 'This is not for your role.';
  const mine = item.ownerId === actor.actorId;
  const locked =
    item.lockedBy !== null && item.lockedBy !== actor.actorId && (item.lockedUntil ?? '') > ask.at;
  const claim =
    mine && item.status === 'claimed'
      ? 'This is yours already.'
      : locked
        ? 'Somebody has this open for work right now.'
        : moves.claim;
  return {
    claim: may('claim', claim),
    release: may(
      'release',
      mine || actor.role === 'supervisor'
        ? moves.release
        : 'Only its owner or a supervisor can release this.',
    ),
    hand_over: may(
      'hand_over',
      mine ? moves.hand_over : 'Only its owner can hand this over; a supervisor can reassign it.',
    ),
    reassign: may('reassign', moves.assign),
    ...(item.kind === 'exception' || item.kind === 'task'
      ? { finish: may('claim', mine ? moves.finish : 'Claim this first; its owner closes it.') }
      : {}),
  };
}

/** 'Rosa Núñez-Ortega' → 'R. N.': what somebody sees who needs no identity. An address or a number names nobody. */
export function initialsOf(title: string): string {
  if (/[@\d]/.test(title)) return 'Not named';
  return title
    .split(/\s+/)
    .map((part) => `${part.slice(0, 1)}.`)
    .join(' ');
}

/** A subject line or an address says as much about a person as a name does. */
function maskedTitle(item: Pick<Item, 'kind' | 'title' | 'channel'>): string {
  if (item.kind !== 'arrival' && item.kind !== 'exception') return initialsOf(item.title);
  return item.kind === 'arrival' ? `Arrived by ${item.channel}` : 'Needs a person';
}

/** Items as shown to this person, names of owners and payers filled in, masked where the policy says so. */
export async function presentItems(ask: Plain, items: readonly Item[]): Promise<WorkItem[]> {
  if (items.length === 0) return [];
  const people = [
    ...new Set(items.flatMap((item) => [item.ownerId, item.lockedBy]).filter((id) => id !== null)),
  ];
  const [nameRows, payerRows] = await Promise.all([
    ask.tx.rows(names, [people]),
    ask.tx.rows(payers, [[...new Set(items.map((item) => item.tenantId))]]),
  ]);
  const nameOf = new Map(nameRows.map((row) => [row.id, row.name]));
  const payerOf = new Map(payerRows.map((row) => [row.id, row.name]));
  return items.map(({ isOpen: _, ...item }) => {
    const masked = ask.verdict('work_item', 'read', { tenantId: item.tenantId }).mask !== 'full';
    const locked = (item.lockedUntil ?? '') > ask.at;
    return {
      tenantId: item.tenantId,
      id: item.id,
      kind: item.kind,
      subjectId: item.subjectId,
      caseId: item.caseId,
      caseNumber: item.caseNumber,
      title: masked ? maskedTitle(item) : item.title,
      status: item.status,
      stage: item.stage,
      stageLabel: stageLabels[item.stage] ?? item.stage,
      channel: item.channel,
      family: item.family,
      state: item.state,
      zone: item.zone,
      priority: item.priority,
      risk: item.risk,
      receivedAt: item.receivedAt,
      dischargeAt: item.dischargeAt,
      harmAt: item.harmAt,
      nextDueAt: item.nextDueAt,
      nextDueKind: item.nextDueKind,
      payerName: payerOf.get(item.tenantId) ?? '',
      ownerId: item.ownerId,
      ownerName: item.ownerId === null ? null : (nameOf.get(item.ownerId) ?? null),
      caseManagerId: item.caseManagerId,
      lockedBy: locked ? item.lockedBy : null,
      lockedByName: locked && item.lockedBy !== null ? (nameOf.get(item.lockedBy) ?? null) : null,
      lockedUntil: locked ? item.lockedUntil : null,
      isEscalated: item.isEscalated,
      isDuplicate: item.isDuplicate,
      isNearDischarge: item.isNearDischarge,
      version: item.version,
      can: canOf({ isOpen: true, ...item }, ask),
    };
  });
}

/** A clock with its explanation. */
export function presentDeadline(row: DeadlineRow) {
  const body = row.body as Deadline;
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    status: row.status,
    startedAt: row.startedAt,
    dueAt: row.dueAt,
    zone: row.zone,
    metAt: row.metAt,
    breachedAt: row.breachedAt,
    rule: { id: row.ruleId, version: row.ruleVersion },
    calendar: { id: row.calendarId, version: row.calendarVersion },
    steps: body.steps.map(({ say, at }) => ({ say, at })),
  };
}

/** An escalation with what this person may do. */
export function presentEscalation(row: Escalation, ask: Plain) {
  const moves = movesFor(escalationMachine, row.status as EscalationState, ask.actor.role as Mover);
  const may = (action: string, answer: true | string) =>
    ask.verdict('escalation', action, { tenantId: row.tenantId }).allowed
      ? answer
      : 'Only a supervisor can do this.';
  const { referralId: _, caseNumber: __, managerId: ___, dischargeAt: ____, ...shown } = row;
  const commit = moves.commit === true || moves.commit_anew === true ? true : moves.commit;
  const resolve =
    row.status === 'committed' || moves.resolve === true
      ? true
      : 'Commit to a date and time first, then resolve it.';
  return { ...shown, can: { commit: may('commit', commit), resolve: may('resolve', resolve) } };
}
