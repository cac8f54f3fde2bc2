// Why: a case stands in the worklist, with its clocks running from the moment it was received, before anybody looks.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { armTimers } from '../../base/jobs/timers.ts';
import type { Deadline } from '../../base/time/deadline.ts';
import { minus, plus } from '../../base/time/instant.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { refreshWork, startClocks, stopClocks, type ClockSubject } from './clocks.ts';
import { harmAt } from './harm.rules.ts';
import { caseWorkOpened } from './work.events.ts';
import { deadlinesOf, type DeadlineRow } from './deadlines.store.ts';
import { openItem } from './work.store.ts';

const tracks = ['scheduling', 'scheduling_discharge', 'inquiry_answer'];
const dischargeBound = [...tracks, 'start_of_care'];

/** Hours before discharge at which a case escalates by itself (requirement M18). */
export const dischargeHours = 24;

/** True from a day before the planned discharge until it has passed. */
export function isNearDischarge(dischargeAt: string | null, at: string): boolean {
  return dischargeAt !== null && dischargeAt > at && dischargeAt <= plus(at, { hours: dischargeHours });
}

function titleOf(referral: Referral): string {
  const name = [referral.patientGivenName, referral.patientFamilyName]
    .filter((part) => part !== null)
    .join(' ');
  if (name !== '') return name;
  return (
    referral.requesterOrganization ?? referral.requesterName ?? referral.requesterEmail ?? 'Not named yet'
  );
}

function clockKinds(referral: Referral, near: boolean): string[] {
  // A case placed from the lobby was acknowledged there; it owes no second acknowledgement.
  const owed = referral.acknowledgedAt === null ? ['acknowledgement'] : [];
  if (referral.kind === 'inquiry') return [...owed, 'inquiry_answer'];
  return [
    ...owed,
    ...owed.map((kind) => `${kind}_24h`),
    near ? 'scheduling_discharge' : 'scheduling',
    'start_of_care',
  ];
}

/** Kinds that no longer hold: the other track, and those counted from a discharge that has been moved since. */
function outdatedKinds(running: readonly DeadlineRow[], referral: Referral, wanted: readonly string[]) {
  const outdated = running.filter((one) => {
    const { anchor } = one.body as Deadline;
    const otherTrack = tracks.includes(one.kind) && !wanted.includes(one.kind);
    return otherTrack || (dischargeBound.includes(one.kind) && (anchor?.at ?? null) !== referral.dischargeAt);
  });
  return outdated.map((one) => one.kind);
}

async function startMissingClocks(
  deed: Deed,
  referral: Referral,
  families: string[],
  wanted: readonly string[],
  before: readonly DeadlineRow[],
): Promise<void> {
  const outdated = outdatedKinds(
    before.filter((one) => one.status === 'running'),
    referral,
    wanted,
  );
  if (outdated.length > 0) await stopClocks(deed, referral.id, outdated, 'cancelled');
  const isGone = (one: DeadlineRow) =>
    one.status === 'cancelled' ||
    (outdated.includes(one.kind) && ['running', 'breached'].includes(one.status));
  const known = before.filter((one) => !isGone(one)).map((one) => one.kind);
  const subject: ClockSubject = {
    kind: 'referral',
    id: referral.id,
    startedAt: referral.receivedAt,
    family: families[0] ?? null,
    state: referral.shipState,
    memberZone: referral.zone,
    dischargeAt: referral.dischargeAt,
  };
  const missing = wanted.filter((kind) => !known.includes(kind));
  await startClocks(deed, missing, subject);
}

/** Journey step: opens or refreshes the case's place in the queue and starts the clocks that do not run yet. */
export async function openCaseWork(deed: Deed, happened: Happened<unknown>): Promise<void> {
  await bringUpToDate(deed, happened.subjectId);
}

/** Brings a case's place in the queue and its clocks in line with what is known of it now. */
export async function bringUpToDate(deed: Deed, referralId: string): Promise<void> {
  const [found, before] = await Promise.all([
    referralFor(deed.tx, deed.tenantId, referralId),
    deed.tx.rows(deadlinesOf, [deed.tenantId, referralId]),
  ]);
  if (found === undefined) throw new Error('The referral that was received is not there.');
  const { referral, families } = found;
  const near = isNearDischarge(referral.dischargeAt, deed.at);
  await deed.tx.run(openItem, [
    deed.tenantId,
    newId(deed.at),
    'referral',
    referral.id,
    referral.caseNumber,
    titleOf(referral),
    referral.status,
    referral.channel,
    families[0] ?? 'unknown',
    referral.shipState ?? '',
    referral.zone,
    referral.priority,
    referral.receivedAt,
    referral.dischargeAt,
    harmAt(referral.receivedAt, families, referral.priority, referral.dischargeAt),
    near,
  ]);
  await startMissingClocks(deed, referral, families, clockKinds(referral, near), before);
  if (referral.dischargeAt !== null && !near && referral.dischargeAt > deed.at) {
    const watchAt = minus(referral.dischargeAt, { hours: dischargeHours });
    await armTimers(deed, 'discharge_watch', referral.id, [
      { dueAt: watchAt, payload: { dischargeAt: referral.dischargeAt } },
    ]);
  }
  await refreshWork(deed, [referral.id]);
  if (before.length === 0)
    await append(deed, caseWorkOpened, referral.id, { caseNumber: referral.caseNumber });
}
