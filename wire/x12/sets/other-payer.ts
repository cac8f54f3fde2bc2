// Why: what other payers insure, paid and decided (coordination of benefits) is said alike in professional and
// institutional claims, for the claim and for each line.
import { loop, many, may, maybe, must, one, segment } from '../declare.ts';
import { codes, decimal } from '../kinds.ts';
import { amount } from '../cents.ts';
import { remark } from './claim-codes.ts';
import { cas, money, sbr, svd } from './claim-segments.ts';
import { n3, n4 } from './eligibility-segments.ts';
import { dayOf, number, numbered, unnamed, type Meanings } from './names-and-places.ts';

const oi = segment('OI', 'Other insurance', [
  null,
  null,
  must('benefitsAssigned', 'Benefits assigned', codes({ N: 'no', W: 'patient declines', Y: 'yes' })),
  may('patientSignature', 'Signature', codes({ P: 'made for the patient' })),
  null,
  must('release', 'Release of information', codes({ I: 'by law', Y: 'signed' })),
]);

/** MOA: how an outpatient claim was decided. */
export const moa = segment('MOA', 'Outpatient decision', [
  may('rate', 'Rate', decimal),
  may('payable', 'HCPCS payable ($)', amount),
  may('remark1', 'Remark', remark),
  may('remark2', 'Remark', remark),
  may('remark3', 'Remark', remark),
  may('remark4', 'Remark', remark),
  may('remark5', 'Remark', remark),
  may('renalPaid', 'Kidney disease payment ($)', amount),
  may('professional', 'Not covered, professional ($)', amount),
]);
/** MIA: how an inpatient claim was decided. */
export const mia = segment('MIA', 'Inpatient decision', [
  must('coveredDays', 'Covered days or visits', decimal),
  may('outlier', 'Outlier ($)', decimal),
  may('psychiatricDays', 'Psychiatric days in a lifetime', decimal),
  may('groupAmount', 'Diagnosis group ($)', amount),
  may('remark1', 'Remark', remark),
  may('disproportionate', 'Disproportionate share ($)', amount),
  may('passThrough', 'Passed through ($)', amount),
  may('capital', 'Capital ($)', amount),
  may('capitalFederal', 'Capital, federal ($)', amount),
  may('capitalHospital', 'Capital, hospital ($)', amount),
  may('capitalShare', 'Capital, disproportionate ($)', amount),
  may('capitalOld', 'Old capital ($)', amount),
  may('education', 'Indirect education ($)', amount),
  may('operatingHospital', 'Operating, hospital ($)', amount),
  may('reportDays', 'Cost report days', decimal),
  may('operatingFederal', 'Operating, federal ($)', amount),
  may('capitalExtra', 'Capital, indirect education ($)', amount),
  may('professional', 'Not covered, professional ($)', amount),
  may('capitalOutlier', 'Capital outlier ($)', amount),
  may('remark2', 'Remark', remark),
  may('remark3', 'Remark', remark),
  may('remark4', 'Remark', remark),
  may('remark5', 'Remark', remark),
  may('exception', 'Capital exception ($)', amount),
]);

const otherInsured = loop('2330A', 'Insured elsewhere', {
  name: one(numbered('Insured elsewhere', { IL: 'insured' })),
  address: maybe(n3),
  place: maybe(n4),
  socialSecurity: maybe(number('Social security number', { SY: 'social security number' })),
});
const otherPayerItself = loop('2330B', 'Other payer', {
  name: one(numbered('Other payer', { PR: 'payer' })),
  address: maybe(n3),
  place: maybe(n4),
  decided: maybe(dayOf('Decided', { '573': 'claim paid' })),
  furtherNumbers: many(
    number('Further number', {
      '2U': 'payer number',
      EI: 'employer’s number',
      FY: 'claim office',
      NF: 'NAIC number',
    }),
    2,
  ),
  priorAuthorization: maybe(number('Its authorization', { G1: 'prior authorization number' })),
  referral: maybe(number('Its referral', { '9F': 'referral number' })),
  isAdjusted: maybe(number('Its claim was adjusted', { T4: 'signal' })),
  claimNumber: maybe(number('Its claim number', { F8: 'payer’s claim number' })),
});
const otherNumbers = number('Its number there', {
  '0B': 'state license',
  '1G': 'UPIN',
  EI: 'employer’s number',
  G2: 'provider number',
  LU: 'location number',
});
const providerThere = <const C extends Meanings>(name: string, title: string, entities: C) =>
  loop(name, title, { name: one(unnamed(title, entities)), numbers: many(otherNumbers, 4, 1) });

const about = {
  insured: one(sbr),
  adjustments: many(cas, 5),
  paid: maybe(money('Paid', { D: 'paid' })),
  notCovered: maybe(money('Not covered', { A8: 'not covered' })),
  open: maybe(money('Still open', { EAF: 'what the patient still owes' })),
  otherInsurance: one(oi),
} as const;

/** An other payer of a professional claim (2320 with its 2330s). */
export const otherPayerProfessional = loop('2320', 'Other payer', {
  ...about,
  outpatient: maybe(moa),
  who: one(otherInsured),
  payer: one(otherPayerItself),
  referring: many(
    providerThere('2330C', 'Who referred', { DN: 'referring provider', P3: 'primary care provider' }),
    2,
  ),
  rendering: maybe(providerThere('2330D', 'Who treated', { '82': 'rendering provider' })),
  location: maybe(providerThere('2330E', 'Where', { '77': 'service location' })),
  supervising: maybe(providerThere('2330F', 'Who supervised', { DQ: 'supervising provider' })),
  billing: maybe(providerThere('2330G', 'Who billed', { '85': 'billing provider' })),
});

/** An other payer of an institutional claim. */
export const otherPayerInstitutional = loop('2320', 'Other payer', {
  ...about,
  inpatient: maybe(mia),
  outpatient: maybe(moa),
  who: one(otherInsured),
  payer: one(otherPayerItself),
  attending: maybe(providerThere('2330C', 'Who attended', { '71': 'attending provider' })),
  operating: maybe(providerThere('2330D', 'Who operated', { '72': 'operating provider' })),
  otherOperating: maybe(providerThere('2330E', 'Who else operated', { ZZ: 'other operating provider' })),
  location: maybe(providerThere('2330F', 'Where', { '77': 'service location' })),
  rendering: maybe(providerThere('2330G', 'Who treated', { '82': 'rendering provider' })),
  referring: maybe(providerThere('2330H', 'Who referred', { DN: 'referring provider' })),
  billing: maybe(providerThere('2330I', 'Who billed', { '85': 'billing provider' })),
});

/** What an other payer decided about a line (2430). */
export const adjudication = loop('2430', 'Decided by another payer', {
  paid: one(svd),
  adjustments: many(cas, 5),
  decided: one(dayOf('Decided', { '573': 'claim paid' })),
  open: maybe(money('Still open', { EAF: 'what the patient still owes' })),
});
