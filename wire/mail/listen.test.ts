// Why: the door's promise over real connections: 250 only after commit, and for everything else the code that makes the sender's
// server do the right thing.
import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { isPartnerTrouble } from '../../base/refusal/partner-trouble.ts';
import { refuse } from '../../base/refusal/refusal.ts';
import { listenForMail } from './listen.ts';
import type { ArrivedMail, MailDoor, MailDoorOptions } from './listen.ts';
import { sendMail } from './send-mail.ts';
import type { OutgoingMail } from './send-mail.ts';

let door: MailDoor | undefined;
afterEach(async () => await door?.close());

const order: OutgoingMail = {
  from: 'Front desk <desk@office.example>',
  to: 'orders@doorstep.example',
  subject: 'Order for Núñez',
  text: 'Signed order attached.',
  messageId: '<order-1@office.example>',
};

async function openDoor(options: Partial<MailDoorOptions> = {}): Promise<ArrivedMail[]> {
  const arrived: ArrivedMail[] = [];
  const onMail = async (mail: ArrivedMail): Promise<void> => void arrived.push(mail);
  door = await listenForMail({ port: 0, maxBytes: 1_000_000, onMail, ...options });
  return arrived;
}

async function send(mail: Partial<OutgoingMail> = {}): Promise<string> {
  const mailer = sendMail(`smtp://127.0.0.1:${door?.port}`);
  return await mailer.send({ ...order, ...mail }).then(
    ({ answer }) => answer,
    (error: unknown) => {
      if (!isPartnerTrouble(error)) throw error;
      return `${error.retryable ? 'later' : 'never'}: ${error.message}`;
    },
  );
}

