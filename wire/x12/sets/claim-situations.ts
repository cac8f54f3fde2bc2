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

/** One payer, one total that its lines make, nothing replaced or taken back: most claims are like this. */
export const isUsualClaim = (claim: Glance<'claim' | 'lines' | 'otherPayers'>): boolean =>
  !claim.has('otherPayers') &&
  !claim.hasWithin('lines', 'adjudications') &&
  claim.cents('claim', 2) === claim.sumWithin('lines', 'service', 2) &&
  claim.is('claim', 5, '1', 3);

/** The insured is the patient, with a claim of their own, an address and a birth date; or only others are patients. */
export const isUsualSubscriber = (
  subscriber: Glance<'insured' | 'subscriber' | 'claims' | 'patients'>,
): boolean => {
  const [hasClaims, hasPatients] = [subscriber.has('claims'), subscriber.has('patients')];
  if (!subscriber.is('insured', 2, '18')) return hasPatients && !hasClaims;
  return (
    hasClaims &&
    !hasPatients &&
    subscriber.hasWithin('subscriber', 'birth') &&
    subscriber.hasWithin('subscriber', 'address')
  );
};

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
