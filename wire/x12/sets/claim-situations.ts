// Why: a claim can be whole in every segment and still not make sense: its lines do not make its total, it replaces a claim
// it does not name, its patient is nobody. These situations are the same for all claims.
import type { LoopNote } from '../declare.ts';
import type { Glance } from '../glance.ts';
import { centsOf, sayCents, sumOfCents } from '../cents.ts';
import { paymentOutOfBalance, type Adjudication, type OtherPayment } from './claim-balance.ts';

type AnyClaim = {
  readonly claim: {
    readonly charge: string;
    readonly place: { readonly frequency: string };
  };
  readonly originalClaim?: unknown;
  readonly otherPayers: readonly OtherPayment[];
};

/** What every claim owes: its lines make its total, other payers' payments balance, a replaced claim is named. */
export function checkClaim(
  claim: AnyClaim,
  lines: readonly { readonly charge: string | undefined; readonly adjudications: readonly Adjudication[] }[],
  note: LoopNote,
): void {
  const charged = sumOfCents(lines.map((line) => line.charge));
  const said = centsOf(claim.claim.charge);
  if (charged !== said)
    note(
      'claim',
      2,
      'I12',
      `The claim is over ${sayCents(said)}, but its lines make ${sayCents(charged)}.`,
      'balance',
    );
  for (const other of claim.otherPayers) {
    const say = paymentOutOfBalance(claim.claim.charge, other, lines);
    if (say !== undefined) note('otherPayers', 1, 'I12', `${other.payer.name.id}: ${say}`, 'balance');
  }
  const known = new Set(claim.otherPayers.map((one) => one.payer.name.id));
  const stranger = lines.flatMap((line) => line.adjudications).find((one) => !known.has(one.paid.payer));
  if (stranger !== undefined)
    note(
      'lines',
      1,
      'I9',
      `${stranger.paid.payer} decided a line, but is none of the claim’s other payers.`,
      'situation',
    );
  if (/^[78]$/.test(claim.claim.place.frequency) && claim.originalClaim === undefined)
    note(
      'claim',
      5,
      'I9',
      'A claim that replaces or takes back another names the payer’s number of that claim (REF F8).',
      'situation',
    );
}

/** The six amounts of a CAS. */
const amounts = [3, 6, 9, 12, 15, 18];

/** One other payer at most, which decided every line once, and whose decisions make what it paid. */
function isUsualCoordination(others: readonly Glance[], lines: readonly Glance[]): boolean {
  const [other, another] = others;
  if (other === undefined) return lines.every((line) => !line.has('adjudications'));
  const payer = other.each('payer')[0]?.text('name', 9) ?? '';
  let paid = 0;
  for (const line of lines) {
    const [decided, again] = line.each('adjudications');
    if (decided === undefined || again !== undefined || !decided.is('paid', 1, payer)) return false;
    paid += decided.cents('paid', 2);
  }
  return (
    another === undefined &&
    (!other.has('paid') || paid - other.sum('adjustments', amounts) === other.cents('paid', 2))
  );
}

/** Lines that make the total, nothing replaced or taken back, one other payer at most: most claims are like this. */
export function isUsualClaim(claim: Glance<'claim' | 'lines' | 'otherPayers'>): boolean {
  const lines = claim.each('lines');
  let charged = 0;
  for (const line of lines) charged += line.cents('service', 2);
  return (
    charged === claim.cents('claim', 2) &&
    claim.is('claim', 5, '1', 3) &&
    isUsualCoordination(claim.each('otherPayers'), lines)
  );
}

/** A line that at most one other payer decided, whose decision makes the charge. */
export function isUsualLine(line: Glance<'service' | 'adjudications'>): boolean {
  // Nearly every line.
  if (!line.has('adjudications')) return true;
  const [decided, again] = line.each('adjudications');
  return (
    decided !== undefined &&
    again === undefined &&
    line.cents('service', 2) === decided.cents('paid', 2) + decided.sum('adjustments', amounts)
  );
}

/** The insured is the patient, with a claim of their own, an address and a birth date; or only others are patients. */
export function isUsualSubscriber(
  subscriber: Glance<'insured' | 'subscriber' | 'claims' | 'patients'>,
): boolean {
  const [hasClaims, hasPatients] = [subscriber.has('claims'), subscriber.has('patients')];
  if (!subscriber.is('insured', 2, '18')) return hasPatients && !hasClaims;
  const [person] = subscriber.each('subscriber');
  return hasClaims && !hasPatients && person?.has('birth') === true && person.has('address');
}

type AnySubscriber = {
  readonly insured: { readonly relationship?: string };
  readonly subscriber: { readonly birth?: unknown; readonly address?: unknown };
  readonly claims: readonly unknown[];
  readonly patients: readonly unknown[];
};

/** Who is treated is clear: the insured, with an address and birth date, or patients of their own. */
export function checkSubscriber(subscriber: AnySubscriber, note: LoopNote): void {
  const isPatient = subscriber.insured.relationship === '18';
  const { birth, address } = subscriber.subscriber;
  if (isPatient && (birth === undefined || address === undefined))
    note(
      'subscriber',
      1,
      'I9',
      'The insured is the patient: an address and a birth date are needed.',
      'situation',
    );
  if (isPatient && subscriber.claims.length === 0)
    note('insured', 2, 'I9', 'The insured is said to be the patient, but has no claim.', 'situation');
  if (isPatient && subscriber.patients.length > 0)
    note('insured', 2, 'I13', 'The insured is the patient, so no other patient stands here.', 'situation');
  if (!isPatient && (subscriber.claims.length > 0 || subscriber.patients.length === 0))
    note(
      'insured',
      2,
      'I9',
      'The insured is not said to be the patient, so each claim belongs to a patient below.',
      'situation',
    );
}
