// Why: how long something may take is a dated row per payer and state, never a constant; this picks the row that speaks
// most exactly of the case on the day that counts, so that a Texas rule beats the general one and last year's is not used.

/** What a clock-rule row applies to; null speaks of every value. Dates are 'YYYY-MM-DD', both included; null: still in force. */
export type RuleScope = {
  readonly id: string;
  readonly version: number;
  /** Which clock: 'acknowledgement', 'schedule', … */
  readonly kind: string;
  readonly lob: string | null;
  readonly family: string | null;
  readonly state: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
};

/** The case a rule is looked for; null where it is not known yet, which only general rows can match. */
export type RuleQuestion = {
  readonly kind: string;
  readonly lob: string | null;
  readonly family: string | null;
  readonly state: string | null;
  readonly on: string;
};

/**
 * The most specific row valid on that day, or undefined. More named dimensions win; with as many, the state outranks the
 * service family and the family the line of business; then the later start, then the higher version, then the id, so
 * that the answer never depends on the order of the rows.
 */
export function pickRule<Row extends RuleScope>(
  rows: readonly Row[],
  question: RuleQuestion,
): Row | undefined {
  return rows
    .filter((row) => applies(row, question))
    .reduce<Row | undefined>(
      (best, row) => (best === undefined || outranks(row, best) ? row : best),
      undefined,
    );
}

function applies(row: RuleScope, { kind, lob, family, state, on }: RuleQuestion): boolean {
  return (
    row.kind === kind &&
    (row.lob === null || row.lob === lob) &&
    (row.family === null || row.family === family) &&
    (row.state === null || row.state === state) &&
    row.validFrom <= on &&
    (row.validTo === null || on <= row.validTo)
  );
}

function outranks(row: RuleScope, best: RuleScope): boolean {
  const byExactness = exactness(row) - exactness(best);
  if (byExactness !== 0) return byExactness > 0;
  if (row.validFrom !== best.validFrom) return row.validFrom > best.validFrom;
  if (row.version !== best.version) return row.version > best.version;
  return row.id < best.id;
}

function exactness({ lob, family, state }: RuleScope): number {
  const named = [state, family, lob].map((value): number => (value === null ? 0 : 1));
  const [byState = 0, byFamily = 0, byLob = 0] = named;
  return (byState + byFamily + byLob) * 8 + byState * 4 + byFamily * 2 + byLob;
}
