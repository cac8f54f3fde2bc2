// Why: second-factor secrets are ciphertext at rest (AES-256-GCM), opened only where a code is checked.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const keyOf = (secret: Buffer, purpose: string) => createHmac('sha256', secret).update(purpose).digest();

/** Nonce (12 bytes), tag (16 bytes), ciphertext. `purpose` separates keys made from the one program secret. */
export function sealSecret(secret: Buffer, purpose: string, plain: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `sealSecret` made; throws when it was altered. */
export function openSecret(secret: Buffer, purpose: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
