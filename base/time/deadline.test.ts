import { expect, test } from 'vitest';
import { z } from 'zod';
import { clockRuleSchema, deadlineSchema, type Count } from './deadline.schema.ts';
import { canCount, computeDeadline, replayDeadline, standingOf, type ClockRule } from './deadline.ts';
import { exampleCalendar } from './example-calendars.ts';

const calendar = exampleCalendar();
const acknowledgement: Count = {
  kind: 'earliest_of',
  rules: [{ kind: 'hours', hours: 24 }, { kind: 'first_business_day' }],
};
const ruleOf = (counts: Count, over: Partial<ClockRule> = {}): ClockRule => ({
  id: 'acknowledge',
  version: 3,
  name: 'Acknowledgement',
  source: 'Requirement M12',
  counts,
  warnAtPercent: [50, 75, 90],
  zone: 'calendar',
  ...over,
});
const sentences = (deadline: { steps: { say: string }[] }) => deadline.steps.map(({ say }) => say);
const friday = '2026-11-27T21:50:00.000Z';

test('acknowledgement on a Friday at 16:50 is due at closing and says why', () => {
  const deadline = computeDeadline({ rule: ruleOf(acknowledgement), calendar, startedAt: friday });
  expect(deadline).toMatchObject({
    dueAt: '2026-11-27T23:00:00.000Z',
    warnAt: ['2026-11-27T22:25:00.000Z', '2026-11-27T22:42:30.000Z', '2026-11-27T22:53:00.000Z'],
    rule: { id: 'acknowledge', version: 3 },
    calendar: { id: 'desk', version: 1 },
    zone: 'America/New_York',
  });
  expect(sentences(deadline)).toEqual([
    'Received Fri 27 Nov 16:50 Boston (EST), inside business hours 8:00–18:00.',
    '24 hours run continuously to Sat 28 Nov 16:50.',
    'The first business day is the same day; it closes Fri 27 Nov 18:00.',
    'The earlier of the two is due: Fri 27 Nov 18:00.',
  ]);
  expect(deadlineSchema.parse(deadline)).toEqual(deadline);
});

test('acknowledgement after closing before a holiday weekend is due after 24 hours', () => {
  const deadline = computeDeadline({
    rule: ruleOf(acknowledgement),
    calendar,
    startedAt: '2026-05-22T22:10:00.000Z',
  });
  expect(deadline.dueAt).toBe('2026-05-23T22:10:00.000Z');
  expect(sentences(deadline)).toEqual([
    'Received Fri 22 May 18:10 Boston (EDT), after closing (business hours 8:00–18:00).',
    '24 hours run continuously to Sat 23 May 18:10.',
    'The first business day is Tue 26 May, skipping closed days and Mon 25 May (Memorial Day); it closes Tue 26 May 18:00.',
    'The earlier of the two is due: Sat 23 May 18:10.',
  ]);
});

test.each([
  [
    'on a holiday',
    '2026-05-25T15:00:00.000Z',
    'Received Mon 25 May 11:00 Boston (EDT), on a holiday (Memorial Day).',
  ],
  [
    'on a Sunday',
    '2026-05-24T15:00:00.000Z',
    'Received Sun 24 May 11:00 Boston (EDT), on a day without business hours.',
  ],
  [
    'early',
    '2026-05-26T11:00:00.000Z',
    'Received Tue 26 May 7:00 Boston (EDT), before opening (business hours 8:00–18:00).',
  ],
])('what arrives %s is said to', (_, startedAt, said) => {
  const deadline = computeDeadline({ rule: ruleOf({ kind: 'hours', hours: 72 }), calendar, startedAt });
  expect(sentences(deadline)[0]).toBe(said);
});

