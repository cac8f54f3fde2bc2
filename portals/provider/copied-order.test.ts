// Why: what is copied must be whole, and nothing that belongs to an earlier day may be sent again unread.
import { expect, test } from 'vitest';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { missingFromOrder } from '../../care/completeness/missing-from-order.rules.ts';
import { orderOf } from '../../run/play/town-orders.ts';
import { copiedOrder } from './copied-order.ts';
import { emptyOrder } from './order-form.ts';
import { readOrder } from './read-order.ts';

const { draft, office, tenantId } = orderOf('Rosa Núñez-Ortega', 'oxygen');
const clinicians = office.clinicians.map(({ npi }, i) => ({ id: `c${i.toString()}`, npi }));
const copied = copiedOrder(
  { tenantId, draft: { ...draft, note: 'Old.', dischargeAt: '2026-03-11T01:00:00.000Z' } },
  clinicians,
);
const again = readOrder(
  { ...emptyOrder, ...copied },
  { officeId: office.key, officeName: office.name, zone: 'America/New_York' },
) as ReferralDraft;

test('person, plan, place, clinician, lines and findings come along', () => {
  expect(copied).toMatchObject({ payer: tenantId.toString(), clinician: 'c0' });
  expect(again.patient).toEqual(draft.patient);
  expect(again.address).toEqual(draft.address);
  expect(again.lines).toEqual(draft.lines);
  expect(again.diagnoses).toEqual(draft.diagnoses);
  expect(again.clinical?.oxygen?.flowLpm).toBe(draft.clinical?.oxygen?.flowLpm);
});

test('every date is asked for again, and pages, discharge and note stay behind', () => {
  const asked = missingFromOrder(again, false).map((gap) => gap.field);
  expect(asked).toEqual(
    expect.arrayContaining(['documents', 'signedOn', 'serviceFromOn', 'clinical.oxygen.testedOn']),
  );
  expect(again).not.toHaveProperty('dischargeAt');
  expect(again).not.toHaveProperty('note');
});

test('a clinician the office does not know is copied by name and number', () => {
  expect(copiedOrder({ tenantId, draft }, [])).toMatchObject({
    clinician: 'other',
    clinicianNpi: draft.clinicianNpi,
  });
});
