// Why: a name is more than its letters: double names of which one part is used, particles that some forms drop, Jr and Sr that tell
// father from son, letters that no accent rule turns into plain ones (đ, ø, ł).
import { foldName } from './search-name.rules.ts';

const particles = new Set(
  'de del della den der des di do dos du da das el al la las le lo los san st ten ter van von y'.split(' '),
);
const suffixes: Readonly<Record<string, string>> = {
  jr: 'Jr',
  junior: 'Jr',
  sr: 'Sr',
  senior: 'Sr',
  ii: 'II',
  iii: 'III',
  iv: 'IV',
};
const plainLetters: Readonly<Record<string, string>> = {
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name as it is compared. */
export type NameParts = {
  /** All letters together, folded. */
  readonly whole: string;
  /** The words that carry it, folded, without particles. */
  readonly words: readonly string[];
  /** 'Jr', 'Sr', 'II' …; undefined where none is written. */
  readonly suffix: string | undefined;
};

const plain = (name: string) =>
  foldName(name.replaceAll(/[đøłßæœðþı]/giu, (letter) => plainLetters[letter.toLowerCase()] ?? letter));

/** Takes a given or family name apart. */
export function partsOf(name: string): NameParts {
  const all = name
    .split(/[\s,.\-/]+/u)
    .map(plain)
    .filter((word) => word !== '');
  const last = all.at(-1) ?? '';
  const suffix = all.length > 1 ? suffixes[last] : undefined;
  const kept = suffix === undefined ? all : all.slice(0, -1);
  const carrying = kept.filter((word) => !particles.has(word));
  return { whole: kept.join(''), words: carrying.length === 0 ? kept : carrying, suffix };
}
