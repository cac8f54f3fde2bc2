// Why: whoever tries Doorstep sees the mails it would have sent, in the quiet of look.md, without any script: lists and letters
// are plain, accessible HTML that follows the system's light or dark theme.
import type { MailAttachment } from '../../wire/mail/mail.types.ts';
import type { KeptMail } from './kept-mail.ts';

/** The list, newest first; asks the browser to load it again every five seconds. */
export function listPage(mails: readonly KeptMail[]): string {
  const body =
    mails.length === 0
      ? '<p class="empty">No mail yet. Send an order by email, or through the portal, and the acknowledgement appears here.</p>'
      : `<table><caption class="hidden">Mails, newest first</caption><thead><tr><th scope="col">Received</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${mails.map(row).join('')}</tbody></table>`;
  const count = mails.length === 1 ? '1 mail' : `${mails.length} mails`;
  return page(
    'Development mailbox',
    `<h1>Development mailbox</h1><p class="quiet">${count}, newest first</p>${body}`,
    5,
  );
}

/** One mail: headers, text, attachments, link to the raw file. */
export function mailPage(kept: KeptMail): string {
  const head = kept.mail.ok ? kept.mail : kept.mail.head;
  const facts: readonly (readonly [string, string])[] = [
    ['From', address(head?.from ?? null) || 'nobody'],
    ['To', kept.envelope.to.join(', ')],
    ['Received', spoken(kept.receivedAt)],
    ['Message-ID', head?.messageId ?? 'none'],
    ...(head?.inReplyTo ? [['Answers', head.inReplyTo] as const] : []),
    ...(head?.machine
      ? [
          [
            'Written by',
            {
              bounce: 'a mail server (bounce)',
              auto_reply: 'a program, not a person',
              list: 'a mailing list',
            }[head.machine],
          ] as const,
        ]
      : []),
  ];
  const listed = facts.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`).join('');
  const text = kept.mail.ok
    ? `<pre>${linked(kept.mail.text)}</pre>`
    : `<p class="warn">${escape(kept.mail.say)}</p>`;
  const attachments =
    kept.mail.ok && kept.mail.attachments.length > 0 ? attachmentList(kept.id, kept.mail.attachments) : '';
  return page(
    subjectOf(kept),
    `<p><a href="/">All mails</a></p><h1>${escape(subjectOf(kept))}</h1>${repeatNote(kept)}<dl>${listed}</dl>${text}${attachments}<p><a href="/m/${kept.id}/raw">Raw message</a></p>`,
  );
}

/** For an address that leads nowhere. */
export function absentPage(): string {
  return page('Not here', '<h1>There is no such mail</h1><p><a href="/">All mails</a></p>');
}

function row(kept: KeptMail): string {
  const head = kept.mail.ok ? kept.mail : kept.mail.head;
  const count = kept.mail.ok ? kept.mail.attachments.length : 0;
  const attached =
    count === 0 ? '' : ` <span class="quiet">${count === 1 ? '1 attachment' : `${count} attachments`}</span>`;
  return `<tr><td class="time">${time(kept.receivedAt)}</td><td>${escape(address(head?.from ?? null) || kept.envelope.from)}</td><td>${escape(kept.envelope.to.join(', '))}</td><td><a href="/m/${kept.id}">${escape(subjectOf(kept))}</a>${attached}${repeatNote(kept)}</td></tr>`;
}

function repeatNote({ repeats }: KeptMail): string {
  return repeats === null
    ? ''
    : ` <span class="warn">▲ Same Message-ID as <a href="/m/${repeats}">mail ${repeats}</a></span>`;
}

function attachmentList(id: string, attachments: readonly MailAttachment[]): string {
  const items = attachments.map(
    ({ filename, mime, bytes, trouble }, index) =>
      `<li><a href="/m/${id}/attachment/${index}">${escape(filename)}</a> <span class="quiet">${escape(mime)}, ${Math.ceil(bytes.length / 1_000)} kB</span>${trouble === null ? '' : ` <span class="warn">${escape(trouble.say)}</span>`}</li>`,
  );
  return `<h2>Attachments</h2><ul>${items.join('')}</ul>`;
}

function subjectOf({ mail }: KeptMail): string {
  const subject = (mail.ok ? mail : mail.head)?.subject ?? '';
  return subject === '' ? '(no subject)' : subject;
}

function address(from: { name: string; address: string } | null): string {
  if (from === null) return '';
  return from.name === '' ? from.address : `${from.name} <${from.address}>`;
}

function time(instant: string): string {
  return `<time datetime="${instant}">${spoken(instant)}</time>`;
}

function spoken(instant: string): string {
  return `${instant.slice(0, 19).replace('T', ' ')} UTC`;
}

/** Links in a letter can be followed, as in any mail program; signed links are tried from here. */
function linked(text: string): string {
  return escape(text).replaceAll(
    /https?:\/\/[^\s<]+[^\s<.,;:!?)]/g,
    (url) => `<a href="${url}" rel="noreferrer">${url}</a>`,
  );
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

function page(title: string, body: string, refreshSeconds?: number): string {
  const refresh =
    refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">${refresh}<title>${escape(title)}</title><style>${style}</style></head><body><p class="banner">Development mailbox: nothing here leaves this machine</p><main>${body}</main></body></html>`;
}

const style = `
:root{--paper:#fbfaf7;--ink:#22282b;--quiet:#5c666b;--rule:#dcdad3;--door:#0b6e5f;--warn:#8a5200;--tint:#e6f1ee}
@media(prefers-color-scheme:dark){:root{--paper:#1b2329;--ink:#e6e9ea;--quiet:#a3aeb4;--rule:#37424a;--door:#5cc7b2;--warn:#f0b45a;--tint:#21343a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}
.banner{margin:0;padding:8px 24px;background:var(--tint);border-bottom:1px solid var(--rule)}
main{max-width:1180px;padding:16px 24px 48px}
h1{font-size:20px;margin:12px 0 4px;overflow-wrap:anywhere}h2{font-size:15px;margin:24px 0 4px}
a{color:var(--door)}a:focus-visible{outline:2px solid var(--door);outline-offset:2px}
.quiet,.empty,dt{color:var(--quiet)}.warn{color:var(--warn)}
table{width:100%;border-collapse:collapse;margin-top:12px}
th{text-align:left;font-weight:500;color:var(--quiet);padding:4px 16px 4px 0;border-bottom:1px solid var(--rule)}
td{padding:6px 16px 6px 0;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:break-word}
.time{white-space:nowrap}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;margin:12px 0}dd{margin:0;overflow-wrap:anywhere}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:16px 0;max-width:72ch}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:640px){main{padding:8px 16px 32px}thead{display:none}tr{display:block;padding:8px 0;border-bottom:1px solid var(--rule)}td{display:block;border:0;padding:0;overflow-wrap:anywhere}}
`;
