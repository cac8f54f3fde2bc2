// Why: a discharge within 24 hours goes at once to a named manager with direct contact and a committed time
// (requirements M18, M19); nobody has to notice it first.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import type { Timer } from '../../base/jobs/timers.ts';
import { referralFor } from '../cases/index.ts';
import { nextPerson } from './assign-case.ts';
import { computeClock, type ClockSubject } from './clocks.ts';
import { bringUpToDate, isNearDischarge } from './open-case-work.ts';
import { escalationOpened } from './work.events.ts';
import { escalatesAnew } from './escalates-anew.rules.ts';
import { escalationsOf, followDischarge, insertEscalation } from './escalations.store.ts';
import { itemOf, setFlags } from './work.store.ts';

const near = 'The patient goes home within 24 hours.';

async function openEscalation(
  deed: Deed,
  referralId: string,
  reason: string,
  isNewOccasion: boolean,
): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  if (found === undefined) return;
  const { referral } = found;
  const item = await deed.tx.maybe(itemOf, [deed.tenantId, 'referral', referralId]);
  // Steps run in any order: without its item the flags would be lost, so this one waits its turn.
  if (item === undefined) throw new Error('The case is not in the worklist yet.');
  const earlier = await deed.tx.rows(escalationsOf, [deed.tenantId, referralId]);
  const anew = escalatesAnew(earlier, { reason, dischargeAt: referral.dischargeAt, isNewOccasion });
  await deed.tx.run(followDischarge, [deed.tenantId, referralId, referral.dischargeAt]);
  if (!anew) return;
  const manager = await nextPerson(deed, 'supervisor', referralId);
  const subject: ClockSubject = {
    kind: 'referral',
    id: referralId,
    startedAt: deed.at,
    family: null,
    state: referral.shipState,
    memberZone: referral.zone,
    dischargeAt: referral.dischargeAt,
  };
  const commitment = await computeClock(deed, 'escalation_commit', subject);
  const id = newId(deed.at);
  const committedFor = commitment?.deadline.dueAt ?? null;
  await deed.tx.run(insertEscalation, [
    deed.tenantId,
    id,
    referralId,
    referral.caseNumber,
    manager === undefined ? 'open' : 'assigned',
    1,
    reason,
    manager?.id ?? null,
    manager?.name ?? null,
    manager?.directPhone ?? null,
    manager?.email ?? null,
    deed.at,
    committedFor,
    referral.dischargeAt,
  ]);
  await deed.tx.run(setFlags, [deed.tenantId, 'referral', referralId, null, true, true]);
  await append(deed, escalationOpened, referralId, {
    escalationId: id,
    caseNumber: referral.caseNumber,
    level: 1,
    reason,
    managerId: manager?.id ?? null,
    managerName: manager?.name ?? null,
    managerEmail: manager?.email ?? null,
    committedFor,
  });
}

/** Escalates a case for this reason, unless one is open that takes everything. */
export async function escalateFor(deed: Deed, referralId: string, reason: string): Promise<void> {
  await openEscalation(deed, referralId, reason, true);
}

/** Journey step: escalates when the planned discharge is within 24 hours and no person has dealt with that one already. */
export async function escalateNearDischarge(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined) return;
  const { id, dischargeAt } = found.referral;
  if (isNearDischarge(dischargeAt, deed.at)) await openEscalation(deed, id, near, false);
  else if (dischargeAt !== null) await deed.tx.run(followDischarge, [deed.tenantId, id, dischargeAt]);
}

/** Timer handler: a day before the discharge the case escalates by itself, if that is still the discharge. */
export async function watchDischarges(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) {
    const found = await referralFor(deed.tx, deed.tenantId, timer.subjectId);
    const planned = (timer.payload as { dischargeAt: string }).dischargeAt;
    if (found?.referral.dischargeAt !== planned) continue;
    await bringUpToDate(deed, timer.subjectId);
    await openEscalation(deed, timer.subjectId, near, true);
  }
}
