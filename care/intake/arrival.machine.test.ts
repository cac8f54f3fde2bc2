import { expect, test } from 'vitest';
import { gridOf } from '../../base/machine/grid.ts';
import { movesFor, step } from '../../base/machine/machine.ts';
import { arrivalMachine } from './arrival.machine.ts';

test('every state and move is as agreed; a change to any cell shows here', () => {
  expect(gridOf(arrivalMachine)).toMatchSnapshot();
});

test('an arrival is held by one person at a time', () => {
  expect(step(arrivalMachine, 'claim', 'waiting', 'intake_agent')).toBe('claimed');
  expect(step(arrivalMachine, 'claim', 'claimed', 'intake_agent')).toMatchObject({ refused: 'wrong_state' });
});

test('what was set aside can be taken back; nothing is thrown away', () => {
  expect(movesFor(arrivalMachine, 'set_aside', 'intake_agent').take_back).toBe(true);
  expect(Object.keys(arrivalMachine.states)).not.toContain('deleted');
});
