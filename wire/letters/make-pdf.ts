// Why: what we hand out on paper must be readable by everyone, so letters are set by Typst, whose compiler makes tagged
// PDF and refuses to call a file PDF/UA-1 when it is not. Text goes in as data, never as markup, so no name can be code.
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** A label and what it says. */
export type Fact = readonly [label: string, says: string];

/** A letter; every string is plain text. */
export type Letter = {
  readonly title: string;
  /** At the head of each page: `Case 7K4-Q2M-8`. */
  readonly reference: string;
  readonly date: string;
  readonly lang: string;
  /** Address lines; none on a confirmation. */
  readonly to: readonly string[];
  readonly opening: readonly string[];
  readonly facts: readonly Fact[];
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
  readonly foot: string;
};

/** Everything about a case on paper. `widths` are shares of the line. */
export type History = {
  readonly title: string;
  readonly reference: string;
  readonly lang: string;
  readonly said: string;
  readonly facts: readonly Fact[];
  readonly sections: readonly {
    readonly title: string;
    readonly empty: string;
    readonly columns: readonly { readonly name: string; readonly width: number }[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly proofs: readonly {
    readonly title: string;
    readonly facts: readonly Fact[];
    /** The signature, when there is one. */
    readonly picture: { readonly bytes: Buffer; readonly mime: string; readonly says: string } | null;
  }[];
  readonly foot: string;
};

// Compiled pages are remembered by the compiler; so many letters later they are forgotten.
const rememberedFor = 10;
const workspace = join(import.meta.dirname, 'templates');
let opened: NodeCompiler | undefined;

function compile(template: string, data: object): Buffer {
  opened ??= NodeCompiler.create({ workspace });
  const main = { mainFilePath: join(workspace, template), inputs: { data: JSON.stringify(data) } };
  try {
    return opened.pdf(main, { pdfStandard: 'ua-1' });
  } catch (error) {
    // A name in letters that no font here has must not keep anybody from their letter: tagged, but not called PDF/UA.
    if (!(error instanceof Error) || !error.message.includes('PDF/UA-1')) throw error;
    return opened.pdf(main);
  } finally {
    opened.evictCache(rememberedFor);
  }
}

/** A letter as PDF/UA-1. The same letter gives the same bytes. */
export function makeLetterPdf(letter: Letter): Buffer {
  return compile('letter.typ', letter);
}

/** A case history as PDF/UA-1. */
export function makeHistoryPdf({ proofs, ...history }: History): Buffer {
  opened ??= NodeCompiler.create({ workspace });
  const compiler = opened;
  const shown = proofs.map(({ picture, ...proof }, i) => {
    if (picture === null) return { ...proof, image: null, alt: '' };
    const image = `picture-${i.toString()}.${picture.mime === 'image/png' ? 'png' : 'jpg'}`;
    compiler.mapShadow(join(workspace, image), picture.bytes);
    return { ...proof, image, alt: picture.says };
  });
  try {
    return compile('history.typ', { ...history, proofs: shown });
  } finally {
    compiler.resetShadow();
  }
}
