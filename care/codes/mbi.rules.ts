// Why: a Medicare Beneficiary Identifier says by its eleven positions what may stand where, and leaves out six letters that
// are misread as digits (CMS, Understanding the MBI format); a misheard sign is found while the card is still in the hand.
import { counted, withoutSeparators, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

/** What stands at each of the eleven positions: 1 a digit but 0, 9 a digit, A a letter, X either. */
export const mbiPositions = '1AX9AX9AA99';

const kinds: Readonly<Record<string, { fits: RegExp; say: string }>> = {
  '1': { fits: /^[1-9]$/, say: 'a digit from 1 to 9' },
  '9': { fits: /^\d$/, say: 'a digit' },
  A: { fits: /^[A-Z]$/, say: 'a letter' },
  X: { fits: /^[A-Z0-9]$/, say: 'a letter or a digit' },
};

const meantDigit: Readonly<Record<string, string>> = { S: '5', L: '1', O: '0', I: '1', B: '8', Z: '2' };

/** An MBI as typed, read to its eleven characters; blanks, dashes and small letters do not matter. */
export function readMbi(text: string): FormVerdict {
  const mbi = withoutSeparators(text);
  if (mbi === '') return wrongForm('mbi_empty', 'There is no Medicare number yet. Please ask for it.');
  if (!/^[A-Z0-9]+$/.test(mbi))
    return wrongForm('mbi_signs', 'A Medicare number has letters and digits only. Please ask for it again.');
  if (mbi.length !== 11)
    return wrongForm(
      'mbi_length',
      `A Medicare number has eleven characters; this has ${counted(mbi.length, 'character')}. Please ask for it again.`,
    );
  for (const [index, sign] of Array.from(mbi).entries()) {
    const digit = meantDigit[sign];
    if (digit !== undefined)
      return wrongForm(
        'mbi_letter_never_used',
        `A Medicare number never has the letter ${sign}; character ${index + 1} may be the digit ${digit}. Please ask.`,
      );
    const kind = kinds[mbiPositions[index] ?? ''];
    if (kind !== undefined && !kind.fits.test(sign))
      return wrongForm(
        'mbi_position',
        `Character ${index + 1} of a Medicare number is ${kind.say}; here it is ${sign}. Please check it.`,
      );
  }
  return { value: mbi };
}
