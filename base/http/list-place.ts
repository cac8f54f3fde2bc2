// Why: where a list goes on is told in words of ours and comes back from outside; anything we never gave is refused
// before the database has to stumble over it.

/** True when these can be an instant ('2026-03-10T14:00:00.000Z') and an id that a list's place was made of. */
export function isPlaceInList(at: string | undefined, id: string | undefined): boolean {
  return (
    at !== undefined &&
    id !== undefined &&
    /^\d{4}-[\d-]{5}T[\d:.]+Z$/.test(at) &&
    !Number.isNaN(Date.parse(at)) &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  );
}
