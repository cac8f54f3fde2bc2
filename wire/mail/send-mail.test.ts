// Why: what we send keeps its Message-ID, cannot be bent by a name with a line break in it, and fails in a way jobs understand.
import { expect, test } from 'vitest';
import { isPartnerTrouble } from '../../base/refusal/partner-trouble.ts';
import { listenForMail } from './listen.ts';
import { readMail } from './read-mail.ts';
import { sendMail } from './send-mail.ts';

const acknowledgement = {
  from: 'Doorstep <orders@doorstep.example>',
  to: 'desk@office.example',
  subject: 'Your referral 7K4-Q2M-8 — Núñez',
  text: 'We have it.',
  messageId: '<ack-7K4Q2M8@doorstep.example>',
};

test('a mail keeps its Message-ID, thread and attachments, and tells machines not to answer', async () => {
  const raws: Buffer[] = [];
  const door = await listenForMail({
    port: 0,
    maxBytes: 1e6,
    onMail: async ({ raw }) => void raws.push(raw),
  });
  const bytes = Buffer.from('%PDF-1.7 letter');
  const { answer } = await sendMail(`smtp://127.0.0.1:${door.port}`).send({
    ...acknowledgement,
    inReplyTo: '<order-1@office.example>',
    automatic: 'auto-replied',
    attachments: [{ filename: 'letter.pdf', mime: 'application/pdf', bytes }],
  });
  expect(answer).toMatch(/^250/);
  const mail = await readMail(raws[0] ?? Buffer.alloc(0));
  expect(mail).toMatchObject({
    ok: true,
    messageId: '<ack-7K4Q2M8@doorstep.example>',
    inReplyTo: '<order-1@office.example>',
    subject: 'Your referral 7K4-Q2M-8 — Núñez',
    text: 'We have it.',
    machine: 'auto_reply',
    attachments: [{ filename: 'letter.pdf', kind: 'pdf', bytes }],
  });
  await door.close();
});

test('a line break in any header is a bug, not a mail', async () => {
  const mailer = sendMail('smtp://127.0.0.1:1');
  for (const bent of [
    { subject: 'x\r\nBcc: all@bank.example' },
    { to: 'desk@office.example\nCc: x@y.example' },
    { from: 'a\r@b.example' },
    { messageId: '<a@b>\r\nX: y' },
    { inReplyTo: '<a@b>\n' },
    { attachments: [{ filename: 'a\r\n.pdf', mime: 'application/pdf', bytes: Buffer.alloc(1) }] },
  ]) {
    await expect(mailer.send({ ...acknowledgement, ...bent })).rejects.toThrow('no line break');
  }
});

test('a server that is away is partner trouble worth retrying', async () => {
  const trouble: unknown = await sendMail('smtp://127.0.0.1:1')
    .send(acknowledgement)
    .catch((error: unknown) => error);
  expect(isPartnerTrouble(trouble) && { partner: trouble.partner, retryable: trouble.retryable }).toEqual({
    partner: 'mail',
    retryable: true,
  });
});
