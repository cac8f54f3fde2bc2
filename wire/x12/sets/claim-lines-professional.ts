// Why: a line of a professional claim (goods rented or bought, a visit, a drug infused at home) with the papers that home
// care adds to it: rental terms (SV5), length of need (CR3), certification forms (FRM), and what other payers decided.
import { loop, many, may, maybe, must, mustHold, one, segment } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, day, decimal, text } from '../kinds.ts';
import { atLeastOne } from '../relations.ts';
import { lineOutOfBalance } from './claim-balance.ts';
import { isUsualLine } from './claim-situations.ts';
import { place, unit } from './claim-codes.ts';
import {
  drug,
  facility,
  informationContact,
  lx,
  provider,
  providerNumbers,
  specialist,
} from './claim-parties.ts';
import { cn1, crc, hcp, k3, money, nte, procedureCode, pwk, yes } from './claim-segments.ts';
import { n3, n4, pointers } from './eligibility-segments.ts';
import { date, dayOf, named, number, unnamed } from './names-and-places.ts';
import { adjudication } from './other-payer.ts';

const sv1 = segment('SV1', 'Service', [
  mustHold('procedure', 'Procedure', procedureCode),
  must('charge', 'Charged ($)', amount),
  must('unit', 'Unit', unit),
  must('quantity', 'Quantity', decimal),
  may('place', 'Where', place),
  null,
  mustHold('diagnoses', 'Because of diagnosis', pointers),
  null,
  may('emergency', 'Emergency', yes),
  null,
  may('screening', 'Child screening', yes),
  may('familyPlanning', 'Family planning', yes),
  null,
  null,
  may('copay', 'Copayment', codes({ '0': 'exempt' })),
]);
const sv5 = segment('SV5', 'Rental', [
  mustHold('procedure', 'Goods', [
    must('qualifier', 'List', codes({ HC: 'HCPCS' })),
    must('code', 'Code', text(1, 48)),
  ]),
  must('unit', 'Unit', codes({ DA: 'days' })),
  must('needDays', 'Needed for (days)', decimal),
  must('rental', 'Rental ($)', amount),
  must('purchase', 'Purchase ($)', amount),
  must('per', 'Rental per', codes({ '1': 'week', '4': 'month', '6': 'day' })),
]);
/** How a patient was carried; also said for the whole claim. */
export const cr1 = segment('CR1', 'Ambulance', [
  may('weightUnit', 'Unit', codes({ LB: 'pounds' })),
  may('weight', 'Weight', decimal),
  null,
  must('reason', 'Why', text(1, 1)),
  must('distanceUnit', 'Unit', codes({ DH: 'miles' })),
  must('distance', 'Distance', decimal),
  null,
  null,
  may('roundTrip', 'Why there and back', text(1, 80)),
  may('stretcher', 'Why on a stretcher', text(1, 80)),
]);
const cr3 = segment('CR3', 'Length of need', [
  must('certification', 'Certification', codes({ I: 'first', R: 'renewed', S: 'revised' })),
  must('unit', 'Unit', codes({ MO: 'months' })),
  must('months', 'Months (99: for life)', decimal),
]);
const mea = segment('MEA', 'Measured', [
  must('kind', 'Kind', codes({ OG: 'starting dose', TR: 'test result' })),
  must(
    'what',
    'What',
    codes({ HT: 'height', R1: 'hemoglobin', R2: 'hematocrit', R3: 'epoetin dose', R4: 'creatinine' }),
  ),
  must('value', 'Value', decimal),
]);
const qty = (title: string, qualifier: 'PT' | 'FL', means: string) =>
  segment('QTY', title, [
    must('qualifier', 'Counts', codes({ [qualifier]: means })),
    must('quantity', 'Quantity', decimal),
  ]);
const ps1 = segment('PS1', 'Bought service', [
  must('provider', 'Provider', text(1, 50)),
  must('charge', 'Charge ($)', amount),
]);
const lq = segment('LQ', 'Form', [
  must('list', 'List', codes({ AS: 'form type', UT: 'certificate of medical necessity' })),
  must('form', 'Form', text(1, 30)),
]);
const frm = segment(
  'FRM',
  'Answer',
  [
    must('question', 'Question', text(1, 20)),
    may('yesOrNo', 'Answer', codes({ N: 'no', W: 'not applicable', Y: 'yes' })),
    may('words', 'Answer', text(1, 50)),
    may('on', 'Answer', day),
    may('percent', 'Answer (%)', decimal),
  ],
  atLeastOne(2, 3, 4, 5),
);

