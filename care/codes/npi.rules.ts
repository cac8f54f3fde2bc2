// Why: a National Provider Identifier carries a Luhn check digit over the prefix 80840 (CMS NPI standard), which catches a
// mistyped digit while the caller is still there.
import { counted, withoutSeparators, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

/** True when ten digits pass the NPI's check digit. */
export function checkNpi(npi: string): boolean {
  if (!/^[12]\d{9}$/.test(npi)) return false;
  const sum = Array.from(npi)
    .toReversed()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 24);
  return sum % 10 === 0;
}

/** An NPI as typed, read to its ten digits; blanks and dashes do not matter. */
export function readNpi(text: string): FormVerdict {
  const npi = withoutSeparators(text);
  if (npi === '') return wrongForm('npi_empty', 'There is no NPI yet. Please ask for the ten digits.');
  if (!/^\d+$/.test(npi))
    return wrongForm('npi_signs', 'An NPI has digits only. Please ask for the ten digits.');
  if (npi.length !== 10)
    return wrongForm(
      'npi_length',
      `An NPI has ten digits; this has ${counted(npi.length, 'digit')}. Please ask for it again.`,
    );
  if (!/^[12]/.test(npi))
    return wrongForm(
      'npi_first_digit',
      'An NPI begins with 1 or 2. Please check that this is the NPI and not another number.',
    );
  if (!checkNpi(npi))
    return wrongForm(
      'npi_check_digit',
      'This NPI does not pass its check digit. Please check the ten digits.',
    );
  return { value: npi };
}
