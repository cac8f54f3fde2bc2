// Why: the steps must never say more than the case: nothing is done that has not happened (one status, three readers).
import { expect, test } from 'vitest';
import { referralMachine } from '../../care/cases/referral.machine.ts';
import { fiveSteps } from './five-steps.ts';

const statesOf = (status: string) => fiveSteps(status).map((step) => step.state);

test('an order just received is at the first step, with nothing done yet', () => {
  expect(statesOf('received')).toEqual(['now', 'later', 'later', 'later', 'later']);
});

test('only a completed case shows every step done', () => {
  const whole = Object.keys(referralMachine.states).filter(
    (status) => fiveSteps(status).length > 0 && fiveSteps(status).every((step) => step.state === 'done'),
  );
  expect(whole).toEqual(['completed']);
});

test('a paused, cancelled or redirected case shows no steps', () => {
  for (const status of ['on_hold', 'cancelled', 'redirected', 'not_eligible', 'closed_incomplete'])
    expect(fiveSteps(status)).toEqual([]);
});
