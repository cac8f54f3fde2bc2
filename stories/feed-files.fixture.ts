// Why: what a payer's files of the stories look like: a daily import with a heading and a trailer, a roster in fixed places, a roster in X12.
import type { LayoutBody } from '../care/feeds/feeds.schema.ts';
import { orderOf } from '../run/play/town-orders.ts';
import type { SentSet } from '../run/testing/story-partner.ts';

const rosa = orderOf('Rosa Núñez-Ortega', 'oxygen');

export const daily: LayoutBody = {
  kind: 'referrals',
  form: 'csv',
  delimiter: ';',
  heading: true,
  columns: [
    { field: 'reference', at: 'REF', required: true },
    { field: 'patient.familyName', at: 'LAST' },
    { field: 'patient.givenName', at: 'FIRST' },
    { field: 'patient.birthOn', at: 'DOB', dates: 'MM/DD/YYYY' },
    { field: 'patient.memberNumber', at: 'MEMBER' },
    { field: 'line.family', at: 'SVC', codes: { O2: 'oxygen', DME: 'dme' } },
    { field: 'line.description', at: 'WHAT' },
    { field: 'diagnoses', at: 'DX' },
  ],
  always: { requesterOrganization: 'Silver Harbor utilization desk', priority: 'standard' },
  trailer: { begins: 'END', count: 2 },
  full: false,
  endsAtMostPercent: 1,
};
const heading = 'REF;LAST;FIRST;DOB;MEMBER;SVC;WHAT;DX';
export const orderRow = (
  ref: string,
  over: Partial<Record<'dob' | 'svc' | 'dx' | 'what' | 'last', string>> = {},
) => {
  const [year, month, day] = rosa.member.birthOn.split('-');
  const dob = over.dob ?? `${month ?? ''}/${day ?? ''}/${year ?? ''}`;
  const last = over.last ?? rosa.member.familyName;
  return [
    ref,
    last,
    rosa.member.givenName,
    dob,
    rosa.member.memberNumber,
    over.svc ?? 'O2',
    over.what ?? 'Portable oxygen',
    over.dx ?? 'J44.1',
  ].join(';');
};
export const fileOf = (rows: readonly string[], said = rows.length) =>
  Buffer.from(`${[heading, ...rows, `END;${said}`].join('\r\n')}\r\n`);

export const roster: LayoutBody = {
  kind: 'members',
  form: 'fixed',
  delimiter: ',',
  heading: false,
  columns: [
    { field: 'memberNumber', at: { from: 1, length: 20 } },
    { field: 'familyName', at: { from: 21, length: 30 } },
    { field: 'givenName', at: { from: 51, length: 20 } },
    { field: 'birthOn', at: { from: 71, length: 8 }, dates: 'YYYYMMDD' },
    { field: 'coveredTo', at: { from: 79, length: 8 }, dates: 'YYYYMMDD' },
  ],
  always: { planName: 'Silver Harbor HMO', lineOfBusiness: 'medicare_advantage' },
  full: false,
  endsAtMostPercent: 1,
};
export const rosterRow = (number: string, family: string, given: string, born: string, to = '') =>
  number.padEnd(20) +
  family.padEnd(30) +
  given.padEnd(20) +
  born.replaceAll('-', '').padEnd(8) +
  to.padEnd(8);

export const rosterSet: SentSet = { functional: 'BE', set: '834', version: '005010X220A1' };

const member = (
  maintenance: string,
  number: string,
  family: string,
  given: string,
  rest: readonly string[],
) => [
  `INS*Y*18*${maintenance}*28*A`,
  `REF*0F*${number}`,
  ...rest.filter((one) => one.startsWith('DTP*357')),
  `NM1*IL*1*${family}*${given}****ZZ*${number}`,
  'DMG*D8*19510203*F',
  ...rest.filter((one) => !one.startsWith('DTP*357')),
];

/** Somebody new, somebody ended, and a dependent without a number. */
export const rosterIn834 = (reference: string) => [
  `BGN*00*${reference}*20260310*0912*ET***2`,
  'QTY*TO*3',
  'N1*P5*HARBOR WORKERS*FI*987654321',
  'N1*IN*MOON PLAN*XV*MOON01',
  ...member('021', 'X12-1', 'BRAMBLE', 'IONA', ['HD*021**HLT*SENIOR', 'DTP*348*D8*20260301']),
  ...member('024', 'NEW100', 'Okafor', 'Ada', [
    'DTP*357*D8*20260228',
    'HD*024**HLT*SENIOR',
    'DTP*349*D8*20260228',
  ]),
  // A dependent without a number of their own is nobody we could find again.
  'INS*N*19*021*28*A',
  'REF*0F*X12-1',
  'NM1*IL*1*BRAMBLE*TAM',
  'DMG*D8*20170203*M',
  'HD*021**HLT*SENIOR',
  'DTP*348*D8*20260301',
];
