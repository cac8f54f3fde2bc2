// Why: fields with a pattern (case codes, NPI, ZIP) must be filled with something that fits it, or no request would get
// past validation. Covers what contracts use: classes, groups, quantifiers, alternatives.
import type { Chance } from './seeded-random.ts';

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordSigns = `${letters}${letters.toUpperCase()}${digits}_`;

type Reader = { readonly text: string; at: number };

function classOf(reader: Reader): string {
  let signs = '';
  while (reader.at < reader.text.length && reader.text[reader.at] !== ']') {
    const sign = reader.text[reader.at] ?? '';
    if (sign === '\\') {
      const kind = reader.text[reader.at + 1] ?? '';
      signs += kind === 'd' ? digits : kind === 'w' ? wordSigns : kind;
      reader.at += 2;
    } else if (reader.text[reader.at + 1] === '-' && reader.text[reader.at + 2] !== ']') {
      const last = reader.text.charCodeAt(reader.at + 2);
      for (let code = sign.charCodeAt(0); code <= last; code++) signs += String.fromCharCode(code);
      reader.at += 3;
    } else {
      signs += sign;
      reader.at += 1;
    }
  }
  reader.at += 1;
  return signs;
}

function timesOf(reader: Reader, chance: Chance): number {
  const rest = reader.text.slice(reader.at);
  const counted = /^\{(\d+)(,(\d*))?\}/.exec(rest);
  if (counted !== null) {
    reader.at += counted[0].length;
    const from = Number(counted[1]);
    const to = counted[2] === undefined ? from : counted[3] === '' ? from + 3 : Number(counted[3]);
    return from + chance.below(Math.min(to - from, 40) + 1);
  }
  const sign = rest[0];
  if (sign !== '?' && sign !== '*' && sign !== '+') return 1;
  reader.at += 1;
  return sign === '?' ? chance.below(2) : (sign === '+' ? 1 : 0) + chance.below(3);
}

/** Reads alternatives up to `)` or the end and gives a maker of matching texts. */
function alternatives(reader: Reader, chance: Chance): () => string {
  const choices: (() => string)[][] = [[]];
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    const sign = reader.text[reader.at] ?? '';
    reader.at += 1;
    if (sign === '|') {
      choices.push([]);
      continue;
    }
    if (sign === '^' || sign === '$') continue;
    let one: () => string = () => sign;
    if (sign === '[') {
      const signs = classOf(reader);
      one = () => signs[chance.below(signs.length)] ?? '';
    } else if (sign === '(') {
      if (reader.text.startsWith('?:', reader.at)) reader.at += 2;
      one = alternatives(reader, chance);
      reader.at += 1;
    } else if (sign === '\\') {
      const kind = reader.text[reader.at] ?? '';
      reader.at += 1;
      const signs = kind === 'd' ? digits : kind === 'w' ? wordSigns : kind;
      one = () => signs[chance.below(signs.length)] ?? '';
    } else if (sign === '.') one = () => letters[chance.below(26)] ?? '';
    const times = timesOf(reader, chance);
    choices.at(-1)?.push(() => Array.from({ length: times }, one).join(''));
  }
  return () =>
    chance
      .pick(choices)
      .map((make) => make())
      .join('');
}

/** A text that fits the regular expression. */
export function sampleOfPattern(pattern: string, chance: Chance): string {
  return alternatives({ text: pattern, at: 0 }, chance)();
}
