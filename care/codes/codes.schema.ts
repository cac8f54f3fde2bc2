// Why: the shapes of the code sets: which kinds there are, what an edition says of itself, and what is answered about a code.
import { z } from 'zod';
import { daySchema, instantSchema } from '../../base/time/time.schema.ts';

/** The sets: diagnoses, procedures with modifiers, provider identifiers, federal exclusions. */
export const codeSetKinds = ['icd10cm', 'hcpcs', 'npi', 'leie'] as const;
export const codeSetKind = z.enum(codeSetKinds);
export type CodeSetKind = z.infer<typeof codeSetKind>;
/** The sets in which a code is looked up; exclusions are asked for a person (ask-exclusion.ts). */
export const checkedKinds = ['icd10cm', 'hcpcs', 'npi'] as const satisfies readonly CodeSetKind[];
export type CheckedKind = (typeof checkedKinds)[number];

/** A load with its control totals. `fromOn` is the first day it holds, `toOn` the last it can be answered from. */
export const editionRow = z.object({
  id: z.int(),
  kind: codeSetKind,
  whole: z.boolean(),
  publisher: z.string(),
  fileName: z.string(),
  digest: z.string(),
  fromOn: daySchema,
  toOn: daySchema.nullable(),
  loadedAt: instantSchema,
  lines: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  duplicates: z.int(),
});
export type Edition = z.infer<typeof editionRow>;

/** What the sets know of one code on one day, found in one statement so that a change of edition is never seen half. */
export const foundCodeRow = z.object({
  governingFrom: daySchema.nullable(),
  name: z.string().nullable(),
  billable: z.boolean().nullable(),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  successor: z.string().nullable(),
  facts: z.unknown(),
  goneOn: daySchema.nullable(),
  goneName: z.string().nullable(),
  goneSuccessor: z.string().nullable(),
  partName: z.string().nullable(),
});
export type FoundCode = z.infer<typeof foundCodeRow>;

/** What NPPES says of a number beside its dates. */
export const npiFacts = z.object({
  entity: z.enum(['person', 'organization', 'unsaid']),
  line: z.string(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  taxonomies: z.array(z.string()),
  deactivatedOn: daySchema.optional(),
  reactivatedOn: daySchema.optional(),
});

/**
 * What is answered. `valid`: may be used that day. `heading`: exists but is too coarse to be used. `retired`: could be
 * used until `lastOn`. `unknown`: the whole set does not have it. `not_checked`: nobody has the whole set for that day.
 */
export type CodeStanding = {
  readonly standing: 'malformed' | 'valid' | 'heading' | 'retired' | 'unknown' | 'not_checked';
  /** The code in its normal form, as typed where it has none. */
  readonly code: string;
  readonly sentence: string;
  readonly name?: string;
  readonly lastOn?: string;
  readonly successor?: string;
  /** First day of the edition that answered. */
  readonly edition?: string;
};

/** One row for codes.code, in its normal form; dates 'YYYY-MM-DD'. */
export type NewCode = {
  readonly code: string;
  readonly name: string;
  readonly billable: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successor?: string;
  readonly facts: object;
};

/** A row of the exclusion list as it is found for somebody. */
export const exclusionRow = z.object({
  editionFrom: daySchema,
  npi: z.string().nullable(),
  lastName: z.string().nullable(),
  firstName: z.string().nullable(),
  businessName: z.string().nullable(),
  bornOn: daySchema.nullable(),
  state: z.string().nullable(),
  grounds: z.string().nullable(),
  excludedOn: daySchema.nullable(),
  reinstatedOn: daySchema.nullable(),
  waivedOn: daySchema.nullable(),
  waiverState: z.string().nullable(),
});
export type FoundExclusion = z.infer<typeof exclusionRow>;
