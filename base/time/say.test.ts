import { expect, test } from 'vitest';
import {
  cityOf,
  sayAgo,
  sayDay,
  sayInstant,
  sayMoment,
  sayPlace,
  sayRelative,
  saySpan,
  sayWindow,
} from './say.ts';

const fridayEvening = '2026-11-27T23:00:00.000Z';

test('a moment is said with the day and the city whose wall shows it', () => {
  expect(sayInstant(fridayEvening, 'America/New_York')).toBe('Fri 18:00 Boston');
  expect(sayInstant(fridayEvening, 'Pacific/Honolulu')).toBe('Fri 13:00 Honolulu');
  expect(sayInstant('2026-11-28T13:05:00.000Z', 'America/New_York')).toBe('Sat 8:05 Boston');
  expect(sayInstant('2026-11-28T05:00:00.000Z', 'America/New_York')).toBe('Sat 0:00 Boston');
});

test('a moment further than six days away says its date, and in another year the year', () => {
  const zone = 'America/New_York';
  expect(sayInstant(fridayEvening, zone, '2026-11-26T23:00:00.000Z')).toBe('Fri 18:00 Boston');
  expect(sayInstant(fridayEvening, zone, '2026-11-10T23:00:00.000Z')).toBe('Fri 27 Nov 18:00 Boston');
  expect(sayInstant('2027-01-04T23:00:00.000Z', zone, fridayEvening)).toBe('Mon 4 Jan 2027 18:00 Boston');
});

test('places are said by their city', () => {
  const zones = [
    'America/Los_Angeles',
    'America/Indiana/Indianapolis',
    'America/Anchorage',
    'America/Phoenix',
    'UTC',
  ];
  expect(zones.map(cityOf)).toEqual(['Los Angeles', 'Indianapolis', 'Anchorage', 'Phoenix', 'UTC']);
  expect(sayPlace(fridayEvening, 'America/New_York')).toBe('Boston (EST)');
  expect(sayPlace('2026-07-01T12:00:00.000Z', 'America/New_York')).toBe('Boston (EDT)');
});

test('dates and moments leave out the year that everybody knows', () => {
  expect(sayDay('2026-11-27')).toBe('Fri 27 Nov 2026');
  expect(sayDay('2026-11-27', '2026')).toBe('Fri 27 Nov');
  expect(sayMoment(fridayEvening, 'America/New_York', '2025')).toBe('Fri 27 Nov 2026 18:00');
});

test.each([
  ['2026-11-28T02:20:00.000Z', 'due in 3 h 20 m'],
  ['2026-11-28T02:20:59.999Z', 'due in 3 h 20 m'],
  ['2026-11-27T23:38:00.000Z', 'due in 38 m'],
  ['2026-11-28T23:00:00.000Z', 'due in 24 h'],
  ['2026-12-01T04:00:00.000Z', 'due in 3 d 5 h'],
  ['2026-11-27T23:00:59.000Z', 'due now'],
  ['2026-11-27T23:00:00.000Z', 'due now'],
  ['2026-11-27T22:59:30.000Z', 'less than 1 m late'],
  ['2026-11-27T22:20:00.000Z', '40 m late'],
  ['2026-11-25T23:00:00.000Z', '2 d late'],
])('due at %s, on Friday at 18:00 Boston, it is "%s"', (dueAt, said) => {
  expect(sayRelative(dueAt, fridayEvening)).toBe(said);
});

test('what happened is said as past', () => {
  expect(sayAgo('2026-11-27T22:55:00.000Z', fridayEvening)).toBe('5 m ago');
  expect(sayAgo(fridayEvening, fridayEvening)).toBe('just now');
  expect(sayAgo('2026-11-27T23:05:00.000Z', fridayEvening)).toBe('in 5 m');
  expect(saySpan(47 * 3_600_000)).toBe('47 h');
});

test('a window is said once with its day; one that ends on another day says both', () => {
  const zone = 'America/New_York';
  expect(sayWindow('2026-11-24T18:00:00.000Z', '2026-11-24T20:00:00.000Z', zone)).toBe(
    'Tue 24 Nov 13:00–15:00 Boston',
  );
  expect(sayWindow('2026-11-25T01:00:00.000Z', '2026-11-25T13:00:00.000Z', zone)).toBe(
    'Tue 24 Nov 20:00–Wed 25 Nov 8:00 Boston',
  );
});
