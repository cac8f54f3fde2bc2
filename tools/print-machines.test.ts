import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unreachableStates } from '../base/machine/machine.ts';
import { everyMachine, printedMachines, printMachines } from './print-machines.ts';

test('the printed machines are current; if not, run: node tools/print-machines.ts', () => {
  expect(readFileSync(printedMachines, 'utf8')).toBe(printMachines());
});

test('the machines of the trade are all found', () => {
  const names = everyMachine.map(({ machine }) => machine.name);
  expect(names).toEqual(
    expect.arrayContaining(['Referral', 'Service line', 'Escalation', 'Work item', 'Arrival']),
  );
});

test.each(everyMachine)('$machine.name: every state can be reached from the start', ({ machine }) => {
  expect(unreachableStates(machine)).toEqual([]);
});

test.each(everyMachine)('$machine.name: states are lower snake_case and have a label', ({ machine }) => {
  for (const [state, label] of Object.entries(machine.states)) {
    expect(state).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(label).toMatch(/^[A-Z].*[a-z]$/);
  }
});

test.each(everyMachine)(
  '$machine.name: every move is labelled, has somebody to make it and a finished sentence',
  ({ machine }) => {
    for (const move of Object.values(machine.moves)) {
      expect(move.label).toMatch(/^[A-Z]/);
      expect(move.by.length).toBeGreaterThan(0);
      expect(new Set(move.by).size).toBe(move.by.length);
      expect(new Set(move.from).size).toBe(move.from.length);
      expect(move.from.length).toBeGreaterThan(0);
      expect(move.only).toMatch(/^[A-Z].*\.$/);
    }
  },
);
