// Why: one queue for everything that is owed, with the views and sorts that are offered spelled out, so that every pair
// can be measured; claim, hand over, reassign; the proof of a deadline; live changes.
import { z } from 'zod';
import { contract, pageOf } from '../../base/http/contract.ts';
import { deadlineSchema, escalationSchema, itemSchema } from './work.schema.ts';

export const views = [
  'open',
  'mine',
  'unowned',
  'at_risk',
  'breached',
  'near_discharge',
  'lobby',
  'duplicates',
  'escalated',
  'exceptions',
] as const;
export const sorts = ['harm', 'due', 'received'] as const;
export const viewLabels: Record<(typeof views)[number], string> = {
  open: 'All open',
  mine: 'Mine',
  unowned: 'Unowned',
  at_risk: 'At risk',
  breached: 'Breached',
  near_discharge: 'Discharge in 24 h',
  lobby: 'Lobby',
  duplicates: 'Duplicates',
  escalated: 'Escalated',
  exceptions: 'Needs a person',
};
export const sortLabels: Record<(typeof sorts)[number], string> = {
  harm: 'Harm of waiting',
  due: 'Next deadline',
  received: 'Received',
};

const itemParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

export const listWork = contract({
  name: 'listWork',
  method: 'GET',
  path: '/api/worklist',
  summary: 'The queue: one view, one sort, optionally one payer or family',
  access: { resource: 'work_item', action: 'read' },
  query: z.strictObject({
    view: z.enum(views),
    sort: z.enum(sorts).default('harm'),
    tenantId: z.int().min(0).optional(),
    family: z.string().max(40).optional(),
    after: z.string().max(300).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  reply: pageOf(itemSchema),
});

export const countWork = contract({
  name: 'countWork',
  method: 'GET',
  path: '/api/worklist/counts',
  summary: 'How many stand in each view; counts stop at 1,000',
  access: { resource: 'work_item', action: 'read' },
  query: z.strictObject({ tenantId: z.int().min(0).optional() }),
  reply: z.object({ counts: z.record(z.string(), z.object({ count: z.int(), capped: z.boolean() })) }),
});

export const claimItem = contract({
  name: 'claimItem',
  method: 'POST',
  path: '/api/items/:tenantId/:id/claim',
  summary: 'Take work: one person at a time',
  access: { resource: 'work_item', action: 'claim' },
  params: itemParams,
  reply: itemSchema,
});
export const releaseItem = contract({
  name: 'releaseItem',
  method: 'POST',
  path: '/api/items/:tenantId/:id/release',
  summary: 'Give work back to the queue',
  access: { resource: 'work_item', action: 'release' },
  params: itemParams,
  reply: itemSchema,
});
export const handOverItem = contract({
  name: 'handOverItem',
  method: 'POST',
  path: '/api/items/:tenantId/:id/hand-over',
  summary: 'Hand work to a colleague',
  access: { resource: 'work_item', action: 'hand_over' },
  params: itemParams,
  body: z.strictObject({ to: z.uuid(), note: z.string().max(500).optional() }),
  reply: itemSchema,
});
export const finishItem = contract({
  name: 'finishItem',
  method: 'POST',
  path: '/api/items/:tenantId/:id/finish',
  summary: 'Close an exception in words, once a person has dealt with it',
  access: { resource: 'work_item', action: 'claim' },
  params: itemParams,
  body: z.strictObject({ say: z.string().min(3).max(1000) }),
  reply: itemSchema,
});
export const lockItem = contract({
  name: 'lockItem',
  method: 'POST',
  path: '/api/items/:tenantId/:id/lock',
  summary: 'Say that this is open for work here; lapses after two minutes',
  access: { resource: 'work_item', action: 'claim' },
  params: itemParams,
  keyless: 'It is a heartbeat.',
  reply: z.object({
    lockedBy: z.string().nullable(),
    lockedByName: z.string().nullable(),
    lockedUntil: z.string().nullable(),
    mine: z.boolean(),
  }),
});
export const reassignItems = contract({
  name: 'reassignItems',
  method: 'POST',
  path: '/api/items/reassign',
  summary: 'A supervisor moves work to somebody, up to 200 at once, all or none',
  access: { resource: 'work_item', action: 'reassign' },
  body: z.strictObject({ items: z.array(itemParams).min(1).max(200), to: z.uuid().nullable() }),
  reply: z.object({ moved: z.int() }),
});

export const proveDeadline = contract({
  name: 'proveDeadline',
  method: 'GET',
  path: '/api/deadlines/:tenantId/:id',
  summary: 'How a deadline came about, replayed from its stored rule and calendar',
  access: { resource: 'deadline', action: 'read' },
  params: itemParams,
  reply: deadlineSchema.extend({ source: z.string(), replayedDueAt: z.string(), agrees: z.boolean() }),
});

export const commitEscalation = contract({
  name: 'commitEscalation',
  method: 'POST',
  path: '/api/escalations/:tenantId/:id/commit',
  summary: 'The named manager commits to a date and time',
  access: { resource: 'escalation', action: 'commit' },
  params: itemParams,
  body: z.strictObject({ committedFor: z.iso.datetime({ offset: true }) }),
  reply: escalationSchema,
});
export const resolveEscalation = contract({
  name: 'resolveEscalation',
  method: 'POST',
  path: '/api/escalations/:tenantId/:id/resolve',
  summary: 'The escalation is resolved, in words',
  access: { resource: 'escalation', action: 'resolve' },
  params: itemParams,
  body: z.strictObject({ resolution: z.string().min(3).max(2000) }),
  reply: escalationSchema,
});

export const watchLive = contract({
  name: 'watchLive',
  method: 'GET',
  path: '/api/live',
  summary: 'Changes as they happen (server-sent events): tenant, case and kind only',
  access: { resource: 'work_item', action: 'read' },
  gives: 'events',
});
