// Why: home health agencies bill a period of care as 837I (005010X223A2), type of bill 32x, declared once for reading,
// writing and showing.
import { level, loop, many, may, mayHold, maybe, must, mustHold, one, segment } from '../declare.ts';
import type { TransactionSpec, TransactionValue } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, decimal, digits, openCodes, text } from '../kinds.ts';
import { lineOutOfBalance } from './claim-balance.ts';
import { billType, frequency, unit } from './claim-codes.ts';
import { institutionalCodes } from './claim-health-codes.ts';
import {
  billingProvider,
  claimBeginning,
  currency,
  drug,
  facility,
  insured,
  lx,
  patient,
  payTo,
  payToPlan,
  payer,
  provider,
  receiver,
  specialist,
  specialty,
  submitter,
} from './claim-parties.ts';
import { cn1, crc, hcp, k3, money, nte, pat, procedureCode, pwk, sbr } from './claim-segments.ts';
import { checkClaim, checkSubscriber, isUsualSubscriber } from './claim-situations.ts';
import { checkGroupingLine, checkHomeHealth } from './home-health.ts';
import { date, dayOf, number, rangeOf } from './names-and-places.ts';
import { adjudication, otherPayerInstitutional } from './other-payer.ts';

const clm = segment('CLM', 'Claim', [
  must('id', 'Claim', text(1, 38)),
  must('charge', 'Charged ($)', amount),
  null,
  null,
  mustHold('place', 'Type of bill', [
    must('code', 'Type of bill', billType),
    must('qualifier', 'List', codes({ A: 'uniform billing' })),
    must('frequency', 'Frequency', frequency),
  ]),
  null,
  must('assignment', 'Assignment', codes({ A: 'accepted', B: 'for laboratory only', C: 'not accepted' })),
  must('benefitsAssigned', 'Benefits assigned', codes({ N: 'no', W: 'patient declines', Y: 'yes' })),
  must('release', 'Release of information', codes({ I: 'by law', Y: 'signed' })),
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
  may('delay', 'Why late', openCodes({}, /^[0-9]{1,2}$/)),
]);
const cl1 = segment('CL1', 'Admission', [
  must(
    'type',
    'Type',
    openCodes({ '1': 'emergency', '2': 'urgent', '3': 'elective', '9': 'not known' }, /^[0-9]$/),
  ),
  may(
    'source',
    'From',
    openCodes(
      {
        '1': 'from home',
        '4': 'from a hospital',
        '5': 'from a nursing facility',
        '6': 'from another facility',
      },
      /^[0-9A-Z]$/,
    ),
  ),
  must(
    'status',
    'Status',
    openCodes(
      {
        '01': 'discharged home',
        '02': 'to a hospital',
        '03': 'to skilled nursing',
        '06': 'to home health',
        '20': 'died',
        '30': 'still a patient',
        '50': 'to hospice at home',
      },
      /^[0-9]{2}$/,
    ),
  ),
]);
const sv2 = segment('SV2', 'Service', [
  must('revenueCode', 'Revenue code', digits(3, 4)),
  mayHold('procedure', 'Procedure', procedureCode),
  must('charge', 'Charged ($)', amount),
  must('unit', 'Unit', unit),
  must('quantity', 'Quantity', decimal),
  null,
  may('notCovered', 'Not covered ($)', amount),
]);

/** Who did it, of the claim or of a line; `loops` are the names of their loops. */
const doers = (loops: readonly [string, string, string]) =>
  ({
    operating: maybe(provider(loops[0], 'Who operated', { '72': 'operating provider' })),
    otherOperating: maybe(provider(loops[1], 'Who else operated', { ZZ: 'other operating provider' })),
    rendering: maybe(provider(loops[2], 'Who treated', { '82': 'rendering provider' })),
  }) as const;

const line = loop(
  '2400',
  'Line',
  {
    count: one(lx),
    service: one(sv2),
    papers: many(pwk, 10),
    served: maybe(date('Service', { '472': 'service' })),
    lineNumber: maybe(number('Our number of the line', { '6R': 'line control number' })),
    repriced: maybe(number('Repriced line', { '9B': 'repriced line number' })),
    repricedAgain: maybe(number('Repriced line', { '9D': 'adjusted repriced line number' })),
    serviceTax: maybe(money('Tax', { GT: 'service tax' })),
    facilityTax: maybe(money('Tax', { N8: 'facility tax' })),
    partnerNote: maybe(nte({ TPO: 'third-party note' })),
    pricing: maybe(hcp),
    drug: maybe(drug),
    ...doers(['2420A', '2420B', '2420C']),
    referring: maybe(provider('2420D', 'Who referred', { DN: 'referring provider' })),
    adjudications: many(adjudication, 15),
  },
  (value, note) => {
    const say = lineOutOfBalance(value.service.charge, value.adjudications);
    if (say !== undefined) note('adjudications', 2, 'I12', say, 'balance');
    checkGroupingLine(value, note);
  },
);

