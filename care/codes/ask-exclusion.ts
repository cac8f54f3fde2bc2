// Why: whoever is on the exclusion list may neither order nor serve (42 USC 1320a-7). Most rows have no NPI, so that a person is
// looked for by name and day of birth too; a name alone proves nothing and is a person's to settle.
import type { Tx } from '../../base/db/database.ts';
import type { FoundExclusion } from './codes.schema.ts';
import { findExclusions } from './codes.store.ts';

/** Who is asked for; `npi` in ten digits, `bornOn` 'YYYY-MM-DD'. */
export type ExclusionQuestion = {
  readonly npi?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly bornOn?: string;
};

/** `excluded`: by NPI, or by name and birth. `same_name`: a person must look. `edition` is the first day of the list. */
export type ExclusionStanding = {
  readonly standing: 'excluded' | 'same_name' | 'not_listed' | 'not_checked';
  readonly sentence: string;
  readonly edition?: string;
  readonly since?: string;
  readonly grounds?: string;
};

function standsOn(row: FoundExclusion, on: string): boolean {
  if (row.excludedOn === null || row.excludedOn > on) return false;
  return row.reinstatedOn === null || row.reinstatedOn > on;
}

/** Whether somebody is excluded on day `on` ('YYYY-MM-DD'), after the newest whole list. */
export async function askExclusion(tx: Tx, who: ExclusionQuestion, on: string): Promise<ExclusionStanding> {
  const rows = await tx.rows(findExclusions, [
    who.npi ?? null,
    who.lastName?.trim().toUpperCase() ?? null,
    who.firstName?.trim().toUpperCase() ?? null,
  ]);
  const edition = rows[0]?.editionFrom;
  if (edition === undefined)
    return { standing: 'not_checked', sentence: 'Nobody was checked: there is no whole exclusion list.' };
  const standing = rows.filter((row) => standsOn(row, on));
  const sure = standing.find(
    (row) =>
      (who.npi !== undefined && row.npi === who.npi) ||
      (who.bornOn !== undefined && row.bornOn === who.bornOn),
  );
  const more = (row: FoundExclusion) => ({
    edition,
    ...(row.excludedOn === null ? {} : { since: row.excludedOn }),
    ...(row.grounds === null ? {} : { grounds: row.grounds }),
  });
  if (sure !== undefined) {
    const waiver = sure.waivedOn === null ? '' : ` A waiver for ${sure.waiverState ?? 'a state'} is noted.`;
    return {
      standing: 'excluded',
      sentence: `Excluded from federal programs since ${sure.excludedOn ?? ''}.${waiver}`,
      ...more(sure),
    };
  }
  const alike = standing.find((row) => who.bornOn === undefined || row.bornOn === null);
  if (alike !== undefined)
    return {
      standing: 'same_name',
      sentence: 'Somebody of this name is excluded. Please compare the day of birth and the address.',
      ...more(alike),
    };
  return { standing: 'not_listed', sentence: `Not on the exclusion list of ${edition}.`, edition };
}
