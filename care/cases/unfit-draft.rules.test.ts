// Why: what cannot be true is told while the person is still there; what is merely missing never is.
import { expect, test } from 'vitest';
import type { ReferralDraft } from './cases.schema.ts';
import { checkNpi } from '../codes/npi.rules.ts';
import { unfitDraft } from './unfit-draft.rules.ts';

const empty: ReferralDraft = { kind: 'order', priority: 'standard', patient: {}, diagnoses: [], lines: [] };
const today = '2026-03-10';

test.each([
  ['nothing said yet', {}, undefined],
  ['a good NPI', { clinicianNpi: '1234567893' }, undefined],
  ['a mistyped NPI', { clinicianNpi: '1234567983' }, 'npi_wrong'],
  ['born today', { patient: { birthOn: today } }, undefined],
  ['born tomorrow', { patient: { birthOn: '2026-03-11' } }, 'birth_in_future'],
  ['born in the year 1', { patient: { birthOn: '0001-01-01' } }, 'date_impossible'],
  ['a discharge in the year 9999', { dischargeAt: '9999-01-01T00:00:00Z' }, 'date_impossible'],
  ['one day of service', { serviceFromOn: '2026-04-01', serviceToOn: '2026-04-01' }, undefined],
  [
    'an end before the beginning',
    { serviceFromOn: '2026-04-02', serviceToOn: '2026-04-01' },
    'ends_before_it_begins',
  ],
] as const)('%s', (_what, changes, code) => {
  expect(unfitDraft({ ...empty, ...changes }, today)?.refused).toBe(code);
});

test('any one digit of an NPI mistyped is caught (CMS check digit)', () => {
  const right = '1234567893';
  expect(checkNpi(right)).toBe(true);
  for (let place = 1; place < 10; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const typed = right.slice(0, place) + String(digit) + right.slice(place + 1);
      expect(checkNpi(typed), typed).toBe(typed === right);
    }
  }
});
