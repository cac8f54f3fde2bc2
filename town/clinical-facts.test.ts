// Why: the town's offices send complete orders; one that quietly lacks something would make every story of it about that.
import { expect, test } from 'vitest';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import { missingFromOrder } from '../care/completeness/missing-from-order.rules.ts';
import { clinicalFor } from './clinical-facts.ts';
import { offices } from './offices.ts';
import { orderTemplates } from './order-content.ts';
import type { OrderContent } from './order.types.ts';
import type { ServiceFamily } from './town.types.ts';

const day = '2026-03-06';
const [office] = offices;
const [clinician] = office?.clinicians ?? [];

test.each(
  Object.entries(orderTemplates).flatMap(([family, templates]) =>
    templates.map((one) => [family, one.lines[0]?.description ?? '', one] as const),
  ),
)('%s: %s lacks nothing', (family, _what, template) => {
  if (office === undefined || clinician === undefined) throw new Error('The town has no office.');
  const order: OrderContent = {
    ...template,
    memberKey: '',
    family: family as ServiceFamily,
    officeKey: office.key,
    clinician,
    signedDaysBefore: 0,
  };
  const draft: ReferralDraft = {
    kind: 'order',
    priority: 'standard',
    patient: {
      givenName: 'A',
      familyName: 'B',
      birthOn: '1950-01-01',
      memberNumber: '1',
      phone: '617-555-0142',
    },
    address: { line1: '1 Elm', city: 'Boston', state: 'MA', zip: '02118' },
    clinicianName: clinician.name,
    clinicianNpi: clinician.npi,
    signedOn: day,
    serviceFromOn: day,
    diagnoses: order.diagnoses.map((one) => one.code),
    clinical: clinicalFor(order, day),
    lines: order.lines.map(({ description, code, quantity, frequency }) => ({
      family: order.family,
      description,
      code,
      quantity,
      ...(frequency === '' ? {} : { frequency }),
    })),
  };
  expect(missingFromOrder(draft, true).map((gap) => gap.code)).toEqual([]);
});
