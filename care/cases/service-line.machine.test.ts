import { expect, test } from 'vitest';
import { gridOf } from '../../base/machine/grid.ts';
import { movesFor, step } from '../../base/machine/machine.ts';
import { serviceLineMachine } from './service-line.machine.ts';

test('every state and move is as agreed; a change to any cell shows here', () => {
  expect(gridOf(serviceLineMachine)).toMatchSnapshot();
});

test('a nurse authorizes but never denies', () => {
  expect(step(serviceLineMachine, 'authorize', 'auth_pending', 'nurse_reviewer')).toBe('authorized');
  expect(step(serviceLineMachine, 'deny', 'auth_pending', 'nurse_reviewer')).toMatchObject({
    refused: 'not_your_move',
  });
});

test('the system never denies and never authorizes in part', () => {
  expect(movesFor(serviceLineMachine, 'auth_pending', 'system')).toMatchObject({
    authorize: true,
    deny: expect.any(String),
    authorize_in_part: expect.any(String),
  });
});

test('the provider hands an accepted line back and it goes to sourcing again', () => {
  expect(step(serviceLineMachine, 'hand_back', 'accepted', 'servicing_dispatcher')).toBe('sourcing');
  expect(step(serviceLineMachine, 'hand_back', 'in_progress', 'servicing_dispatcher')).toMatchObject({
    refused: 'wrong_state',
  });
});

test('an offer that nobody answers expires by the clock', () => {
  expect(step(serviceLineMachine, 'lose_offer', 'offered', 'clock')).toBe('sourcing');
});
