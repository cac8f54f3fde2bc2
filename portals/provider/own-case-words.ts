// Why: an order is called the same in the list, in the find box and beside it; finding forgives accents and dashes.
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';

/** What was ordered in a few words: `Oxygen, Home health`, or the question. */
export function whatOf(one: OwnCase): string {
  const families = [...new Set(one.lines.map((line) => line.familyLabel))];
  if (one.kind === 'inquiry') return families.length === 0 ? 'Question' : `Question: ${families.join(', ')}`;
  return families.length === 0 ? 'Nothing named yet' : families.join(', ');
}

const textOf = (one: OwnCase): string =>
  [
    one.caseNumber,
    one.caseNumber.replaceAll('-', ''),
    one.patientName,
    one.payerName,
    one.statusLabel,
    one.caseManagerName,
    whatOf(one),
  ]
    .join(' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

/** The cases whose number, name, plan, state or manager holds every word typed; accents do not matter. */
export function fittingCases(cases: readonly OwnCase[], text: string): OwnCase[] {
  const words = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return cases.filter((one) => words.every((word) => textOf(one).includes(word)));
}
