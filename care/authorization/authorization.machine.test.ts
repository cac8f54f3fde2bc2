import { expect, test } from 'vitest';
import { gridOf } from '../../base/machine/grid.ts';
import { keysOf, statesOf, step, unreachableStates } from '../../base/machine/machine.ts';
import { everyRole } from '../roles.rules.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { authorizationMachine, isAdverse } from './authorization.machine.ts';

test('every state and move is as agreed; a change to any cell shows here', () => {
  expect(gridOf(authorizationMachine)).toMatchSnapshot();
});

test('every state can be reached', () => {
  expect(unreachableStates(authorizationMachine)).toEqual([]);
});

test('only a physician decides against a request, but for the administrative reviewer’s own denial', () => {
  const against = new Set<string>();
  for (const role of everyRole.filter((one): one is Exclude<Mover, 'clock'> => one !== 'gate'))
    for (const state of statesOf(authorizationMachine))
      for (const move of keysOf(authorizationMachine.moves)) {
        const to = step(authorizationMachine, move, state, role);
        if (typeof to === 'string' && isAdverse(to)) against.add(`${role} ${to}`);
      }
  expect([...against].sort()).toEqual([
    'admin_reviewer admin_denied',
    'medical_director denied',
    'medical_director modified',
    'medical_director partial',
  ]);
});

test('the program approves or routes and does nothing else once a nurse has it', () => {
  const may = keysOf(authorizationMachine.moves).filter(
    (move) => typeof step(authorizationMachine, move, 'rn_review', 'system') === 'string',
  );
  expect(may).toEqual(['review_anew', 'withdraw']);
});

test('a nurse who tries to deny reads who can', () => {
  expect(step(authorizationMachine, 'deny', 'rn_review', 'nurse_reviewer')).toMatchObject({
    say: 'Only a medical director denies for medical reasons, after a nurse has referred the request.',
  });
  expect(step(authorizationMachine, 'deny', 'md_review', 'nurse_reviewer')).toMatchObject({
    say: '“Deny” is for a medical director.',
  });
});
