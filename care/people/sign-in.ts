// Why: people who may see health data come in with a password and a code that works once. Known and unknown addresses
// answer alike and in the same time; eight failures close the door for fifteen minutes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { TOTP, Secret } from 'otpauth';
import { gateScope, openSession } from '../../base/access/sessions.ts';
import { openSecret } from '../../base/access/seal-secret.ts';
import type { Tx } from '../../base/db/database.ts';
import { transact } from '../../base/db/transact.ts';
import { append, type Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { plus } from '../../base/time/instant.ts';
import { signedIn, signInRefused } from './people.events.ts';
import { needsSecondFactor } from './second-factor.rules.ts';
import { credentialByEmail, credentialById, noteFailure, noteSuccess } from './people.store.ts';

const wrong = refuse(
  'wrong_credentials',
  'That e-mail address and password do not fit together. Please try again.',
);
const wrongCode = refuse(
  'wrong_credentials',
  'That code does not fit, was used already, or the sign-in took too long. Please try again.',
);
/** How long the door stays closed after eight failures. */
export const lockMinutes = 15;
const challengeMinutes = 5;

// A real hash: checked when the address is unknown, so that the answer takes as long.
const decoy = hash('nobody knows this password');

function sign(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(`challenge:${text}`).digest('base64url');
}

/** Reads a challenge made by `checkPassword`: the account id, or null when it is forged or too old. */
function readChallenge(secret: Buffer, challenge: string, at: string): string | null {
  const [accountId, until, mark] = challenge.split('~');
  if (accountId === undefined || until === undefined || mark === undefined) return null;
  const expected = Buffer.from(sign(secret, `${accountId}~${until}`));
  const given = Buffer.from(mark);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return until > at ? accountId : null;
}

/** An action on an account, in the hub's own history. */
export function aboutAccount(tx: Tx, at: string, by: string): Deed {
  return {
    tx,
    at,
    tenantId: 0,
    by: { id: by, role: 'system', name: 'Doorstep' },
    requestId: `account:${by}`,
  };
}

/** Counts a failure; while the door is locked nothing counts, so that nobody can keep somebody else locked out. */
async function fail<R>(
  tx: Tx,
  accountId: string,
  at: string,
  step: 'password' | 'code',
  locked: boolean,
  answer: R,
): Promise<{ answer: R }> {
  if (!locked) await tx.run(noteFailure, [accountId, plus(at, { minutes: lockMinutes }), at]);
  await append(aboutAccount(tx, at, accountId), signInRefused, accountId, { at: step, locked });
  return { answer };
}

export type PasswordAnswer = { needs: 'code'; challenge: string } | { needs: 'nothing'; cookie: string };

/** First step. Gives a challenge for the code, or the cookie where no health data is ever seen. */
export async function checkPassword(
  equipment: Equipment,
  email: string,
  password: string,
  at: string,
): Promise<Or<PasswordAnswer>> {
  const found = await transact(equipment.aside, gateScope, (tx) =>
    tx.maybe(credentialByEmail, [email.trim()]),
  );
  const fits = await verify(found?.passwordHash ?? (await decoy), password).catch(() => false);
  if (found === undefined) return wrong;
  return await transact(equipment.aside, gateScope, async (tx) => {
    const credential = await tx.one(credentialByEmail, [email.trim()]);
    const locked = credential.lockedUntil !== null && credential.lockedUntil > at;
    if (!fits || !credential.active || locked)
      return await fail(tx, credential.id, at, 'password', locked, wrong);
    // Whoever has a second factor is asked for it, whether the role must have one or not.
    if (needsSecondFactor(credential.role) || credential.totpSecret !== null) {
      const text = `${credential.id}~${plus(at, { minutes: challengeMinutes })}`;
      return { answer: { needs: 'code', challenge: `${text}~${sign(equipment.secret, text)}` } as const };
    }
    await tx.run(noteSuccess, [credential.id, null]);
    await append(aboutAccount(tx, at, credential.id), signedIn, credential.id, { how: 'password' });
    const cookie = await openSession(tx, credential.id, false, at, equipment.publicUrl.startsWith('https:'));
    return { answer: { needs: 'nothing', cookie } as const };
  }).then((kept) => kept.answer);
}

/** Second step: the code of the moment (one step of 30 seconds either side), each usable once. Returns the cookie. */
export async function checkCode(
  equipment: Equipment,
  challenge: string,
  code: string,
  at: string,
): Promise<Or<string>> {
  const accountId = readChallenge(equipment.secret, challenge, at);
  if (accountId === null) return wrongCode;
  const kept = await transact(equipment.aside, gateScope, async (tx) => {
    const credential = await tx.maybe(credentialById, [accountId]);
    if (credential === undefined || credential.totpSecret === null || !credential.active)
      return { answer: wrongCode };
    const totp = new TOTP({
      secret: Secret.fromBase32(openSecret(equipment.secret, 'totp', credential.totpSecret)),
    });
    const delta = totp.validate({ token: code, timestamp: Date.parse(at), window: 1 });
    const step = delta === null ? null : Math.floor(Date.parse(at) / 30_000) + delta;
    const used = step !== null && credential.totpLastStep !== null && step <= credential.totpLastStep;
    const locked = credential.lockedUntil !== null && credential.lockedUntil > at;
    if (step === null || used || locked) return await fail(tx, accountId, at, 'code', locked, wrongCode);
    await tx.run(noteSuccess, [accountId, step]);
    await append(aboutAccount(tx, at, accountId), signedIn, accountId, { how: 'password_and_code' });
    return { answer: await openSession(tx, accountId, true, at, equipment.publicUrl.startsWith('https:')) };
  });
  return kept.answer;
}