const numbers = {
  exception: maybe(number('Exception', { '4N': 'why no authorization' })),
  referral: maybe(number('Referral', { '9F': 'referral number' })),
  priorAuthorization: maybe(number('Authorization', { G1: 'prior authorization number' })),
  originalClaim: maybe(number('Claim replaced', { F8: 'payer’s claim number' })),
  repriced: maybe(number('Repriced claim', { '9A': 'repriced claim number' })),
  repricedAgain: maybe(number('Repriced claim', { '9C': 'adjusted repriced claim number' })),
  trials: many(number('Trial', { LX: 'device exemption' }), 5),
  clearinghouse: maybe(number('Clearinghouse', { D9: 'clearinghouse’s number' })),
  accidentState: maybe(number('Accident', { LU: 'state of an auto accident' })),
  medicalRecord: maybe(number('Medical record', { EA: 'medical record number' })),
  demonstration: maybe(number('Demonstration', { P4: 'project' })),
  peerReview: maybe(number('Peer review', { G4: 'peer review approval' })),
} as const;

const claim = loop(
  '2300',
  'Claim',
  {
    claim: one(clm),
    dischargeHour: maybe(date('Discharge', { '096': 'discharge' })),
    statement: one(rangeOf('Statement', { '434': 'statement covers' })),
    admitted: maybe(date('Admission', { '435': 'admission, or start of care' })),
    repricerReceived: maybe(dayOf('Repricer', { '050': 'received by the repricer' })),
    admission: one(cl1),
    papers: many(pwk, 10),
    contract: maybe(cn1),
    patientDue: maybe(money('Patient’s part', { F3: 'the patient is expected to owe' })),
    ...numbers,
    fixedFormat: many(k3, 10),
    notes: many(
      nte({
        ALG: 'allergies',
        DCP: 'goals or discharge plan',
        DGN: 'diagnosis',
        DME: 'equipment and supplies',
        MED: 'medications',
        NTR: 'nutrition',
        ODT: 'orders and treatments',
        RHB: 'functional limits, reason homebound',
        RLH: 'reason to leave home',
        RNH: 'times and reasons not at home',
        SET: 'home and care there',
        SFM: 'safety measures',
        SPT: 'supplementary plan',
        UPI: 'further information',
      }),
      10,
    ),
    billingNote: maybe(nte({ ADD: 'billing' })),
    screening: maybe(crc('Child screening', { ZZ: 'referral after a screening' })),
    ...institutionalCodes,
    pricing: maybe(hcp),
    attending: maybe(
      specialist('2310A', 'Who attended', { '71': 'attending provider' }, { AT: 'attending' }),
    ),
    ...doers(['2310B', '2310C', '2310D']),
    location: maybe(facility('2310E')),
    referring: maybe(provider('2310F', 'Who referred', { DN: 'referring provider' })),
    otherPayers: many(otherPayerInstitutional, 10),
    lines: many(line, 999, 1),
  },
  (value, note) => {
    const lines = value.lines.map((item) => ({
      charge: item.service.charge,
      adjudications: item.adjudications,
    }));
    checkClaim(value, lines, note);
    checkHomeHealth(value, note);
  },
);

const patientLevel = level('23', '2000C', 'Patient', {
  relation: one(pat),
  patient: one(patient),
  claims: many(claim, 100, 1),
});
const subscriberLevel = level(
  '22',
  '2000B',
  'Insured',
  {
    insured: one(sbr),
    subscriber: one(insured),
    payer: one(payer),
    claims: many(claim, 100),
    patients: many(patientLevel),
  },
  checkSubscriber,
  isUsualSubscriber,
);
const billingLevel = level('20', '2000A', 'Who bills', {
  specialty: maybe(specialty({ BI: 'billing' })),
  currency: maybe(currency),
  billing: one(billingProvider),
  payTo: maybe(payTo),
  payToPlan: maybe(payToPlan),
  subscribers: many(subscriberLevel, Infinity, 1),
});

export const claimInstitutional = {
  set: '837',
  version: '005010X223A2',
  alsoRead: ['005010X223A3'],
  functional: 'HC',
  title: 'Institutional claims',
  body: loop('837', 'Institutional claims', {
    beginning: one(claimBeginning),
    submitter: one(submitter),
    receiver: one(receiver),
    billers: many(billingLevel, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type ClaimInstitutional = TransactionValue<typeof claimInstitutional>;
