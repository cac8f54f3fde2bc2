// Why: the segments that only a roster (834) has: a member's standing, the coverage, what other insurance there is.
import { may, mayHold, mayRepeat, must, segment, together } from '../declare.ts';
import { codes, day, decimal, digits, openCodes, text, time } from '../kinds.ts';
import { needs } from '../relations.ts';
import { payerRank } from './claim-codes.ts';
import { yesNo } from './eligibility-codes.ts';

export const bgn = segment(
  'BGN',
  'Beginning',
  [
    must('purpose', 'Purpose', codes({ '00': 'original', '15': 'sent again', '22': 'information copy' })),
    must('reference', 'Reference', text(1, 50)),
    must('day', 'Date', day),
    must('time', 'Time', time),
    may('zone', 'Zone', text(2, 2)),
    may('earlier', 'Earlier reference', text(1, 50)),
    null,
    must(
      'action',
      'What to do',
      codes({ '2': 'changes only', '4': 'compare with what you have', RX: 'replace all' }),
    ),
  ],
  needs(5, 4),
);

/** INS03 and HD01: what happened. */
export const maintenanceMeanings = {
  '001': 'changed',
  '002': 'deleted',
  '021': 'added',
  '024': 'ended',
  '025': 'reinstated',
  '026': 'corrected',
  '030': 'as it stands (comparison)',
  '032': 'information about the employee only',
} as const;

/** INS: whose row this is and what happened to it. */
export const ins = segment(
  'INS',
  'Member',
  [
    must('isSubscriber', 'Is the subscriber', yesNo),
    must(
      'relationship',
      'Relationship',
      openCodes(
        {
          '01': 'spouse',
          '03': 'parent',
          '05': 'grandchild',
          '15': 'ward',
          '17': 'stepchild',
          '18': 'self',
          '19': 'child',
          '23': 'sponsored dependent',
          '24': 'dependent of a minor dependent',
          '25': 'former spouse',
          '53': 'life partner',
          G8: 'other',
        },
        /^[0-9A-Z]{2}$/,
      ),
    ),
    must('maintenance', 'Happened', codes(maintenanceMeanings)),
    may(
      'reason',
      'Why',
      openCodes(
        {
          '03': 'death',
          '07': 'benefits ended',
          '08': 'left employment',
          '28': 'first enrollment',
          AI: 'no reason given',
          EC: 'benefit selected',
          XN: 'notice only',
          XT: 'transferred',
        },
        /^[0-9A-Z]{2,3}$/,
      ),
    ),
    may(
      'benefitStatus',
      'Status',
      codes({ A: 'active', C: 'COBRA', S: 'surviving insured', T: 'tax equity act' }),
    ),
    mayHold('medicare', 'Medicare', [
      must(
        'plan',
        'Parts',
        codes({ A: 'part A', B: 'part B', C: 'parts A and B', D: 'Medicare', E: 'none' }),
      ),
      may('reason', 'By', codes({ '0': 'age', '1': 'disability', '2': 'kidney disease' })),
    ]),
    may('cobra', 'COBRA because', openCodes({}, /^[0-9A-Z]{1,2}$/)),
    may(
      'employment',
      'Employment',
      openCodes(
        { AC: 'active', FT: 'full time', PT: 'part time', RT: 'retired', TE: 'ended' },
        /^[0-9A-Z]{2}$/,
      ),
    ),
    may('student', 'Student', codes({ F: 'full time', N: 'no', P: 'part time' })),
    may('disabled', 'Disabled', yesNo),
    may('deathForm', 'Form', codes({ D8: 'a date' })),
    may('diedOn', 'Died', day),
    may('confidentiality', 'Confidential', codes({ R: 'restricted', U: 'unrestricted' })),
    null,
    null,
    null,
    may('birthOrder', 'Order of birth', digits(1, 9)),
  ],
  together(11, 12),
);

/** HD: one coverage and what happened to it. */
export const hd = segment('HD', 'Coverage', [
  must('maintenance', 'Happened', codes(maintenanceMeanings)),
  null,
  must(
    'line',
    'Line',
    openCodes(
      {
        DEN: 'dental',
        EPO: 'exclusive provider organization',
        HE: 'hearing',
        HLT: 'health',
        HMO: 'health maintenance organization',
        LTC: 'long-term care',
        MM: 'major medical',
        PDG: 'prescription drugs',
        POS: 'point of service',
        PPO: 'preferred provider organization',
        UR: 'utilization review',
        VIS: 'vision',
      },
      /^[0-9A-Z]{2,3}$/,
    ),
  ),
  may('plan', 'Plan', text(1, 50)),
  may(
    'level',
    'For whom',
    openCodes(
      {
        CHD: 'children only',
        DEP: 'dependents only',
        ECH: 'employee and children',
        EMP: 'employee only',
        ESP: 'employee and spouse',
        FAM: 'family',
        IND: 'individual',
        SPO: 'spouse only',
      },
      /^[0-9A-Z]{3}$/,
    ),
  ),
  null,
  null,
  null,
  may('late', 'Enrolled late', yesNo),
]);
export const idc = segment('IDC', 'Card', [
  must('plan', 'Plan', text(1, 50)),
  must('kind', 'Card', codes({ D: 'dental', H: 'health', P: 'prescription' })),
  may('cards', 'Cards', decimal),
  may('action', 'Do', codes({ '1': 'add', '2': 'change', RX: 'replace' })),
]);
export const cob = segment('COB', 'Other insurance', [
  must('rank', 'Pays', payerRank),
  may('policy', 'Policy', text(1, 50)),
  must('coordination', 'Coordination', codes({ '1': 'coordinated', '5': 'not known', '6': 'none' })),
  mayRepeat(
    'serviceTypes',
    'About',
    openCodes(
      {
        '1': 'medical care',
        '35': 'dental',
        '48': 'hospital, inpatient',
        '50': 'hospital, outpatient',
        '89': 'drugs',
        '90': 'drugs by mail',
        A4: 'psychiatric',
        AG: 'skilled nursing',
        AL: 'vision',
        BB: 'partial hospitalization',
      },
      /^[0-9A-Z]{1,2}$/,
    ),
    99,
  ),
]);
export const pla = segment('PLA', 'Change of provider', [
  must('action', 'Action', codes({ '2': 'changed' })),
  must('entity', 'Who', codes({ '1P': 'provider' })),
  must('on', 'From', day),
  null,
  must('reason', 'Why', text(2, 3)),
]);
export const act = segment('ACT', 'Account', [
  must('account', 'Account', text(1, 35)),
  null,
  null,
  null,
  null,
  may('other', 'Other account', text(1, 35)),
]);
export const sums = segment('QTY', 'Rows', [
  must('kind', 'Counts', codes({ DT: 'dependents', ET: 'employees', TO: 'all rows' })),
  must('rows', 'Rows', decimal),
]);
/** LS and LE around reporting categories. */
export const boundary = (id: 'LS' | 'LE') =>
  segment(id, 'Categories', [must('loop', 'Loop', codes({ '2700': 'reporting categories' }))]);
