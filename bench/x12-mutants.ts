// Why: messages break in the ways that transport, old programs and tired people break them; each way stands here by name,
// drawn by chance from right messages, so that a proof can say which breakage was let through.
import type { Chance } from './seeded-random.ts';

/** Latin-1 text in, Latin-1 text out. */
type Break = (text: string, chance: Chance, others: readonly string[]) => string;

const signs = [
  '*',
  '~',
  '^',
  ':',
  ' ',
  '0',
  '9',
  'A',
  'Z',
  '-',
  '.',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u00ff',
  '\u00c3',
  '|',
];
const place = (text: string, chance: Chance) => chance.below(text.length + 1);
const oneSign = (chance: Chance) =>
  chance.happens(0.8) ? chance.pick(signs) : String.fromCharCode(chance.below(256));

/** The pieces between terminators, each with its own. */
const segmentsOf = (text: string): string[] => text.split(/(?<=~)/);

function withSegments(act: (segments: string[], chance: Chance) => void): Break {
  return (text, chance) => {
    const segments = segmentsOf(text);
    act(segments, chance);
    return segments.join('');
  };
}

/** Changes one of the places a pattern finds; the text as it is when there is none. */
function atOne(pattern: RegExp, change: (found: string, chance: Chance) => string): Break {
  return (text, chance) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const { index, 0: piece } = chance.pick(found);
    return text.slice(0, index) + change(piece, chance) + text.slice(index + piece.length);
  };
}

const otherNumber = (piece: string, chance: Chance): string =>
  piece.replace(/[0-9]+$/, (digits) =>
    chance.happens(0.5)
      ? (Number(digits) + chance.pick([-1, 1, 2, 10])).toString().padStart(digits.length, '0')
      : chance
          .below(10 ** Math.min(9, digits.length))
          .toString()
          .padStart(digits.length, '0'),
  );

export const breaks: Readonly<Record<string, Break>> = {
  flip: (text, chance) => {
    const at = chance.below(Math.max(1, text.length));
    return text.slice(0, at) + oneSign(chance) + text.slice(at + 1);
  },
  insert: (text, chance) => {
    const at = place(text, chance);
    return text.slice(0, at) + oneSign(chance) + text.slice(at);
  },
  cut: (text, chance) => text.slice(0, place(text, chance)),
  takeOut: (text, chance) => {
    const at = place(text, chance);
    return text.slice(0, at) + text.slice(at + 1 + chance.below(60));
  },
  sayTwice: (text, chance) => {
    const at = place(text, chance);
    const to = at + 1 + chance.below(120);
    return text.slice(0, to) + text.slice(at);
  },
  swapSegments: withSegments((segments, chance) => {
    const [a, b] = [chance.below(segments.length), chance.below(segments.length)];
    const held = segments[a] ?? '';
    segments[a] = segments[b] ?? '';
    segments[b] = held;
  }),
  dropSegment: withSegments((segments, chance) => {
    segments.splice(chance.below(segments.length), 1);
  }),
  repeatSegment: withSegments((segments, chance) => {
    const at = chance.below(segments.length);
    segments.splice(at, 0, segments[at] ?? '');
  }),
  moveSegment: withSegments((segments, chance) => {
    const [moved = ''] = segments.splice(chance.below(segments.length), 1);
    segments.splice(chance.below(segments.length + 1), 0, moved);
  }),
  contradictCount: atOne(/(?<=~)(SE|GE|IEA)\*[0-9]+/g, otherNumber),
  contradictControl: atOne(
    /(?<=~)((SE|GE|IEA)\*[0-9]+\*|ST\*[0-9]+\*|GS(\*[^*~]*){5}\*)[0-9]+/g,
    otherNumber,
  ),
  otherSeparator: (text, chance) => {
    const from = chance.pick(['*', '~', '^', ':']);
    const to = chance.pick(['|', '>', '+', '\n', '*', '~', ':', 'X', ' ']);
    return chance.happens(0.5)
      ? text.replaceAll(from, to)
      : text.slice(0, 106).replaceAll(from, to) + text.slice(106);
  },
  glue: (text, chance, others) => {
    const other = chance.pick(others);
    const end = chance.pick(['', '', '\n', '\r\n', ' ', 'x']);
    return chance.happens(0.7) ? text + end + other : text.slice(0, place(text, chance)) + end + other;
  },
  otherParent: atOne(/(?<=~)HL\*[0-9]+\*[0-9]*\*[0-9A-Z]+\*[01]/g, (piece, chance) => {
    const parts = piece.split('*');
    const which = 1 + chance.below(4);
    parts[which] =
      which === 3 ? chance.pick(['20', '21', '22', '23', 'EV', 'SS', '']) : chance.below(9).toString();
    return parts.join('*');
  }),
  otherLength: atOne(/(?<=~)(BIN\*|BDS\*[A-Z0-9]+\*)[0-9]+/g, otherNumber),
  otherVersion: atOne(/00501|00602|005010X[0-9A-Z]+|006020X[0-9A-Z]+/g, (_, chance) =>
    chance.pick([
      '00401',
      '00501',
      '00602',
      '004010X094A1',
      '005010X217',
      '005010X279',
      '006020X316',
      '005010',
      '',
    ]),
  ),
  otherSet: atOne(/(?<=~)(ST\*[0-9]{3}|GS\*[A-Z]{2})/g, (piece, chance) =>
    piece.startsWith('ST')
      ? `ST*${chance.pick(['270', '271', '278', '275', '999', '837', '850', ''])}`
      : `GS*${chance.pick(['HS', 'HB', 'HI', 'PI', 'FA', 'PO', ''])}`,
  ),
};

export type Mutant = { readonly bytes: Buffer; readonly broken: readonly string[] };

/** One mutant: a right message broken in one to three ways, all drawn from `chance`. */
export function mutantOf(originals: readonly string[], chance: Chance): Mutant {
  let text = chance.pick(originals);
  const broken: string[] = [];
  const names = Object.keys(breaks);
  const ways = chance.happens(0.7) ? 1 : 2 + chance.below(2);
  for (let i = 0; i < ways; i += 1) {
    const name = chance.pick(names);
    broken.push(name);
    text = breaks[name]?.(text, chance, originals) ?? text;
  }
  return { bytes: Buffer.from(text, 'latin1'), broken };
}
