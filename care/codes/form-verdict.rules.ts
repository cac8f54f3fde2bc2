// Why: whoever types a number is told at once whether its form can be right, in a sentence an intake agent can say aloud.
// A right form says nothing about whether the code exists: that is asked of the code sets (check-code.ts).

/** The text is not in the form: a literal code for machines, a finished sentence for people. */
export type WrongForm = { readonly code: string; readonly sentence: string };

/** Either the text in its one normal form, or what is wrong with it. */
export type FormVerdict<Value = string> = { readonly value: Value } | WrongForm;

/** Says what is wrong. */
export function wrongForm(code: string, sentence: string): WrongForm {
  return { code, sentence };
}

/** True when the form is wrong. */
export function isWrongForm(verdict: FormVerdict<unknown>): verdict is WrongForm {
  return 'code' in verdict;
}

// Blanks of every kind and the dashes that programs put for one another when text is pasted.
const separators = /[\s\u002d\u00ad\u200b\u2010-\u2015\u2212\u2060\ufeff]+/g;

/** The text without blanks and dashes, in capitals where it is plain letters; anything else is left for the rule to refuse. */
export function withoutSeparators(text: string): string {
  const bare = text.replace(separators, '');
  return /^[\u0020-\u007e]*$/.test(bare) ? bare.toUpperCase() : bare;
}

/** '1 digit', '9 digits'. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
