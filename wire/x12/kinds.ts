// Why: what an element may hold is said once and gives four things: how it is read, what is wrong with it, how it is
// written, and how a person reads it.
import { areDigits, isCommonDay, isCommonPeriod, isPlainDecimal, ofShape } from './in-place.ts';

/** What is wrong with a text: the 999's IK403 code and a sentence. */
export type Fault = { readonly fault: string; readonly say: string };

/** A kind of simple element. Values are text in the house's form ('2026-11-23' for a date). */
export type Kind<V extends string = string> = {
  read(text: string): V | Fault;
  /** Where any text of so many characters will do, if it does not end with a space. */
  readonly lengths?: readonly [least: number, most: number];
  /** Is `read` sure to take this stretch of a text? No means: ask it. Only for characters of ASCII that are no separators. */
  readonly fits?: ((bytes: Buffer, from: number, to: number) => boolean) | undefined;
  write(value: V): string;
  say(value: V): string;
  /** Data by length: every byte a character (Latin-1), separators in it mean nothing. */
  readonly isBinary?: true;
  /** Every text it takes, where those are few: tells segments of one id apart without trying each. */
  readonly codes?: readonly string[];
};

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'fault' in value;

/** True for 'CCYYMMDD' that is a day. */
export function isDay(text: string): boolean {
  if (!/^(18|19|20|21)[0-9]{6}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** True for 'HHMM', 'HHMMSS' or 'HHMMSSD[D]'. */
export const isTime = (text: string): boolean =>
  /^([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9][0-9]{0,2})?$/.test(text);

const wrongLength = (text: string, least: number, most: number): Fault | undefined => {
  if (text.length < least)
    return { fault: '4', say: `“${text}” is shorter than ${least.toString()} characters.` };
  if (text.length > most) return { fault: '5', say: `This is longer than ${most.toString()} characters.` };
  return undefined;
};

const same = <V extends string>(value: V): V => value;

/** Any text from `least` to `most` characters. */
export function text(least: number, most: number): Kind {
  return {
    read: (given) =>
      wrongLength(given, least, most) ??
      (given.endsWith(' ') ? { fault: '6', say: 'A text does not end with a space.' } : given),
    lengths: [least, most],
    write: same,
    say: same,
  };
}

/** Data cut by its length: bytes as characters (Latin-1), in whatever form. */
export const binary: Kind = {
  read: same,
  write: same,
  say: (value) => `${value.length.toString()} bytes`,
  isBinary: true,
};

/** Digits only, leading zeros kept. */
export function digits(least: number, most: number): Kind {
  return {
    read: (given) =>
      wrongLength(given, least, most) ??
      (/^[0-9]+$/.test(given) ? given : { fault: '6', say: `“${given}” is not a whole number.` }),
    fits: (given, from, to) => to - from >= least && to - from <= most && areDigits(given, from, to),
    write: same,
    say: same,
  };
}

/** A decimal number as written ('12.50'): amounts keep their digits. */
export const decimal: Kind = {
  read: (given) =>
    /^-?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/.test(given) && given.length <= 18
      ? given
      : { fault: '6', say: `“${given}” is not a number.` },
  fits: (given, from, to) => isPlainDecimal(given, from, to, 18, 18),
  write: same,
  say: same,
};

/** 'CCYYMMDD' outside, 'YYYY-MM-DD' inside. */
export const day: Kind = {
  read: (given) =>
    isDay(given)
      ? `${given.slice(0, 4)}-${given.slice(4, 6)}-${given.slice(6)}`
      : { fault: '8', say: `“${given}” is not a date.` },
  fits: isCommonDay,
  write: (value) => value.replaceAll('-', ''),
  say: same,
};

export const time: Kind = {
  read: (given) => (isTime(given) ? given : { fault: '9', say: `“${given}” is not a time.` }),
  write: same,
  say: (value) => `${value.slice(0, 2)}:${value.slice(2, 4)}`,
};

/** A date, a date and time, or a range of dates, as its qualifier beside it says (see `periodOf`). */
export const period: Kind = {
  read: (given) => {
    const [from = '', to, more] = given.split('-');
    const isOne = to === undefined && (isDay(from) || (isDay(from.slice(0, 8)) && isTime(from.slice(8))));
    const isRange = to !== undefined && more === undefined && isDay(from) && isDay(to) && from <= to;
    return isOne || isRange
      ? given
      : { fault: '8', say: `“${given}” is neither a date nor a range of dates.` };
  },
  fits: isCommonPeriod,
  write: same,
  say: (value) =>
    value
      .split('-')
      .map((one) => `${one.slice(0, 4)}-${one.slice(4, 6)}-${one.slice(6, 8)}`)
      .join(' to '),
};

/** A value of `period` as days; both ends the same for a single day. */
export function periodOf(value: string): { readonly from: string; readonly to: string } {
  const [from = '', to = from] = value
    .split('-')
    .map((one) => `${one.slice(0, 4)}-${one.slice(4, 6)}-${one.slice(6, 8)}`);
  return { from, to };
}

/** One of these codes and no other. */
export function codes<const C extends Readonly<Record<string, string>>>(meanings: C): Kind<keyof C & string> {
  const known = new Set(Object.keys(meanings));
  return {
    read: (given) =>
      known.has(given) ? given : { fault: '7', say: `“${given}” is none of the codes allowed here.` },
    write: same,
    say: (value) => meanings[value] ?? value,
    codes: [...known],
  };
}

/** Codes of a list kept elsewhere that grows: unknown ones are let through as they are, if they look like codes. */
export function openCodes(meanings: Readonly<Record<string, string>>, shape: RegExp): Kind {
  return {
    read: (given) =>
      shape.test(given) ? given : { fault: '7', say: `“${given}” is not a code of this list.` },
    fits: ofShape(shape),
    write: same,
    say: (value) => (Object.hasOwn(meanings, value) ? (meanings[value] ?? value) : `code ${value}`),
  };
}
