// Why: what a manager has dealt with in words stays dealt with: a later correction of the address must not ring again. Only
// an earlier discharge, another reason, or a discharge that comes near for the first time does (requirements M18, M19).

export type EarlierEscalation = {
  readonly status: string;
  readonly reason: string;
  /** The planned discharge it answered, as last known. */
  readonly dischargeAt: string | null;
};

/** Is a new escalation due beside the earlier ones? One that is still open takes everything. */
export function escalatesAnew(
  earlier: readonly EarlierEscalation[],
  now: { readonly reason: string; readonly dischargeAt: string | null; readonly isNewOccasion: boolean },
): boolean {
  if (earlier.some((one) => one.status !== 'resolved' && one.status !== 'confirmed')) return false;
  const same = earlier.filter((one) => one.reason === now.reason);
  if (now.isNewOccasion || same.length === 0) return true;
  const { dischargeAt } = now;
  // What an old row answered is not known: rather one call too many.
  return (
    dischargeAt !== null && same.every((one) => one.dischargeAt === null || dischargeAt < one.dischargeAt)
  );
}
