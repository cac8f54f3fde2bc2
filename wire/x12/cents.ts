// Why: sums of money are compared in whole cents taken from the decimal text; a float would find differences that no
// sender made, or hide them.
import { isPlainDecimal } from './in-place.ts';
import type { Kind } from './kinds.ts';

/** An amount of dollars: as written, at most eleven digits before the point and cents after it. */
export const amount: Kind = {
  read: (given) =>
    given.length <= 18 && /^-?([0-9]{1,11}(\.[0-9]{0,2}0*)?|\.[0-9]{1,2}0*)$/.test(given)
      ? given
      : { fault: '6', say: `“${given}” is not an amount in dollars and cents.` },
  fits: (given, from, to) => isPlainDecimal(given, from, to, 11, 2),
  write: (value) => value,
  say: (value) => value,
};

/** Whole cents of the amount that stands from `from` to `to` and that `amount` let through. */
export function centsAt(bytes: Buffer, from: number, to: number): number {
  let cents = 0;
  // How many digits after the point; -1 before it.
  let after = -1;
  for (let i = from; i < to && after < 2; i += 1) {
    const code = bytes[i] as number;
    if (code === 0x2e) after = 0;
    else if (code !== 0x2d) {
      cents = cents * 10 + code - 0x30;
      if (after !== -1) after += 1;
    }
  }
  for (let i = Math.max(after, 0); i < 2; i += 1) cents *= 10;
  return bytes[from] === 0x2d && cents !== 0 ? -cents : cents;
}

/** Whole cents of an amount that `amount` let through; nothing said is nothing. */
export const centsOf = (text: string | undefined): number =>
  text === undefined ? 0 : centsAt(Buffer.from(text, 'latin1'), 0, text.length);

/** The sum in cents. */
export const sumOfCents = (amounts: readonly (string | undefined)[]): number =>
  amounts.reduce((sum, one) => sum + centsOf(one), 0);

/** Cents as a person reads them: -127 is '-1.27'. */
export function sayCents(cents: number): string {
  const whole = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(whole / 100).toString()}.${(whole % 100).toString().padStart(2, '0')}`;
}
