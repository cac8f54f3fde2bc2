// Why: what is ordered is named by a HCPCS code: level II (a letter and four digits) for equipment, supplies and drugs, level I
// (CPT, five signs beginning with a digit) for services; up to four modifiers of two signs say how (CMS HCPCS, form CMS-1500).
import { counted, withoutSeparators, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

const levelTwo = /^[A-V]\d{4}$/;
const levelOne = /^\d{4}[0-9FTUM]$/;

/** A HCPCS or CPT code as typed, read to its five capitals. */
export function readHcpcs(text: string): FormVerdict {
  const code = withoutSeparators(text);
  if (code === '') return wrongForm('hcpcs_empty', 'There is no procedure code yet. Please ask for it.');
  if (levelTwo.test(code) || levelOne.test(code)) return { value: code };
  const behind = code.slice(5);
  if (/^[A-Z0-9]{2,8}$/.test(behind) && (levelTwo.test(code.slice(0, 5)) || levelOne.test(code.slice(0, 5))))
    return wrongForm(
      'hcpcs_with_modifier',
      `Please write ${behind} among the modifiers; the code itself is ${code.slice(0, 5)}.`,
    );
  if (/^[A-Z0-9]+$/.test(code) && code.length !== 5)
    return wrongForm(
      'hcpcs_length',
      `A procedure code has five characters; this has ${counted(code.length, 'character')}. Please ask for it again.`,
    );
  return wrongForm(
    'hcpcs_form',
    'A procedure code is a letter and four digits, as in E1390, or five digits, as in 97110. Please ask for it again.',
  );
}

/** Who issues a code of right form: level 1 is CPT (AMA), level 2 is HCPCS (CMS); `dental` codes are the ADA's. */
export function hcpcsLevel(code: string): 'cpt' | 'dental' | 'hcpcs' {
  if (/^\d/.test(code) && code.length === 5) return 'cpt';
  return code.startsWith('D') && code.length === 5 ? 'dental' : 'hcpcs';
}

/** Modifiers as typed ('RR KH', 'rr,kh', 'RRKH'), read to a list in their order; none is a list without entries. */
export function readModifiers(text: string): FormVerdict<readonly string[]> {
  const parts = text.split(/[\s,;:/+-]+/).filter((part) => part !== '');
  const [only] = parts;
  const together = parts.length === 1 && only !== undefined && /^[A-Za-z0-9]{4,8}$/.test(only);
  const cut = together && only.length % 2 === 0 ? (only.match(/../g) ?? []) : parts;
  const wrong = cut.find((part) => !/^[A-Za-z0-9]{2}$/.test(part));
  if (wrong !== undefined)
    return wrongForm(
      'modifier_form',
      `A modifier has two letters or digits, as in RR; “${wrong.slice(0, 12)}” has not. Please check it.`,
    );
  if (cut.length > 4)
    return wrongForm(
      'modifier_too_many',
      `A line has room for four modifiers; these are ${cut.length}. Please ask which four are meant.`,
    );
  const modifiers = cut.map((part) => part.toUpperCase());
  const twice = modifiers.find((one, index) => modifiers.indexOf(one) !== index);
  if (twice !== undefined)
    return wrongForm('modifier_twice', `The modifier ${twice} is written twice. Please check the line.`);
  return { value: modifiers };
}
