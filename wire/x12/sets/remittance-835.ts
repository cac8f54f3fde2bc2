// Why: what a payer pays and why it pays no more, as 835 (005010X221A1), declared once for reading, writing and showing.
// Money that does not balance is refused: nobody can post it.
import { loop, many, may, maybe, must, one, segment } from '../declare.ts';
import type { TransactionSpec, TransactionValue } from '../declare.ts';
import { centsOf, sayCents, sumOfCents } from '../cents.ts';
import { codes, text } from '../kinds.ts';
import { adjustedCents } from './claim-balance.ts';
import { lx } from './claim-parties.ts';
import { cas, money } from './claim-segments.ts';
import { n3, n4 } from './eligibility-segments.ts';
import { contact, number, organization, unnamed } from './names-and-places.ts';
import { mia, moa } from './other-payer.ts';
import { bpr, clp, dtm, lq, plb, quantity, svc, trn, ts2, ts3 } from './remittance-segments.ts';

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
const providerNumbers = number('Who treated', {
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
  SY: 'social security number',
  TJ: 'taxpayer number',
});
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

const claim = loop(
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
    renderingNumbers: many(providerNumbers, 10),
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

const rdm = segment('RDM', 'Delivery of this message', [
  must('by', 'By', codes({ BM: 'mail', EM: 'email', FT: 'file', OL: 'web' })),
  may('name', 'To', text(1, 60)),
  may('number', 'Address', text(1, 256)),
]);
const cur = segment('CUR', 'Currency', [
  must('entity', 'Who', codes({ PR: 'payer' })),
  must('currency', 'Currency', text(3, 3)),
  may('rate', 'Rate', text(4, 10)),
]);

const payer = loop('1000A', 'Who pays', {
  name: one(organization('Who pays', { PR: 'payer' })),
  address: one(n3),
  place: one(n4),
  numbers: many(
    number('Payer’s number', {
      '2U': 'payer number',
      EO: 'submitter number',
      HI: 'industry number',
      NF: 'NAIC number',
    }),
    4,
  ),
  business: maybe(contact('Business contact', { CX: 'payer’s claim office' })),
  technical: many(contact('Technical contact', { BL: 'technical department' }), Infinity, 1),
  web: maybe(contact('Web', { IC: 'information' })),
});
const payee = loop('1000B', 'Who is paid', {
  name: one(organization('Who is paid', { PE: 'payee' })),
  address: maybe(n3),
  place: maybe(n4),
  numbers: many(
    number('Payee’s number', {
      '0B': 'state license',
      D3: 'pharmacy number',
      PQ: 'payee number',
      TJ: 'taxpayer number',
    }),
  ),
  delivery: maybe(rdm),
});

export const remittance835 = {
  set: '835',
  version: '005010X221A1',
  saysVersion: 'no',
  functional: 'HP',
  title: 'Payment and what explains it',
  body: loop(
    '835',
    'Payment and what explains it',
    {
      payment: one(bpr),
      trace: one(trn),
      currency: maybe(cur),
      receiver: maybe(number('Receiver', { EV: 'receiver number' })),
      systemVersion: maybe(number('System', { F2: 'version of the payer’s system' })),
      produced: maybe(dtm('Produced', { '405': 'produced' })),
      payer: one(payer),
      payee: one(payee),
      groups: many(
        loop('2000', 'Group of claims', {
          count: one(lx),
          sums: maybe(ts3),
          partASums: maybe(ts2),
          claims: many(claim, Infinity, 1),
        }),
      ),
      settled: many(plb),
    },
    (value, note) => {
      const claims = sumOfCents(value.groups.flatMap((group) => group.claims.map((one) => one.claim.paid)));
      const settled = adjustedCents(value.settled);
      const paid = centsOf(value.payment.paid);
      if (paid < 0)
        note(
          'payment',
          2,
          'I12',
          'A payment is never negative: what is owed is carried over (PLB FB).',
          'balance',
        );
      if (claims - settled !== paid)
        note(
          'payment',
          2,
          'I12',
          `${sayCents(paid)} is paid, but claims make ${sayCents(claims)} less ${sayCents(settled)} settled beside them.`,
          'balance',
        );
    },
  ),
} as const satisfies TransactionSpec;
export type Remittance835 = TransactionValue<typeof remittance835>;
