// Why: an order comes as whatever an office's mail program made of it: HTML only, forwarded as an attachment, packed by Outlook.
// It is read here under caps and never throws: a mail that cannot be read still reaches a person, with a sentence.
import { simpleParser } from 'mailparser';
import type { AddressObject, Attachment, ParsedMail as Parsed } from 'mailparser';
import { sniff } from '../pdf/sniff.ts';
import type { FileKind } from '../pdf/sniff.ts';
import { machineMail } from './machine-mail.ts';
import { mailLimits } from './mail.types.ts';
import type {
  MailAddress,
  MailAttachment,
  MailHead,
  MailLimits,
  ParsedMail,
  UnreadableMail,
} from './mail.types.ts';
import { oneLine, safeFilename } from './safe-text.ts';

const maxTextLength = 200_000;
const maxHtmlLength = 400_000;

/** Reads a raw mail (RFC 5322 bytes). Never throws; what cannot be read is `ok: false` with a sentence. */
export async function readMail(raw: Uint8Array, tighter: Partial<MailLimits> = {}): Promise<ParsedMail> {
  const limits = { ...mailLimits, ...tighter };
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.toString('latin1', 0, 1_000).trim() === '') return unreadable('empty', null, limits);
  const head = await parse(headersOf(bytes), limits).then(headOf, () => null);
  if (bytes.length > limits.maxBytes) return unreadable('too_large', head, limits);
  try {
    const parsed = await parse(bytes, limits);
    const attachments: MailAttachment[] = [];
    const why = await gather(parsed.attachments, null, 0, attachments, limits);
    if (why !== null) return unreadable(why, head, limits);
    return { ok: true, ...headOf(parsed), text: textOf(parsed), attachments };
  } catch {
    return unreadable('broken', head, limits);
  }
}

async function parse(bytes: Buffer, limits: MailLimits): Promise<Parsed> {
  return await simpleParser(bytes, {
    ignoreEmbedded: true,
    skipImageLinks: true,
    skipTextToHtml: true,
    keepCidLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: maxHtmlLength,
    maxHeadSize: 500_000,
    maxChildNodes: limits.maxParts,
  });
}

function headersOf(bytes: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, 500_000));
  return end === null ? bytes.subarray(0, 500_000) : bytes.subarray(0, end.index + end[0].length);
}

/** Adds attachments to `found`, those of forwarded mails too; gives the cap that was passed, or null. */
async function gather(
  attachments: readonly Attachment[],
  inside: string | null,
  depth: number,
  found: MailAttachment[],
  limits: MailLimits,
): Promise<'too_many_attachments' | 'too_large' | null> {
  for (const attachment of attachments) {
    const one = await attachmentOf(attachment, inside, found.length + 1, depth >= limits.maxDepth);
    found.push(one);
    if (found.length > limits.maxAttachments) return 'too_many_attachments';
    // A forwarded mail and what is in it are the same bytes, so only the outermost count.
    const outer = found.filter((each) => each.inside === null);
    if (outer.reduce((sum, each) => sum + each.bytes.length, 0) > limits.maxAttachmentBytes)
      return 'too_large';
    if (one.kind !== 'eml' || depth >= limits.maxDepth) continue;
    const forwarded = await parse(one.bytes, limits);
    const why = await gather(forwarded.attachments, one.filename, depth + 1, found, limits);
    if (why !== null) return why;
  }
  return null;
}

async function attachmentOf(
  { content, contentType, filename, contentDisposition, related }: Attachment,
  inside: string | null,
  number: number,
  isDeepest: boolean,
): Promise<MailAttachment> {
  const isMail = contentType === 'message/rfc822' && content.length > 0;
  const sniffed = isMail ? ({ kind: 'eml', mime: 'message/rfc822' } as const) : await sniff(content);
  const name = safeFilename(filename ?? '', number, sniffed.kind);
  const isWinmail = /^winmail\.dat$/i.test(name) || /ms-tnef/i.test(contentType);
  return {
    filename: name,
    ...sniffed,
    declaredMime: oneLine(contentType, 100),
    bytes: content,
    inline: related || contentDisposition === 'inline',
    inside,
    trouble: troubleOf(name, content.length, isWinmail ? 'winmail' : sniffed.kind, isDeepest),
  };
}

function troubleOf(
  name: string,
  size: number,
  kind: FileKind | 'winmail',
  isDeepest: boolean,
): MailAttachment['trouble'] {
  if (size === 0) return { why: 'empty', say: `${name} is empty. Attach it again.` };
  if (kind === 'winmail') {
    const say = `Outlook packed the attachments into ${name}, which cannot be opened here. Send them again as PDF, from a mail in HTML or plain text.`;
    return { why: 'winmail', say };
  }
  if (kind === 'zip') {
    return {
      why: 'zip',
      say: `${name} is a ZIP archive and is not opened here. Send the documents in it one by one.`,
    };
  }
  if (kind === 'eml' && isDeepest) {
    return { why: 'too_deep', say: `${name} is forwarded too many times over. Send its documents directly.` };
  }
  return null;
}

function headOf(parsed: Parsed): MailHead {
  const header = (name: string): string | undefined => {
    const line = parsed.headerLines.find(({ key }) => key === name)?.line;
    return line?.slice(line.indexOf(':') + 1).trim();
  };
  const from = addressesOf(parsed.from)[0] ?? null;
  const machine = machineMail(header, from?.address ?? null);
  return {
    messageId: messageIds(header('message-id'))[0] ?? null,
    from,
    replyTo: addressesOf(parsed.replyTo)[0] ?? null,
    to: addressesOf(parsed.to),
    subject: oneLine(parsed.subject ?? '', 500),
    date: instantOf(header('date')),
    inReplyTo: messageIds(header('in-reply-to'))[0] ?? null,
    references: messageIds(header('references')).slice(-50),
    autoSubmitted: machine !== null,
    machine,
  };
}

/** Read from the raw line: the library puts today where a date is missing or impossible. */
function instantOf(value: string | undefined): string | null {
  const parsed = Date.parse(value ?? '');
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString();
}

function messageIds(value: string | undefined): string[] {
  return (value ?? '').match(/<[^<>\s]{1,900}>/g) ?? [];
}

function addressesOf(objects: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const list = objects === undefined ? [] : Array.isArray(objects) ? objects : [objects];
  return list
    .flatMap(({ value }) => value.flatMap((each) => each.group ?? [each]))
    .slice(0, 200)
    .flatMap(({ address, name }) =>
      address === undefined || address === ''
        ? []
        : [{ address: oneLine(address, 320), name: oneLine(name, 200) }],
    );
}

function textOf(parsed: Parsed): string {
  const text =
    parsed.text ??
    (parsed.textConversionError === undefined ? '' : 'The text of this mail is too long to show.');
  return text.replaceAll('\r\n', '\n').replaceAll('\0', '').slice(0, maxTextLength).trim();
}

function unreadable(why: UnreadableMail['why'], head: MailHead | null, limits: MailLimits): UnreadableMail {
  const sentences: Record<UnreadableMail['why'], string> = {
    too_large: `The mail's attachments are larger than ${Math.floor(limits.maxAttachmentBytes / 1_000_000)} MB together. Send them in several mails.`,
    too_many_attachments: `The mail has more than ${limits.maxAttachments} attachments. Send them in several mails.`,
    broken: 'The mail is damaged and could not be read. Send it once more, with the order as a PDF.',
    empty: 'The mail is empty. Send it again with the order as a PDF.',
  };
  return { ok: false, why, say: sentences[why], head };
}
