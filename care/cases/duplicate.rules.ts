// Why: says in words why two cases of one person may be the same order, so that the agent who decides sees the reason.

type Facts = { readonly families: readonly string[]; readonly receivedAt: string };

/** Reasons in plain words; none when the two ask for different care. `near.by` says why it seems one person, '' where it is one. */
export function duplicateReasons(
  mine: Facts,
  other: Facts & { readonly caseNumber: string; readonly channel: string },
  near: { readonly by: string; readonly differs: readonly string[] } = { by: '', differs: [] },
): string[] {
  const same = mine.families.filter((family) => other.families.includes(family));
  const eitherUnread = mine.families.length === 0 || other.families.length === 0;
  if (same.length === 0 && !eitherUnread) return [];
  const apart = (Date.parse(mine.receivedAt) - Date.parse(other.receivedAt)) / 3_600_000;
  const hours = Math.max(1, Math.round(Math.abs(apart)));
  // A mail that waited to be placed was received before what was made meanwhile.
  const age = `${hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`} ${apart < 0 ? 'later' : 'earlier'}`;
  return [
    `${near.by === '' ? 'The same person' : 'Perhaps the same person'} has case ${other.caseNumber}, received ${age} by ${other.channel === 'x12' ? 'X12' : other.channel}.`,
    ...(same.length > 0
      ? [`Both ask for ${same.join(' and ').replaceAll('_', ' ')}.`]
      : ['One of the two has not been read yet.']),
    ...(near.by === '' ? [] : [near.by]),
    ...(near.differs.length === 0 ? [] : [`They differ in ${near.differs.join(', ')}.`]),
  ];
}
