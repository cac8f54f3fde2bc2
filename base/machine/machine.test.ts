import { expect, test } from 'vitest';
import { drawMachine, tabulateMoves } from './draw.ts';
import { gridOf } from './grid.ts';
import { finalStates, fold, machine, movesFor, sayRoles, step, unreachableStates } from './machine.ts';

type State = 'shut' | 'ajar' | 'open' | 'stuck' | 'gone';
type MoveName = 'unlatch' | 'push' | 'jam' | 'kick' | 'free' | 'unhinge';
const moves = {
  unlatch: {
    from: ['shut'],
    to: 'ajar',
    by: ['guest', 'clock'],
    label: 'Unlatch',
    only: 'The door is not shut.',
  },
  push: { from: ['ajar'], to: 'open', by: ['guest'], label: 'Push', only: 'Unlatch the door first.' },
  jam: {
    from: ['shut', 'ajar', 'open'],
    to: 'stuck',
    by: ['clock'],
    label: 'Jam',
    only: 'It cannot jam now.',
  },
  kick: { from: ['stuck'], to: 'stuck', by: ['guest'], label: 'Kick', only: 'The door is not stuck.' },
  free: { from: ['stuck'], to: 'previous', by: ['owner'], label: 'Free', only: 'The door is not stuck.' },
  unhinge: {
    from: ['shut', 'ajar', 'open', 'stuck'],
    to: 'gone',
    by: ['owner'],
    label: 'Unhinge',
    only: 'It is gone.',
  },
} as const;
const door = machine<State, MoveName, 'guest' | 'owner' | 'clock'>({
  name: 'Door',
  start: 'shut',
  states: { shut: 'Shut', ajar: 'Ajar', open: 'Open', stuck: 'Stuck', gone: 'Gone' },
  moves,
});

test('a move from a state it knows by someone who may gives the next state', () => {
  expect(step(door, 'unlatch', 'shut', 'guest')).toBe('ajar');
});

test('a move from another state is refused with its own sentence', () => {
  expect(step(door, 'push', 'shut', 'guest')).toEqual({
    refused: 'wrong_state',
    say: 'Unlatch the door first.',
  });
});

test('a move by someone else is refused and says who may', () => {
  expect(step(door, 'unlatch', 'shut', 'owner')).toEqual({
    refused: 'not_your_move',
    say: '“Unlatch” is for a guest or the clock.',
  });
});

test('the wrong state is named before the wrong role, because it stays true for everybody', () => {
  expect(step(door, 'push', 'shut', 'owner')).toMatchObject({ refused: 'wrong_state' });
});

test('a pause ends in the state before it, and not without knowing which that was', () => {
  expect(step(door, 'free', 'stuck', 'owner', 'ajar')).toBe('ajar');
  expect(step(door, 'free', 'stuck', 'owner')).toMatchObject({ refused: 'wrong_state' });
});

test('a screen hears of every move either yes or why not', () => {
  expect(movesFor(door, 'stuck', 'owner')).toEqual({
    unlatch: 'The door is not shut.',
    push: 'Unlatch the door first.',
    jam: 'It cannot jam now.',
    kick: '“Kick” is for a guest.',
    free: true,
    unhinge: true,
  });
});

test('a history folds to its state, through pauses and back', () => {
  expect(fold(door, [])).toBe('shut');
  expect(fold(door, ['unlatch', 'jam', 'kick', 'free'])).toBe('ajar');
  expect(fold(door, ['unlatch', 'jam', 'free', 'push', 'jam', 'free', 'unhinge'])).toBe('gone');
});

test('a history with an impossible move is found out', () => {
  expect(() => fold(door, ['push'])).toThrow('Door: push is impossible in state shut.');
  expect(() => fold(door, ['unhinge', 'jam'])).toThrow('impossible in state gone');
});

test('a state that no move leads to is found, and so are the ends', () => {
  expect(unreachableStates(door)).toEqual([]);
  expect(
    unreachableStates(machine({ ...door, moves: { ...moves, unlatch: { ...moves.unlatch, from: [] } } })),
  ).toEqual(['ajar', 'open']);
  expect(finalStates(door)).toEqual(['gone']);
});

test('roles are said as people', () => {
  expect(sayRoles(['intake_agent', 'supervisor', 'system'])).toBe(
    'an intake agent, a supervisor or the system',
  );
  expect(sayRoles(['member'])).toBe('a member');
  expect(sayRoles([])).toBe('nobody');
});

test('the drawing, the table and the grid show every move', () => {
  expect(drawMachine(door)).toBe(
    [
      'stateDiagram-v2',
      '  direction LR',
      '  shut: Shut',
      '  ajar: Ajar',
      '  open: Open',
      '  stuck: Stuck',
      '  gone: Gone',
      '  [*] --> shut',
      '  shut --> ajar: Unlatch',
      '  ajar --> open: Push',
      '  shut --> stuck: Jam',
      '  ajar --> stuck: Jam',
      '  open --> stuck: Jam',
      '  stuck --> stuck: Kick',
      '  before_free: the state before',
      '  stuck --> before_free: Free',
      '  shut --> gone: Unhinge',
      '  ajar --> gone: Unhinge',
      '  open --> gone: Unhinge',
      '  stuck --> gone: Unhinge',
      '  gone --> [*]',
    ].join('\n'),
  );
  expect(tabulateMoves(door)).toContain(
    '| Free (`free`) | Stuck | the state before | an owner | The door is not stuck. |',
  );
  expect(gridOf(door).split('\n')).toHaveLength(5 + 5 * 6);
  expect(gridOf(door)).toContain('→ (the state before)  by owner');
});
