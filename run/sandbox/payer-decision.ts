// Why: what the stand-in payer decides about one service asked for, by the plan's own terms and by the bad luck that a name
// brings. The same question is always decided the same.
import type { Coverage } from '../../town/payer-answers.ts';
import type { BadLuck } from '../../town/index.ts';

/** One service as asked: X12 service type (UM03), code and how many of what. */
export type AskedCare = {
  readonly type: string;
  readonly code: string | null;
  readonly modifier: string | null;
  readonly quantity: number | null;
};

/** HCR01, HCR03 (list 886), and how many are granted where it is fewer than asked. */
export type ServiceDecision = {
  readonly decision: 'A1' | 'A3' | 'A4' | 'A6' | 'NA';
  readonly reason: string | null;
  readonly granted: number | null;
};

/** Under which of the plan's terms a kind of service falls: equipment bought and rented, and visits at home. */
const termsOf: Readonly<Record<string, string>> = {
  '12': '12',
  '18': '18',
  '42': '42',
  '44': '42',
  '74': '42',
  '75': '12',
  AD: '42',
  AF: '42',
  PT: '42',
};
/** Drugs given at home and wheelchairs are read by a person. */
const readByPerson = /^(J|B|K0)/;

const decided = (
  decision: ServiceDecision['decision'],
  reason: string | null = null,
  granted: number | null = null,
): ServiceDecision => ({ decision, reason, granted });

/** The decision on one service under this coverage. */
export function decide(asked: AskedCare, coverage: Coverage, luck: BadLuck | null): ServiceDecision {
  const terms = coverage.services.find((one) => one.type === termsOf[asked.type]);
  if (luck === 'payer_pends') return decided('A4', '0U');
  if (luck === 'payer_denies') return decided('A3', '0F');
  if (terms === undefined) return decided('A3', '0M');
  if (luck === 'payer_approves_less') return decided('A6', '0L', Math.ceil((asked.quantity ?? 2) / 2));
  const left = terms.limit?.left ?? Infinity;
  if (left === 0) return decided('A3', '0L');
  if (asked.quantity !== null && asked.quantity > left) return decided('A6', '0L', left);
  if (terms.authorization === 'N') return decided('NA', '0H');
  const had = coverage.items.find((one) => one.code === asked.code && one.modifier === asked.modifier)?.hadOn;
  if (had !== undefined && had !== null) return decided('A4', '0V');
  if (asked.code !== null && readByPerson.test(asked.code)) return decided('A4', '0V');
  return decided('A1');
}

/** The word on the whole event: that of its services where they agree, else in part; pended while nothing is certified. */
export function decideWhole(services: readonly ServiceDecision[]): Pick<ServiceDecision, 'reason'> & {
  readonly decision: ServiceDecision['decision'] | 'A2';
} {
  const [first] = services;
  if (first === undefined) return decided('A3', '0M');
  const kinds = new Set(services.map((one) => one.decision));
  if (kinds.size === 1) return first;
  const isGranted = kinds.has('A1') || kinds.has('A6') || kinds.has('NA');
  if (!isGranted && kinds.has('A4')) return decided('A4', '0V');
  return { decision: 'A2', reason: null };
}