test('hours over the clock change stay hours, and the explanation says so', () => {
  const rule = ruleOf({ kind: 'hours', hours: 24 });
  const deadline = computeDeadline({ rule, calendar, startedAt: '2026-10-31T13:50:00.000Z' });
  expect(deadline.dueAt).toBe('2026-11-01T13:50:00.000Z');
  expect(sentences(deadline)[1]).toBe(
    '24 hours run continuously to Sun 1 Nov 8:50 Boston (EST). The clocks change on the way; no hour is lost or gained.',
  );
});

test('calendar days end at the last millisecond of the local day', () => {
  const deadline = computeDeadline({
    rule: ruleOf({ kind: 'calendar_days', days: 7 }),
    calendar,
    startedAt: friday,
  });
  expect(deadline.dueAt).toBe('2026-12-05T04:59:59.999Z');
  expect(sentences(deadline)[1]).toBe('Fri 27 Nov is day 0; 7 calendar days later ends Fri 4 Dec 23:59.');
});

test('business days name what they skip and the year when it turns', () => {
  const rule = ruleOf({ kind: 'business_days', days: 7 });
  const deadline = computeDeadline({ rule, calendar, startedAt: '2026-12-22T15:00:00.000Z' });
  expect(deadline.dueAt).toBe('2027-01-05T04:59:59.999Z');
  expect(sentences(deadline)[1]).toBe(
    'Tue 22 Dec is day 0; business day 7 is Mon 4 Jan 2027, skipping closed days, Fri 25 Dec (Christmas Day) and ' +
      'Fri 1 Jan 2027 (New Year’s Day). It is due at the end of the day, Mon 4 Jan 2027 23:59.',
  );
});

test('business hours say on which days they were used up', () => {
  const deadline = computeDeadline({
    rule: ruleOf({ kind: 'business_hours', hours: 4 }),
    calendar,
    startedAt: friday,
  });
  expect(sentences(deadline)[1]).toBe(
    '4 business hours are used up Mon 30 Nov 10:50: 1 h 10 m on Fri 27 Nov, 2 h 50 m on Mon 30 Nov.',
  );
});

test('counting past the end of the holiday table is said, not hidden', () => {
  const short = exampleCalendar('America/New_York', { holidaysKnownTo: '2026-11-27' });
  const deadline = computeDeadline({
    rule: ruleOf({ kind: 'business_days', days: 2 }),
    calendar: short,
    startedAt: friday,
  });
  expect(sentences(deadline)).toContain(
    'The holiday table of Desk ends Fri 27 Nov 2026; later holidays were not counted.',
  );
});

const discharge = { at: '2026-11-28T20:00:00.000Z', what: 'the planned discharge' };
const withDischarge: Count = {
  kind: 'earliest_of',
  rules: [...acknowledgement.rules, { kind: 'before', hours: 24 }],
};

test('a discharge closer than the lead time makes it due at once, never before it came', () => {
  const deadline = computeDeadline({
    rule: ruleOf(withDischarge),
    calendar,
    startedAt: friday,
    anchor: discharge,
  });
  expect(deadline).toMatchObject({ dueAt: friday, warnAt: [] });
  expect(sentences(deadline).at(-1)).toBe('The earliest of the three is due: Fri 27 Nov 16:50.');
});

test('a count back from a discharge still far away is due that long before', () => {
  const rule = ruleOf({ kind: 'before', hours: 2 });
  const deadline = computeDeadline({ rule, calendar, startedAt: friday, anchor: discharge });
  expect(deadline.dueAt).toBe('2026-11-28T18:00:00.000Z');
  expect(sentences(deadline)[1]).toBe(
    '2 hours before the planned discharge on Sat 28 Nov 15:00 is Sat 28 Nov 13:00.',
  );
});

