// Why: the segments that a question about coverage (270) and its answer (271) have in common, declared once.
import { key, may, mayHold, must, segment, together } from '../declare.ts';
import { codes, day, digits, openCodes, period, text, time } from '../kinds.ts';
import { yesNo } from './eligibility-codes.ts';

export const idQualifier = openCodes(
  {
    '24': 'employer’s number',
    '34': 'social security number',
    '46': 'electronic transmitter number',
    FA: 'facility number',
    FI: 'federal taxpayer number',
    II: 'standard unique health identifier',
    MI: 'member ID',
    NI: 'NAIC number',
    PI: 'payer number',
    PP: 'pharmacy number',
    SV: 'service provider number',
    XV: 'health plan ID',
    XX: 'NPI',
  },
  /^[0-9A-Z]{1,2}$/,
);
export const person = codes({ '1': 'person', '2': 'organization' });

/** An NM1 for these kinds of entity. */
export const nm1 = <const C extends Readonly<Record<string, string>>>(title: string, entities: C) =>
  segment(
    'NM1',
    title,
    [
      key('entity', 'Who', codes(entities)),
      must('type', 'Person or organization', person),
      may('familyName', 'Name', text(1, 60)),
      may('givenName', 'Given name', text(1, 35)),
      may('middleName', 'Middle name', text(1, 25)),
      null,
      may('suffix', 'Suffix', text(1, 10)),
      may('idQualifier', 'Kind of number', idQualifier),
      may('id', 'Number', text(2, 80)),
      may('relationship', 'Relationship', text(2, 2)),
    ],
    together(8, 9),
  );

export const ref = segment('REF', 'Further number', [
  key(
    'qualifier',
    'Kind',
    openCodes(
      {
        '0F': 'subscriber number',
        '18': 'plan number',
        '1L': 'group or policy number',
        '1W': 'member ID',
        '3H': 'case number',
        '6P': 'group number',
        '9F': 'referral number',
        EJ: 'patient account number',
        EO: 'submitter number',
        G1: 'prior authorization number',
        IG: 'insurance policy number',
        N6: 'plan network number',
        NQ: 'Medicaid recipient number',
        SY: 'social security number',
        TJ: 'federal taxpayer number',
      },
      /^[0-9A-Z]{2,3}$/,
    ),
  ),
  must('id', 'Number', text(1, 50)),
  may('description', 'Name', text(1, 80)),
]);

export const n3 = segment('N3', 'Address', [
  must('line1', 'Street', text(1, 55)),
  may('line2', 'More', text(1, 55)),
]);
export const n4 = segment('N4', 'Place', [
  may('city', 'City', text(2, 30)),
  may('state', 'State', text(2, 2)),
  may('zip', 'ZIP', text(3, 15)),
  may('country', 'Country', text(2, 3)),
  may('locationQualifier', 'Kind of location', text(1, 2)),
  may('location', 'Location', text(1, 30)),
  may('subdivision', 'Subdivision', text(1, 3)),
]);
export const per = segment(
  'PER',
  'Contact',
  [
    key('function', 'For', codes({ IC: 'information' })),
    may('name', 'Name', text(1, 60)),
    may('kind', 'By', text(2, 2)),
    may('number', 'Number', text(1, 256)),
    may('kind2', 'By', text(2, 2)),
    may('number2', 'Number', text(1, 256)),
    may('kind3', 'By', text(2, 2)),
    may('number3', 'Number', text(1, 256)),
  ],
  together(3, 4),
);
export const prv = segment(
  'PRV',
  'Provider’s part',
  [
    must(
      'role',
      'Part',
      openCodes(
        { RF: 'referring', PE: 'performing', PC: 'primary care', AT: 'attending', BI: 'billing' },
        /^[A-Z0-9]{1,3}$/,
      ),
    ),
    may('qualifier', 'Kind of number', text(2, 3)),
    may('id', 'Number', text(1, 50)),
  ],
  together(2, 3),
);
export const dmg = segment(
  'DMG',
  'Birth date and sex',
  [
    may('form', 'Form', codes({ D8: 'date' })),
    may('birthOn', 'Birth date', day),
    may('sex', 'Sex', codes({ F: 'female', M: 'male', U: 'not known' })),
  ],
  together(1, 2),
);
export const ins = segment('INS', 'Relationship', [
  must('isSubscriber', 'Is the subscriber', yesNo),
  must(
    'relationship',
    'Relationship',
    openCodes(
      { '01': 'spouse', '18': 'self', '19': 'child', '34': 'other adult', G8: 'other' },
      /^[0-9A-Z]{2}$/,
    ),
  ),
  may('maintenance', 'Change', text(3, 3)),
  may('reason', 'Reason', text(2, 3)),
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  may('birthOrder', 'Order of birth', digits(1, 9)),
]);
export const trn = segment('TRN', 'Trace', [
  must('kind', 'Kind', codes({ '1': 'of this question', '2': 'of the question answered' })),
  must('number', 'Number', text(1, 50)),
  must('originator', 'Given by', text(10, 10)),
  may('more', 'More', text(1, 50)),
]);

