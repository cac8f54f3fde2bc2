// Why: an answer to what we asked belongs to the case that asked, beside the questions still open: it is no new order, and
// nobody must find out again whose it is. Only whoever was asked answers: the letter's own number and the address must fit.
import { append, type Deed } from '../../base/events/event.ts';
import type { MailHead } from '../../wire/mail/mail.types.ts';
import { referralHeld } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { caseAskedBy } from '../completeness/index.ts';
import { openTask } from '../work/index.ts';
import { mayAttach } from './attach.rules.ts';
import { answerArrived, arrivalPlaced, documentsAttached } from './intake.events.ts';
import { attachDocument, moveArrival, type Arrival } from './intake.store.ts';
import { mayBeOrder, type Kept } from './keep-attachment.ts';

/** The open case that asked for what this mail answers, under its lock; undefined where it answers nothing of ours. */
export async function caseAnswered(deed: Deed, head: MailHead): Promise<Referral | undefined> {
  const names = [...(head.inReplyTo === null ? [] : [head.inReplyTo]), ...head.references];
  const from = [head.from, head.replyTo].flatMap((one) => (one === null ? [] : [one.address]));
  const id = await caseAskedBy(deed, names.slice(-50), from);
  const referral = id === undefined ? undefined : await referralHeld(deed, id);
  return referral !== undefined && mayAttach(referral.status) === true ? referral : undefined;
}

/** Gives an answer to its case: what may be a page goes with it, and a person reads the rest beside the open questions. */
export async function landAnswer(
  deed: Deed,
  arrival: Arrival,
  referral: Referral,
  { kept, documents }: { readonly kept: readonly Kept[]; readonly documents: readonly string[] },
): Promise<void> {
  const { caseNumber } = referral;
  const pages = kept.flatMap((one, i) => {
    const id = documents[i];
    return mayBeOrder(one) && id !== undefined ? [{ id, name: one.attachment.filename.toWellFormed() }] : [];
  });
  for (const { id } of pages) await deed.tx.run(attachDocument, [deed.tenantId, id, referral.id]);
  await deed.tx.run(moveArrival, [deed.tenantId, arrival.id, 'placed', null, deed.tenantId, referral.id]);
  await append(deed, arrivalPlaced, arrival.id, {
    caseNumber: arrival.caseNumber,
    tenantId: deed.tenantId,
    referralId: referral.id,
  });
  await append(deed, answerArrived, referral.id, { caseNumber, arrivalId: arrival.id, count: pages.length });
  if (pages.length > 0) {
    const fileNames = pages.map((one) => one.name);
    await append(deed, documentsAttached, referral.id, { caseNumber, count: pages.length, fileNames });
  }
  // A page alone may close the gap; words never do, so a person reads them.
  if (pages.length === 0 && referral.kind === 'order')
    await openTask(deed, {
      referralId: referral.id,
      code: 'missing_information',
      say: 'An answer came by mail. Read it beside the open questions and write down what it says.',
    });
}
