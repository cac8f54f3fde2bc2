// Why: one question for every typed code: is it in the form, and does the publisher's set of that day have it?
import type { Tx } from '../../base/db/database.ts';
import { codeSets } from './code-sets.rules.ts';
import { codeStanding, malformed } from './code-standing.rules.ts';
import type { CheckedKind, CodeStanding } from './codes.schema.ts';
import { findCode } from './codes.store.ts';
import type { FormVerdict } from './form-verdict.rules.ts';
import { readHcpcs, readModifiers } from './hcpcs.rules.ts';
import { readIcd10cm } from './icd10cm.rules.ts';
import { readNpi } from './npi.rules.ts';

/** A procedure, or one modifier. */
function readProcedureOrModifier(text: string): FormVerdict {
  const modifiers = /^\s*[A-Za-z0-9]{2}\s*$/.test(text) ? readModifiers(text) : undefined;
  if (modifiers === undefined || 'code' in modifiers) return readHcpcs(text);
  return { value: modifiers.value.join(' ') };
}

const readers: Readonly<Record<CheckedKind, (text: string) => FormVerdict>> = {
  icd10cm: readIcd10cm,
  hcpcs: readProcedureOrModifier,
  npi: readNpi,
};

/** How the code typed as `text` stands on day `on` ('YYYY-MM-DD'). Without a whole set for that day it is never valid. */
export async function checkCode(tx: Tx, kind: CheckedKind, text: string, on: string): Promise<CodeStanding> {
  const form = readers[kind](text);
  if ('code' in form) return malformed(text, form);
  const asked = codeSets[kind].newestOnly ? 'infinity' : on;
  return codeStanding(kind, form.value, on, await tx.one(findCode, [kind, form.value, asked]));
}
