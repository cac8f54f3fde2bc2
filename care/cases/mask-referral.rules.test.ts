import { expect, test } from 'vitest';
import type { Referral } from './cases.schema.ts';
import { maskOrdered, maskReferral } from './mask-referral.rules.ts';

const rosa = {
  patientGivenName: 'Rosa',
  patientFamilyName: 'Ortega',
  patientMemberNumber: null,
  patientPhone: null,
  patientBirthOn: null,
  shipLine1: '12 Maple Street',
  requesterName: null,
  clinicianName: null,
};

test('what is ordered hides from a masked reader only where it names the patient', () => {
  const named = 'Concentrator for Mrs Ortega';
  expect(maskOrdered(named, rosa, 'full')).toBe(named);
  expect(maskOrdered(named, rosa, 'masked')).toBe('Not shown: it names a person');
  expect(maskOrdered('Concentrator, 5 L', rosa, 'masked')).toBe('Concentrator, 5 L');
});

test('a masked reader is told neither where the patient lives nor, in somebody’s words, why the case ended', () => {
  const ended = { ...rosa, endReason: 'Mrs Ortega has moved to her sister', note: 'Ring twice' } as Referral;
  expect(maskReferral(ended, 'full').endReason).toBe(ended.endReason);
  expect(maskReferral(ended, 'masked')).toMatchObject({ endReason: null, note: null, shipLine1: null });
});
