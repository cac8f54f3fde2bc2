// Why: a machine that answers a machine makes a loop that fills both their mailboxes by morning. These marks say that no person
// waits for an answer (RFC 3834 §2, RFC 5230 §4.6, RFC 3464). The mail itself is kept and read like any other.

/** What kind of machine wrote a mail; null for a person, as far as the marks tell. */
export type MachineMail = 'bounce' | 'auto_reply' | 'list';

/** Reads the marks. `header` gives a header's raw value by lower-case name, undefined when absent. */
export function machineMail(
  header: (name: string) => string | undefined,
  fromAddress: string | null,
): MachineMail | null {
  const value = (name: string): string => (header(name) ?? '').trim().toLowerCase();
  const contentType = value('content-type');
  if (contentType.startsWith('multipart/report') && contentType.includes('delivery-status')) return 'bounce';
  if (value('return-path') === '<>' || header('x-failed-recipients') !== undefined) return 'bounce';
  if (/^(?:mailer-daemon|postmaster)(?:@|$)/i.test(fromAddress ?? '')) return 'bounce';

  const autoSubmitted = value('auto-submitted');
  if (autoSubmitted !== '' && !/^no\b/.test(autoSubmitted)) return 'auto_reply';
  if (/\b(?:all|autoreply|oof)\b/.test(value('x-auto-response-suppress'))) return 'auto_reply';
  if (header('x-autoreply') !== undefined || header('x-autorespond') !== undefined) return 'auto_reply';
  if (contentType.startsWith('multipart/report')) return 'auto_reply';

  if (['bulk', 'list', 'junk'].includes(value('precedence'))) return 'list';
  return header('list-id') !== undefined || header('list-unsubscribe') !== undefined ? 'list' : null;
}
