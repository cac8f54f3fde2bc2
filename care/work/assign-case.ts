// Why: every case has a named case manager with an extension from the start (requirement M13). The one with the fewest
// open cases of that payer takes it; at equal load the case's own id decides, so that several workers agree.
import { createHash } from 'node:crypto';
import type { Deed, Happened } from '../../base/events/event.ts';
import { nameCaseManager, referralFor } from '../cases/index.ts';
import { itemOf, loadOf, setOwner, staffFor } from './work.store.ts';

type Person = {
  id: string;
  name: string;
  extension: string | null;
  directPhone: string | null;
  email: string;
};

/** The person of a role who takes the next piece of work of this payer; undefined when the payer has none. */
export async function nextPerson(deed: Deed, role: string, forId: string): Promise<Person | undefined> {
  const people = await deed.tx.rows(staffFor, [role, deed.tenantId]);
  if (people.length <= 1) return people[0];
  const loads = new Map(
    (await deed.tx.rows(loadOf, [deed.tenantId, people.map((p) => p.id)])).map((row) => [row.id, row.load]),
  );
  const luck = (id: string) =>
    createHash('sha256')
      .update(id + forId)
      .digest('hex');
  return people.sort(
    (a, b) => (loads.get(a.id) ?? 0) - (loads.get(b.id) ?? 0) || luck(a.id).localeCompare(luck(b.id)),
  )[0];
}

/** Journey step: names the case manager and gives them the item. Without one the item stays unowned and is seen there. */
export async function assignCaseManager(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined || found.referral.caseManagerId !== null) return;
  const manager =
    (await nextPerson(deed, 'care_coordinator', happened.subjectId)) ??
    (await nextPerson(deed, 'supervisor', happened.subjectId));
  if (manager === undefined) throw new Error('This payer has no care coordinator and no supervisor.');
  await nameCaseManager(deed, found.referral, manager);
  const item = await deed.tx.maybe(itemOf, [deed.tenantId, 'referral', happened.subjectId]);
  if (item !== undefined && item.ownerId === null) {
    await deed.tx.run(setOwner, [deed.tenantId, item.id, manager.id, deed.at, 'claimed', manager.id]);
  }
}
