// Why: what a provider writes on its papers beside the NPI: the taxonomy of its trade (ten signs ending in X, NUCC) and the
// employer identification number, whose first two digits are a campus of the tax office (IRS list of valid EIN prefixes).
import { counted, withoutSeparators, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

/** A provider taxonomy code as typed, read to its ten capitals ('332B00000X'). */
export function readTaxonomy(text: string): FormVerdict {
  const code = withoutSeparators(text);
  if (code === '') return wrongForm('taxonomy_empty', 'There is no taxonomy code yet. Please ask for it.');
  if (!/^[A-Z0-9]+$/.test(code))
    return wrongForm('taxonomy_signs', 'A taxonomy code has letters and digits only. Please check it.');
  if (code.length !== 10)
    return wrongForm(
      'taxonomy_length',
      `A taxonomy code has ten characters; this has ${counted(code.length, 'character')}. Please ask for it again.`,
    );
  if (!code.endsWith('X'))
    return wrongForm(
      'taxonomy_end',
      'A taxonomy code ends in the letter X. Please check its last character.',
    );
  if (!/^\d\d/.test(code))
    return wrongForm(
      'taxonomy_beginning',
      'A taxonomy code begins with two digits, as in 332B00000X. Please check it.',
    );
  return { value: code };
}

/** First two digits that no campus of the tax office has ever assigned. */
export const einPrefixesNeverAssigned: readonly string[] =
  '00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97'.split(' ');

/** An employer identification number as typed, read to 'NN-NNNNNNN'. */
export function readEin(text: string): FormVerdict {
  const ein = withoutSeparators(text);
  if (ein === '')
    return wrongForm('ein_empty', 'There is no tax number yet. Please ask for the nine digits.');
  if (!/^\d+$/.test(ein))
    return wrongForm('ein_signs', 'An employer tax number has digits only. Please ask for the nine digits.');
  if (ein.length !== 9)
    return wrongForm(
      'ein_length',
      `An employer tax number has nine digits; this has ${counted(ein.length, 'digit')}. Please ask for it again.`,
    );
  const prefix = ein.slice(0, 2);
  if (einPrefixesNeverAssigned.includes(prefix))
    return wrongForm(
      'ein_prefix',
      `No employer tax number begins with ${prefix}. Please check the number on the W-9.`,
    );
  return { value: `${prefix}-${ein.slice(2)}` };
}
