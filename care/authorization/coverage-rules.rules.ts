// Why: the same order may be approved under one plan and routed under another by rows alone, so the row that speaks most
// exactly must win, always the same one: the payer's own contract before what holds for all, then the plan, then the
// longest code, then the family, then the line of business.
import type { CoverageRule } from './authorization.schema.ts';

/** What is asked about; null where it is not known, which only rows for all can match. `on` is 'YYYY-MM-DD'. */
export type CoverageQuestion = {
  readonly tenantId: number;
  readonly lineOfBusiness: string | null;
  readonly planName: string | null;
  readonly family: string;
  readonly code: string | null;
  readonly on: string;
};

/** The row that decides, or undefined where no row speaks of the service. */
export function pickCoverageRule(
  rows: readonly CoverageRule[],
  question: CoverageQuestion,
): CoverageRule | undefined {
  return rows
    .filter((row) => applies(row, question))
    .reduce<CoverageRule | undefined>(
      (best, row) => (best === undefined || outranks(row, best) ? row : best),
      undefined,
    );
}

function applies(row: CoverageRule, asked: CoverageQuestion): boolean {
  return (
    (row.tenantId === null || row.tenantId === asked.tenantId) &&
    (row.lineOfBusiness === null || row.lineOfBusiness === asked.lineOfBusiness) &&
    (row.planName === null || row.planName === asked.planName) &&
    (row.family === null || row.family === asked.family) &&
    (row.codePrefix === null || (asked.code?.startsWith(row.codePrefix) ?? false)) &&
    row.validFrom <= asked.on &&
    (row.validTo === null || asked.on <= row.validTo)
  );
}

const exactness = (row: CoverageRule): readonly number[] => [
  row.tenantId === null ? 0 : 1,
  row.planName === null ? 0 : 1,
  row.codePrefix?.length ?? 0,
  row.family === null ? 0 : 1,
  row.lineOfBusiness === null ? 0 : 1,
];

function outranks(row: CoverageRule, best: CoverageRule): boolean {
  const other = exactness(best);
  for (const [i, own] of exactness(row).entries()) if (own !== other[i]) return own > (other[i] ?? 0);
  if (row.validFrom !== best.validFrom) return row.validFrom > best.validFrom;
  if (row.version !== best.version) return row.version > best.version;
  return row.id < best.id;
}
