// Why: tests of what an answer means say only what their answer is about; the rest of a line stands here.
import type { Benefit, Facts, OtherPayer } from './eligibility.schema.ts';

/** A benefit line about the plan as a whole, with what is said of it. */
export const line = (code: string, more: Partial<Benefit> = {}): Benefit => ({
  code,
  serviceTypes: ['30'],
  insuranceType: null,
  planName: null,
  per: null,
  amountCents: null,
  share: null,
  authorization: 'unknown',
  inNetwork: 'unknown',
  fromOn: null,
  toOn: null,
  words: [],
  level: null,
  quantityKind: null,
  quantity: null,
  procedure: null,
  dates: [],
  deliveries: [],
  ...more,
});

/** An answer with these lines. */
export const facts = (benefits: readonly Benefit[], more: Partial<Facts> = {}): Facts => ({
  payerName: 'SILVER HARBOR',
  memberNumber: 'M1',
  planFromOn: null,
  planToOn: null,
  benefits: [...benefits],
  rejections: [],
  otherPayers: [],
  tolerated: [],
  person: null,
  ...more,
});

/** Another payer that the answer names. */
export const other = (name: string, more: Partial<OtherPayer> = {}): OtherPayer => ({
  name,
  number: null,
  order: null,
  policyNumber: null,
  fromOn: null,
  toOn: null,
  ...more,
});
