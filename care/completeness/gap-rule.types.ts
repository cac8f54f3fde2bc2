// Why: a completeness rule is a dated row anybody can read: what must be there, who can supply it, the sentence to say and
// the source; the code names the defect so that rework can be counted by its cause (M14).
import type { Family, ReferralDraft } from '../cases/cases.schema.ts';

export type Supplier = 'ordering_office' | 'hospital' | 'patient' | 'sender';

export type GapRule = {
  /** 'oxygen.flow': stable, used in reports and in what was asked. */
  readonly code: string;
  readonly family: Family | 'all';
  /** The field that would close the gap, as its path in the order. */
  readonly field: string;
  readonly say: string;
  readonly suppliedBy: Supplier;
  readonly source: string;
  /** The first and last service day it holds for. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** True when it is missing from this order. */
  readonly isMissing: (order: ReferralDraft) => boolean;
};
