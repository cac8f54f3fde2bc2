// Why: the town must be the same in every run and on every machine, so nothing here is random: every choice comes from a
// seed word. Numbers keep the trade's check digits (NPI: Luhn over 80840, domain.md §3.1) without meeting a real one.
import { createHash } from 'node:crypto';

export type Dice = {
  below(n: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
};

function digest(seed: string): Buffer {
  return createHash('sha256').update(`doorstep.town/${seed}`).digest();
}

/** A repeatable source of choices (mulberry32) for the seed word; two dice of one seed roll alike. */
export function diceFor(seed: string): Dice {
  let state = digest(seed).readUInt32BE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    chance: (share) => next() < share,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error(`Nothing to pick from for "${seed}".`);
      return chosen;
    },
  };
}

/** A stable UUID (version 8, made from a digest) for a thing of the town, such as `keyOf('member', 'rosa')`. */
export function keyOf(kind: string, name: string): string {
  const bytes = digest(`${kind}/${name}`).subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function luhnSum(digits: string): number {
  return Array.from(digits)
    .toReversed()
    .reduce((total, sign, i) => {
      const value = Number(sign) * (i % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 24);
}

/** Whether ten digits are a well-formed NPI: first digit 1 or 2, check digit by Luhn over `80840` + NPI. */
export function isNpi(npi: string): boolean {
  return /^[12]\d{9}$/.test(npi) && (10 - (luhnSum(npi.slice(0, 9)) % 10)) % 10 === Number(npi[9]);
}

/** An invented NPI. It begins with 2, which the format allows and the registry has never issued: nobody real has it. */
export function npiFor(seed: string): string {
  const body = `2${String(digest(`npi/${seed}`).readUInt32BE(0) % 100_000_000).padStart(8, '0')}`;
  return `${body}${(10 - (luhnSum(body) % 10)) % 10}`;
}

/** An invented employer identification number `NN-NNNNNNN` with a prefix that the tax office does use. */
export function einFor(seed: string): string {
  const dice = diceFor(`ein/${seed}`);
  const prefix = dice.pick(['20', '26', '27', '45', '46', '47', '81', '82', '83', '84']);
  return `${prefix}-${String(dice.below(10_000_000)).padStart(7, '0')}`;
}

/** A phone number in the 555 exchange (E.164); `line` is its last four digits. */
export function phoneAt(areaCode: string, line: number): string {
  return `+1${areaCode}555${String(line).padStart(4, '0')}`;
}

/** A fixed TOTP secret (base32, 160 bits). Only ever for people of the invented town. */
export function totpSecretFor(seed: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...digest(`totp/${seed}`).subarray(0, 20)]
    .map((b) => b.toString(2).padStart(8, '0'))
    .join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** Turns a name into the letters, digits and dashes an address may hold: `O’Neill & Núñez` → `oneill-nunez`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’ʻ.]/g, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