const component = mayHold('code1', 'Diagnosis', [
  must('list', 'List', text(1, 3)),
  must('code', 'Code', text(1, 30)),
]);
export const hi = segment('HI', 'Diagnoses', [
  component,
  ...(['code2', 'code3', 'code4', 'code5', 'code6', 'code7', 'code8'] as const).map((name) => ({
    ...component,
    name,
  })),
]);

/** Which day a DTP means. */
export const dateMeanings: Readonly<Record<string, string>> = {
  '096': 'discharge',
  '102': 'issued',
  '152': 'effective date of change',
  '193': 'period starts',
  '194': 'period ends',
  '198': 'completed',
  '290': 'coordination of benefits',
  '291': 'plan',
  '292': 'benefit',
  '295': 'primary care provider',
  '304': 'latest visit',
  '307': 'eligibility',
  '318': 'added',
  '340': 'COBRA begins',
  '341': 'COBRA ends',
  '342': 'premium paid until, begin',
  '343': 'premium paid until, end',
  '346': 'plan begins',
  '347': 'plan ends',
  '348': 'benefit begins',
  '349': 'benefit ends',
  '356': 'eligibility begins',
  '357': 'eligibility ends',
  '382': 'enrolled',
  '435': 'admission',
  '442': 'date of death',
  '458': 'certified',
  '472': 'service',
  '539': 'policy effective',
  '540': 'policy expires',
  '636': 'last update',
  '771': 'status',
};
export const dtp = segment(
  'DTP',
  'Date',
  [
    key('qualifier', 'Of', openCodes(dateMeanings, /^[0-9A-Z]{3}$/)),
    must('form', 'Form', codes({ D8: 'a date', RD8: 'a range' })),
    must('period', 'When', period),
  ],
  (said, note) => {
    const isRange = said.text(3).includes('-');
    if (isRange !== (said.text(2) === 'RD8'))
      note(3, '8', 'The date does not have the form that element 2 names.');
  },
);

/** A BHT of this structure for these purposes. */
export const bhtOf = (
  structures: Readonly<Record<string, string>>,
  purposes: Readonly<Record<string, string>>,
) =>
  segment('BHT', 'Beginning', [
    must('structure', 'Structure', codes(structures)),
    must('purpose', 'Purpose', codes(purposes)),
    may('reference', 'Reference', text(1, 50)),
    must('day', 'Date', day),
    must('time', 'Time', time),
    may('type', 'Type', text(2, 2)),
  ]);
export const bht = (purposes: Readonly<Record<string, string>>) =>
  bhtOf({ '0022': 'source, receiver, subscriber, dependent' }, purposes);

/** Where a thing is delivered or about what body part it is; kept as said. */
export const iii = segment('III', 'More about it', [
  may('qualifier', 'Kind', text(1, 3)),
  may('code', 'Code', text(1, 30)),
  may('category', 'Category', text(2, 2)),
  may('words', 'Words', text(1, 264)),
]);

export const procedure = [
  must('qualifier', 'List', text(2, 2)),
  must('code', 'Code', text(1, 48)),
  may('modifier1', 'Modifier', text(2, 2)),
  may('modifier2', 'Modifier', text(2, 2)),
  may('modifier3', 'Modifier', text(2, 2)),
  may('modifier4', 'Modifier', text(2, 2)),
  null,
  may('codeTo', 'To code', text(1, 48)),
] as const;
export const pointers = [
  must('first', 'Diagnosis', digits(1, 2)),
  may('second', 'Diagnosis', digits(1, 2)),
  may('third', 'Diagnosis', digits(1, 2)),
  may('fourth', 'Diagnosis', digits(1, 2)),
] as const;

export const payerEntities = {
  '2B': 'third-party administrator',
  '36': 'employer',
  GP: 'gateway provider',
  P5: 'plan sponsor',
  PR: 'payer',
} as const;
export const receiverEntities = {
  '1P': 'provider',
  '2B': 'third-party administrator',
  '36': 'employer',
  '80': 'hospital',
  FA: 'facility',
  GP: 'gateway provider',
  P5: 'plan sponsor',
  PR: 'payer',
} as const;
