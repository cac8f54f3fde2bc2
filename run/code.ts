// Why: to try signing in the long way in the invented town, somebody needs the six-digit code of an invented person; real
// people's second factors are in their own authenticators and cannot be asked here.
import { TOTP, Secret } from 'otpauth';
import { demoPassword, portalPeople, staff } from '../town/index.ts';
import type { CommandArguments } from './command-arguments.ts';

/** `./doorstep code EMAIL`: the password and this moment's code of an invented person. */
export function code(args: CommandArguments): number {
  const [email] = args.words;
  const person = [...staff, ...portalPeople].find((one) => one.email === email);
  if (person === undefined) {
    console.log('Give the e-mail address of somebody in the invented town, as npm start prints them.');
    return 1;
  }
  console.log(`password  ${demoPassword}`);
  console.log(
    person.totpSecret === null
      ? 'code      not needed for this role'
      : `code      ${new TOTP({ secret: Secret.fromBase32(person.totpSecret) }).generate()}`,
  );
  return 0;
}
