// Why: the town's calendars, clock rules, orders and lived-in day must fit what counts and shows them, or the first thing
// anybody sees is a wrong due time.
import { describe, expect, test } from 'vitest';
import { calendarOn } from '../base/time/calendar.ts';
import { calendarSchema } from '../base/time/calendar.schema.ts';
import { clockRuleSchema } from '../base/time/deadline.schema.ts';
import { computeDeadline } from '../base/time/deadline.ts';
import * as town from './index.ts';

const morning = '2026-11-23T15:00:00.000Z';

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

describe('calendars and clocks', () => {
  test('fit the shapes that deadlines are counted with', () => {
    for (const calendar of town.calendars)
      expect(calendarSchema.safeParse(calendar).error, calendar.id).toBeUndefined();
    for (const row of town.clockRules) {
      const rule = clockRuleSchema.strip().safeParse(row);
      expect(rule.error, row.id).toBeUndefined();
      expect(row.source.length).toBeGreaterThan(20);
    }
    expect(repeated(town.clockRules.map((row) => `${row.id} ${row.version}`))).toEqual([]);
    expect(repeated(town.calendars.map((calendar) => `${calendar.id} ${calendar.version}`))).toEqual([]);
  });

  test('every payer has a calendar in force today, closed on Thanksgiving', () => {
    for (const payer of town.payers) {
      const calendar = calendarOn(town.calendars, payer.calendarId, '2026-11-26');
      expect(
        calendar?.holidays.map((holiday) => holiday.on),
        payer.slug,
      ).toContain('2026-11-26');
    }
  });

  test('an order to Silver Harbor on the evening before Thanksgiving is acknowledged within 24 hours', () => {
    const calendar = calendarOn(town.calendars, 'silver-harbor.coordination', '2026-11-25');
    const row = town.clockRules.find(
      (candidate) => candidate.id === 'acknowledgement' && candidate.validTo === null,
    );
    if (!calendar || !row) throw new Error('The calendar and the rule should both be in force.');
    const deadline = computeDeadline({
      rule: clockRuleSchema.strip().parse(row),
      calendar,
      startedAt: '2026-11-25T23:30:00.000Z',
    });
    expect(deadline.dueAt).toBe('2026-11-26T23:30:00.000Z');
  });
});

describe('orders and the lived-in day', () => {
  test('an order says who, what and how much, and its lines bear codes of the trade', () => {
    for (const family of town.serviceFamilies) {
      const order = town.orderFor(town.members[0]?.key ?? '', family);
      expect(order.lines.length).toBeGreaterThan(0);
      for (const line of order.lines) {
        expect(line.code).toMatch(/^[A-V]\d{4}$/);
        expect(line.quantity).toBeGreaterThan(0);
        expect(line.frequency).not.toBe('');
      }
      expect(order.diagnoses.every(({ code }) => /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code))).toBe(
        true,
      );
    }
  });

  test('two days have brought seventy arrivals: some unowned, some near discharge, one twice, two that nobody can place', () => {
    const day = town.livedInDay(morning);
    expect(day).toHaveLength(70);
    expect(repeated(day.map((arrival) => arrival.key))).toEqual([]);
    expect(day.filter((arrival) => arrival.owner === null).length).toBeGreaterThan(8);
    expect(day.filter((arrival) => (arrival.dischargeInHours ?? 99) < 24).length).toBeGreaterThan(3);
    expect(day.filter((arrival) => arrival.duplicateOf)).toHaveLength(1);
    expect(day.filter((arrival) => arrival.payer === town.lobbyTenantId)).toHaveLength(2);
    expect(day.every((arrival) => arrival.receivedAt < morning && arrival.minutesAgo <= 48 * 60)).toBe(true);
    expect(new Set(day.map((arrival) => arrival.door)).size).toBe(4);
  });

  test('leave Rosa and the unlucky free for whoever tries them first', () => {
    const taken = new Set(town.livedInDay(morning).map((arrival) => arrival.member));
    expect(
      ['Rosa Núñez-Ortega', ...town.sentinelNames].filter((name) => taken.has(town.memberNamed(name).key)),
    ).toEqual([]);
  });
});
