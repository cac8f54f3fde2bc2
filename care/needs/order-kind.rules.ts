// Why: within a family the questions differ by what the thing is (a power chair is not a walker). The code of the line says it;
// where no code was given the order is asked. Ranges are of the public HCPCS level II and the home visits of CPT.
import type { Family } from '../cases/cases.schema.ts';

export type OrderKind =
  | 'power_mobility'
  | 'manual_wheelchair'
  | 'hospital_bed'
  | 'other_equipment'
  | 'npwt'
  | 'dressings'
  | 'leg_prosthesis'
  | 'arm_prosthesis'
  | 'orthosis'
  | 'diabetic_shoes'
  | 'infusion_drug'
  | 'infusion_supplies'
  | 'infusion_nursing';

type KindRange = {
  readonly from: string;
  readonly to: string;
  readonly kind: OrderKind;
  /** First and last service day on which the codes mean this. */
  readonly validFrom: string;
  readonly validTo: string | null;
};

const since = (validFrom: string, kind: OrderKind, ...spans: readonly string[]): KindRange[] =>
  spans.map((span) => {
    const [from = '', to = from] = span.split('–');
    return { from, to, kind, validFrom, validTo: null };
  });

/** First to last code, both included, by what they mean. */
export const kindRanges: readonly KindRange[] = [
  ...since('2020-01-01', 'power_mobility', 'K0010–K0014', 'K0800–K0899', 'E1230', 'E1239'),
  ...since('2020-01-01', 'manual_wheelchair', 'K0001–K0009', 'E1037–E1039', 'E1050–E1110', 'E1130–E1229'),
  ...since('2020-01-01', 'manual_wheelchair', 'E1231–E1238', 'E1240–E1298'),
  ...since('2020-01-01', 'hospital_bed', 'E0250–E0270', 'E0290–E0304', 'E0328–E0329'),
  ...since('2020-01-01', 'npwt', 'E2402', 'A6550'),
  ...since('2020-01-01', 'leg_prosthesis', 'L5000–L5999'),
  ...since('2020-01-01', 'arm_prosthesis', 'L6000–L7499'),
  ...since('2020-01-01', 'orthosis', 'L0112–L4631'),
  ...since('2020-01-01', 'diabetic_shoes', 'A5500–A5514'),
  ...since('2020-01-01', 'infusion_drug', 'J0120–J9999', 'B4164–B5200'),
  ...since('2020-01-01', 'infusion_supplies', 'S5497–S5523', 'S9325–S9379', 'S9490–S9590'),
  ...since('2020-01-01', 'infusion_nursing', '99601–99602', 'G0068–G0070', 'G0299–G0300'),
];

/** What a coded line of these families is where no range names it. */
const otherwise: Partial<Record<Family, OrderKind>> = { dme: 'other_equipment', wound_care: 'dressings' };

/** The family whose questions a kind answers, whichever family the line was filed under. */
const familyOfKind: Partial<Record<OrderKind, Family>> = { npwt: 'wound_care' };

const kindsOfFamily: Partial<Record<Family, readonly OrderKind[]>> = {
  dme: ['power_mobility', 'manual_wheelchair', 'hospital_bed', 'npwt', 'other_equipment'],
  wound_care: ['dressings', 'npwt'],
  orthotics_prosthetics: ['leg_prosthesis', 'arm_prosthesis', 'orthosis', 'diabetic_shoes'],
  infusion: ['infusion_drug', 'infusion_supplies', 'infusion_nursing'],
};

/** A line as far as its kind hangs on it. */
export type OrderedLine = { readonly family: string | null; readonly code?: string | null | undefined };

/** What the order itself says its uncoded lines are, by family. */
export type StatedKinds = { readonly [Name in Family]?: string | undefined };

const isCoded = (line: OrderedLine) => (line.code ?? '').trim() !== '';

/** What a line is; null where neither its code nor the order says so. `on` is the service day, 'YYYY-MM-DD'. */
export function kindOf(line: OrderedLine, stated: StatedKinds, on: string): OrderKind | null {
  const family = line.family as Family;
  const possible = kindsOfFamily[family] ?? [];
  if (!isCoded(line)) return possible.find((kind) => kind === stated[family]) ?? null;
  const code = (line.code ?? '').trim().toUpperCase();
  const found = kindRanges.find(
    ({ from, to, kind, validFrom, validTo }) =>
      possible.includes(kind) &&
      from <= code &&
      code <= to &&
      validFrom <= on &&
      (validTo === null || on <= validTo),
  );
  return found?.kind ?? otherwise[family] ?? null;
}

/** The families and kinds whose questions these lines call for. */
export function needsOf(
  lines: readonly OrderedLine[],
  stated: StatedKinds,
  on: string,
): ReadonlySet<Family | OrderKind> {
  const needs = new Set<Family | OrderKind>();
  for (const line of lines) {
    if (line.family === null || line.family === '') continue;
    needs.add(line.family as Family);
    const kind = kindOf(line, stated, on);
    if (kind === null) continue;
    needs.add(kind);
    const family = familyOfKind[kind];
    if (family !== undefined) needs.add(family);
  }
  return needs;
}

/** True when the line is ordered in visits, so that its frequency is a plan of them. */
export const isVisited = (line: OrderedLine): boolean =>
  line.family === 'home_health' || kindOf(line, {}, '9999-12-31') === 'infusion_nursing';

/** True when a line of this family has no code, so that the order is asked what it is. */
export const lacksCode = (lines: readonly OrderedLine[], family: Family): boolean =>
  lines.some((line) => line.family === family && !isCoded(line));
