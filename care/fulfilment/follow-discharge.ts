// Why: journey steps when the day of going home moves: times that no longer fit move with it, the provider is kept and
// everybody told; while the day is unknown the case pauses and nobody drives (domain reference §1.3).
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { between, plus, toInstant } from '../../base/time/instant.ts';
import { linesFor, moveReferral } from '../cases/index.ts';
import { openTask } from '../work/index.ts';
import type { Appointment } from './appointment.schema.ts';
import type { Step } from './ask-member.ts';
import { release, takeBackDate, tellOffice, tellProvider } from './follow-trouble.ts';
import { appointmentsOf, setDischarge } from './fulfilment.store.ts';
import { proposeAgain } from './propose-appointment.ts';
import { visitIn } from './say-visit.ts';
import { showNext } from './show-next.ts';
import { unfitForDischarge, unfitWindow } from './slot.rules.ts';

const waiting: ReadonlySet<string> = new Set(['proposed', 'confirmed']);

/** The same window as far from the new discharge as it was from the old one. */
function shifted(one: Appointment, dischargeAt: string) {
  if (one.dischargeAt === null) return undefined;
  const ms = between(one.dischargeAt, dischargeAt);
  const move = (at: string) => plus(at, { milliseconds: ms });
  return { windowFrom: move(one.windowFrom), windowTo: move(one.windowTo) };
}

async function refit(deed: Deed, to: Equipment, one: Appointment, dischargeAt: string): Promise<unknown> {
  const { family } = visitIn(one);
  const why = unfitForDischarge(family, one, dischargeAt);
  if (why === undefined) return await deed.tx.run(setDischarge, [deed.tenantId, one.id, dischargeAt]);
  const window = shifted(one, dischargeAt);
  const reason = `The day of going home moved. ${why}`;
  const fits =
    window !== undefined &&
    unfitWindow(window, deed.at) === undefined &&
    unfitForDischarge(family, window, dischargeAt) === undefined;
  if (window !== undefined && fits) {
    const made = await proposeAgain(deed, one.id, window, dischargeAt);
    if (isRefusal(made)) return made;
    return await tellProvider(
      deed,
      to,
      one,
      'A visit moved with the discharge. Please look at its new time.',
    );
  }
  const released = await release(deed, to, one, 'discharge_moved', reason);
  if (isRefusal(released)) return released;
  const lost = await takeBackDate(deed, one.lineId, reason);
  if (isRefusal(lost)) return lost;
  const { referralId, lineId, lineNumber, providerName } = one;
  const say = `${reason} Agree another time for line ${lineNumber.toString()} with ${providerName}.`;
  return await openTask(deed, { referralId, lineId, code: 'window_refused', say });
}

/** Journey step: the day of going home moved; times that no longer fit move with it, and an unknown day pauses the case. */
export const followDischarge =
  (to: Equipment): Step =>
  async (deed, happened) => {
    const said = (happened.data as { dischargeAt: string | null }).dischargeAt;
    const dischargeAt = said === null ? null : toInstant(said);
    const referralId = happened.subjectId;
    const open = (await deed.tx.rows(appointmentsOf, [deed.tenantId, referralId])).filter(
      (one) => waiting.has(one.status) && one.dischargeAt !== dischargeAt,
    );
    const had = open.filter((one) => one.status === 'confirmed').length;
    for (const one of open) {
      const done =
        dischargeAt === null ? await letGo(deed, to, one) : await refit(deed, to, one, dischargeAt);
      if (isRefusal(done)) return done;
    }
    if (open.length === 0) return undefined;
    await showNext(deed, referralId);
    if (had > 0) await tellOffice(deed, to, referralId);
    if (dischargeAt !== null) return undefined;
    const reason = 'The day of going home is not known any more.';
    const held = await moveReferral(deed, referralId, 'hold', { as: 'system', reason });
    return isRefusal(held) && held.refused === 'wrong_state' ? undefined : held;
  };

async function letGo(deed: Deed, to: Equipment, one: Appointment): Promise<unknown> {
  const reason = 'The day of going home is not known any more.';
  const released = await release(deed, to, one, 'discharge_moved', reason);
  return isRefusal(released) ? released : await takeBackDate(deed, one.lineId, reason);
}

/** Journey step: a paused case goes on; lines that lost their time get another one agreed. */
export async function agreeAfterPause(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const all = await deed.tx.rows(appointmentsOf, [deed.tenantId, happened.subjectId]);
  for (const line of await linesFor(deed.tx, deed.tenantId, happened.subjectId)) {
    const last = all.filter((one) => one.lineId === line.id).at(-1);
    if (line.status !== 'accepted' || last?.status !== 'rescheduled') continue;
    const say = `The case goes on. Agree another time for line ${line.number.toString()} with ${last.providerName}.`;
    await openTask(deed, { referralId: happened.subjectId, lineId: line.id, code: 'window_refused', say });
  }
}
