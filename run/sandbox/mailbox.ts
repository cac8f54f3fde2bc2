// Why: a stand-in for the world's mail servers while developing: real SMTP in, every mail kept and shown on a page, and bad luck
// on request, so that nothing about mail is first tried on a real office.
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { buffer as collect } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { openKeptMails } from './kept-mail.ts';
import type { KeptMail, KeptMails } from './kept-mail.ts';
import { mailBadLuck } from './mail-bad-luck.ts';
import { absentPage, listPage, mailPage } from './mailbox-page.ts';

/** A running mailbox; the ports are the real ones when 0 was asked. */
export type Mailbox = { readonly smtpPort: number; readonly httpPort: number; close(): Promise<void> };

/** One mail in GET /api/messages: newest first, filtered by `?to=` (whole address, any case). */
export type MailboxMessage = {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly replyTo: string | null;
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly mime: string;
    readonly bytes: number;
  }[];
  readonly repeats: string | null;
};

/**
 * Starts the mailbox on loopback, keeping mail in `dir`. `slowSeconds` (20) is how long 'slow@…' waits. Mail for 'bounce@…' is
 * refused (550), for 'busy@…' put off twice (451) then taken, for 'down@…' the line is dropped.
 */
export async function startMailbox(options: {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly dir: string;
  readonly slowSeconds?: number;
}): Promise<Mailbox> {
  const mails = await openKeptMails(options.dir);
  const smtp = sink(mails, (options.slowSeconds ?? 20) * 1_000);
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mailbox.invalid');
    void answer(mails, url, response).catch(() => response.writeHead(500).end());
  });
  const smtpPort = await listening(smtp.server, () => smtp.listen(options.smtpPort, '127.0.0.1'));
  const httpPort = await listening(http, () => http.listen(options.httpPort, '127.0.0.1'));
  return {
    smtpPort,
    httpPort,
    async close() {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((closed) => http.close(() => closed())),
        new Promise<void>((closed) => smtp.close(() => closed())),
      ]);
    },
  };
}

function sink(mails: KeptMails, slowMs: number): SMTPServer {
  const put = new Map<string, number>();
  const server = new SMTPServer({
    name: 'mailbox.example',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    onRcptTo({ address }, session, done) {
      const luck = mailBadLuck(address);
      if (luck === 'bounce') return done(reply(550, `There is no mailbox ${address}.`));
      if (luck === 'down') return drop(server, session);
      if (luck === 'slow') {
        setTimeout(done, slowMs);
        return;
      }
      const putOff = put.get(address) ?? 0;
      put.set(address, luck === 'busy' && putOff < 2 ? putOff + 1 : 0);
      done(luck === 'busy' && putOff < 2 ? reply(451, 'Busy. Please try again later.') : null);
    },
    onData(stream, { envelope }, done) {
      void keep(mails, stream, envelope, done);
    },
  });
  server.on('error', () => undefined);
  return server;
}

async function keep(
  mails: KeptMails,
  stream: SMTPServerDataStream,
  envelope: SMTPServerSession['envelope'],
  done: (error: Error | null, said?: string) => void,
): Promise<void> {
  let id = '';
  try {
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    const to = envelope.rcptTo.map(({ address }) => address);
    id = await mails.keep({ from, to }, await collect(stream));
  } catch {
    return done(reply(451, 'Not kept. Please try again later.'));
  }
  done(null, `Kept as ${id}`);
}

function drop(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.session.id === session.id) connection.close();
}

function reply(responseCode: number, say: string): Error {
  return Object.assign(new Error(say), { responseCode });
}

async function answer(mails: KeptMails, url: URL, response: ServerResponse): Promise<void> {
  // A mail is written by strangers: nothing in it may run, load or be guessed into another type.
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  if (url.pathname === '/') return html(response, 200, listPage(mails.list()));
  if (url.pathname === '/api/messages') {
    const to = url.searchParams.get('to')?.toLowerCase();
    const wanted = mails
      .list()
      .filter(
        ({ envelope }) => to === undefined || envelope.to.some((address) => address.toLowerCase() === to),
      );
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(wanted.map(messageOf)));
    return;
  }
  const [, id = '', what, number] = /^\/m\/(\d+)(?:\/(raw|attachment\/(\d+)))?$/.exec(url.pathname) ?? [];
  const kept = mails.list().find((one) => one.id === id);
  if (kept === undefined) return html(response, 404, absentPage());
  if (what === undefined) return html(response, 200, mailPage(kept));
  if (what === 'raw') {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.end(await mails.raw(id));
    return;
  }
  const attachment = kept.mail.ok ? kept.mail.attachments[Number(number)] : undefined;
  if (attachment === undefined) return html(response, 404, absentPage());
  response.setHeader('content-type', attachment.mime);
  const name = encodeURIComponent(attachment.filename);
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
  response.end(attachment.bytes);
}

function messageOf({ id, receivedAt, envelope, mail, repeats }: KeptMail): MailboxMessage {
  const head = mail.ok ? mail : mail.head;
  return {
    id,
    receivedAt,
    from: envelope.from,
    to: envelope.to,
    subject: head?.subject ?? '',
    messageId: head?.messageId ?? null,
    inReplyTo: head?.inReplyTo ?? null,
    replyTo: head?.replyTo?.address ?? null,
    text: mail.ok ? mail.text : '',
    attachments: mail.ok
      ? mail.attachments.map(({ filename, mime, bytes }) => ({ filename, mime, bytes: bytes.length }))
      : [],
    repeats,
  };
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}

async function listening(
  server: Pick<Server, 'once' | 'off' | 'address'>,
  listen: () => unknown,
): Promise<number> {
  return await new Promise((opened, failed) => {
    server.once('error', failed);
    server.once('listening', () => {
      server.off('error', failed);
      const address = server.address();
      opened(typeof address === 'object' && address !== null ? address.port : 0);
    });
    listen();
  });
}
