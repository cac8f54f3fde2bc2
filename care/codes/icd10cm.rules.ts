// Why: a diagnosis is written with or without its point; one form is kept, so that the same diagnosis is found again.
// The form is that of ICD-10-CM: a letter, a digit, a third sign, then up to four more (official guidelines, section I.A).
import { withoutSeparators, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

/** A diagnosis code as typed, read to capitals with its point after the third sign ('J44.9', 'I10'). */
export function readIcd10cm(text: string): FormVerdict {
  const typed = withoutSeparators(text);
  if (typed === '') return wrongForm('icd10_empty', 'There is no diagnosis code yet. Please ask for it.');
  if (!/^[A-Z0-9.]+$/.test(typed))
    return wrongForm('icd10_signs', 'A diagnosis code has letters, digits and one point. Please check it.');
  const bare = typed.replaceAll('.', '');
  const point = typed.indexOf('.');
  if (point !== -1 && (point !== 3 || typed.length !== bare.length + 1 || bare.length === 3))
    return wrongForm(
      'icd10_point',
      'The point of a diagnosis code stands after its third character, with more behind it, as in J44.9. Please check it.',
    );
  if (!/^[A-Z]\d[A-Z0-9]/.test(bare))
    return wrongForm(
      'icd10_form',
      'A diagnosis code begins with a letter and a digit, as in J44.9. Please ask for the ICD-10 code.',
    );
  if (bare.length > 7)
    return wrongForm(
      'icd10_length',
      'A diagnosis code has three to seven characters; this one is longer. Please check that it is one code.',
    );
  return { value: bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare };
}
