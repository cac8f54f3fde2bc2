// Why: a history that says "clockPaused." tells nobody anything. Whatever any room can announce has a sentence, and
// every state that a screen can meet has its words.
import { expect, test } from 'vitest';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { arrivalMachine } from '../intake/arrival.machine.ts';
import { referralMachine } from '../cases/referral.machine.ts';
import { serviceLineMachine } from '../cases/service-line.machine.ts';
import { escalationMachine } from '../work/escalation.machine.ts';
import { workItemMachine } from '../work/work-item.machine.ts';
import { sayEvent, sayEventMasked, toldEvents } from './timeline.rules.ts';

type Declared = { name: string; subject: string; data: unknown };

const isEvent = (value: unknown): value is Declared =>
  typeof value === 'object' && value !== null && 'name' in value && 'subject' in value && 'data' in value;

/** Every event kind that any file of care/ exports. */
async function declaredEvents(): Promise<Declared[]> {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found = new Map<string, Declared>();
  for (const file of files) {
    const module = (await import(join(root, file))) as Record<string, unknown>;
    for (const value of Object.values(module)) if (isEvent(value)) found.set(value.name, value);
  }
  return [...found.values()];
}

// A document's events belong to the document, a partner's message's to the message; neither has a timeline of its own.
const withoutTimeline = ['documentReceived', 'documentRead', 'x12Received', 'x12CameAgain'];

test('every event of a case or an arrival is told in a sentence', async () => {
  const names = (await declaredEvents()).map((event) => event.name);
  expect(names.length).toBeGreaterThan(25);
  const untold = names.filter((name) => !toldEvents.includes(name) && !withoutTimeline.includes(name));
  expect(untold).toEqual([]);
});

test('no sentence is kept for an event that nobody announces', async () => {
  const names = (await declaredEvents()).map((event) => event.name);
  expect(toldEvents.filter((name) => !names.includes(name))).toEqual([]);
});

test('every sentence stands even over words that are missing, and ends as a sentence does', () => {
  const counted = { percent: 75, ended: 2, count: 2, sessions: 2, number: 1 };
  for (const name of toldEvents) expect(sayEvent(name, counted), name).not.toMatch(/undefined|null|\[object/);
  for (const name of toldEvents.filter((one) => one !== 'duplicateFlagged'))
    expect(
      sayEvent(name, { reason: 'So it is.', why: 'So it is.', answer: 'So.', resolution: 'So.' }),
      name,
    ).toMatch(/[.!?]$|: $/);
});

test('an event without words shows its name, so that nothing is hidden', () => {
  expect(sayEvent('somethingNew', {})).toBe('somethingNew.');
});

test('every state of every machine has words for people', () => {
  for (const machine of [
    arrivalMachine,
    referralMachine,
    serviceLineMachine,
    escalationMachine,
    workItemMachine,
  ]) {
    for (const [state, label] of Object.entries(machine.states)) {
      expect(label, `${machine.name} ${state}`).toMatch(/^[A-Z][a-z]/);
    }
  }
});

test('what somebody at the payer said is not read by those who see initials only', () => {
  const said = { say: 'Covered, says Rosa at the payer.' };
  expect(sayEvent('coverageConfirmed', said)).toContain('Rosa');
  expect(sayEventMasked('coverageConfirmed', said)).toBe('Coverage confirmed: see the desk.');
});
