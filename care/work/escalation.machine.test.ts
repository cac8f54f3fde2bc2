import { expect, test } from 'vitest';
import { gridOf } from '../../base/machine/grid.ts';
import { movesFor, step } from '../../base/machine/machine.ts';
import { escalationMachine } from './escalation.machine.ts';

test('every state and move is as agreed; a change to any cell shows here', () => {
  expect(gridOf(escalationMachine)).toMatchSnapshot();
});

test('an escalation passes through a named manager and a committed time before work starts', () => {
  expect(step(escalationMachine, 'start', 'assigned', 'supervisor')).toMatchObject({
    refused: 'wrong_state',
    say: 'Work starts once a date and time are committed.',
  });
});

test('a breach opens it again one level up, and only the clock can say so', () => {
  expect(step(escalationMachine, 'breach', 'committed', 'clock')).toBe('open');
  expect(step(escalationMachine, 'breach', 'committed', 'supervisor')).toMatchObject({
    refused: 'not_your_move',
  });
});

test('the manager who resolved it cannot confirm it', () => {
  expect(movesFor(escalationMachine, 'resolved', 'supervisor').confirm).not.toBe(true);
  expect(movesFor(escalationMachine, 'resolved', 'referring_office').confirm).toBe(true);
});
