// Why: the codes that questions for approval and their answers (278) are made of, in words of our own (public
// descriptions; the guides themselves are licensed). Lists that grow are open: a new code is let through as it is.
import { codes, openCodes } from '../kinds.ts';
import { rejectionMeanings } from './eligibility-codes.ts';

export const reviewCategory = codes({
  AR: 'admission',
  HS: 'health services',
  IN: 'individual',
  SC: 'specialty care',
});
export const certificationType = codes({
  '1': 'appeal, at once',
  '2': 'appeal, standard',
  '3': 'cancel',
  '4': 'extension',
  I: 'initial',
  N: 'reconsideration',
  R: 'renewal',
  S: 'revised',
});
export const urgencyLevel = codes({ '03': 'emergency', E: 'elective', U: 'urgent' });

/** HCR01 (element 306): what was decided. */
export const decisionMeanings = {
  A1: 'certified in total',
  A2: 'certified in part',
  A3: 'not certified',
  A4: 'pended',
  A5: 'earlier decision upheld',
  A6: 'modified',
  C: 'cancelled',
  CT: 'contact the payer',
  NA: 'no approval needed',
} as const;
export const decision = codes(decisionMeanings);

/** HCR03 (list 886): why not as asked. */
export const decisionReasonMeanings: Readonly<Record<string, string>> = {
  '09': 'service out of network',
  '12': 'restricted to another provider',
  '14': 'plan rules not kept',
  '17': 'time limits not kept',
  '0F': 'not necessary',
  '0G': 'level of care not appropriate',
  '0H': 'no certification needed',
  '0L': 'exceeds the plan’s maximum',
  '0M': 'service not covered',
  '0N': 'no prior approval',
  '0P': 'information asked for did not come',
  '0Q': 'asked before',
  '0R': 'diagnosis does not fit the service',
  '0T': 'experimental',
  '0U': 'more about the patient is needed',
  '0V': 'with medical review',
  '0W': 'decision pending',
  '0X': 'kind of provider does not fit the service',
};
export const decisionReason = openCodes(decisionReasonMeanings, /^[0-9A-Z]{2}$/);

/** AAA03 in answers about approvals: what was wrong with the question. */
export const questionFault = codes({
  ...rejectionMeanings,
  '82': 'The service is not medically necessary',
  '83': 'The level of care does not fit',
  '84': 'No certification is needed',
  '85': 'Somebody else certifies this',
  '86': 'The primary care physician must refer',
  '87': 'It exceeds what the plan pays',
  '88': 'The service is not covered',
  '89': 'There is no prior approval',
  '90': 'What was asked for did not come',
  '91': 'It was asked before',
  '92': 'The diagnosis does not fit',
  '95': 'The patient is not eligible',
  '96': 'The plan does not cover the relation',
  AF: 'The diagnosis code is missing or wrong',
  AG: 'The procedure code is missing or wrong',
  AH: 'The procedure date is missing or wrong',
  AI: 'The date of onset, accident or admission is missing or wrong',
  AJ: 'The modifier is missing or wrong',
  AK: 'The quantity is missing or wrong',
  AM: 'The admission date is missing or wrong',
  AN: 'The days of stay are missing or wrong',
  AO: 'The level of service is missing or wrong',
  E8: 'Medical review is needed',
  IA: 'The authorization is missing or wrong',
  T1: 'It does not say who asks',
  T5: 'What certifies it is missing',
});

export const serviceProviders = {
  '1T': 'physician, clinic or group',
  '71': 'attending physician',
  '72': 'operating physician',
  '73': 'other physician',
  '77': 'service location',
  '86': 'primary surgeon',
  AAJ: 'admitting services',
  DD: 'assistant surgeon',
  DK: 'ordering physician',
  DN: 'referring provider',
  DQ: 'supervising physician',
  FA: 'facility',
  G3: 'clinic',
  P3: 'primary care provider',
  QB: 'purchased service provider',
  QV: 'group practice',
  SJ: 'service provider',
} as const;
export const attachmentWay = codes({
  AA: 'available on request',
  BM: 'by mail',
  EL: 'electronically',
  EM: 'by email',
  FX: 'by fax',
  VO: 'by voice',
});
