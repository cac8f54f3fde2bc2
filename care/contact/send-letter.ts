// Why: a message is written in the transaction of what caused it and leaves by a job with an identity the receiver can
// recognise, so a crash between commit and sending loses nothing and a second attempt is seen as the same message.
import { createHash, createHmac } from 'node:crypto';
import { append, type Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { newId } from '../../base/ids/ids.ts';
import { addJob } from '../../base/jobs/jobs.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import { transact } from '../../base/db/transact.ts';
import { plus } from '../../base/time/instant.ts';
import type { Mailer } from '../../wire/mail/send-mail.ts';
import type { Letter } from './acknowledgement.template.ts';
import { templateVersion } from './acknowledgement.template.ts';
import { messageQueued, messageSent } from './contact.events.ts';
import { insertLink, insertMessage, messageById, messageSentQuery } from './contact.store.ts';

export const senderAddress = 'Doorstep <intake@doorstep.example>';
const linkDays = 90;
const placeForLink = '{{status-link}}';

/** The token of a message's status link: derived, so that it is stored nowhere in clear. */
export function tokenFor(secret: Buffer, messageId: string): string {
  return createHmac('sha256', secret).update(`status-link:${messageId}`).digest('base64url');
}

export type Outgoing = {
  readonly subjectKind: 'referral' | 'arrival';
  readonly subjectId: string;
  readonly purpose: string;
  readonly template: string;
  readonly recipient: string;
  readonly inReplyTo: string | null;
  readonly letter: (link: string) => Letter;
  /** Gives the letter a link to the case's status. */
  readonly withLink: boolean;
  /** What the link opens instead of the case itself: a visit to be answered, how it went, what a case was asked for (by the case's id). */
  readonly linkTo?: { readonly kind: 'appointment' | 'survey' | 'questions'; readonly id: string };
};

async function write(deed: Deed, outgoing: Outgoing, status: 'queued' | 'kept'): Promise<string> {
  const id = newId(deed.at);
  const messageId = `<${id}@doorstep.example>`;
  const { subject, body } = outgoing.letter(placeForLink);
  await deed.tx.run(insertMessage, [
    deed.tenantId,
    id,
    outgoing.subjectKind,
    outgoing.subjectId,
    outgoing.purpose,
    outgoing.template,
    templateVersion,
    outgoing.recipient,
    subject,
    body,
    messageId,
    outgoing.inReplyTo,
    status,
    deed.at,
  ]);
  return id;
}

/** Writes a letter down that a person sends, by fax or by post. Gives its id. */
export const keepLetter = (deed: Deed, outgoing: Outgoing): Promise<string> => write(deed, outgoing, 'kept');

/** Queues a letter in the current transaction; it leaves after commit. Gives the message's id. */
export async function queueLetter(deed: Deed, equipment: Equipment, outgoing: Outgoing): Promise<string> {
  const id = await write(deed, outgoing, 'queued');
  const messageId = `<${id}@doorstep.example>`;
  if (outgoing.withLink) {
    const hash = createHash('sha256').update(tokenFor(equipment.secret, messageId)).digest();
    await deed.tx.run(insertLink, [
      hash,
      deed.tenantId,
      outgoing.linkTo?.kind ?? outgoing.subjectKind,
      outgoing.linkTo?.id ?? outgoing.subjectId,
      deed.at,
      plus(deed.at, { days: linkDays }),
    ]);
  }
  await addJob(deed, 'deliver_message', `deliver:${id}`, { messageId: id });
  const { purpose, recipient, subjectKind } = outgoing;
  await append(deed, messageQueued, outgoing.subjectId, { messageId: id, purpose, recipient, subjectKind });
  return id;
}

/** Leased job: hands one message to the mail system and records its answer. */
export function deliverMessage(equipment: Equipment, mailer: Mailer): JobHandler {
  return async (job) => {
    const { messageId } = job.payload as { messageId: string };
    const scope = { tenants: [job.tenantId], actorId: 'system', role: 'system' };
    const message = await transact(equipment.database, scope, (tx) =>
      tx.one(messageById, [job.tenantId, messageId]),
    );
    const link = `${equipment.publicUrl}/s/${tokenFor(equipment.secret, message.messageId)}`;
    const answer = await mailer.send({
      from: senderAddress,
      to: message.recipient,
      subject: message.subjectLine,
      text: message.body.replaceAll(placeForLink, link),
      messageId: message.messageId,
      ...(message.intakeEmail === null ? {} : { replyTo: message.intakeEmail }),
      ...(message.inReplyTo === null ? {} : { inReplyTo: message.inReplyTo }),
    });
    return async (deed) => {
      const changed = await deed.tx.run(messageSentQuery, [deed.tenantId, messageId, deed.at, answer.answer]);
      if (changed === 0) return;
      const { purpose, recipient, subjectKind } = message;
      await append(deed, messageSent, message.subjectId, { messageId, purpose, recipient, subjectKind });
    };
  };
}
