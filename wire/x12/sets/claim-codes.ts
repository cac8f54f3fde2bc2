// Why: the codes that claims and payments are made of, in words of our own (public descriptions; the guides themselves are
// licensed). Lists that others keep and that grow are open: a new code is let through and shown as it is.
import { codes, openCodes } from '../kinds.ts';

/** CLM05-1 of a professional claim and SV105: where the service was given. */
export const place = openCodes(
  {
    '02': 'telehealth, away from home',
    '10': 'telehealth, at home',
    '11': 'office',
    '12': 'home',
    '13': 'assisted living',
    '14': 'group home',
    '21': 'hospital, inpatient',
    '22': 'hospital, outpatient',
    '23': 'emergency room',
    '31': 'skilled nursing facility',
    '32': 'nursing facility',
    '33': 'custodial care',
    '34': 'hospice',
    '41': 'ambulance',
    '81': 'laboratory',
    '99': 'other',
  },
  /^[0-9]{2}$/,
);

/** CLM05-3: what this claim is to an earlier one. */
export const frequency = openCodes(
  {
    '0': 'no payment asked',
    '1': 'original, admission to discharge',
    '2': 'first of several',
    '3': 'one of several',
    '4': 'last of several',
    '5': 'late charges',
    '7': 'replaces an earlier claim',
    '8': 'takes an earlier claim back',
    '9': 'final claim of an episode',
    A: 'notice of admission',
    D: 'takes a notice back',
  },
  /^[0-9A-Z]$/,
);

/** CLM05-1 of an institutional claim: the first two figures of the type of bill. */
export const billType = openCodes(
  {
    '11': 'hospital, inpatient',
    '12': 'hospital, inpatient, part B',
    '13': 'hospital, outpatient',
    '14': 'hospital, laboratory for others',
    '21': 'skilled nursing, inpatient',
    '32': 'home health under a plan of care',
    '34': 'home health without a plan of care',
    '81': 'hospice, not in a hospital',
    '82': 'hospice, in a hospital',
  },
  /^[0-9]{2}$/,
);

/** SBR09: what kind of insurance is asked to pay. */
export const claimFiling = openCodes(
  {
    '11': 'other, not federal',
    '12': 'preferred provider organization',
    '13': 'point of service',
    '14': 'exclusive provider organization',
    '15': 'indemnity',
    '16': 'Medicare Advantage HMO',
    '17': 'dental maintenance organization',
    AM: 'auto insurance',
    BL: 'Blue Cross Blue Shield',
    CH: 'TRICARE',
    CI: 'commercial',
    DS: 'disability',
    FI: 'federal employees',
    HM: 'health maintenance organization',
    LM: 'liability',
    MA: 'Medicare Part A',
    MB: 'Medicare Part B',
    MC: 'Medicaid',
    OF: 'other federal program',
    TV: 'title V',
    VA: 'Veterans Affairs',
    WC: 'workers’ compensation',
    ZZ: 'mutually defined',
  },
  /^[0-9A-Z]{2}$/,
);

export const payerRank = codes({
  A: 'fourth',
  B: 'fifth',
  C: 'sixth',
  D: 'seventh',
  E: 'eighth',
  F: 'ninth',
  G: 'tenth',
  H: 'eleventh',
  P: 'first',
  S: 'second',
  T: 'third',
  U: 'not known',
});

export const relationship = openCodes(
  {
    '01': 'spouse',
    '18': 'self',
    '19': 'child',
    '20': 'employee',
    '21': 'not known',
    '39': 'organ donor',
    '40': 'donor of a body',
    '53': 'life partner',
    G8: 'other',
  },
  /^[0-9A-Z]{2}$/,
);

/** CAS01: who bears what was not paid. */
export const adjustmentGroup = codes({
  CO: 'by contract, the provider bears it',
  CR: 'correction of an earlier payment',
  OA: 'other adjustment',
  PI: 'the payer’s own reduction',
  PR: 'the patient bears it',
});

/** Claim adjustment reasons (CARC), a list kept outside; those that home care meets most. */
export const adjustmentReason = openCodes(
  {
    '1': 'deductible',
    '2': 'coinsurance',
    '3': 'copayment',
    '16': 'information is missing',
    '18': 'a duplicate',
    '22': 'another payer comes first',
    '23': 'what another payer has decided',
    '27': 'coverage had ended',
    '29': 'filed too late',
    '45': 'above the agreed fee',
    '50': 'not medically necessary',
    '94': 'more than was charged',
    '96': 'not covered',
    '97': 'included in another service',
    '108': 'rules on rental and purchase not met',
    '109': 'belongs to another payer',
    '119': 'the most for this period is reached',
    '144': 'incentive',
    '151': 'so many are not supported',
    '163': 'an attachment was not received',
    '173': 'not ordered by a physician',
    '174': 'not ordered before delivery',
    '175': 'the order is incomplete',
    '176': 'the order is not current',
    '197': 'no authorization',
    '198': 'more than was authorized',
    '204': 'not covered by this plan',
    '252': 'an attachment is needed',
    '253': 'sequestration',
    '284': 'the authorization does not cover this service',
    B7: 'the provider was not eligible that day',
  },
  /^[0-9A-Z]{1,5}$/,
);

/** Remittance remarks (RARC), a list kept outside. */
export const remark = openCodes(
  {
    M3: 'the same or similar equipment is already there',
    M51: 'procedure code',
    M62: 'authorization code',
    M76: 'diagnosis',
    MA01: 'how to appeal',
    MA130: 'cannot be processed: correct it and send it anew',
    N115: 'decided by a local coverage determination',
    N265: 'ordering provider',
    N54: 'differs from what was authorized',
    N706: 'documents are missing',
  },
  /^[0-9A-Z]{1,6}$/,
);

/** PWK01: what paper goes with the claim; an open list. */
export const paperKind = openCodes(
  {
    '03': 'report that justifies treatment',
    '04': 'drugs given',
    '05': 'treatment and diagnosis',
    '08': 'plan of treatment',
    '11': 'chemical analysis',
    '77': 'support data for verification',
    B4: 'referral',
    CT: 'certification',
    DA: 'dental models',
    DG: 'diagnostic report',
    DS: 'discharge summary',
    EB: 'explanation of benefits',
    M1: 'medical record',
    NN: 'nursing notes',
    OZ: 'support data for the claim',
    P4: 'pathology report',
    PN: 'physical therapy notes',
    PZ: 'physical therapy certification',
    RB: 'radiology films',
    RR: 'radiology report',
    RT: 'report of tests',
    V5: 'death notification',
    XP: 'photographs',
  },
  /^[0-9A-Z]{2}$/,
);

/** PWK02: how it travels. */
export const paperWay = codes({
  AA: 'kept, on request',
  AB: 'sent before',
  AD: 'with this message, certification form',
  AF: 'narrative part sent with it',
  AG: 'no narrative part',
  BM: 'by mail',
  EL: 'electronically, as a message of its own',
  EM: 'by email',
  FT: 'as a file',
  FX: 'by fax',
  NS: 'not needed',
});

export const unit = openCodes(
  { DA: 'days', F2: 'international units', MJ: 'minutes', UN: 'units', MO: 'months', HR: 'hours' },
  /^[0-9A-Z]{2}$/,
);
