// Why: a telephone number that cannot be dialled is found while the caller is on another one. Area codes and exchanges follow
// the North American Numbering Plan: neither begins with 0 or 1, N11 are services, N9X, 37X and 96X are kept back.
import { counted, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

/** `number` in E.164 ('+16175550142'), `extension` in digits where there is one. */
export type PhoneNumber = { readonly number: string; readonly extension?: string };

function extensionIn(text: string): string | undefined {
  const bare = text.replace(/[\s.:=;,-]+/g, '').toLowerCase();
  return /^(?:extension|ext|x|#)(\d{1,7})$/.exec(bare)?.[1];
}

/** A telephone number of the United States as typed, with or without 1, brackets, blanks and an extension. */
export function readPhone(text: string): FormVerdict<PhoneNumber> {
  const cut = text.search(/[a-z#;]/i);
  const [dialled, behind] = cut === -1 ? [text, ''] : [text.slice(0, cut), text.slice(cut)];
  const extension = behind === '' ? undefined : extensionIn(behind);
  if (behind !== '' && extension === undefined)
    return wrongForm(
      'phone_letters',
      'A telephone number has digits, and an extension at the end as in “ext 12”. Please ask for it in digits.',
    );
  if (!/^[\d\s()./+\u002d\u00ad\u200b\u2010-\u2015\u2212\ufeff]*$/.test(dialled))
    return wrongForm('phone_signs', 'There are signs in this number that no telephone has. Please check it.');
  const all = dialled.replace(/\D+/g, '');
  if (all === '') return wrongForm('phone_empty', 'There is no telephone number yet. Please ask for it.');
  if (dialled.trimStart().startsWith('+') && !all.startsWith('1'))
    return wrongForm('phone_abroad', 'This is a number abroad. Please ask for one in the United States.');
  const digits = all.length === 11 && all.startsWith('1') ? all.slice(1) : all;
  if (digits.length !== 10)
    return wrongForm(
      'phone_length',
      `A telephone number has ten digits with its area code; this has ${counted(digits.length, 'digit')}. Please ask for it again.`,
    );
  const [area, exchange] = [digits.slice(0, 3), digits.slice(3, 6)];
  if (!/^[2-9][0-8]\d$/.test(area) || /^(?:.11|37.|96.)$/.test(area))
    return wrongForm('phone_area', `There is no area code ${area}. Please ask for the area code again.`);
  if (!/^[2-9]\d\d$/.test(exchange) || exchange.endsWith('11'))
    return wrongForm(
      'phone_exchange',
      `After the area code no number goes on with ${exchange}. Please ask for the number again.`,
    );
  return { value: { number: `+1${digits}`, ...(extension === undefined ? {} : { extension }) } };
}
