// Why: codes are typed in many ways; which of them are asked about, and how an answer is said beside the form, is decided here.
import type { CodeNote } from '../../care/codes/codes.contract.ts';

export type TypedCode = { readonly kind: CodeNote['kind']; readonly text: string };

/** No more than this is asked about at once. */
const atMost = 60;

/** What stands in the fields, each code once; a diagnosis of one or two signs is still being typed. */
export function codesTyped(diagnoses: string, procedures: readonly string[]): TypedCode[] {
  const typed = [
    ...diagnoses.split(/[\s,;]+/).map((text): TypedCode => ({ kind: 'icd10cm', text })),
    ...procedures.map((text): TypedCode => ({ kind: 'hcpcs', text: text.trim() })),
  ].filter(({ kind, text }) => text.length >= (kind === 'hcpcs' ? 5 : 3) && text.length <= 20);
  const seen = new Set<string>();
  return typed
    .filter(({ kind, text }) => {
      const key = `${kind} ${text.toUpperCase()}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, atMost);
}

/** How an answer is said: the name of a code that may be used, the whole sentence of one that may not. */
export function readAloud({ standing, name, sentence }: CodeNote): { isWrong: boolean; say: string } {
  if (standing === 'valid') return { isWrong: false, say: name ?? sentence };
  if (standing === 'not_checked')
    return { isWrong: false, say: name === null ? 'Not checked.' : `${name} (not checked)` };
  return { isWrong: true, say: sentence };
}
