// Why: a clock is started from a dated rule row and a dated calendar, stores both versions and its own explanation, and
// rings by timers in the same transaction; stopping it is as exact as starting it.
import { calendarSchema } from '../../base/time/calendar.schema.ts';
import { calendarOn } from '../../base/time/calendar.ts';
import { canCount, computeDeadline, type Anchor, type Deadline } from '../../base/time/deadline.ts';
import { clockRuleSchema } from '../../base/time/deadline.schema.ts';
import { dayIn } from '../../base/time/instant.ts';
import { append, appendMany, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { armRings, disarmTimers, type Ring, type Timer } from '../../base/jobs/timers.ts';
import { pickRule } from './clock-rules.rules.ts';
import { clockBreached, clockStarted, clockStopped, clockWarned } from './work.events.ts';
import {
  calendarsOf,
  insertDeadlines,
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

/** A clock as a rule says it; not yet running. */
export type Computed = { readonly kind: string; readonly label: string; readonly deadline: Deadline };

/** What rules of these kinds would say for a subject now, in that order, without those that do not hold or cannot be counted yet. */
export async function computeClocks(
  deed: Deed,
  kinds: readonly string[],
  subject: ClockSubject,
): Promise<Computed[]> {
  const [tenant, found, bodies] = await Promise.all([
    deed.tx.one(tenantOf, [deed.tenantId]),
    deed.tx.rows(rulesFor, [[...kinds], deed.tenantId]),
    deed.tx.rows(calendarsOf, [deed.tenantId]),
  ]);
  const on = dayIn(tenant.zone, subject.startedAt);
  const rows = found.map((row) => ({ ...row, lob: row.lineOfBusiness }));
  const own = rows.filter((one) => one.tenantId !== null);
  const general = rows.filter((one) => one.tenantId === null);
  const lob = subject.lineOfBusiness ?? tenant.lineOfBusiness;
  const calendars = bodies.map(({ body }) => calendarSchema.parse(body));
  const calendar = calendarOn(calendars, tenant.calendarId, on);
  const anchor: Anchor | null =
    subject.dischargeAt === null ? null : { at: subject.dischargeAt, what: 'the planned discharge' };
  const zones = { member: subject.memberZone, contract: tenant.zone };
  return kinds.flatMap((kind) => {
    const question = { kind, lob, family: subject.family, state: subject.state, on };
    // A payer's own contract rows win over those that hold for all.
    const row = pickRule(own, question) ?? pickRule(general, question);
    if (row === undefined || calendar === undefined) return [];
    const rule = clockRuleSchema.parse(row.body);
    if (!canCount(rule, anchor)) return [];
    const deadline = computeDeadline({ rule, calendar, startedAt: subject.startedAt, zones, anchor });
    return [{ kind, label: rule.name, deadline }];
  });
}

/** What a rule of this kind would say for a subject now; undefined when no rule holds or it cannot be counted yet. */
export async function computeClock(
  deed: Deed,
  kind: string,
  subject: ClockSubject,
): Promise<Computed | undefined> {
  return (await computeClocks(deed, [kind], subject))[0];
}

/** The moments at which a deadline rings: its warnings and its end. */
function ringsOf(id: string, { startedAt, dueAt, warnAt }: Deadline): Ring[] {
  const whole = Date.parse(dueAt) - Date.parse(startedAt);
  const gone = (at: string) =>
    whole <= 0 ? 100 : Math.round((100 * (Date.parse(at) - Date.parse(startedAt))) / whole);
  const warnings = warnAt.map((at) => ({ subjectId: id, dueAt: at, payload: { percent: gone(at) } }));
  return [...warnings, { subjectId: id, dueAt, payload: { percent: 100 } }];
}

/**
 * Starts clocks of one subject: deadline rows, timers for their warnings and ends, and the events. A kind for which no rule
 * holds starts nothing. Returns the ids of those that run now.
 */
export async function startClocks(
  deed: Deed,
  kinds: readonly string[],
  subject: ClockSubject,
): Promise<string[]> {
  if (kinds.length === 0) return [];
  const clocks = (await computeClocks(deed, kinds, subject)).map((one) => ({ id: newId(deed.at), ...one }));
  if (clocks.length === 0) return [];
  const insertion = deed.tx.run(insertDeadlines, [
    deed.tenantId,
    subject.kind,
    subject.id,
    subject.caseId ?? null,
    clocks.map((one) => one.id),
    clocks.map((one) => one.kind),
    clocks.map((one) => one.label),
    clocks.map((one) => one.deadline.rule.id),
    clocks.map((one) => one.deadline.rule.version),
    clocks.map((one) => one.deadline.calendar.id),
    clocks.map((one) => one.deadline.calendar.version),
    clocks.map((one) => one.deadline.zone),
    clocks.map((one) => one.deadline.startedAt),
    clocks.map((one) => one.deadline.dueAt),
    clocks.map((one) => JSON.stringify(one.deadline)),
  ]);
  const rings = clocks.flatMap((one) => ringsOf(one.id, one.deadline));
  await Promise.all([insertion, armRings(deed, 'deadline', rings)]);
  const started = clocks.map(({ id, kind, label, deadline }) => ({
    subjectId: subject.caseId ?? subject.id,
    data: { deadlineId: id, kind, label, dueAt: deadline.dueAt },
  }));
  await appendMany(deed, clockStarted, started);
  return clocks.map((one) => one.id);
}

/** Starts one clock; undefined where no rule holds. */
export async function startClock(
  deed: Deed,
  kind: string,
  subject: ClockSubject,
): Promise<string | undefined> {
  return (await startClocks(deed, [kind], subject))[0];
}

/** Stops the running clocks of these kinds: met, or met late; `cancelled` where they no longer apply. */
export async function stopClocks(
  deed: Deed,
  subjectId: string,
  kinds: readonly string[],
  how: 'met' | 'cancelled' = 'met',
): Promise<void> {
  const stopped = await deed.tx.rows(stopDeadlines, [deed.tenantId, subjectId, [...kinds], deed.at, how]);
  for (const { caseId, kind, status } of stopped)
    await append(deed, clockStopped, caseId ?? subjectId, { kind, status });
  const ids = stopped.map((one) => one.id);
  await Promise.all([disarmTimers(deed, ids), deed.tx.run(refreshItems, [deed.tenantId, [subjectId]])]);
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