test('without a known discharge the other counts still count, and alone it cannot', () => {
  const deadline = computeDeadline({ rule: ruleOf(withDischarge), calendar, startedAt: friday });
  expect(deadline.dueAt).toBe('2026-11-27T23:00:00.000Z');
  const alone = ruleOf({ kind: 'before', hours: 24 });
  expect([canCount(alone, null), canCount(alone, discharge), canCount(ruleOf(withDischarge), null)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(() => computeDeadline({ rule: alone, calendar, startedAt: friday })).toThrow('without its anchor');
});

test('the member’s own wall decides when his zone is known', () => {
  const rule = ruleOf(acknowledgement, { zone: 'member' });
  const deadline = computeDeadline({
    rule,
    calendar,
    startedAt: friday,
    zones: { member: 'Pacific/Honolulu' },
  });
  expect(deadline).toMatchObject({ zone: 'Pacific/Honolulu', dueAt: '2026-11-28T04:00:00.000Z' });
  expect(sentences(deadline)[0]).toBe(
    'Received Fri 27 Nov 11:50 Honolulu (HST), inside business hours 8:00–18:00.',
  );
});

test('when the zone asked for is not known, the earlier result wins and says so', () => {
  const rule = ruleOf({ kind: 'calendar_days', days: 7 }, { zone: 'member' });
  const zones = { contract: 'Pacific/Honolulu' };
  const deadline = computeDeadline({ rule, calendar, startedAt: friday, zones });
  expect(deadline).toMatchObject({ zone: 'America/New_York', dueAt: '2026-12-05T04:59:59.999Z' });
  expect(sentences(deadline).at(-1)).toBe(
    'The member’s time zone is not known; of Honolulu and Boston time the earlier result counts: Boston.',
  );
  // At 3:00 UTC on the 28th it is still the 27th in Honolulu, and in Guam long the 28th.
  const guam = exampleCalendar('Pacific/Guam');
  const late = computeDeadline({ rule, calendar: guam, startedAt: '2026-11-28T03:00:00.000Z', zones });
  expect(late).toMatchObject({ zone: 'Pacific/Honolulu', dueAt: '2026-12-05T09:59:59.999Z' });
});

test('a stored deadline replays to itself, and a tampered one is found out', () => {
  const rule = ruleOf(withDischarge, { zone: 'member' });
  const startedAt = '2026-11-20T21:50:00.000Z';
  const zones = { contract: 'America/Denver' };
  const stored = computeDeadline({ rule, calendar, startedAt, zones, anchor: discharge });
  const kept: unknown = JSON.parse(JSON.stringify(stored));
  expect(replayDeadline(deadlineSchema.parse(kept), rule, calendar)).toEqual({ agrees: true, again: stored });
  const tampered = [{ dueAt: '2026-11-29T00:00:00.000Z' }, { zone: 'America/Chicago' }, { warnAt: [] }];
  for (const change of tampered)
    expect(replayDeadline({ ...stored, ...change }, rule, calendar).agrees).toBe(false);
  expect(() => replayDeadline(stored, { ...rule, version: 4 }, calendar)).toThrow(
    'The deadline names rule acknowledge version 3, not acknowledge version 4.',
  );
  expect(() => replayDeadline(stored, rule, { ...calendar, version: 2 })).toThrow('calendar desk version 1');
});

test('a deadline is at risk from three quarters of its time and late only after its last millisecond', () => {
  const deadline = { startedAt: '2026-11-27T20:00:00.000Z', dueAt: '2026-11-28T00:00:00.000Z' };
  const moments = [
    '2026-11-27T22:59:59.999Z',
    '2026-11-27T23:00:00.000Z',
    '2026-11-28T00:00:00.000Z',
    '2026-11-28T00:00:00.001Z',
  ];
  expect(moments.map((at) => standingOf(deadline, at))).toEqual(['in_time', 'at_risk', 'at_risk', 'late']);
});

test('rules and deadlines can be printed as JSON Schema', () => {
  expect(() => [z.toJSONSchema(clockRuleSchema), z.toJSONSchema(deadlineSchema)]).not.toThrow();
  expect(clockRuleSchema.safeParse(ruleOf(withDischarge)).success).toBe(true);
  expect(clockRuleSchema.safeParse({ ...ruleOf(withDischarge), surprise: 1 }).success).toBe(false);
});
