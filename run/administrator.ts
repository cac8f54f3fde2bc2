// Why: a hub with real data begins with nobody in it. One command on the machine makes its first administrator and says the
// password and the second factor once; what is stored opens neither again.
import { hash } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { sealSecret } from '../base/access/seal-secret.ts';
import { gateScope } from '../base/access/sessions.ts';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { followWith } from '../base/events/event.ts';
import { newSecret } from '../base/ids/ids.ts';
import { isRefusal, refuse, type Or } from '../base/refusal/refusal.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { openFirstAdministrator } from '../care/people/first-administrator.ts';
import type { CommandArguments } from './command-arguments.ts';
import { onDatabase } from './command-database.ts';
import { secretOf } from './config.ts';

const wanted = z.tuple([z.email().max(200), z.string().trim().min(2).max(200)]);
const passwordSigns = 24;

/** What is said once and stored nowhere in clear. */
export type Handover = { readonly password: string; readonly totpSecret: string; readonly otpauth: string };

/** Makes the first administrator in the migrated database at `url`; `secret` is the program's own. */
export async function makeAdministrator(
  url: string,
  secret: Buffer,
  words: readonly string[],
): Promise<Or<Handover>> {
  const read = wanted.safeParse(words);
  if (!read.success) return refuse('invalid', 'Say whom: ./doorstep administrator EMAIL "NAME".');
  const [email, name] = read.data;
  const password = newSecret().slice(0, passwordSigns);
  const factor = new Secret({ size: 20 });
  const otpauth = new TOTP({ issuer: 'Doorstep', label: email, secret: factor }).toString();
  const passwordHash = await hash(password);
  const sealedTotp = sealSecret(secret, 'totp', factor.base32);
  const database = openDatabase(url, 'doorstep_app', 1);
  try {
    const clock = databaseClock(database);
    await clock.measure();
    // Nothing in the house follows from an account; the hub's own history keeps the event.
    followWith(new Map());
    const made = await transact(database, gateScope, (tx) =>
      openFirstAdministrator(tx, clock.now(), { email, name, passwordHash, sealedTotp }),
    );
    return isRefusal(made) ? made : { password, totpSecret: factor.base32, otpauth };
  } finally {
    await database.close();
  }
}

/** `./doorstep administrator EMAIL "NAME"`: the database of --url, else DATABASE_URL, else the embedded one. */
export async function administrator(args: CommandArguments): Promise<number> {
  return await onDatabase(args, async (url, config) => {
    const made = await makeAdministrator(url, Buffer.from(secretOf(config)), args.words);
    if (isRefusal(made)) {
      console.error(made.say);
      return 1;
    }
    console.log(
      [
        'The first administrator is made. These lines are shown once and kept nowhere:',
        '',
        `  password       ${made.password}`,
        `  second factor  ${made.totpSecret}`,
        `  ${made.otpauth}`,
        '',
        'Put the second factor into an authenticator (most read the otpauth line as a QR code), then sign in',
        'with e-mail, password and the six digits it shows.',
      ].join('\n'),
    );
    return 0;
  });
}
