// Why: a brace for the wrong side or a leg above the patient's level is made twice; the side and the K-level are what most often
// lack. Shoes for diabetes need the statement of the physician who treats it (domain.md §3.3).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rulesOf } from './gap-rows.rules.ts';
import type { GapRow, GapRule } from './gap-rule.types.ts';
import { lacksCode } from './order-kind.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.limb ?? {};

const rows: readonly GapRow[] = [
  [
    'kind',
    'kind',
    'Say whether it is a leg or arm prosthesis, a brace, or shoes for diabetes, or give the HCPCS code.',
    (o) => lacksCode(o.lines, 'orthotics_prosthetics') && facts(o).kind === undefined,
  ],
  ['side', 'side', 'Say which side it is for: left, right, both, or neither.'],
  ['make', 'make', 'Say whether it is prefabricated, custom-fitted or custom-made.'],
  [
    'measured',
    'measuredOn',
    'The day it was cast or measured is missing.',
    (o) => ['custom_fit', 'custom_made'].includes(facts(o).make ?? '') && facts(o).measuredOn === undefined,
  ],
  ['fitter', 'fitterName', 'The certified fitter’s name is missing.'],
  ['prior_device', 'priorDevice', 'Say which device the patient had before; say “none” if there was none.'],
  ['k_level', 'kLevel', 'The functional level (K0 to K4) is missing.', undefined, { kind: 'leg_prosthesis' }],
  [
    'statement_by',
    'statementBy',
    'The physician who treats the diabetes must state the need; the name is missing.',
    undefined,
    { kind: 'diabetic_shoes' },
  ],
  [
    'statement_on',
    'statementOn',
    'The date of the statement by the physician who treats the diabetes is missing.',
    undefined,
    { kind: 'diabetic_shoes' },
  ],
];

/** Orthotics and prosthetics. */
export const limbGaps: readonly GapRule[] = rulesOf(
  {
    family: 'orthotics_prosthetics',
    prefix: 'orthotics_prosthetics',
    at: 'clinical.limb',
    source: 'domain.md §3.3 (O&P)',
    validFrom: '2020-01-01',
  },
  rows,
);
