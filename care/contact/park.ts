// Why: what the program could not finish after all its tries becomes a work item with an owner, in words, never a line in
// a log nobody reads.
import { append, type Deed } from '../../base/events/event.ts';
import type { Job } from '../../base/jobs/jobs.ts';
import type { Timer } from '../../base/jobs/timers.ts';
import { referralFor } from '../cases/index.ts';
import { arrivalFor } from '../intake/index.ts';
import { jobParked, openException } from '../work/index.ts';
import { messageFailed } from './contact.events.ts';
import { messageById, messageFailedQuery } from './contact.store.ts';

async function caseNumberOf(deed: Deed, subjectKind: string, subjectId: string): Promise<string> {
  if (subjectKind === 'arrival')
    return (await arrivalFor(deed.tx, deed.tenantId, subjectId))?.caseNumber ?? '';
  return (await referralFor(deed.tx, deed.tenantId, subjectId))?.referral.caseNumber ?? '';
}

/** Called in the transaction that parks a job. */
export async function parkForPerson(deed: Deed, job: Job, reason: string): Promise<void> {
  const payload = job.payload as {
    messageId?: string;
    arrivalId?: string;
    subjectId?: string;
    step?: string;
  };
  if (job.kind === 'deliver_message' && payload.messageId !== undefined) {
    const message = await deed.tx.one(messageById, [deed.tenantId, payload.messageId]);
    await deed.tx.run(messageFailedQuery, [deed.tenantId, message.id, reason]);
    const { purpose, recipient, subjectKind } = message;
    await append(deed, messageFailed, message.subjectId, {
      messageId: message.id,
      purpose,
      recipient,
      subjectKind,
      reason,
    });
    const number = await caseNumberOf(deed, subjectKind, message.subjectId);
    await openException(
      deed,
      message.subjectId,
      number,
      `The ${purpose} to ${recipient} could not be delivered. Call them instead.`,
      'needs_call',
    );
    return;
  }
  const subjectId = payload.arrivalId ?? payload.subjectId ?? job.id;
  const number =
    payload.arrivalId === undefined
      ? await caseNumberOf(deed, 'referral', subjectId)
      : await caseNumberOf(deed, 'arrival', subjectId);
  const what = payload.step ?? job.kind;
  await openException(
    deed,
    subjectId,
    number,
    `The step “${what.replaceAll('_', ' ')}” failed again and again: ${reason}`.slice(0, 300),
  );
  await append(deed, jobParked, subjectId, { jobId: job.id, kind: what, reason });
}

/** Called once when a timer keeps failing: a clock that cannot ring is a person's work. */
export async function timerForPerson(deed: Deed, timer: Timer, reason: string): Promise<void> {
  const what = timer.kind.replaceAll('_', ' ');
  await openException(deed, timer.id, '', `The timer “${what}” cannot ring: ${reason}`.slice(0, 300));
  await append(deed, jobParked, timer.id, { jobId: timer.id, kind: timer.kind, reason });
}
