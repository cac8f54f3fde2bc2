// Why: a payer answers about the kind of service it was asked about; each family of ours asks by the code that says most
// (domain.md §4.1: 12/18 equipment to buy or rent, 42 home health, 30 the plan as a whole).

const byFamily: Readonly<Record<string, readonly string[]>> = {
  oxygen: ['18'],
  dme: ['12', '18'],
  pap: ['18'],
  home_health: ['42'],
};

/** The X12 service types to ask about, in a fixed order without repeats; the plan as a whole (30) where none says more. */
export function serviceTypesOf(families: readonly string[]): string[] {
  const types = families.flatMap((family) => byFamily[family] ?? ['30']);
  return [...new Set(types.length === 0 ? ['30'] : types)].sort();
}

/** The kind of service that says most about a family. */
export const serviceTypeOf = (family: string): string => byFamily[family]?.at(-1) ?? '30';

const words: Readonly<Record<string, string>> = {
  '12': 'Equipment to buy',
  '18': 'Equipment to rent',
  '30': 'The plan',
  '42': 'Home health care',
};

/** The service as a sentence begins with it. */
export function serviceInWords(
  families: readonly string[],
  type: string,
  labels: Readonly<Record<string, string>>,
): string {
  const asking = families.filter((family) => (byFamily[family] ?? ['30']).includes(type));
  const [only] = asking;
  return asking.length === 1 && only !== undefined
    ? (labels[only] ?? words[type] ?? type)
    : (words[type] ?? 'This service');
}
