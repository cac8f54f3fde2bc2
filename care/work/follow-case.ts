// Why: journey steps by which the queue follows what happened to a case elsewhere.
import type { Deed, Happened } from '../../base/events/event.ts';
import { stopClocks } from './clocks.ts';
import { openTask, settleTasks } from './task.ts';
import { itemOf, setFlags, setStage } from './work.store.ts';

/** The acknowledgement has been given: its clocks stop and the queue shows the case's new state. */
export async function stopAcknowledgementClocks(deed: Deed, happened: Happened<unknown>): Promise<void> {
  // The clocks stop at the instant of the acknowledgement, not when this step ran.
  await stopClocks({ ...deed, at: happened.at }, happened.subjectId, [
    'acknowledgement',
    'acknowledgement_24h',
  ]);
  const [shown, exception] = await Promise.all([
    deed.tx.run(setStage, [deed.tenantId, 'referral', happened.subjectId, 'acknowledged', null, true]),
    deed.tx.maybe(itemOf, [deed.tenantId, 'exception', happened.subjectId]),
  ]);
  if (shown === 0) throw new Error('The case is not in the worklist yet.');
  // Whoever was to be called has been told now; any other trouble with the case stays with its person.
  if (exception?.stage === 'needs_call')
    await deed.tx.run(setStage, [deed.tenantId, 'exception', happened.subjectId, 'called', 'done', false]);
}

/** The sender of something that waits holds our written receipt: that clock stops; the placement clock runs on. */
export async function stopArrivalClock(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const sent = happened.data as { purpose: string; subjectKind: string };
  if (sent.purpose !== 'acknowledgement' || sent.subjectKind !== 'arrival') return;
  await stopClocks({ ...deed, at: happened.at }, happened.subjectId, ['acknowledgement']);
}

/** Whoever asked has been answered. */
export async function stopInquiryClock(deed: Deed, happened: Happened<unknown>): Promise<void> {
  await stopClocks({ ...deed, at: happened.at }, happened.subjectId, ['inquiry_answer']);
}

/** A case that may repeat another shows it before anybody works it. */
export async function showDuplicate(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const shown = await deed.tx.run(setFlags, [
    deed.tenantId,
    'referral',
    happened.subjectId,
    true,
    null,
    null,
  ]);
  if (shown === 0) throw new Error('The case is not in the worklist yet.');
}

/** The case was tied to somebody it is not for: whoever works it finds out who is meant. */
export async function openMemberTask(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { reason } = happened.data as { reason: string };
  const say = `It is not for the member it was tied to: ${reason} Find out who is meant, and check what was done on it.`;
  await openTask(deed, { referralId: happened.subjectId, code: 'member_unknown', say });
}

/** A person found the member. */
export async function settleMemberTask(deed: Deed, happened: Happened<unknown>): Promise<void> {
  await settleTasks(deed, happened.subjectId, ['member_unknown'], 'The member was found.');
}
