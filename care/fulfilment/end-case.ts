// Why: a coordinator closes a case over its proof with an outcome, or cancels it with a coded reason; what is rented goes on,
// and what was cancelled is called off everywhere.
import { append, type Deed } from '../../base/events/event.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { linesFor, moveLine, moveReferral, referralFor } from '../cases/index.ts';
import { taskKinds, type TaskCode } from '../work/task.schema.ts';
import { tasksFor } from '../work/index.ts';
import { goesOn, whatKeepsOpen } from './closing.rules.ts';
import { caseEnded } from './fulfilment.events.ts';
import { cancelReasons, outcomes, type CancelReason, type Outcome } from './outcome.schema.ts';
import { insertEnding } from './survey.store.ts';

/** What keeps a case open now, in sentences. */
export async function keptOpenBy(deed: Pick<Deed, 'tx' | 'tenantId'>, referralId: string): Promise<string[]> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  if (found === undefined) return ['There is no such case.'];
  const lines = await linesFor(deed.tx, deed.tenantId, referralId);
  const tasks = (await tasksFor(deed.tx, deed.tenantId, referralId))
    .filter((task) => task.status === 'open')
    .map((task) => ({ label: taskKinds[task.code as TaskCode]?.label ?? task.code, say: task.say }));
  return whatKeepsOpen(found.referral.status, lines, tasks);
}

async function writeEnding(
  deed: Deed,
  referral: { id: string; caseNumber: string },
  ending: { code: string; label: string; words: string | null },
): Promise<void> {
  const { code, label, words } = ending;
  await deed.tx.run(insertEnding, [deed.tenantId, referral.id, deed.at, code, words, deed.by.name]);
  await append(deed, caseEnded, referral.id, { caseNumber: referral.caseNumber, code, label, note: words });
}

/** Closes a case over its proof. Refuses with everything that is still open. */
export async function closeCase(
  deed: Deed,
  referralId: string,
  outcome: Outcome,
  words: string | null,
): Promise<Or<{ status: string }>> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  if (found === undefined) return absent;
  const kept = await keptOpenBy(deed, referralId);
  if (kept.length > 0) return refuse('not_closable', kept.join(' '), ['outcome']);
  // Written first: whoever hears of the closing finds how it ended.
  await writeEnding(deed, found.referral, { code: outcome, label: outcomes[outcome], words });
  for (const line of await linesFor(deed.tx, deed.tenantId, referralId)) {
    if (line.status !== 'delivered' && line.status !== 'started') continue;
    const move = goesOn(line) ? 'continue_service' : 'close';
    const moved = await moveLine(deed, line.id, move, { as: 'system' });
    if (isRefusal(moved)) return moved;
  }
  const status = await moveReferral(deed, referralId, 'close');
  return isRefusal(status) ? status : { status };
}

/** Cancels a case with a coded reason; the visits are called off by the journey. */
export async function cancelCase(
  deed: Deed,
  referralId: string,
  code: CancelReason,
  words: string | null,
): Promise<Or<{ status: string }>> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  if (found === undefined) return absent;
  await writeEnding(deed, found.referral, { code, label: cancelReasons[code], words });
  const reason = `${cancelReasons[code]}.${words === null ? '' : ` ${words}`}`;
  const status = await moveReferral(deed, referralId, 'cancel', { reason });
  return isRefusal(status) ? status : { status };
}
