// Why: calendars and clock rules are dated rows; what the town's payers agreed is recorded as such rows, each parsed by
// the schema it is counted with.

import { calendarSchema } from '../base/time/calendar.schema.ts';
import { clockRuleSchema } from '../base/time/deadline.schema.ts';
import type { Instant } from '../base/time/instant.ts';
import { coverageRuleRow } from '../care/authorization/authorization.schema.ts';
import { calendars, clockRules, codeSubsetFrom, codeSubsets, coverageRules } from '../town/index.ts';

/** Every version of every calendar, recorded at `at`. */
export function calendarRows(at: Instant): object[] {
  return calendars.map((calendar) => ({
    id: calendar.id,
    version: calendar.version,
    zone: calendar.zone,
    body: calendarSchema.parse(calendar),
    recordedAt: at,
  }));
}

/** Every version of every clock rule, recorded at `at`: the rule as it is counted, and for whom and when it holds. */
export function clockRuleRows(at: Instant): object[] {
  return clockRules.map((row) => {
    const { id, version, name, source, counts, warnAtPercent, zone } = row;
    return {
      id,
      version,
      tenantId: row.tenantId,
      kind: row.kind,
      lineOfBusiness: row.lob,
      family: row.family,
      state: row.state,
      body: clockRuleSchema.parse({ id, version, name, source, counts, warnAtPercent, zone }),
      source,
      validFrom: row.validFrom,
      validTo: row.validTo,
      recordedAt: at,
    };
  });
}

/** Every version of every coverage rule, recorded at `at`. */
export function coverageRuleRows(at: Instant): object[] {
  return coverageRules.map((row) => ({ ...coverageRuleRow.parse(row), recordedAt: at }));
}

/** The town's parts of code sets, loaded at `at`; never whole, so that nothing is checked against them. */
export function codeSubsetRows(at: Instant): object[] {
  return codeSubsets.map(({ kind, codes }) => ({ kind, codes, fromOn: codeSubsetFrom, loadedAt: at }));
}
