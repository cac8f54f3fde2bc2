// Why: our acknowledgements leave through real SMTP. The Message-ID is given by the caller and stays the same on every retry, so
// that a mail sent twice after a crash is recognised as one; what fails is partner trouble, and says whether retrying helps.
import { strict as assert } from 'node:assert';
import { createTransport } from 'nodemailer';
import { PartnerTrouble } from '../../base/refusal/partner-trouble.ts';

/**
 * A mail to send, plain text. `messageId` with angle brackets, unique and stable over retries. `from` and `to` are addresses,
 * optionally as 'Name <address>'. `automatic` (default 'auto-generated') tells other machines not to answer (RFC 3834 §5):
 * 'auto-replied' for an answer to a mail, 'no' only when a person typed it.
 */
export type OutgoingMail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly replyTo?: string;
  readonly automatic?: 'auto-generated' | 'auto-replied' | 'no';
  readonly attachments?: readonly {
    readonly filename: string;
    readonly mime: string;
    readonly bytes: Buffer;
  }[];
};

/** Sends mail. `send` resolves with the server's own answer ('250 …') and throws `PartnerTrouble` ('mail') otherwise. */
export type Mailer = {
  send(mail: OutgoingMail): Promise<{ readonly answer: string }>;
  close(): void;
};

/**
 * A mailer for 'smtp://[user:password@]host:port' or 'smtps://…'. Opens nothing until the first mail. With `keepsConnections` up
 * to four stay open for the next letter, because servers let a new connection wait before they greet it.
 */
export function sendMail(
  smtpUrl: string,
  options: { readonly timeoutSeconds?: number; readonly keepsConnections?: boolean } = {},
): Mailer {
  const timeoutMs = (options.timeoutSeconds ?? 30) * 1_000;
  const transport = createTransport({
    url: smtpUrl,
    // Sending again is left to our own jobs, which remember it.
    ...(options.keepsConnections === true ? { pool: true, maxConnections: 4, maxRequeues: 0 } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What we send never comes from a path or an address inside a message.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      assertOneLine(mail);
      try {
        const { response } = await transport.sendMail({
          from: mail.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: mail.messageId,
          ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
          ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo }),
          ...(mail.references === undefined ? {} : { references: [...mail.references] }),
          headers: mail.automatic === 'no' ? {} : { 'Auto-Submitted': mail.automatic ?? 'auto-generated' },
          attachments: (mail.attachments ?? []).map(({ filename, mime, bytes }) => ({
            filename,
            contentType: mime,
            content: bytes,
          })),
        });
        return { answer: response };
      } catch (error) {
        throw troubleOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A line break in a header would let a name or a subject add headers or recipients of its own. */
function assertOneLine(mail: OutgoingMail): void {
  const {
    from,
    to,
    subject,
    messageId,
    inReplyTo = '',
    replyTo = '',
    references = [],
    attachments = [],
  } = mail;
  const lines = [from, to, subject, messageId, inReplyTo, replyTo, ...references];
  for (const line of [...lines, ...attachments.flatMap(({ filename, mime }) => [filename, mime])]) {
    assert(!/[\r\n\0]/.test(line), 'A mail header holds no line break.');
  }
  assert(/^<[^<>\s]+@[^<>\s]+>$/.test(messageId), 'A Message-ID looks like <unique@domain>.');
}

/** 5xx is the server's final word (RFC 5321 §4.2.1); 4xx, and whatever the network did, may pass. */
function troubleOf(error: unknown): PartnerTrouble {
  const message = error instanceof Error ? error.message : String(error);
  const code =
    error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
      ? error.responseCode
      : 0;
  const isOurAddress = error instanceof Error && 'code' in error && error.code === 'EENVELOPE' && code === 0;
  return new PartnerTrouble('mail', message, { retryable: code < 500 && !isOurAddress, cause: error });
}
