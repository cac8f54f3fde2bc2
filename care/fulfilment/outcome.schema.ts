// Why: how a case ended is one of a few codes, so that outcomes can be counted and a death is never written to (requirement
// M6: track outcomes; domain reference §1.1 row 11).
/** How a closed case came out. */
export const outcomes = {
  all_as_ordered: 'Everything came as ordered',
  late: 'Everything came, but late',
  in_part: 'Part of it came; the rest is not needed',
  changed: 'Something else was given instead',
  hospital: 'The patient went back to hospital',
  died: 'The patient died',
} as const;
export type Outcome = keyof typeof outcomes;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
export const outcomeCodes = Object.keys(outcomes) as [Outcome, ...Outcome[]];

/** Why a case is cancelled. */
export const cancelReasons = {
  member_request: 'The member does not want it',
  not_needed: 'It is not needed any more',
  ordered_in_error: 'It was ordered by mistake',
  hospital: 'The patient went back to hospital',
  other_provider: 'Somebody else provides it',
  moved_away: 'The patient moved away',
  deceased: 'The patient died',
} as const;
export type CancelReason = keyof typeof cancelReasons;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
export const cancelCodes = Object.keys(cancelReasons) as [CancelReason, ...CancelReason[]];

/** Endings after which nobody writes to the member any more. */
export const silentEndings: ReadonlySet<string> = new Set(['deceased', 'died']);
