// Why: the stand-in must behave like a real server, keep what it was given over a restart, and bring bad luck on request.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isPartnerTrouble } from '../../base/refusal/partner-trouble.ts';
import { sendMail } from '../../wire/mail/send-mail.ts';
import { startMailbox } from './mailbox.ts';
import type { Mailbox } from './mailbox.ts';

let dir = '';
let mailbox: Mailbox;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'doorstep-mailbox-'));
  mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir, slowSeconds: 0.2 });
});
afterEach(async () => {
  await mailbox.close();
  await rm(dir, { recursive: true, force: true });
});

async function send(to: string, messageId = '<ack-1@doorstep.example>'): Promise<string> {
  return await sendMail(`smtp://127.0.0.1:${mailbox.smtpPort}`)
    .send({
      from: 'Doorstep <orders@doorstep.example>',
      to,
      subject: 'Referral <7K4-Q2M-8> received',
      text: 'We have it & it is owned. See http://127.0.0.1/s?a=1&b=2.',
      messageId,
      attachments: [{ filename: 'letter.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }],
    })
    .then(
      () => 'taken',
      (error: unknown) => (isPartnerTrouble(error) ? (error.retryable ? 'later' : 'never') : 'bug'),
    );
}

async function get(path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${mailbox.httpPort}${path}`);
  return { status: response.status, body: await response.text() };
}

test('a mail sent is on the page, opens, and can be asked for by its address', async () => {
  expect(await send('desk@office.example')).toBe('taken');
  const list = (await get('/')).body;
  expect(list).toContain('Development mailbox: nothing here leaves this machine');
  expect(list).toContain('Referral &#60;7K4-Q2M-8&#62; received');
  const letter = (await get('/m/000001')).body;
  expect(letter).toContain('We have it &#38; it is owned.');
  expect(letter).toContain('<a href="http://127.0.0.1/s?a=1&#38;b=2" rel="noreferrer">');
  expect(letter).toContain('<a href="/m/000001/attachment/0">letter.pdf</a>');
  expect((await get('/m/000001/attachment/0')).body).toBe('%PDF-1.7');
  expect((await get('/m/000001/raw')).body).toContain('Message-ID: <ack-1@doorstep.example>');
  expect(JSON.parse((await get('/api/messages?to=DESK@office.example')).body)).toMatchObject([
    { id: '000001', to: ['desk@office.example'], messageId: '<ack-1@doorstep.example>', repeats: null },
  ]);
  expect(JSON.parse((await get('/api/messages?to=other@office.example')).body)).toEqual([]);
  expect((await get('/m/000002')).status).toBe(404);
});

test('a mail that came twice is shown twice and says so', async () => {
  await send('desk@office.example');
  await send('desk@office.example');
  await send('desk@office.example', '<ack-2@doorstep.example>');
  const all: { id: string; repeats: string | null }[] = JSON.parse((await get('/api/messages')).body);
  expect(all.map(({ id, repeats }) => [id, repeats])).toEqual([
    ['000003', null],
    ['000002', '000001'],
    ['000001', null],
  ]);
  expect((await get('/')).body).toContain('Same Message-ID as <a href="/m/000001">mail 000001</a>');
});

test('mails are still there after a restart and numbering goes on', async () => {
  await send('desk@office.example');
  await mailbox.close();
  mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir });
  await send('desk@office.example');
  const all: { id: string; repeats: string | null }[] = JSON.parse((await get('/api/messages')).body);
  expect(all.map(({ id, repeats }) => [id, repeats])).toEqual([
    ['000002', '000001'],
    ['000001', null],
  ]);
});

test('bad luck comes by address: bouncing, busy twice, down, slow', async () => {
  expect(await send('bounce@office.example')).toBe('never');
  expect([
    await send('busy@office.example'),
    await send('busy@office.example'),
    await send('busy@office.example'),
  ]).toEqual(['later', 'later', 'taken']);
  expect(await send('down@office.example')).toBe('later');
  expect(await send('slow+rao@office.example')).toBe('taken');
});
