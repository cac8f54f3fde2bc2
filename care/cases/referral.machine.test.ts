import { expect, test } from 'vitest';
import { gridOf } from '../../base/machine/grid.ts';
import { movesFor, step } from '../../base/machine/machine.ts';
import { referralMachine } from './referral.machine.ts';

test('every state and move is as agreed; a change to any cell shows here', () => {
  expect(gridOf(referralMachine)).toMatchSnapshot();
});

test('a referral just received is acknowledged by an intake agent or the system, and only once', () => {
  expect(step(referralMachine, 'acknowledge', 'received', 'system')).toBe('acknowledged');
  expect(step(referralMachine, 'acknowledge', 'acknowledged', 'system')).toMatchObject({
    refused: 'wrong_state',
  });
  expect(step(referralMachine, 'acknowledge', 'received', 'referring_office')).toMatchObject({
    refused: 'not_your_move',
    say: '“Acknowledge” is for an intake agent or the system.',
  });
});

test('only a supervisor merges a duplicate', () => {
  expect(step(referralMachine, 'merge_duplicate', 'verifying', 'supervisor')).toBe('duplicate_merged');
  expect(step(referralMachine, 'merge_duplicate', 'verifying', 'intake_agent')).toMatchObject({
    refused: 'not_your_move',
  });
});

test('a referral put on hold resumes where it was', () => {
  expect(step(referralMachine, 'hold', 'scheduled', 'care_coordinator')).toBe('on_hold');
  expect(step(referralMachine, 'resume', 'on_hold', 'care_coordinator', 'scheduled')).toBe('scheduled');
});

test.each(['referring_office', 'member', 'delegate', 'care_coordinator'] as const)(
  'the %s can cancel an open referral and cannot cancel a closed one',
  (role) => {
    expect(movesFor(referralMachine, 'in_coordination', role).cancel).toBe(true);
    expect(movesFor(referralMachine, 'closed', role).cancel).toBe(
      'Only an open referral can be cancelled, with a reason.',
    );
  },
);
