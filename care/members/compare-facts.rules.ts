// Why: a birth date, a number, an address or a phone stated wrongly is wrong in few ways; each way has its points and its clause,
// so that whoever confirms a match reads why it was proposed.
import type { ComparedFact } from './match.schema.ts';
import { foldName } from './search-name.rules.ts';
import { slipBetween } from './near-text.rules.ts';

const unknown = (
  fact: ComparedFact['fact'],
  stated: string | undefined | null,
  held: string | null,
): ComparedFact => ({
  fact,
  stated: stated ?? null,
  held,
  agreement: 'unknown',
  points: 0,
  say: '',
});

type Found = readonly [agreement: ComparedFact['agreement'], points: number, say: string];

function birthFound(stated: string, held: string): Found {
  if (stated === held) return ['same', 34, 'same birth date'];
  const [year, month, day] = stated.split('-');
  const [heldYear, heldMonth, heldDay] = held.split('-');
  if (year === heldYear && month === heldDay && day === heldMonth)
    return ['near', 26, 'birth date with month and day exchanged'];
  const slip = slipBetween(stated.replaceAll('-', ''), held.replaceAll('-', ''));
  if (slip === 'swapped') return ['near', 24, 'birth date differs by two swapped digits'];
  if (slip === 'changed') return ['near', 18, 'birth date differs by one digit'];
  if (month === heldMonth && day === heldDay) return ['near', 12, 'same birthday in another year'];
  return ['differs', -22, 'another birth date'];
}

/** Birth dates, 'YYYY-MM-DD'. */
export function compareBirth(stated: string | undefined, held: string): ComparedFact {
  if (stated === undefined) return unknown('birth', stated, held);
  const [agreement, points, say] = birthFound(stated, held);
  return { fact: 'birth', stated, held, agreement, points, say };
}

/** A number as it is compared: capitals and digits alone. */
export const plainNumber = (number: string): string => number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

function numberFound(stated: string, held: string): Found {
  if (stated === held) return ['same', 36, 'same member number'];
  const slip = slipBetween(stated, held);
  if (stated.length >= 6 && slip === 'swapped')
    return ['near', 28, 'member number differs by two swapped digits'];
  if (stated.length >= 6 && slip === 'changed') return ['near', 22, 'member number differs by one sign'];
  if (stated.length >= 6 && slip === 'missing')
    return ['near', 22, 'member number has one sign more or less'];
  const [short, long] = stated.length < held.length ? [stated, held] : [held, stated];
  // Plans add two digits for the person within a family, or a prefix that cards show and files do not.
  if (
    short.length >= 7 &&
    long.length - short.length <= 3 &&
    (long.startsWith(short) || long.endsWith(short))
  )
    return ['near', 20, 'member number is the same but for its beginning or end'];
  return ['differs', -12, 'another member number'];
}

/** Member numbers as stated and as held. */
export function compareNumber(stated: string | undefined, held: string): ComparedFact {
  const mine = plainNumber(stated ?? '');
  if (mine === '') return unknown('number', stated, held);
  const [agreement, points, say] = numberFound(mine, plainNumber(held));
  return { fact: 'number', stated: stated ?? null, held, agreement, points, say };
}

/** Where somebody lives: a move speaks neither for nor against. */
export function compareAddress(
  stated: { line1?: string | undefined; zip?: string | undefined },
  held: { line1: string | null; zip: string | null },
): ComparedFact {
  const words = (line1: string | null | undefined, zip: string | null | undefined) =>
    [line1, zip].filter((part) => part !== undefined && part !== null && part !== '').join(', ');
  const [mine, theirs] = [words(stated.line1, stated.zip), words(held.line1, held.zip)];
  if (mine === '' || theirs === '') return unknown('address', mine || null, theirs || null);
  const street =
    foldName(stated.line1 ?? '') !== '' && foldName(stated.line1 ?? '') === foldName(held.line1 ?? '');
  const zip = (stated.zip ?? '').slice(0, 5) === (held.zip ?? '').slice(0, 5) && (held.zip ?? '') !== '';
  const [agreement, points, say]: Found =
    street && zip
      ? ['same', 8, 'same address']
      : zip
        ? ['near', 3, 'same ZIP code']
        : ['differs', 0, 'another address, perhaps moved'];
  return { fact: 'address', stated: mine, held: theirs, agreement, points, say };
}

/** Telephone numbers by their last ten digits. */
export function comparePhone(stated: string | undefined, held: string | null): ComparedFact {
  const last = (phone: string | undefined | null) => (phone ?? '').replaceAll(/\D/g, '').slice(-10);
  const [mine, theirs] = [last(stated), last(held)];
  if (mine.length < 7 || theirs.length < 7) return unknown('phone', stated, held);
  const same = mine === theirs;
  return {
    fact: 'phone',
    stated: stated ?? null,
    held,
    agreement: same ? 'same' : 'differs',
    points: same ? 6 : 0,
    say: same ? 'same telephone' : '',
  };
}
