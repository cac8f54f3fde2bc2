// Why: one shape for how well a member fits what was stated, from the rule that weighs to the screen that shows it.
import { z } from 'zod';

/** How one fact stands between what was stated and what the plan holds. */
export const agreements = ['same', 'near', 'differs', 'unknown'] as const;
export type Agreement = (typeof agreements)[number];

/** One fact compared: points for the score, a finished clause for the reader. */
export const comparedFact = z.object({
  fact: z.enum(['birth', 'number', 'given', 'family', 'suffix', 'address', 'phone']),
  stated: z.string().nullable(),
  held: z.string().nullable(),
  agreement: z.enum(agreements),
  points: z.int(),
  /** '' where there is nothing to say. */
  say: z.string(),
});
export type ComparedFact = z.infer<typeof comparedFact>;

export const verdicts = ['certain', 'likely', 'none'] as const;
export type MatchVerdict = (typeof verdicts)[number];

/** A member as matching needs them; former family names are what the plan called them before. */
export const matchable = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  formerFamilyNames: z.array(z.string()),
  birthOn: z.string(),
  memberNumber: z.string(),
  phone: z.string().nullable(),
  line1: z.string().nullable(),
  zip: z.string().nullable(),
});
export type Matchable = z.infer<typeof matchable>;

/** What was stated of a patient; anything may be missing. */
export type Stated = {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly birthOn?: string | undefined;
  readonly memberNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly line1?: string | undefined;
  readonly zip?: string | undefined;
};

/** A member weighed against what was stated. */
export type Weighed<M extends Matchable = Matchable> = {
  readonly member: M;
  /** 0 to 100. */
  readonly score: number;
  readonly facts: readonly ComparedFact[];
  /** Finished clauses, the weightiest first: “Same birth date”, “member number differs by two swapped digits”. */
  readonly reasons: readonly string[];
  /** Of birth date, name and number: how many agree to the letter, and how many at least nearly. */
  readonly agreeing: number;
  readonly birth: Agreement;
  readonly nearing: number;
  /** Something stated speaks against this member. */
  readonly contradicted: boolean;
};
