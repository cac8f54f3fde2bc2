// Why: what a mail holds is read outside any transaction, then decided in one: an order for a known payer becomes a case
// at once; anything else waits for a person with the reason in words; machines are never answered; nothing is dropped.
import { append, type Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import { readMail } from '../../wire/mail/read-mail.ts';
import type { MailHead, ParsedMail } from '../../wire/mail/mail.types.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { receiveReferral } from '../cases/index.ts';
import { lobby } from './arrive-by-mail.ts';
import { arrivalPlaced, arrivalRecognised, arrivalSetAside } from './intake.events.ts';
import {
  attachDocument,
  describeArrival,
  lockArrival,
  moveArrival,
  tenantById,
  type Arrival,
} from './intake.store.ts';
import { letWait } from './open-arrival.ts';
import { keepAttachment, mayBeOrder, writeDocuments, type Kept } from './keep-attachment.ts';
import { caseAnswered, landAnswer } from './land-answer.ts';

function whyWaiting(mail: ParsedMail, kept: readonly Kept[], tenantId: number): string {
  if (!mail.ok) return mail.say;
  const orders = kept.filter(mayBeOrder);
  const unreadable = kept.filter((one) => !one.pages.ok);
  if (orders.length === 0 && unreadable.length === 0)
    return 'The mail has no order attached. Please reply with the signed order as a PDF or a scan.';
  const broken = unreadable[0];
  if (broken !== undefined && !broken.pages.ok && !orders.some((one) => one.pages.ok))
    return `${broken.attachment.filename}: ${broken.pages.say}`.toWellFormed();
  return tenantId === lobby
    ? 'It was sent to our general address; a person finds out which health plan it belongs to.'
    : 'A person looks at it first.';
}

async function placeAtOnce(
  deed: Deed,
  arrival: Arrival,
  head: MailHead,
  text: string,
  documents: readonly string[],
  machine: boolean,
): Promise<void> {
  const tenant = await deed.tx.one(tenantById, [deed.tenantId]);
  // A machine that sent an order is named on the case but never written to.
  const sender = machine ? null : (head.replyTo ?? head.from);
  const note = [head.subject, text]
    .filter((part) => part.trim() !== '')
    .join('\n\n')
    .slice(0, 4000)
    // A cut through an emoji leaves half a letter, which the database refuses.
    .toWellFormed();
  const received = await receiveReferral(deed, {
    channel: 'email',
    receivedAt: arrival.receivedAt,
    zone: tenant.zone,
    orderReceived: true,
    caseNumber: arrival.caseNumber,
    arrivalId: arrival.id,
    draft: {
      kind: 'order',
      priority: 'standard',
      patient: {},
      diagnoses: [],
      lines: [],
      ...(sender === null
        ? {}
        : {
            requesterEmail: sender.address,
            ...(sender.name === '' ? {} : { requesterName: sender.name.slice(0, 200).toWellFormed() }),
          }),
      ...(note === '' ? {} : { note }),
    },
  });
  for (const id of documents) await deed.tx.run(attachDocument, [deed.tenantId, id, received.id]);
  await deed.tx.run(moveArrival, [deed.tenantId, arrival.id, 'placed', null, deed.tenantId, received.id]);
  await append(deed, arrivalPlaced, arrival.id, {
    caseNumber: arrival.caseNumber,
    tenantId: deed.tenantId,
    referralId: received.id,
  });
}

async function wait(
  deed: Deed,
  arrival: Arrival,
  head: MailHead | null,
  why: string,
  machine: boolean,
): Promise<void> {
  const from = head?.from?.address ?? arrival.senderAddress ?? 'an unknown sender';
  const subject = head === null || head.subject.trim() === '' ? 'no subject' : head.subject;
  await letWait(deed, arrival, {
    title: `Mail from ${from}: ${subject}`,
    why,
    answer: !machine && (head?.from ?? arrival.senderAddress) !== null,
  });
}

async function decide(deed: Deed, arrivalId: string, mail: ParsedMail, kept: readonly Kept[]): Promise<void> {
  const arrival = await deed.tx.one(lockArrival, [deed.tenantId, arrivalId]);
  const head = mail.ok ? mail : mail.head;
  const sender = head?.replyTo ?? head?.from ?? null;
  // An empty envelope sender asks never to be answered, whatever the headers say (RFC 5321 §4.5.5).
  const machine = arrival.senderAddress === null || (head !== null && head.machine !== null);
  await deed.tx.run(describeArrival, [
    deed.tenantId,
    arrivalId,
    sender === null || sender.name === '' ? null : sender.name.slice(0, 200).toWellFormed(),
    sender?.address ?? null,
    head?.subject ?? null,
    mail.ok ? mail.text : null,
    machine,
  ]);
  if (arrival.resendOf !== null) {
    await append(deed, arrivalRecognised, arrivalId, {
      caseNumber: arrival.caseNumber,
      resendOf: arrival.resendOf,
    });
    return;
  }
  const documents = await writeDocuments(deed, arrivalId, kept);
  const answered = mail.ok && !machine ? await caseAnswered(deed, mail) : undefined;
  if (answered !== undefined) return await landAnswer(deed, arrival, answered, { kept, documents });
  const order = kept.some((one) => mayBeOrder(one) && one.pages.ok);
  if (machine && !order) {
    const why =
      'A machine sent this (a bounce, an automatic reply or a mailing list); it was kept and not answered.';
    await deed.tx.run(moveArrival, [deed.tenantId, arrivalId, 'set_aside', why, null, null]);
    await append(deed, arrivalSetAside, arrivalId, { caseNumber: arrival.caseNumber, why });
    return;
  }
  if (deed.tenantId !== lobby && mail.ok && order)
    await placeAtOnce(deed, arrival, mail, mail.text, documents, machine);
  else await wait(deed, arrival, head, whyWaiting(mail, kept, deed.tenantId), machine);
}

/** Leased job: reads the raw mail of an arrival and sorts it. */
export function sortMail(equipment: Equipment, reader: PageReader): JobHandler {
  return async (job) => {
    const { arrivalId, rawDigest, resend } = job.payload as {
      arrivalId: string;
      rawDigest: string;
      resend: boolean;
    };
    const mail = await readMail(await equipment.files.get(rawDigest));
    const kept: Kept[] = [];
    for (const attachment of mail.ok && !resend ? mail.attachments : []) {
      const one = await keepAttachment(equipment, reader, attachment);
      if (one !== undefined) kept.push(one);
    }
    return (deed) => decide(deed, arrivalId, mail, kept);
  };
}
