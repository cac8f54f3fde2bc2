// Why: the town knows the names of what it orders, and nothing more: a part of two code sets in words of our own, marked as a part,
// so that a demonstration says "not checked" as a house without the publishers' files must.
import { orderTemplates } from './order-content.ts';

/** A part of a set: `name` lends words to a code, and says nothing about whether it is good. */
export type CodeSubset = {
  readonly kind: 'icd10cm' | 'hcpcs';
  readonly codes: readonly { readonly code: string; readonly name: string }[];
};

const modifiers: Readonly<Record<string, string>> = {
  NU: 'Bought new',
  UE: 'Bought used',
  RR: 'Rented',
  KH: 'First month of a rental, or bought new',
  KI: 'Second or third month of a rental',
  KX: 'What the policy asks for is met',
  LT: 'Left side',
  RT: 'Right side',
};

function byCode(named: readonly (readonly [string, string])[]): { code: string; name: string }[] {
  // The first wording of a code is the plainest.
  const names = new Map(named.toReversed());
  return [...names].map(([code, name]) => ({ code, name })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const templates = Object.values(orderTemplates).flat();

/** First day of the town's parts; no whole set begins on it. */
export const codeSubsetFrom = '2026-01-01';

/** What the town's orders name. */
export const codeSubsets: readonly CodeSubset[] = [
  {
    kind: 'icd10cm',
    codes: byCode(
      templates.flatMap(({ diagnoses }) => diagnoses.map(({ code, text }) => [code, text] as const)),
    ),
  },
  {
    kind: 'hcpcs',
    codes: byCode([
      ...templates.flatMap(({ lines }) => lines.map(({ code, description }) => [code, description] as const)),
      ...Object.entries(modifiers),
    ]),
  },
];
