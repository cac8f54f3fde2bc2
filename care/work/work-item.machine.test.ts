import { expect, test } from 'vitest';
import { gridOf } from '../../base/machine/grid.ts';
import { movesFor, step } from '../../base/machine/machine.ts';
import { workItemMachine } from './work-item.machine.ts';

test('every state and move is as agreed; a change to any cell shows here', () => {
  expect(gridOf(workItemMachine)).toMatchSnapshot();
});

test('an item somebody holds cannot be claimed by another', () => {
  expect(step(workItemMachine, 'claim', 'claimed', 'intake_agent')).toMatchObject({ refused: 'wrong_state' });
});

test('a claim nobody keeps alive lapses by the clock', () => {
  expect(step(workItemMachine, 'release', 'claimed', 'clock')).toBe('open');
});

test('those who only look cannot hold work', () => {
  const answers = (['quality_auditor', 'system_admin'] as const).map((role) =>
    movesFor(workItemMachine, 'open', role),
  );
  expect(answers.flatMap((answer) => Object.values(answer)).filter((may) => may === true)).toEqual([]);
});
