// What keeps a case open, and what goes on after it.
import { expect, test } from 'vitest';
import { goesOn, whatKeepsOpen } from './closing.rules.ts';

const line = (status: string, number = 1) => ({ number, status, family: 'dme', code: 'E0143' });
const task = { label: 'Look at the proof', say: 'Look at it.' };

test.each([
  ['completed', [line('delivered')], [], []],
  ['completed', [line('delivered'), line('cancelled', 2)], [], []],
  ['completed', [line('delivered')], [task], ['Still to do: look at the proof.']],
  ['in_service', [line('delivered'), line('scheduled', 2)], [], ['Line 2 is not proved: scheduled.']],
  [
    'scheduled',
    [line('in_progress')],
    [task],
    ['Line 1 is not proved: under way.', 'Still to do: look at the proof.'],
  ],
  ['in_coordination', [line('cancelled')], [], ['Only a case whose lines are all proved can be closed.']],
  ['closed', [line('closed')], [], ['The case is over already.']],
])('%s', (status, lines, tasks, says) => expect(whatKeepsOpen(status, lines, tasks)).toEqual(says));

test.each([
  ['oxygen', 'E1390', 'delivered', true],
  ['home_health', 'G0299', 'started', true],
  ['dme', 'E0260', 'delivered', true],
  ['dme', 'E0143', 'delivered', false],
  ['orthotics_prosthetics', 'L1832', 'delivered', false],
])('%s %s goes on after closing: %s', (family, code, status, is) =>
  expect(goesOn({ number: 1, family, code, status })).toBe(is),
);
