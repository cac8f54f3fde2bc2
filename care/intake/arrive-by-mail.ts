// Why: a mail is safely ours before its sender is told so: bytes by digest, an arrival with its case number and the
// event, in one transaction; only then 250 is answered. It is read and sorted behind.
import { append, type Deed } from '../../base/events/event.ts';
import { transact } from '../../base/db/transact.ts';
import type { Scope } from '../../base/db/database.ts';
import type { Equipment } from '../../base/http/door.ts';
import { newId } from '../../base/ids/ids.ts';
import { isRefusal, type Refusal } from '../../base/refusal/refusal.ts';
import { headerOf } from '../../wire/mail/quick-head.ts';
import type { ArrivedMail } from '../../wire/mail/listen.ts';
import { giveCaseNumber } from '../cases/index.ts';
import { mailArrived } from './intake.events.ts';
import { insertArrival, lockSameArrival, sameArrival, tenantByAddress } from './intake.store.ts';
import { originalBytesAtMost } from './keep-document.ts';

export const lobby = 1;
const hubScope: Scope = { tenants: [lobby], actorId: 'system', role: 'system' };

/** Every address the mail names as its sender: relays write one of their own on the envelope. Lower case. */
function sendersOf(raw: Buffer, envelopeSender: string | null): string[] {
  const headers = ['from', 'reply-to'].map((name) => headerOf(raw, name) ?? '');
  const named = headers.flatMap((value) => value.match(/[^\s<>"',;:()]+@[^\s<>"',;:()]+/g) ?? []);
  return [...(envelopeSender === null ? [] : [envelopeSender]), ...named].map((one) => one.toLowerCase());
}

// An address may hold any byte on the wire; a control sign in it must not stop the receipt.
const clean = (address: string) =>
  address
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .slice(0, 320);

/** Takes in one mail. The payer is known when it was sent to that payer's own address; else it waits in the lobby. */
export async function receiveMail(equipment: Equipment, mail: ArrivedMail): Promise<void | Refusal> {
  const stored = await equipment.files.put(mail.raw, { maxBytes: originalBytesAtMost });
  if (isRefusal(stored)) return stored;
  const at = equipment.now();
  const addresses = mail.envelope.to.map((address) => clean(address).toLowerCase());
  const tenant = await transact(equipment.database, hubScope, (tx) => tx.maybe(tenantByAddress, [addresses]));
  const tenantId = tenant?.id ?? lobby;
  await transact(equipment.database, { ...hubScope, tenants: [tenantId] }, async (tx) => {
    const deed: Deed = {
      tx,
      at,
      tenantId,
      by: { id: 'system', role: 'system', name: 'Doorstep' },
      requestId: `mail:${stored.digest}`,
    };
    const messageId = headerOf(mail.raw, 'message-id');
    const sender = mail.envelope.from === '' ? null : clean(mail.envelope.from);
    await tx.run(lockSameArrival, [[stored.digest, messageId ?? stored.digest]]);
    const before = await tx.maybe(sameArrival, [
      tenantId,
      stored.digest,
      messageId,
      sendersOf(mail.raw, sender),
    ]);
    const id = newId(at);
    const caseNumber = before?.caseNumber ?? (await giveCaseNumber(deed));
    await tx.run(insertArrival, [
      tenantId,
      id,
      caseNumber,
      'email',
      before === undefined ? 'waiting' : 'duplicate',
      at,
      null,
      sender,
      addresses[0] ?? null,
      stored.digest,
      messageId,
      before?.id ?? null,
    ]);
    await append(deed, mailArrived, id, { caseNumber, resend: before !== undefined });
  });
  equipment.nudge();
}