/** Speaks raw SMTP: waits for a reply before each line; gives the socket, still open, and all replies so far. */
async function say(lines: readonly string[]): Promise<{ socket: Socket; heard: () => string }> {
  const socket = createConnection({ port: door?.port ?? 0, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  let heard = '';
  const reply = async (): Promise<void> =>
    await new Promise((answered) => {
      const listen = (chunk: Buffer): void => {
        heard += chunk.toString();
        if (!/^\d{3} .*\r\n$/m.test(chunk.toString())) return;
        socket.off('data', listen);
        answered();
      };
      socket.on('data', listen);
      socket.once('close', () => answered());
    });
  await reply();
  for (const line of lines) {
    const answered = reply();
    socket.write(line);
    await answered;
  }
  return { socket, heard: () => heard };
}

/** The same, for when only the replies matter. */
async function speak(lines: readonly string[]): Promise<string> {
  const { socket, heard } = await say(lines);
  socket.destroy();
  return heard();
}

const greeting = [
  'EHLO office.example\r\n',
  'MAIL FROM:<desk@office.example>\r\n',
  'RCPT TO:<orders@doorstep.example>\r\n',
];

test('a mail is acknowledged only after it was kept', async () => {
  const steps: string[] = [];
  await openDoor({
    onMail: async () => {
      await new Promise((committed) => setTimeout(committed, 80));
      steps.push('committed');
    },
  });
  expect(await send()).toMatch(/^250 .*Kept/);
  steps.push('acknowledged');
  expect(steps).toEqual(['committed', 'acknowledged']);
});

test('a mail arrives byte for byte with its envelope, dots and all', async () => {
  const arrived = await openDoor();
  await speak([
    ...greeting,
    'RCPT TO:<nurse@doorstep.example>\r\n',
    'DATA\r\n',
    'Subject: x\r\n\r\n..dot\r\n.\r\n',
  ]);
  expect(arrived[0]?.raw.toString()).toBe('Subject: x\r\n\r\n.dot\r\n');
  expect(arrived[0]?.envelope).toEqual({
    from: 'desk@office.example',
    to: ['orders@doorstep.example', 'nurse@doorstep.example'],
  });
  expect(arrived[0]?.remote).toEqual({ address: '127.0.0.1', helo: 'office.example', isEncrypted: false });
});

test('when keeping fails, the sender is asked to try again and we hear why', async () => {
  const heard: unknown[] = [];
  await openDoor({
    onMail: async () => await Promise.reject(new Error('database is away')),
    onTrouble: (error) => heard.push(error),
  });
  expect(await send()).toMatch(/^later: .*451 .*We could not keep this mail just now/);
  expect(String(heard[0])).toContain('database is away');
});

test('a business no is told to the sender for good', async () => {
  await openDoor({
    onMail: async () => refuse('not_a_partner', 'This address takes orders from known offices only.'),
  });
  expect(await send()).toMatch(/^never: .*554 .*known offices only/);
});

test('a mail too large is refused in a sentence and never handed on, announced or not', async () => {
  const arrived = await openDoor({ maxBytes: 100_000 });
  expect(await send({ text: 'x'.repeat(150_000) })).toMatch(/^never: .*552/);
  const unannounced = await speak([...greeting, 'DATA\r\n', `${'x'.repeat(990)}\r\n`.repeat(150) + '.\r\n']);
  expect(unannounced).toMatch(/552 .*The mail is larger than/);
  expect(arrived).toEqual([]);
});

test('an unknown mailbox is refused, bounces (no sender) are taken', async () => {
  const arrived = await openDoor({ accepts: async (address) => address.startsWith('orders@') });
  expect(await send({ to: 'nobody@doorstep.example' })).toMatch(
    /^never: .*There is no mailbox nobody@doorstep.example/,
  );
  await speak([
    greeting[0] ?? '',
    'MAIL FROM:<>\r\n',
    greeting[2] ?? '',
    'DATA\r\n',
    'Subject: bounce\r\n\r\n.\r\n',
  ]);
  expect(arrived.map(({ envelope }) => envelope.from)).toEqual(['']);
});

test('a sender who hangs up in the middle is not believed to have sent', async () => {
  const arrived = await openDoor();
  const { socket, heard } = await say([...greeting, 'DATA\r\n']);
  expect(heard()).toMatch(/^354/m);
  socket.write('Subject: half\r\n\r\nthe first page');
  await new Promise((later) => setTimeout(later, 50));
  socket.destroy();
  expect(await send()).toMatch(/^250/);
  expect(arrived).toHaveLength(1);
});

test('a second mail cannot be smuggled in behind a bare line feed', async () => {
  const arrived = await openDoor();
  const smuggled =
    'Subject: one\r\n\r\ntext\n.\nMAIL FROM:<forged@bank.example>\r\nRCPT TO:<orders@doorstep.example>\r\nDATA\r\nforged';
  await speak([...greeting, 'DATA\r\n', `${smuggled}\n.\r\nstill one\r\n.\r\n`]);
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.envelope.from).toBe('desk@office.example');
  expect(arrived[0]?.raw.toString()).toContain('still one');
});

test('a sender who dribbles is cut off and others are served meanwhile', async () => {
  const arrived = await openDoor({ messageSeconds: 0.3 });
  const { socket, heard } = await say([...greeting, 'DATA\r\n']);
  expect(heard()).toMatch(/^354/m);
  const dribble = setInterval(() => socket.write('x'), 50);
  const cut = new Promise((closed) => socket.once('close', closed));
  expect(await send()).toMatch(/^250/);
  await cut;
  clearInterval(dribble);
  expect(arrived).toHaveLength(1);
});

test('one address cannot take every connection, and memory under way is bounded', async () => {
  await openDoor({ maxConnectionsPerAddress: 1 });
  const first = createConnection({ port: door?.port ?? 0, host: '127.0.0.1' });
  await new Promise((greeted) => first.once('data', greeted));
  expect(await send()).toMatch(/^later: .*421/);
  first.destroy();
  await door?.close();
  await openDoor({ maxWaitingBytes: 50_000 });
  expect(await send({ text: 'x'.repeat(90_000) })).toMatch(/^later: .*452/);
  expect(await send()).toMatch(/^250/);
});
