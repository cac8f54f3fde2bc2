// Why: a received mail as the rooms see it: plain text, cleaned names, attachments told by their bytes. What was sent stays
// untouched in the raw message.
import type { FileKind } from '../pdf/sniff.ts';
import type { MachineMail } from './machine-mail.ts';

/** An address with its display name ('' when none). */
export type MailAddress = { readonly address: string; readonly name: string };

/**
 * What the headers say. `messageId`, `inReplyTo` and `references` keep their angle brackets. `date` is the sender's own claim, an
 * ISO instant, null when missing or impossible. `machine` set means: never answer this mail.
 */
export type MailHead = {
  readonly messageId: string | null;
  readonly from: MailAddress | null;
  readonly replyTo: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly subject: string;
  readonly date: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly autoSubmitted: boolean;
  readonly machine: MachineMail | null;
};

/**
 * One attachment. `filename` is safe to show and to save. `kind` and `mime` come from the bytes, `declaredMime` from the sender.
 * `inline` is true for pictures inside the text: usually a logo, sometimes the order itself. `inside` names the forwarded mail
 * it was in. `trouble` is a finished sentence for what is not opened here.
 */
export type MailAttachment = {
  readonly filename: string;
  readonly mime: string;
  readonly declaredMime: string;
  readonly kind: FileKind;
  readonly bytes: Buffer;
  readonly inline: boolean;
  readonly inside: string | null;
  readonly trouble: { readonly why: 'zip' | 'winmail' | 'empty' | 'too_deep'; readonly say: string } | null;
};

/** A mail that could be read. `text` is plain (made from HTML when there was only that), at most 200,000 characters. */
export type ReadableMail = MailHead & {
  readonly ok: true;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
};

/** A mail that could not; `head` is what could still be told, for an answer to its sender. */
export type UnreadableMail = {
  readonly ok: false;
  readonly why: 'too_large' | 'too_many_attachments' | 'broken' | 'empty';
  readonly say: string;
  readonly head: MailHead | null;
};

/** The result of `readMail`. */
export type ParsedMail = ReadableMail | UnreadableMail;

/** Caps: the raw mail, attachments in number and bytes together, forwarded mails within mails, MIME parts. */
export const mailLimits = {
  maxBytes: 60_000_000,
  maxAttachments: 50,
  maxAttachmentBytes: 40_000_000,
  maxDepth: 2,
  maxParts: 300,
};

/** The caps' shape; any may be tightened. */
export type MailLimits = typeof mailLimits;
