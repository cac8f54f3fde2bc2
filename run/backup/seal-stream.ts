// Why: a backup leaves the house and holds every patient's record, so it can be sealed under a passphrase: scrypt for the
// key, AES-256-GCM in frames, each bound to its place and the last one marked, so that no frame can be changed, moved,
// repeated or cut off unseen (the STREAM construction, Hoang, Reyhanitabar, Rogaway and Vizár 2015).

import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Transform } from 'node:stream';
import { NotDone } from './not-done.ts';

const magic = Buffer.from('DOORSTEP SEALED 1\n');
const saltBytes = 16;
const tagBytes = 16;
/** Last flag (1 byte), length of the ciphertext (4 bytes), tag. */
const headBytes = 1 + 4 + tagBytes;
const frameBytes = 1 << 20;

/** How many bytes of a file tell whether it is sealed. */
export const markBytes = magic.length;

/** Whether these first bytes of a file say that it is sealed. */
export function isSealed(start: Buffer): boolean {
  return start.subarray(0, magic.length).equals(magic);
}

// A restore reads its archive twice; the key is made once.
let lastKey: { readonly passphrase: string; readonly salt: Buffer; readonly key: Buffer } | undefined;

function keyFrom(passphrase: string, salt: Buffer): Buffer {
  if (lastKey?.passphrase === passphrase && lastKey.salt.equals(salt)) return lastKey.key;
  const key = scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 1 << 16, r: 8, p: 1, maxmem: 1 << 27 });
  lastKey = { passphrase, salt: Buffer.from(salt), key };
  return key;
}

// The key belongs to one archive alone (its salt is random), so the frame's number is nonce enough.
function nonceOf(frame: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(frame), 0);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function sealFrame(key: Buffer, frame: number, plain: Buffer, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame, isLast));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const head = Buffer.alloc(5);
  head[0] = isLast ? 1 : 0;
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, cipher.getAuthTag(), body]);
}

/** Seals what flows through it. */
export function sealing(passphrase: string): Transform {
  const salt = randomBytes(saltBytes);
  const key = keyFrom(passphrase, salt);
  let waiting: Buffer[] = [];
  let size = 0;
  let frame = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      size += chunk.length;
      if (size < frameBytes) return done();
      const plain = Buffer.concat(waiting);
      let from = 0;
      for (; plain.length - from >= frameBytes; from += frameBytes)
        this.push(sealFrame(key, frame++, plain.subarray(from, from + frameBytes), false));
      waiting = [plain.subarray(from)];
      size = plain.length - from;
      done();
    },
    flush(done) {
      this.push(sealFrame(key, frame, Buffer.concat(waiting), true));
      done();
    },
  });
  stream.push(Buffer.concat([magic, salt]));
  return stream;
}

function openFrame(key: Buffer, frame: number, bytes: Buffer): Buffer {
  const isLast = bytes[0] === 1;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame, isLast), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(5, headBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]);
  } catch {
    throw new NotDone(
      frame === 0
        ? 'The archive does not open: the passphrase is another one, or the archive was altered.'
        : `The archive was altered about ${frame} MB in.`,
    );
  }
}

/** Opens what `sealing` made; fails with a NotDone for another passphrase, an altered frame or a missing end. */
export function opening(passphrase: string): Transform {
  let key: Buffer | undefined;
  let frame = 0;
  let ended = false;
  let rest: Buffer = Buffer.alloc(0);

  /** Takes whole frames off the front of `rest`. */
  function* frames(): Generator<Buffer> {
    while (rest.length >= headBytes) {
      if (ended) throw new NotDone('The archive was altered: something follows its end.');
      const length = rest.readUInt32BE(1);
      if (length > frameBytes) throw new NotDone(`The archive was altered about ${frame} MB in.`);
      if (rest.length < headBytes + length) return;
      const whole = rest.subarray(0, headBytes + length);
      rest = rest.subarray(headBytes + length);
      ended = whole[0] === 1;
      yield openFrame(key ?? Buffer.alloc(0), frame++, whole);
    }
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        rest = Buffer.concat([rest, chunk]);
        if (key === undefined) {
          if (rest.length < magic.length + saltBytes) return done();
          key = keyFrom(passphrase, rest.subarray(magic.length, magic.length + saltBytes));
          rest = rest.subarray(magic.length + saltBytes);
        }
        for (const plain of frames()) this.push(plain);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      const cut = !ended || rest.length > 0;
      done(cut ? new NotDone('The archive ends too early: it is not whole.') : null);
    },
  });
}
