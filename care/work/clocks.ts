// Why: a clock is started from a dated rule row and a dated calendar, stores both versions and its own explanation, and
// rings by timers in the same transaction; stopping it is as exact as starting it.
import { calendarSchema } from '../../base/time/calendar.schema.ts';
import { calendarOn } from '../../base/time/calendar.ts';
import { canCount, computeDeadline, type Anchor, type Deadline } from '../../base/time/deadline.ts';
import { clockRuleSchema } from '../../base/time/deadline.schema.ts';
import { dayIn } from '../../base/time/instant.ts';
import { append, appendMany, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { armTimers, disarmTimers, type Timer } from '../../base/jobs/timers.ts';
import { pickRule } from './clock-rules.rules.ts';
import { clockBreached, clockStarted, clockStopped, clockWarned } from './work.events.ts';
import {
  calendarsOf,
  insertDeadline,
  refreshItems,
  ringDeadlines,
  rulesFor,
  stopDeadlines,
} from './deadlines.store.ts';
import { tenantOf } from './work.store.ts';

export type ClockSubject = {
  readonly kind: 'referral' | 'arrival' | 'task' | 'authorization';
  readonly id: string;
  /** The case whose history tells of this clock, when the subject itself is not a case. */
  readonly caseId?: string;
  readonly startedAt: string;
  readonly family: string | null;
  readonly state: string | null;
  readonly memberZone: string | null;
  readonly dischargeAt: string | null;
  /** The member's own line of business where it differs from the payer's main one. */
  readonly lineOfBusiness?: string;
};

/** What a rule of this kind would say for a subject now; undefined when no rule holds or it cannot be counted yet. */
export async function computeClock(
  deed: Deed,
  kind: string,
  subject: ClockSubject,
): Promise<{ deadline: Deadline; label: string } | undefined> {
  const tenant = await deed.tx.one(tenantOf, [deed.tenantId]);
  const on = dayIn(tenant.zone, subject.startedAt);
  const rows = (await deed.tx.rows(rulesFor, [kind, deed.tenantId])).map((row) => ({
    ...row,
    lob: row.lineOfBusiness,
  }));
  const lob = subject.lineOfBusiness ?? tenant.lineOfBusiness;
  const question = { kind, lob, family: subject.family, state: subject.state, on };
  // A payer's own contract rows win over those that hold for all.
  const row =
    pickRule(
      rows.filter((one) => one.tenantId !== null),
      question,
    ) ??
    pickRule(
      rows.filter((one) => one.tenantId === null),
      question,
    );
  if (row === undefined) return undefined;
  const rule = clockRuleSchema.parse(row.body);
  const calendars = (await deed.tx.rows(calendarsOf, [tenant.calendarId])).map(({ body }) =>
    calendarSchema.parse(body),
  );
  const calendar = calendarOn(calendars, tenant.calendarId, on);
  const anchor: Anchor | null =
    subject.dischargeAt === null ? null : { at: subject.dischargeAt, what: 'the planned discharge' };
  if (calendar === undefined || !canCount(rule, anchor)) return undefined;
  const zones = { member: subject.memberZone, contract: tenant.zone };
  const deadline = computeDeadline({ rule, calendar, startedAt: subject.startedAt, zones, anchor });
  return { deadline, label: rule.name };
}

/** Starts one clock: deadline row, timers for its warnings and its end, and the event. Does nothing where no rule holds. */
export async function startClock(
  deed: Deed,
  kind: string,
  subject: ClockSubject,
): Promise<string | undefined> {
  const computed = await computeClock(deed, kind, subject);
  if (computed === undefined) return undefined;
  const { deadline, label } = computed;
  const id = newId(deed.at);
  await deed.tx.run(insertDeadline, [
    deed.tenantId,
    id,
    subject.kind,
    subject.id,
    kind,
    label,
    deadline.rule.id,
    deadline.rule.version,
    deadline.calendar.id,
    deadline.calendar.version,
    deadline.zone,
    deadline.startedAt,
    deadline.dueAt,
    JSON.stringify(deadline),
    subject.caseId ?? null,
  ]);
  const whole = Date.parse(deadline.dueAt) - Date.parse(deadline.startedAt);
  const warnings = deadline.warnAt.map((dueAt) => ({
    dueAt,
    payload: {
      percent:
        whole <= 0 ? 100 : Math.round((100 * (Date.parse(dueAt) - Date.parse(deadline.startedAt))) / whole),
    },
  }));
  await armTimers(deed, 'deadline', id, [...warnings, { dueAt: deadline.dueAt, payload: { percent: 100 } }]);
  await append(deed, clockStarted, subject.caseId ?? subject.id, {
    deadlineId: id,
    kind,
    label,
    dueAt: deadline.dueAt,
  });
  return id;
}

/** Stops the running clocks of these kinds: met, or met late; `cancelled` where they no longer apply. */
export async function stopClocks(
  deed: Deed,
  subjectId: string,
  kinds: readonly string[],
  how: 'met' | 'cancelled' = 'met',
): Promise<void> {
  const stopped = await deed.tx.rows(stopDeadlines, [deed.tenantId, subjectId, [...kinds], deed.at, how]);
  for (const deadline of stopped) {
    await disarmTimers(deed, deadline.id);
    await append(deed, clockStopped, deadline.caseId ?? subjectId, {
      kind: deadline.kind,
      status: deadline.status,
    });
  }
  await deed.tx.run(refreshItems, [deed.tenantId, [subjectId]]);
}

/** Brings the queue in step with the clocks of these subjects. */
export async function refreshWork(deed: Deed, subjectIds: readonly string[]): Promise<void> {
  await deed.tx.run(refreshItems, [deed.tenantId, [...subjectIds]]);
}

/** Timer handler: all clocks of one payer that ring together, in a handful of statements. */
export async function ringClocks(deed: Deed, timers: readonly Timer[]): Promise<void> {
  const percents = timers.map((timer) => (timer.payload as { percent: number }).percent);
  const rung = await deed.tx.rows(ringDeadlines, [
    deed.tenantId,
    timers.map((timer) => timer.subjectId),
    percents,
  ]);
  if (rung.length === 0) return;
  await deed.tx.run(refreshItems, [deed.tenantId, [...new Set(rung.map((one) => one.subjectId))]]);
  const dataOf = (one: (typeof rung)[number]) => ({
    deadlineId: one.id,
    kind: one.kind,
    label: one.label,
    dueAt: one.dueAt,
  });
  const warned = rung.filter((one) => one.percent >= 75 && one.percent < 100);
  await appendMany(
    deed,
    clockWarned,
    warned.map((one) => ({
      subjectId: one.caseId ?? one.subjectId,
      data: { ...dataOf(one), percent: one.percent },
    })),
  );
  const breached = rung.filter((one) => one.percent >= 100);
  await appendMany(
    deed,
    clockBreached,
    breached.map((one) => ({ subjectId: one.caseId ?? one.subjectId, data: dataOf(one) })),
  );
}
