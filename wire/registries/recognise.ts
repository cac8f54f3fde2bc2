// Why: the wrong file given for a set must be refused at its first line, by the name of what it is.

const looks: readonly (readonly [kind: string, name: string, fits: RegExp])[] = [
  ['icd10cm', 'the ICD-10-CM order file', /^\d{5} [A-Z]\d[0-9A-Z][0-9A-Z ]{4} [01] /],
  ['hcpcs', 'the HCPCS contractor file (ANWEB)', /^(?:[A-Z]\d{4}| {3}[A-Z0-9]{2})\d{5}[37]/],
  ['npi', 'the NPPES file', /^"?NPI"?,"?Entity Type Code"?,/],
  ['leie', 'the list of excluded individuals and entities', /^"?LASTNAME"?,"?FIRSTNAME"?,"?MIDNAME"?,/],
];

/** Undefined when a first line is that of `kind`; else a finished sentence that says what it looks like. */
export function notOfKind(kind: 'icd10cm' | 'hcpcs' | 'npi' | 'leie', firstLine: string): string | undefined {
  const found = looks.find(([, , fits]) => fits.test(firstLine));
  if (found?.[0] === kind) return undefined;
  const wanted = looks.find(([each]) => each === kind)?.[1] ?? kind;
  const instead =
    found === undefined ? 'its first line is not one of that file' : `it looks like ${found[1]}`;
  return `This is not ${wanted}: ${instead}.`;
}
