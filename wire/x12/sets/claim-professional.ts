// Why: what home care delivers (equipment, supplies, visits, infusion) is billed by suppliers as 837P (005010X222A1),
// declared once for reading, writing and showing.
import { level, loop, many, may, mayHold, maybe, must, mustHold, one, segment } from '../declare.ts';
import type { TransactionSpec, TransactionValue } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, openCodes, text } from '../kinds.ts';
import { frequency, place } from './claim-codes.ts';
import { cr1, professionalLine, stop } from './claim-lines-professional.ts';
import {
  billingProvider,
  claimBeginning,
  currency,
  facility,
  insured,
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
import { cn1, crc, hcp, healthCodes, k3, money, nte, pat, pwk, sbr } from './claim-segments.ts';
import { checkClaim, checkSubscriber, isUsualClaim, isUsualSubscriber } from './claim-situations.ts';
import { yesNo } from './eligibility-codes.ts';
import { date, dayOf, number } from './names-and-places.ts';
import { otherPayerProfessional } from './other-payer.ts';

const cause = codes({ AA: 'auto accident', EM: 'employment', OA: 'other accident' });
const clm = segment('CLM', 'Claim', [
  must('id', 'Claim', text(1, 38)),
  must('charge', 'Charged ($)', amount),
  null,
  null,
  mustHold('place', 'Where', [
    must('code', 'Where', place),
    must('qualifier', 'List', codes({ B: 'place of service' })),
    must('frequency', 'Frequency', frequency),
  ]),
  must('providerSigned', 'Provider’s signature on file', yesNo),
  must('assignment', 'Assignment', codes({ A: 'accepted', B: 'for laboratory only', C: 'not accepted' })),
  must('benefitsAssigned', 'Benefits assigned', codes({ N: 'no', W: 'patient declines', Y: 'yes' })),
  must('release', 'Release of information', codes({ I: 'by law', Y: 'signed' })),
  may('patientSignature', 'Signature', codes({ P: 'made for the patient' })),
  mayHold('causes', 'Caused by', [
    must('first', 'Cause', cause),
    may('second', 'Cause', cause),
    null,
    may('state', 'State', text(2, 2)),
    may('country', 'Country', text(2, 3)),
  ]),
  may('program', 'Program', openCodes({}, /^[0-9]{2}$/)),
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  may('delay', 'Why late', openCodes({}, /^[0-9]{1,2}$/)),
]);

const cr2 = segment('CR2', 'Spine', [
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  must('condition', 'Condition', text(1, 1)),
  null,
  may('words', 'Words', text(1, 80)),
  may('words2', 'Words', text(1, 80)),
]);
const dates = {
  onset: maybe(dayOf('Onset', { '431': 'onset' })),
  treatmentBegan: maybe(dayOf('Treatment', { '454': 'treatment begins' })),
  lastSeen: maybe(dayOf('Latest visit', { '304': 'latest visit' })),
  acuteSince: maybe(dayOf('Acute', { '453': 'acute since' })),
  accident: maybe(dayOf('Accident', { '439': 'accident' })),
  lastPeriod: maybe(dayOf('Last menstrual period', { '484': 'last menstrual period' })),
  lastXray: maybe(dayOf('X-ray', { '455': 'latest x-ray' })),
  prescribed: maybe(dayOf('Prescription', { '471': 'prescription' })),
  disability: maybe(
    date('Disability', { '314': 'disability', '360': 'disability begins', '361': 'disability ends' }),
  ),
  lastWorked: maybe(dayOf('Last worked', { '297': 'last worked' })),
  backToWork: maybe(dayOf('Back to work', { '296': 'back to work' })),
  admitted: maybe(dayOf('Admission', { '435': 'admission' })),
  discharged: maybe(dayOf('Discharge', { '096': 'discharge' })),
  careTaken: many(dayOf('Care', { '090': 'care taken over', '091': 'care given up' }), 2),
  firstContact: maybe(dayOf('First contact', { '444': 'first contact' })),
  repricerReceived: maybe(dayOf('Repricer', { '050': 'received by the repricer' })),
} as const;
const numbers = {
  exception: maybe(number('Exception', { '4N': 'why no authorization' })),
  crossover: maybe(number('Crossover', { F5: 'Medicare section 4081' })),
  mammography: maybe(number('Mammography', { EW: 'mammography certificate' })),
  referral: maybe(number('Referral', { '9F': 'referral number' })),
  priorAuthorization: maybe(number('Authorization', { G1: 'prior authorization number' })),
  originalClaim: maybe(number('Claim replaced', { F8: 'payer’s claim number' })),
  laboratory: maybe(number('Laboratory', { X4: 'CLIA number' })),
  repriced: maybe(number('Repriced claim', { '9A': 'repriced claim number' })),
  repricedAgain: maybe(number('Repriced claim', { '9C': 'adjusted repriced claim number' })),
  trial: maybe(number('Trial', { LX: 'device exemption' })),
  clearinghouse: maybe(number('Clearinghouse', { D9: 'clearinghouse’s number' })),
  medicalRecord: maybe(number('Medical record', { EA: 'medical record number' })),
  demonstration: maybe(number('Demonstration', { P4: 'project' })),
  carePlan: maybe(number('Care plan oversight', { '1J': 'facility’s number' })),
} as const;

const claim = loop(
  '2300',
  'Claim',
  {
    claim: one(clm),
    ...dates,
    papers: many(pwk, 10),
    contract: maybe(cn1),
    patientPaid: maybe(money('Paid by the patient', { F5: 'paid by the patient' })),
    ...numbers,
    fixedFormat: many(k3, 10),
    note: maybe(
      nte({
        ADD: 'further information',
        CER: 'certification',
        DCP: 'goals or discharge plan',
        DGN: 'diagnosis',
        TPO: 'third-party note',
      }),
    ),
    ambulance: maybe(cr1),
    spine: maybe(cr2),
    ambulanceConditions: many(crc('Ambulance', { '07': 'ambulance' }), 3),
    vision: many(crc('Vision', { E1: 'lenses', E2: 'contact lenses', E3: 'frames' }), 3),
    homebound: maybe(crc('Homebound', { '75': 'homebound' })),
    screening: maybe(crc('Child screening', { ZZ: 'referral after a screening' })),
    diagnoses: one(
      healthCodes(
        'Diagnoses',
        { ABK: 'principal diagnosis', BK: 'principal diagnosis (ICD-9)' },
        { ABF: 'diagnosis', BF: 'diagnosis (ICD-9)' },
        12,
        [],
      ),
    ),
    anesthesia: maybe(healthCodes('Anesthesia', { BP: 'principal procedure' }, { BO: 'procedure' }, 2, [])),
    conditions: maybe(healthCodes('Conditions', { BG: 'condition' }, { BG: 'condition' }, 12, [])),
    pricing: maybe(hcp),
    referring: many(
      provider('2310A', 'Who referred', { DN: 'referring provider', P3: 'primary care provider' }),
      2,
    ),
    rendering: maybe(
      specialist('2310B', 'Who treated', { '82': 'rendering provider' }, { PE: 'performing' }),
    ),
    location: maybe(facility('2310C')),
    supervising: maybe(provider('2310D', 'Who supervised', { DQ: 'supervising provider' })),
    pickUp: maybe(stop('2310E', 'Picked up', 'PW')),
    dropOff: maybe(stop('2310F', 'Dropped off', '45')),
    otherPayers: many(otherPayerProfessional, 10),
    lines: many(professionalLine, 50, 1),
  },
  (value, note) => {
    const lines = value.lines.map((line) => ({
      charge: line.service.charge,
      adjudications: line.adjudications,
    }));
    checkClaim(value, lines, note);
    const { causes } = value.claim;
    const isAuto = causes?.first === 'AA' || causes?.second === 'AA';
    if (isAuto && causes.state === undefined && causes.country === undefined)
      note('claim', 11, 'I9', 'An auto accident names its state.', 'situation');
    const isAccident = [causes?.first, causes?.second].some((one) => one === 'AA' || one === 'OA');
    if (isAccident && value.accident === undefined)
      note('claim', 11, 'I9', 'An accident has its date (DTP 439).', 'situation');
  },
  (glance) => glance.is('claim', 11, '') && isUsualClaim(glance),
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
    condition: maybe(pat),
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

export const claimProfessional = {
  set: '837',
  version: '005010X222A1',
  alsoRead: ['005010X222A2'],
  functional: 'HC',
  title: 'Professional claims',
  body: loop('837', 'Professional claims', {
    beginning: one(claimBeginning),
    submitter: one(submitter),
    receiver: one(receiver),
    billers: many(billingLevel, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type ClaimProfessional = TransactionValue<typeof claimProfessional>;
