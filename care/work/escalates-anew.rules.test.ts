// Why: too many alarms are as dangerous as none; which change rings again stands here case by case.
import { expect, test } from 'vitest';
import { escalatesAnew } from './escalates-anew.rules.ts';

const reason = 'The patient goes home within 24 hours.';
const [nine, noon] = ['2026-03-11T09:00:00.000Z', '2026-03-11T12:00:00.000Z'];
const done = { status: 'resolved', reason, dischargeAt: noon };

test.each([
  ['the first one', [], { reason, dischargeAt: noon }, true],
  [
    'one still open takes everything',
    [{ ...done, status: 'committed' }],
    { reason, dischargeAt: nine },
    false,
  ],
  ['the same discharge after a resolution', [done], { reason, dischargeAt: noon }, false],
  [
    'a confirmed one counts as dealt with',
    [{ ...done, status: 'confirmed' }],
    { reason, dischargeAt: noon },
    false,
  ],
  ['a later discharge', [{ ...done, dischargeAt: nine }], { reason, dischargeAt: noon }, false],
  ['an earlier discharge', [done], { reason, dischargeAt: nine }, true],
  ['another reason', [done], { reason: 'The family called.', dischargeAt: noon }, true],
  [
    'earlier than one, not than the other',
    [done, { ...done, dischargeAt: nine }],
    { reason, dischargeAt: nine },
    false,
  ],
  [
    'a row that does not say what it answered',
    [{ ...done, dischargeAt: null }],
    { reason, dischargeAt: noon },
    true,
  ],
] as const)('%s', (_title, earlier, now, due) => {
  expect(escalatesAnew(earlier, { ...now, isNewOccasion: false })).toBe(due);
});

test('a discharge put off by days that comes near again is a new occasion', () => {
  expect(escalatesAnew([done], { reason, dischargeAt: noon, isNewOccasion: true })).toBe(true);
});
