// Why: an institutional claim tells its diagnoses, procedures, occurrences, values and conditions all in the same segment
// (HI), told apart by the list of the first code; what may stand beside a code differs.
import { many, may, maybe } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, day, period } from '../kinds.ts';
import { healthCodes } from './claim-segments.ts';

const presence = [
  null,
  null,
  null,
  null,
  null,
  null,
  may(
    'presentOnAdmission',
    'Present on admission',
    codes({ N: 'no', U: 'not documented', W: 'cannot be determined', Y: 'yes' }),
  ),
] as const;
const onADay = [may('form', 'Form', codes({ D8: 'a date' })), may('when', 'When', day)] as const;
const inAPeriod = [may('form', 'Form', codes({ RD8: 'a range' })), may('when', 'When', period)] as const;
const withAmount = [null, null, may('amount', 'Amount', amount)] as const;

/** All HIs of an institutional claim. Occurrence 50 dates the OASIS assessment, 61 and 62 a stay before home care. */
export const institutionalCodes = {
  admittingDiagnosis: maybe(
    healthCodes('Admitting diagnosis', { ABJ: 'diagnosis', BJ: 'diagnosis (ICD-9)' }, {}, 1, []),
  ),
  principal: maybe(
    healthCodes(
      'Principal diagnosis',
      { ABK: 'principal diagnosis', BK: 'principal diagnosis (ICD-9)' },
      {},
      1,
      presence,
    ),
  ),
  visitReasons: maybe(
    healthCodes(
      'Why the patient came',
      { APR: 'reason', PR: 'reason (ICD-9)' },
      { APR: 'reason', PR: 'reason (ICD-9)' },
      3,
      [],
    ),
  ),
  externalCauses: maybe(
    healthCodes(
      'External cause',
      { ABN: 'cause', BN: 'cause (ICD-9)' },
      { ABN: 'cause', BN: 'cause (ICD-9)' },
      12,
      presence,
    ),
  ),
  diagnosisGroup: maybe(healthCodes('Diagnosis group', { DR: 'group' }, {}, 1, [])),
  diagnoses: many(
    healthCodes(
      'Other diagnoses',
      { ABF: 'diagnosis', BF: 'diagnosis (ICD-9)' },
      { ABF: 'diagnosis', BF: 'diagnosis (ICD-9)' },
      12,
      presence,
    ),
    2,
  ),
  procedure: maybe(
    healthCodes(
      'Principal procedure',
      { BBR: 'procedure', BR: 'procedure (ICD-9)', CAH: 'advanced billing' },
      {},
      1,
      onADay,
    ),
  ),
  procedures: many(
    healthCodes(
      'Other procedures',
      { BBQ: 'procedure', BQ: 'procedure (ICD-9)' },
      { BBQ: 'procedure', BQ: 'procedure (ICD-9)' },
      12,
      onADay,
    ),
    2,
  ),
  spans: many(
    healthCodes('Occurrence spans', { BI: 'occurrence span' }, { BI: 'occurrence span' }, 12, inAPeriod),
    2,
  ),
  occurrences: many(healthCodes('Occurrences', { BH: 'occurrence' }, { BH: 'occurrence' }, 12, onADay), 2),
  values: many(healthCodes('Values', { BE: 'value' }, { BE: 'value' }, 12, withAmount), 2),
  conditions: many(healthCodes('Conditions', { BG: 'condition' }, { BG: 'condition' }, 12, []), 2),
  treatments: many(healthCodes('Treatments', { TC: 'treatment' }, { TC: 'treatment' }, 12, []), 2),
} as const;
