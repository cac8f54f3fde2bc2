// Why: a claim as paid (835) and each of its services: what was charged, paid, adjusted, with which remarks. What was not
// paid must be explained to the cent, or nobody can post it.
import { loop, many, maybe, one } from '../declare.ts';
import { centsOf, sayCents } from '../cents.ts';
import { adjustedCents } from './claim-balance.ts';
import { cas, money } from './claim-segments.ts';
import { contact, number, unnamed } from './names-and-places.ts';
import { mia, moa } from './other-payer.ts';
import { clp, dtm, lq, quantity, svc } from './remittance-segments.ts';

const serviceDates = dtm('Service', { '150': 'service begins', '151': 'service ends', '472': 'service' });
const serviceNumbers = number('Service’s number', {
  '1S': 'ambulatory group',
  APC: 'ambulatory class',
  BB: 'authorization number',
  E9: 'attachment code',
  G1: 'prior authorization number',
  G3: 'predetermination number',
  LU: 'location number',
  RB: 'rate code',
});
const providerKinds = {
  '0B': 'state license',
  '1A': 'Blue Cross number',
  '1B': 'Blue Shield number',
  '1C': 'Medicare number',
  '1D': 'Medicaid number',
  '1G': 'UPIN',
  '1H': 'TRICARE number',
  '1J': 'facility’s number',
  D3: 'pharmacy number',
  G2: 'provider number',
  HPI: 'NPI',
  TJ: 'taxpayer number',
} as const;
const providerNumbers = number('Who treated', { ...providerKinds, SY: 'social security number' });
// Beside a claim's own numbers an SY is the patient's.
const claimProviderNumbers = number('Who treated', providerKinds);
const serviceAmounts = money('Service’s amount', {
  B6: 'allowed',
  KH: 'late filing reduction',
  T: 'tax',
  T2: 'whole claim before tax',
  ZK: 'federal, 1',
  ZL: 'federal, 2',
  ZM: 'federal, 3',
  ZN: 'federal, 4',
  ZO: 'federal, 5',
});

const service = loop(
  '2110',
  'Service',
  {
    service: one(svc),
    dates: many(serviceDates, 2),
    adjustments: many(cas, 99),
    numbers: many(serviceNumbers, 8),
    lineNumber: maybe(number('Our number of the line', { '6R': 'line control number' })),
    rendering: many(providerNumbers, 10),
    policies: many(number('Policy', { '0K': 'policy form' }), 5),
    amounts: many(serviceAmounts, 9),
    quantities: many(
      quantity('Quantity', {
        ZK: 'federal, 1',
        ZL: 'federal, 2',
        ZM: 'federal, 3',
        ZN: 'federal, 4',
        ZO: 'federal, 5',
      }),
      6,
    ),
    remarks: many(lq, 99),
  },
  (value, note) => {
    const open = centsOf(value.service.charge) - centsOf(value.service.paid);
    const adjusted = adjustedCents(value.adjustments);
    if (open !== adjusted)
      note(
        'service',
        3,
        'I12',
        `${sayCents(open)} of the service was not paid, but ${sayCents(adjusted)} is explained.`,
        'balance',
      );
  },
);

const claimNumbers = number('Claim’s number', {
  '1L': 'group or policy number',
  '1W': 'member ID',
  '28': 'employee number',
  '6P': 'group number',
  '9A': 'repriced claim number',
  '9C': 'adjusted repriced claim number',
  BB: 'authorization number',
  CE: 'class of contract',
  EA: 'medical record number',
  F8: 'original claim number',
  G1: 'prior authorization number',
  G3: 'predetermination number',
  IG: 'insurance policy number',
  SY: 'social security number',
});
const claimAmounts = money('Claim’s amount', {
  AU: 'covered',
  D8: 'discount',
  DY: 'limit per day',
  F5: 'paid by the patient',
  I: 'interest',
  NL: 'negative ledger',
  T: 'tax',
  T2: 'whole claim before tax',
  ZK: 'federal, 1',
  ZL: 'federal, 2',
  ZM: 'federal, 3',
  ZN: 'federal, 4',
  ZO: 'federal, 5',
});

/** A claim as paid, with its services. */
export const paidClaim = loop(
  '2100',
  'Claim',
  {
    claim: one(clp),
    adjustments: many(cas, 99),
    patient: one(unnamed('Patient', { QC: 'patient' })),
    insured: maybe(unnamed('Insured', { IL: 'insured' })),
    corrected: maybe(unnamed('Corrected name', { '74': 'corrected insured' })),
    rendering: maybe(unnamed('Who treated', { '82': 'rendering provider' })),
    crossover: maybe(unnamed('Sent on to', { TT: 'next payer' })),
    firstPayer: maybe(unnamed('Payer that comes first', { PR: 'payer' })),
    otherInsured: maybe(unnamed('Insured elsewhere', { GB: 'other insured' })),
    inpatient: maybe(mia),
    outpatient: maybe(moa),
    numbers: many(claimNumbers, 5),
    renderingNumbers: many(claimProviderNumbers, 10),
    statementDates: many(dtm('Statement', { '232': 'claim begins', '233': 'claim ends' }), 2),
    coverageEnds: maybe(dtm('Coverage', { '036': 'coverage expires' })),
    received: maybe(dtm('Received', { '050': 'received' })),
    contacts: many(contact('Contact', { CX: 'payer’s claim office' }), 2),
    amounts: many(claimAmounts, 13),
    quantities: many(
      quantity('Quantity', {
        CA: 'covered days',
        CD: 'coinsured days',
        LA: 'lifetime reserve days',
        LE: 'lifetime reserve days, estimated',
        NE: 'not covered, estimated',
        NR: 'not replaced blood units',
        OU: 'outlier days',
        PS: 'prescriptions',
        VS: 'visits',
        ZK: 'federal, 1',
        ZL: 'federal, 2',
        ZM: 'federal, 3',
        ZN: 'federal, 4',
        ZO: 'federal, 5',
      }),
      14,
    ),
    services: many(service, 999),
  },
  (value, note) => {
    const open = centsOf(value.claim.charge) - centsOf(value.claim.paid);
    const adjusted =
      adjustedCents(value.adjustments) +
      value.services.reduce((sum, one) => sum + adjustedCents(one.adjustments), 0);
    if (open !== adjusted)
      note(
        'claim',
        4,
        'I12',
        `${sayCents(open)} of the claim was not paid, but ${sayCents(adjusted)} is explained.`,
        'balance',
      );
  },
);