const orderer = loop('2420E', 'Who ordered', {
  name: one(named('Who ordered', { DK: 'ordering provider' })),
  address: maybe(n3),
  place: maybe(n4),
  numbers: many(providerNumbers, 20),
  contact: maybe(informationContact),
});
/** Where an ambulance took the patient up or set the patient down. */
export const stop = (name: string, title: string, code: 'PW' | '45') =>
  loop(name, title, {
    name: one(unnamed(title, { [code]: title.toLowerCase() })),
    address: one(n3),
    place: one(n4),
  });

export const professionalLine = loop(
  '2400',
  'Line',
  {
    count: one(lx),
    service: one(sv1),
    rental: maybe(sv5),
    papers: many(pwk, 11),
    ambulance: maybe(cr1),
    need: maybe(cr3),
    ambulanceConditions: many(crc('Ambulance', { '07': 'ambulance' }), 3),
    hospiceEmployee: maybe(crc('Hospice', { '70': 'hospice employee' })),
    equipmentConditions: maybe(crc('Equipment', { '09': 'durable medical equipment' })),
    served: one(date('Service', { '472': 'service' })),
    prescribed: maybe(dayOf('Prescription', { '471': 'prescription' })),
    certificationRevised: maybe(dayOf('Certification', { '607': 'certification renewed or revised' })),
    therapyBegan: maybe(dayOf('Therapy', { '463': 'therapy begins' })),
    lastCertified: maybe(dayOf('Certification', { '461': 'last certification' })),
    lastSeen: maybe(dayOf('Latest visit', { '304': 'latest visit' })),
    tests: many(dayOf('Test', { '738': 'latest hemoglobin', '739': 'latest creatinine' }), 2),
    shipped: maybe(dayOf('Shipped', { '011': 'shipped' })),
    lastXray: maybe(dayOf('X-ray', { '455': 'latest x-ray' })),
    treatmentBegan: maybe(dayOf('Treatment', { '454': 'treatment begins' })),
    patientsCarried: maybe(qty('Patients carried', 'PT', 'patients')),
    measured: many(mea, 5),
    contract: maybe(cn1),
    repriced: maybe(number('Repriced line', { '9B': 'repriced line number' })),
    repricedAgain: maybe(number('Repriced line', { '9D': 'adjusted repriced line number' })),
    priorAuthorizations: many(number('Authorization', { G1: 'prior authorization number' }), 5),
    lineNumber: maybe(number('Our number of the line', { '6R': 'line control number' })),
    mammography: maybe(number('Mammography', { EW: 'mammography certificate' })),
    laboratory: maybe(number('Laboratory', { X4: 'CLIA number' })),
    referringLaboratory: maybe(number('Referring laboratory', { F4: 'CLIA number' })),
    batch: maybe(number('Vaccine', { BT: 'batch number' })),
    referrals: many(number('Referral', { '9F': 'referral number' }), 5),
    salesTax: maybe(money('Tax', { T: 'tax' })),
    postage: maybe(money('Postage', { F4: 'postage claimed' })),
    fixedFormat: many(k3, 10),
    note: maybe(nte({ ADD: 'further information', DCP: 'goals or discharge plan' })),
    partnerNote: maybe(nte({ TPO: 'third-party note' })),
    boughtService: maybe(ps1),
    pricing: maybe(hcp),
    drug: maybe(drug),
    rendering: maybe(
      specialist('2420A', 'Who treated', { '82': 'rendering provider' }, { PE: 'performing' }),
    ),
    boughtFrom: maybe(provider('2420B', 'Bought from', { QB: 'purchased service provider' })),
    location: maybe(facility('2420C')),
    supervising: maybe(provider('2420D', 'Who supervised', { DQ: 'supervising provider' })),
    ordering: maybe(orderer),
    referring: many(
      provider('2420F', 'Who referred', { DN: 'referring provider', P3: 'primary care provider' }),
      2,
    ),
    pickUp: maybe(stop('2420G', 'Picked up', 'PW')),
    dropOff: maybe(stop('2420H', 'Dropped off', '45')),
    adjudications: many(adjudication, 15),
    forms: many(loop('2440', 'Form', { form: one(lq), answers: many(frm, 99, 1) })),
  },
  (line, note) => {
    const say = lineOutOfBalance(line.service.charge, line.adjudications);
    if (say !== undefined) note('adjudications', 2, 'I12', say, 'balance');
  },
  isUsualLine,
);
