// Why: a completeness rule is a dated row anybody can read: what must be there, who can supply it, the sentence to say and
// the source; the code names the defect so that rework can be counted by its cause (M14).
import type { Family, ReferralDraft } from '../cases/cases.schema.ts';
import type { OrderKind } from './order-kind.rules.ts';

export type Supplier = 'ordering_office' | 'hospital' | 'patient' | 'sender';

export type GapRule = {
  /** 'oxygen.flow': stable, used in reports and in what was asked. */
  readonly code: string;
  readonly family: Family | 'all';
  /** Within the family only these things; absent means all of it. */
  readonly kind?: OrderKind | undefined;
  /** The field that would close the gap, as its path in the order; of a list without its row ('clinical.wounds.location'). */
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

/** A rule as its family's file writes it: where nothing says when it is missing, it is missing when its field says nothing. */
export type GapRow = readonly [
  code: string,
  field: string,
  say: string,
  isMissing?: ((order: ReferralDraft) => boolean) | undefined,
  more?: Partial<Pick<GapRule, 'suppliedBy' | 'source' | 'validFrom' | 'kind'>>,
];
