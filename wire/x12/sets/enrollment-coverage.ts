// Why: a member's numbers and dates in a roster (834), and each coverage with its providers and other insurance.
import { loop, many, maybe, one } from '../declare.ts';
import { lx } from './claim-parties.ts';
import { money } from './claim-segments.ts';
import { n3, n4 } from './eligibility-segments.ts';
import { memberName } from './enrollment-person.ts';
import { cob, hd, idc, pla } from './enrollment-segments.ts';
import { contact, date, dayOf, number, organization } from './names-and-places.ts';

/** Where somebody lives or is reached, as far as it is said. */
export const placeParts = { address: maybe(n3), place: maybe(n4) } as const;

/** Dates of a member's row. */
export const memberDates = dayOf('Member’s date', {
  '050': 'received',
  '056': 'effective',
  '057': 'ends',
  '286': 'retired',
  '296': 'disability ends',
  '297': 'disability begins',
  '300': 'enrollment signed',
  '301': 'COBRA event',
  '303': 'maintenance effective',
  '336': 'employment begins',
  '337': 'employment ends',
  '338': 'Medicare begins',
  '339': 'Medicare ends',
  '340': 'COBRA begins',
  '341': 'COBRA ends',
  '350': 'education begins',
  '351': 'education ends',
  '356': 'eligibility begins',
  '357': 'eligibility ends',
  '360': 'disability begins',
  '361': 'disability ends',
  '383': 'adjusted hire',
  '385': 'credited service begins',
  '386': 'credited service ends',
  '393': 'participation suspended',
  '394': 'rehired',
  '473': 'Medicaid begins',
  '474': 'Medicaid ends',
});
/** Numbers of a member beside the subscriber's and the policy's. */
export const memberNumbers = number('Further number', {
  '17': 'client reporting category',
  '23': 'client number',
  '3H': 'case number',
  '4A': 'PIN',
  '6O': 'cross reference',
  ABB: 'personal number',
  D3: 'pharmacy number',
  DX: 'department',
  F6: 'health insurance claim number',
  P5: 'position',
  Q4: 'earlier number',
  QQ: 'unit',
  ZZ: 'mutually defined',
});

const coverageProvider = loop('2310', 'Provider', {
  count: one(lx),
  name: one(
    memberName('Provider', {
      '1X': 'laboratory',
      '3D': 'obstetrician',
      '80': 'hospital',
      FA: 'facility',
      OD: 'optometrist',
      P3: 'primary care provider',
      QA: 'pharmacy',
      QN: 'dentist',
      Y2: 'managed care organization',
    }),
  ),
  ...placeParts,
  contacts: many(contact('Contact', { IC: 'information' }), 2),
  change: maybe(pla),
});
const otherInsurance = loop('2320', 'Other insurance', {
  coordination: one(cob),
  numbers: many(
    number('Number there', {
      '60': 'account suffix',
      '6P': 'group number',
      SY: 'social security number',
      ZZ: 'mutually defined',
    }),
    4,
  ),
  dates: many(dayOf('Of the other insurance', { '344': 'begins', '345': 'ends' }), 2),
  payers: many(
    loop('2330', 'Other insurer', {
      name: one(memberName('Other insurer', { '36': 'employer', GW: 'group', IN: 'insurer' })),
      ...placeParts,
      contact: maybe(contact('Contact', { CN: 'general' })),
    }),
    3,
  ),
});

/** A coverage and what happened to it. */
export const coverage = loop('2300', 'Coverage', {
  coverage: one(hd),
  begins: maybe(dayOf('Benefit begins', { '348': 'benefit begins' })),
  ends: maybe(dayOf('Benefit ends', { '349': 'benefit ends' })),
  changed: maybe(dayOf('Maintenance', { '303': 'maintenance effective' })),
  furtherDates: many(
    date('Coverage’s date', {
      '300': 'enrollment signed',
      '343': 'premium paid until',
      '543': 'last premium paid',
      '695': 'earlier period of coverage',
    }),
    4,
  ),
  amounts: many(
    money('Coverage’s amount', {
      B9: 'coinsurance',
      C1: 'copayment',
      D2: 'deductible',
      EBA: 'expected',
      FK: 'other',
      P3: 'premium',
      R: 'spend down',
    }),
    9,
  ),
  policies: many(
    number('Policy', {
      '17': 'client reporting category',
      '1L': 'group or policy number',
      '9V': 'payment category',
      CE: 'class of contract',
      E8: 'service contract',
      M7: 'medical assistance category',
      PID: 'program',
      RB: 'rate code',
      X9: 'internal control number',
      XM: 'issuer number',
      XX1: 'special program',
      XX2: 'service area',
      ZX: 'county',
      ZZ: 'mutually defined',
    }),
    14,
  ),
  earlierMonths: maybe(number('Earlier coverage', { QQ: 'months of earlier coverage' })),
  cards: many(idc, 3),
  providers: many(coverageProvider, 30),
  otherInsurances: many(otherInsurance, 5),
});

/** A category the payer reports by. */
export const category = loop('2710', 'Category', {
  count: one(lx),
  name: one(organization('Category', { '75': 'participant' })),
  number: maybe(
    number('Category’s number', {
      '00': 'contracting district',
      '17': 'client reporting category',
      '18': 'plan number',
      '19': 'division',
      '26': 'union',
      '3L': 'branch',
      '6M': 'application number',
      '9V': 'payment category',
      '9X': 'account category',
      GE: 'geographic number',
      LU: 'location number',
      PID: 'program',
      XX1: 'special program',
      XX2: 'service area',
      YY: 'geographic area',
      ZZ: 'mutually defined',
    }),
  ),
  date: maybe(date('Category’s date', { '007': 'effective' })),
});
