// Why: the email door. A mail is acknowledged (250) only after it is safely ours: whoever got the 250 may forget it. Everything
// else gets the code that makes the sender's server do the right thing: 451 try again, 552 and 550 tell the human (RFC 5321).
import type { Socket } from 'node:net';
import { buffer as collect } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { isRefusal } from '../../base/refusal/refusal.ts';
import type { Refusal } from '../../base/refusal/refusal.ts';

/** A mail at the door, as it crossed the wire. `envelope.from` is '' for bounces. `raw` is the message byte for byte. */
export type ArrivedMail = {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: Buffer;
  readonly remote: { readonly address: string; readonly helo: string; readonly isEncrypted: boolean };
};

/**
 * How to listen. `onMail` must resolve only after commit; when it throws the sender is told to try later (451); a refusal it
 * returns is told to the sender for good (554). `accepts` decides about each recipient (550 when false). `onTrouble` hears what
 * was thrown. With `tls` (PEM) STARTTLS is offered.
 */
export type MailDoorOptions = {
  readonly port: number;
  readonly host?: string;
  /** The host name said in greetings. */
  readonly name?: string;
  readonly maxBytes: number;
  readonly onMail: (mail: ArrivedMail) => Promise<void | Refusal>;
  readonly accepts?: (address: string) => boolean | Promise<boolean>;
  readonly onTrouble?: (error: unknown) => void;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly maxConnections?: number;
  readonly maxConnectionsPerAddress?: number;
  /** Silence, and the whole of one message, in seconds. */
  readonly idleSeconds?: number;
  readonly messageSeconds?: number;
  /** All messages under way together, in bytes; beyond it senders are asked to come back. */
  readonly maxWaitingBytes?: number;
};

/** An open door; `port` is the real one when 0 was asked. `close` lets mails under way finish (5 seconds). */
export type MailDoor = { readonly host: string; readonly port: number; close(): Promise<void> };

/** Starts to listen; fails when the port is taken. */
export async function listenForMail(options: MailDoorOptions): Promise<MailDoor> {
  const { host = '127.0.0.1', maxBytes, accepts = () => true, onTrouble = () => undefined } = options;
  const connections = new Map<string, string>();
  const waiting = { bytes: 0 };
  const server = new SMTPServer({
    ...(options.tls === undefined ? {} : options.tls),
    name: options.name ?? 'doorstep.example',
    banner: 'Doorstep',
    size: maxBytes,
    disabledCommands: options.tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    maxClients: options.maxConnections ?? 50,
    maxRecipients: 100,
    socketTimeout: (options.idleSeconds ?? 60) * 1_000,
    closeTimeout: 5_000,
    onConnect(session, done) {
      const already = [...connections.values()].filter((address) => address === session.remoteAddress).length;
      if (already >= (options.maxConnectionsPerAddress ?? 20))
        return done(reply(421, sentences.tooManyConnections));
      connections.set(session.id, session.remoteAddress);
      done();
    },
    onClose(session) {
      connections.delete(session.id);
    },
    onRcptTo({ address }, _session, done) {
      void answer(
        async () => {
          if (!(await accepts(address)))
            throw reply(550, `There is no mailbox ${address} here. Check the address.`);
        },
        done,
        onTrouble,
      );
    },
    onData(stream, session, done) {
      const hangUp = (): unknown => sockets.get(session.remotePort)?.destroy();
      const clock = setTimeout(hangUp, (options.messageSeconds ?? 300) * 1_000);
      void answer(
        async () => {
          const raw = await take(stream, maxBytes, waiting, options.maxWaitingBytes ?? 256_000_000);
          clearTimeout(clock);
          try {
            const refused = await options.onMail({
              envelope: envelopeOf(session),
              raw,
              remote: remoteOf(session),
            });
            if (isRefusal(refused)) throw reply(554, refused.say);
          } finally {
            waiting.bytes -= raw.length;
          }
        },
        (error) => {
          clearTimeout(clock);
          done(error, sentences.kept);
        },
        onTrouble,
      );
    },
  });
  const sockets = socketsOf(server);
  // Broken connections and garbage are the senders' affair; without a listener they would end the process.
  server.on('error', onTrouble);
  const port = await open(server, options.port, host);
  return { host, port, close: async () => await new Promise<void>((closed) => server.close(() => closed())) };
}

const sentences = {
  kept: 'Kept. You need not send it again.',
  tooManyConnections: 'Too many connections from your address. Please come back in a minute.',
  busy: 'We are receiving a lot of mail. Please send it again in a few minutes.',
  trouble: 'We could not keep this mail just now. Please send it again later.',
};

/** Ends an SMTP step: nothing thrown means yes; our replies go out as they are, anything else asks the sender to try again. */
async function answer(
  step: () => Promise<void>,
  done: (error?: Error | null) => void,
  onTrouble: (error: unknown) => void,
): Promise<void> {
  let no: Error | null = null;
  try {
    await step();
  } catch (error) {
    no = error instanceof SmtpReply ? error : reply(451, sentences.trouble);
    if (no !== error) onTrouble(error);
  }
  done(no);
}

async function take(
  stream: SMTPServerDataStream,
  maxBytes: number,
  waiting: { bytes: number },
  maxWaitingBytes: number,
): Promise<Buffer> {
  let size = 0;
  let isBusy = false;
  // Read to the end even when it will be refused: a server that hangs up in the middle is simply tried again.
  const kept = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      if (isBusy || size > maxBytes) continue;
      size += bytes.length;
      waiting.bytes += bytes.length;
      isBusy = waiting.bytes > maxWaitingBytes;
      yield bytes;
    }
  };
  try {
    const raw = await collect(kept());
    if (size > maxBytes) {
      throw reply(
        552,
        `The mail is larger than ${Math.floor(maxBytes / 1_000_000)} MB. Send it in smaller parts.`,
      );
    }
    if (isBusy) throw reply(452, sentences.busy);
    return raw;
  } catch (error) {
    waiting.bytes -= size;
    throw error;
  }
}

class SmtpReply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, say: string) {
    super(say);
    this.responseCode = responseCode;
  }
}

function reply(code: number, say: string): SmtpReply {
  return new SmtpReply(code, say);
}

/** The sockets of a server by the remote port their sessions know, to end one that dribbles. */
function socketsOf(server: SMTPServer): Map<number | undefined, Socket> {
  const sockets = new Map<number | undefined, Socket>();
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  return sockets;
}

function envelopeOf({ envelope }: SMTPServerSession): ArrivedMail['envelope'] {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return { from, to: envelope.rcptTo.map(({ address }) => address) };
}

function remoteOf(session: SMTPServerSession): ArrivedMail['remote'] {
  return { address: session.remoteAddress, helo: session.hostNameAppearsAs, isEncrypted: session.secure };
}

async function open(server: SMTPServer, port: number, host: string): Promise<number> {
  return await new Promise((opened, failed) => {
    server.server.once('error', failed);
    server.listen(port, host, () => {
      server.server.off('error', failed);
      const address = server.server.address();
      opened(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
