// Why: a partner whose agreement names a client certificate is known by it as well as by its secret. TLS ends before the house, so
// the proxy says in a header whose certificate it checked; without that header nobody can be held to one, and nobody is let in.
import { createHash, X509Certificate } from 'node:crypto';
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';

/** The SHA-256 fingerprint (64 hexadecimal digits) in a header: said as such, or of the certificate itself as PEM, URL-encoded or not. */
export function fingerprintIn(header: string): string | null {
  const plain = header.trim().replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(plain)) return plain;
  try {
    const certificate = new X509Certificate(decodeURIComponent(header));
    return createHash('sha256').update(certificate.raw).digest('hex');
  } catch {
    return null;
  }
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The fingerprint of the certificate that was shown; null when none was, or nobody says. Said twice is said by somebody else too. */
export function fingerprintShown(headers: Headers, certificateHeader: string | null): string | null {
  const said = certificateHeader === null ? undefined : headers[certificateHeader];
  return typeof said === 'string' ? fingerprintIn(said) : null;
}

/** Why this partner is not let in by what stands in the headers; nothing when no certificate was agreed or it is the agreed one. */
export function certificateRefusal(
  partner: { readonly name: string; readonly certificate: string | null },
  headers: Headers,
  certificateHeader: string | null,
): Refusal | undefined {
  if (partner.certificate === null) return undefined;
  if (certificateHeader === null)
    return refuse(
      'wrong_certificate',
      `${partner.name} is held to a client certificate, but nobody tells Doorstep which one was shown (DOORSTEP_CLIENT_CERTIFICATE_HEADER). The message was not taken.`,
    );
  if (fingerprintShown(headers, certificateHeader) === partner.certificate) return undefined;
  return refuse(
    'wrong_certificate',
    `The client certificate agreed with ${partner.name} was not shown. The message was not taken.`,
  );
}
