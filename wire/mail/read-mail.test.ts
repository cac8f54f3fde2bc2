// Why: what offices' mail programs really send, and what attackers do; each is read or answered, never thrown at anybody.
import { expect, test } from 'vitest';
import { readMail } from './read-mail.ts';
import type { ReadableMail } from './mail.types.ts';

const head =
  'From: "Front desk" <desk@office.example>\r\nTo: orders@doorstep.example\r\nSubject: Order\r\nMessage-ID: <1@office.example>\r\n';
const pdf = Buffer.from('%PDF-1.7 order').toString('base64');

async function read(raw: string): Promise<ReadableMail> {
  const mail = await readMail(Buffer.from(raw));
  if (!mail.ok) throw new Error(mail.say);
  return mail;
}

function part(filename: string, type: string, content: string): string {
  return `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${filename}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`;
}

function mixed(parts: string, headers = head): string {
  return `${headers}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n${parts}--b--\r\n`;
}

test('an order attached to a mail is found, told by its bytes and not by its name', async () => {
  const mail = await read(mixed(part('order.txt', 'text/plain', pdf)));
  expect(mail).toMatchObject({
    messageId: '<1@office.example>',
    from: { address: 'desk@office.example', name: 'Front desk' },
    to: [{ address: 'orders@doorstep.example' }],
    subject: 'Order',
    text: 'See attached.',
    date: null,
    autoSubmitted: false,
    attachments: [
      { filename: 'order.txt', kind: 'pdf', mime: 'application/pdf', inline: false, trouble: null },
    ],
  });
});

test('a mail in HTML only becomes plain text', async () => {
  const mail = await read(
    `${head}Content-Type: text/html\r\n\r\n<style>p{}</style><p>Oxygen for <b>Mr Hale</b></p><script>x()</script>`,
  );
  expect(mail.text).toBe('Oxygen for Mr Hale');
});

test('the sender’s date is an instant in UTC, an impossible one is nothing', async () => {
  expect((await read(`${head}Date: Fri, 4 Sep 2026 16:50:00 -0400\r\n\r\nx`)).date).toBe(
    '2026-09-04T20:50:00.000Z',
  );
  expect((await read(`${head}Date: yesterday-ish\r\n\r\nx`)).date).toBeNull();
});

test('an order forwarded as a mail is found inside it, two mails deep and no deeper', async () => {
  const wrap = (inner: string): string =>
    part('fwd.eml', 'message/rfc822', Buffer.from(inner).toString('base64'));
  const order = mixed(part('order.pdf', 'application/pdf', pdf));
  const two = await read(mixed(wrap(mixed(wrap(order)))));
  expect(two.attachments.map(({ filename, inside }) => [filename, inside])).toEqual([
    ['fwd.eml', null],
    ['fwd.eml', 'fwd.eml'],
    ['order.pdf', 'fwd.eml'],
  ]);
  const three = await read(mixed(wrap(mixed(wrap(mixed(wrap(order)))))));
  expect(three.attachments.map(({ kind }) => kind)).toEqual(['eml', 'eml', 'eml']);
  expect(three.attachments[2]?.trouble?.why).toBe('too_deep');
});

test('archives and Outlook parcels are named, not opened', async () => {
  const zip = Buffer.from('PK\x03\x04----').toString('base64');
  const mail = await read(
    mixed(
      part('orders.zip', 'application/zip', zip) +
        part('winmail.dat', 'application/ms-tnef', 'eJ8+Ig==') +
        part('e.pdf', 'application/pdf', ''),
    ),
  );
  expect(mail.attachments.map(({ trouble }) => trouble?.why)).toEqual(['zip', 'winmail', 'empty']);
  expect(mail.attachments[1]?.trouble?.say).toContain('Outlook packed the attachments into winmail.dat');
});

test('hostile names lose their paths, controls and tricks', async () => {
  const names = [
    '../../etc/passwd',
    'C:\\\\orders\\\\order.pdf',
    '.bashrc',
    `${'x'.repeat(300)}.pdf`,
    '=?utf-8?Q?order=E2=80=AEfdp.exe?=',
  ];
  const mail = await read(mixed(names.map((name) => part(name, 'application/pdf', pdf)).join('')));
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([
    'passwd',
    'order.pdf',
    'bashrc',
    `${'x'.repeat(116)}.pdf`,
    'order fdp.exe',
  ]);
});

test.each([
  ['Auto-Submitted: auto-replied\r\n', 'auto_reply'],
  ['Auto-Submitted: no\r\n', null],
  ['X-Auto-Response-Suppress: OOF, AutoReply\r\n', 'auto_reply'],
  ['Precedence: bulk\r\n', 'list'],
  ['List-Id: <news.example>\r\n', 'list'],
  ['Return-Path: <>\r\n', 'bounce'],
  ['Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n', 'bounce'],
  ['', null],
])('%j is written by %s', async (header, machine) => {
  const mail = await read(`${header}${head}\r\nx`);
  expect({ machine: mail.machine, autoSubmitted: mail.autoSubmitted }).toEqual({
    machine,
    autoSubmitted: machine !== null,
  });
});

test('too many or too large attachments get a sentence, and the sender is still known', async () => {
  const many = await readMail(Buffer.from(mixed(part('a.pdf', 'application/pdf', pdf).repeat(51))));
  expect(many).toMatchObject({
    ok: false,
    why: 'too_many_attachments',
    say: 'The mail has more than 50 attachments. Send them in several mails.',
    head: { messageId: '<1@office.example>', from: { address: 'desk@office.example' } },
  });
  const large = Buffer.from(mixed(part('a.pdf', 'application/pdf', Buffer.alloc(3_000).toString('base64'))));
  expect(await readMail(large, { maxAttachmentBytes: 2_999 })).toMatchObject({ ok: false, why: 'too_large' });
  expect(await readMail(large, { maxBytes: 1_000 })).toMatchObject({
    ok: false,
    why: 'too_large',
    head: { subject: 'Order' },
  });
});

test('nothing a stranger can send is thrown at anybody', async () => {
  expect(await readMail(Buffer.alloc(0))).toMatchObject({ ok: false, why: 'empty' });
  expect(await readMail(Buffer.from('\r\n\r\n'))).toMatchObject({ ok: false, why: 'empty' });
  const nested = Array.from(
    { length: 400 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('');
  const hostile = [
    Buffer.from(head + nested),
    Buffer.from(`${head}X: ${'y'.repeat(2_000_000)}\r\n\r\nx`),
    Buffer.from(`${head}Content-Type: text/html\r\n\r\n${'<div>'.repeat(70_000)}`),
    Buffer.from(`${head}To: ${'a@b.example,'.repeat(50_000)}\r\n\r\nx`),
    Buffer.from(`${head}Content-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe`),
    Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n!!!!`),
    Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 256)),
  ];
  for (const raw of hostile) {
    const mail = await readMail(raw);
    expect(mail.ok || mail.say.endsWith('.')).toBe(true);
  }
});
