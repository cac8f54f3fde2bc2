// Why: every command takes its flags in one form, so that a bench, a proof and a seed are called alike.

import { parseArgs } from 'node:util';

/** Flags of a command; `words` are the arguments without a flag. */
export type CommandArguments = {
  readonly words: readonly string[];
  readonly fresh: boolean;
  readonly n?: number;
  readonly seed?: number;
  readonly seconds?: number;
  /** How often a process is really killed. */
  readonly real?: number;
  readonly url?: string;
  readonly samples?: string;
  readonly only?: string;
  /** A day 'YYYY-MM-DD'. */
  readonly from?: string;
  /** The number of a payer. */
  readonly payer?: number;
  /** The name of a layout of files. */
  readonly layout?: string;
  /** A file whose first line seals or opens a backup. */
  readonly passphraseFile?: string;
};

const numbers = ['n', 'seed', 'seconds', 'real', 'payer'] as const;
const texts = ['url', 'samples', 'only', 'from', 'layout'] as const;

/** Reads flags; throws an Error with a finished sentence for an unknown flag or a number that is none. */
export function readArguments(argv: readonly string[]): CommandArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      n: { type: 'string' },
      seed: { type: 'string' },
      seconds: { type: 'string' },
      real: { type: 'string' },
      payer: { type: 'string' },
      layout: { type: 'string' },
      url: { type: 'string' },
      samples: { type: 'string' },
      only: { type: 'string' },
      from: { type: 'string' },
      'passphrase-file': { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const read: Partial<Record<(typeof numbers)[number], number>> = {};
  for (const name of numbers) {
    const text = values[name];
    if (text === undefined) continue;
    const value = Number(text.replaceAll('_', ''));
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} wants a number, not "${text}".`);
    read[name] = value;
  }
  const said: Partial<Record<(typeof texts)[number], string>> = {};
  for (const name of texts) {
    const text = values[name];
    if (text !== undefined) said[name] = text;
  }
  const passphraseFile = values['passphrase-file'];
  return {
    words: positionals,
    fresh: values.fresh,
    ...read,
    ...said,
    ...(passphraseFile === undefined ? {} : { passphraseFile }),
  };
}
