// Why: the case says what its lines show: nothing more, and never less.
import { expect, test } from 'vitest';
import { fold } from '../../base/machine/machine.ts';
import { derivedStates, movesToStatus, statusFromLines } from './derived-status.rules.ts';
import { referralMachine, type ReferralMove } from './referral.machine.ts';
import type { ServiceLineState } from './service-line.machine.ts';

test.each<[string, ServiceLineState[], string | undefined]>([
  ['one line looked for', ['sourcing'], 'in_coordination'],
  ['one of two has its date', ['scheduled', 'offered'], 'partially_scheduled'],
  ['both have dates', ['scheduled', 'scheduled'], 'scheduled'],
  ['the van is on its way for one', ['in_progress', 'scheduled'], 'in_service'],
  ['one delivered, one still waits for a provider', ['delivered', 'sourcing'], 'partially_scheduled'],
  ['everything proved', ['delivered', 'started'], 'completed'],
  ['what was denied does not hold up what was delivered', ['delivered', 'denied'], 'completed'],
  ['a cancelled line counts for nothing', ['cancelled', 'accepted'], 'in_coordination'],
  ['nothing is left', ['cancelled', 'denied', 'not_covered'], undefined],
])('%s', (_what, lines, status) => {
  expect(statusFromLines(lines)).toBe(status);
});

const before: ReferralMove[] = [
  'receive',
  'acknowledge',
  'start_verifying',
  'make_ready',
  'start_coordination',
];
const reach: Record<string, ReferralMove[]> = {
  in_coordination: [],
  partially_scheduled: ['schedule_some'],
  scheduled: ['schedule_all'],
  in_service: ['schedule_all', 'start_service'],
};
const example: Record<(typeof derivedStates)[number], ServiceLineState[]> = {
  in_coordination: ['sourcing', 'accepted'],
  partially_scheduled: ['scheduled', 'accepted'],
  scheduled: ['scheduled', 'scheduled'],
  in_service: ['in_progress', 'scheduled'],
  completed: ['delivered', 'started'],
};

test('from every state a missed visit or a new date leads to what the lines show, by legal moves only', () => {
  for (const [from, path] of Object.entries(reach)) {
    for (const goal of derivedStates) {
      const moves = movesToStatus(from as 'scheduled', example[goal]);
      expect([from, goal, fold(referralMachine, [...before, ...path, ...moves])]).toEqual([from, goal, goal]);
    }
  }
});

test('a case on hold, cancelled or still being verified is not moved by its lines', () => {
  expect(movesToStatus('on_hold', ['delivered'])).toEqual([]);
  expect(movesToStatus('verifying', ['scheduled'])).toEqual([]);
  expect(movesToStatus('completed', ['scheduled'])).toEqual([]);
});
