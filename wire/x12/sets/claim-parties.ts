// Why: who sends, receives, bills, is insured, is treated and pays is said alike in professional and institutional claims.
import { loop, many, maybe, must, one, segment } from '../declare.ts';
import { codes, day, decimal, digits, text, time } from '../kinds.ts';
import { n3, n4 } from './eligibility-segments.ts';
import { birth, contact, named, number, numbered, unnamed, type Meanings } from './names-and-places.ts';

export const claimBeginning = segment('BHT', 'Beginning', [
  must('structure', 'Structure', codes({ '0019': 'source, subscriber, dependent' })),
  must('purpose', 'Purpose', codes({ '00': 'original', '18': 'sent again' })),
  must('reference', 'Reference', text(1, 50)),
  must('day', 'Date', day),
  must('time', 'Time', time),
  must('type', 'Type', codes({ '31': 'for subrogation', CH: 'to be paid', RP: 'only reported' })),
]);

export const informationContact = contact('Contact', { IC: 'information' });

export const submitter = loop('1000A', 'Who sends', {
  name: one(numbered('Who sends', { '41': 'submitter' })),
  contacts: many(informationContact, 2, 1),
});
export const receiver = loop('1000B', 'Who receives', {
  name: one(numbered('Who receives', { '40': 'receiver' })),
});

/** PRV: a provider's specialty, for this part of the claim. */
export const specialty = <const C extends Meanings>(part: C) =>
  segment('PRV', 'Specialty', [
    must('part', 'Part', codes(part)),
    must('qualifier', 'List', codes({ PXC: 'provider taxonomy' })),
    must('taxonomy', 'Specialty', text(1, 50)),
  ]);

export const currency = segment('CUR', 'Currency', [
  must('entity', 'Who', codes({ '85': 'billing provider', PR: 'payer' })),
  must('currency', 'Currency', text(3, 3)),
]);

export const billingProvider = loop('2010AA', 'Who bills', {
  name: one(named('Who bills', { '85': 'billing provider' })),
  address: one(n3),
  place: one(n4),
  taxNumber: one(number('Taxpayer number', { EI: 'employer’s number', SY: 'social security number' })),
  licenses: many(number('License', { '0B': 'state license', '1G': 'UPIN' }), 2),
  contacts: many(informationContact, 2),
});
export const payTo = loop('2010AB', 'Where to pay', {
  name: one(unnamed('Where to pay', { '87': 'pay-to provider' })),
  address: one(n3),
  place: one(n4),
});
export const payToPlan = loop('2010AC', 'Plan to pay', {
  name: one(numbered('Plan to pay', { PE: 'pay-to plan' })),
  address: one(n3),
  place: one(n4),
  secondNumber: maybe(
    number('Further number', { '2U': 'payer number', FY: 'claim office', NF: 'NAIC number' }),
  ),
  taxNumber: maybe(number('Taxpayer number', { EI: 'employer’s number' })),
});

const propertyNumber = number('Property and casualty claim', { Y4: 'agency claim number' });

export const insured = loop('2010BA', 'Insured', {
  name: one(named('Insured', { IL: 'insured' })),
  address: maybe(n3),
  place: maybe(n4),
  birth: maybe(birth),
  socialSecurity: maybe(number('Social security number', { SY: 'social security number' })),
  propertyNumber: maybe(propertyNumber),
  contact: maybe(informationContact),
});
export const payer = loop('2010BB', 'Who is to pay', {
  name: one(numbered('Who is to pay', { PR: 'payer' })),
  address: maybe(n3),
  place: maybe(n4),
  furtherNumbers: many(
    number('Payer’s further number', {
      '2U': 'payer number',
      EI: 'employer’s number',
      FY: 'claim office',
      NF: 'NAIC number',
    }),
    3,
  ),
  billingNumber: many(
    number('The payer’s number for who bills', { G2: 'provider number', LU: 'location number' }),
    2,
  ),
});
export const patient = loop('2010CA', 'Patient', {
  name: one(named('Patient', { QC: 'patient' })),
  address: one(n3),
  place: one(n4),
  birth: one(birth),
  propertyNumber: maybe(propertyNumber),
  memberNumber: maybe(number('Member number', { '1W': 'member ID', SY: 'social security number' })),
  contact: maybe(informationContact),
});

export const providerNumbers = number('Further number', {
  '0B': 'state license',
  '1G': 'UPIN',
  G2: 'provider number',
  LU: 'location number',
});

/** A provider of the claim or a line: name, specialty if `part` names it, further numbers. */
export const provider = <const C extends Meanings>(name: string, title: string, entities: C) =>
  loop(name, title, { name: one(named(title, entities)), numbers: many(providerNumbers, 4) });
export const specialist = <const C extends Meanings, const P extends Meanings>(
  name: string,
  title: string,
  entities: C,
  part: P,
) =>
  loop(name, title, {
    name: one(named(title, entities)),
    specialty: maybe(specialty(part)),
    numbers: many(providerNumbers, 4),
  });
/** Where the service was given, with its address. */
export const facility = (name: string) =>
  loop(name, 'Where', {
    name: one(named('Where', { '77': 'service location' })),
    address: one(n3),
    place: one(n4),
    numbers: many(providerNumbers, 3),
    contact: maybe(informationContact),
  });

/** LX: counts the lines of a claim. */
export const lx = segment('LX', 'Line', [must('number', 'Number', digits(1, 6))]);
export const ndc = segment('LIN', 'Drug', [
  null,
  must(
    'qualifier',
    'List',
    codes({ EN: 'EAN', EO: 'GTIN', HI: 'HIBC', N4: 'drug code', ON: 'order', UK: 'GTIN 14', UP: 'UPC' }),
  ),
  must('code', 'Code', text(1, 48)),
]);
export const drug = loop('2410', 'Drug', {
  code: one(ndc),
  quantity: one(
    segment('CTP', 'Drug quantity', [
      null,
      null,
      null,
      must('quantity', 'Quantity', decimal),
      must(
        'unit',
        'Unit',
        codes({ F2: 'international units', GR: 'grams', ME: 'milligrams', ML: 'milliliters', UN: 'units' }),
      ),
    ]),
  ),
  prescription: maybe(number('Prescription', { VY: 'link of a compound', XZ: 'prescription number' })),
});
