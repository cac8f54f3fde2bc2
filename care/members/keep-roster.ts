// Why: the payer says who its members are. What is new or changed is written with its history, so that what we knew when can be
// said years later; a number that suddenly belongs to another person is not believed.
import { appendMany, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { putUnderKeys } from './find-candidates.ts';
import { memberEnded } from './members.events.ts';
import type { MemberSaid } from './roster.schema.ts';
import {
  addMembers,
  changeMembers,
  countAbsent,
  endAbsent,
  membersNumbered,
  noteMentioned,
  type HeldMember,
} from './roster.store.ts';
import { foldName, searchName } from './search-name.rules.ts';
import { zoneOfState } from './state-zone.rules.ts';

/** What became of a member of a roster. `problem` is a finished sentence; nothing was changed then. */
export type Kept =
  | { readonly as: 'new' | 'changed' | 'same' | 'ended'; readonly memberId: string }
  | { readonly as: 'refused'; readonly memberId: string; readonly problem: string };

type NextForm = HeldMember & { searchName: string };

/** The form a member has now: what a roster leaves out stays as it was. */
function formOf(said: MemberSaid, held: HeldMember | undefined, id: string, payerZone: string): NextForm {
  const { change: _, ...facts } = said;
  const moved = said.state !== null && said.state !== held?.state;
  return {
    id,
    ...facts,
    sex: said.sex ?? held?.sex ?? null,
    language: said.language ?? held?.language ?? 'en',
    phone: said.phone ?? held?.phone ?? null,
    email: said.email ?? held?.email ?? null,
    line1: said.line1 ?? held?.line1 ?? null,
    city: said.city ?? held?.city ?? null,
    state: said.state ?? held?.state ?? null,
    zip: said.zip ?? held?.zip ?? null,
    zone: (moved ? zoneOfState(said.state) : undefined) ?? held?.zone ?? payerZone,
    coveredFrom: said.coveredFrom ?? held?.coveredFrom ?? null,
    searchName: searchName(said.givenName, said.familyName),
  };
}

const isSame = (form: NextForm, held: HeldMember): boolean =>
  Object.entries(held).every(([fact, value]) => Reflect.get(form, fact) === value);

/** A number handed on to somebody else, or a slip that would overwrite a person: both names and the birth date differ. */
const isSomebodyElse = (said: MemberSaid, held: HeldMember): boolean =>
  said.birthOn !== held.birthOn &&
  foldName(said.givenName) !== foldName(held.givenName) &&
  foldName(said.familyName) !== foldName(held.familyName);

/** Coverage ends that did not before, or ends earlier. */
const ends = (form: NextForm, held: HeldMember | undefined): boolean =>
  form.coveredTo !== null &&
  held !== undefined &&
  (held.coveredTo === null || form.coveredTo < held.coveredTo);

/** Numbers → ids of those who are members here. */
export async function idsNumbered(
  deed: Deed,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const held = await deed.tx.rows(membersNumbered, [deed.tenantId, [...numbers]]);
  return new Map(held.map(({ memberNumber, id }) => [memberNumber, id]));
}

/** Notes that roster `rosterId` names these members, whatever became of their rows. */
export async function noteNamed(deed: Deed, rosterId: string, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await deed.tx.run(noteMentioned, [deed.tenantId, rosterId, [...memberIds]]);
}

/** Writes some members of a roster, no number twice; gives what became of each, in their order. */
export async function keepRoster(deed: Deed, all: readonly MemberSaid[], payerZone: string): Promise<Kept[]> {
  const numbers = all.map(({ memberNumber }) => memberNumber);
  const held = new Map(
    (await deed.tx.rows(membersNumbered, [deed.tenantId, numbers])).map((one) => [one.memberNumber, one]),
  );
  const added: NextForm[] = [];
  const changed: NextForm[] = [];
  const ended: { subjectId: string; data: { coveredTo: string; how: 'said' } }[] = [];
  const kept = all.map((said): Kept => {
    const before = held.get(said.memberNumber);
    if (before !== undefined && isSomebodyElse(said, before))
      return {
        as: 'refused',
        memberId: before.id,
        problem: 'This number belongs to somebody of another name and birth date here. Nothing was changed.',
      };
    const memberId = before?.id ?? newId(deed.at);
    const form = formOf(said, before, memberId, payerZone);
    if (before === undefined) {
      added.push(form);
      return { as: 'new', memberId };
    }
    if (isSame(form, before)) return { as: 'same', memberId };
    changed.push(form);
    if (!ends(form, before)) return { as: 'changed', memberId };
    ended.push({ subjectId: memberId, data: { coveredTo: form.coveredTo ?? '', how: 'said' } });
    return { as: 'ended', memberId };
  });
  if (added.length > 0) await deed.tx.run(addMembers, [deed.tenantId, JSON.stringify(added), deed.at]);
  if (changed.length > 0) await deed.tx.run(changeMembers, [deed.tenantId, JSON.stringify(changed), deed.at]);
  await putUnderKeys(deed.tx, deed.tenantId, [...added, ...changed]);
  await appendMany(deed, memberEnded, ended);
  return kept;
}

/** How many are covered after `lastDay`, and how many of them a full roster does not name. */
export const absentFrom = async (deed: Deed, rosterId: string, lastDay: string) =>
  await deed.tx.one(countAbsent, [deed.tenantId, rosterId, lastDay]);

/** Ends the coverage of everybody a full roster does not name, with `lastDay`; gives how many. */
export async function endThoseAbsent(deed: Deed, rosterId: string, lastDay: string): Promise<number> {
  const ended = await deed.tx.rows(endAbsent, [deed.tenantId, rosterId, lastDay, deed.at]);
  const told = ended.map(({ id }) => ({
    subjectId: id,
    data: { coveredTo: lastDay, how: 'absent' as const },
  }));
  await appendMany(deed, memberEnded, told);
  return ended.length;
}
