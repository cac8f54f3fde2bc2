// Why: the stand-in payer takes a claim or sends it back at the door as a real one does: for a payer, biller or member it does not
// know, for sums that cannot be, for what went before. Whether it pays is decided later.
import { badLuckOf, diceFor, payers, providerLocations, type Member } from '../../town/index.ts';
import { findMember } from '../../town/payer-answers.ts';
import type { BilledClaim } from './payer-billed.ts';
import type { TakenClaim } from './payer-books.ts';

/** STC-1, STC-2, STC-3 and words of a claim that is not taken. */
export type Refusal = {
  readonly category: 'A3' | 'A7';
  readonly code: string;
  readonly entity: string;
  readonly words: string;
};
/** A claim with what became of it at the door. */
export type Judged = { readonly billed: BilledClaim; readonly outcome: TakenClaim | Refusal };

/** No claim for home care is over more: whoever writes more has slipped a point. In cents. */
const mostOfClaim = 10_000_000;
const billingNumbers: ReadonlySet<string> = new Set(providerLocations.map((one) => one.npi));

const refusal = (category: Refusal['category'], code: string, entity: string, words: string): Refusal => ({
  category,
  code,
  entity,
  words,
});

/** Why a member is not found (AAA03 of findMember) as a receipt says it. */
export const memberRefusals: Readonly<Record<'58' | '71' | '72' | '73' | '75', Refusal>> = {
  '58': refusal('A7', '158', 'IL', 'BIRTH DATE MISSING'),
  '71': refusal('A7', '158', 'IL', 'BIRTH DATE DIFFERS'),
  '72': refusal('A7', '164', 'IL', 'MEMBER NUMBER DIFFERS'),
  '73': refusal('A7', '125', 'IL', 'NAME DIFFERS'),
  '75': refusal('A7', '33', 'IL', 'NO SUCH MEMBER'),
};

function memberOf({ payer, patient }: BilledClaim): Member | Refusal {
  if (!patient.isSelf) return refusal('A7', '33', 'QC', 'NO SUCH PATIENT BEHIND THE MEMBER');
  const found = findMember({ ...patient, payerNumber: payer.number });
  return typeof found === 'string' ? memberRefusals[found] : found;
}

/** Taken, or why not: payer, biller, member, sums, what went before. */
export function judge(
  billed: BilledClaim,
  before: readonly TakenClaim[],
  takenOn: string,
  atDay: number,
): TakenClaim | Refusal {
  if (!payers.some((one) => one.x12Id === billed.payer.number))
    return refusal('A3', '153', 'PR', 'NO SUCH PAYER HERE');
  if (billed.billing.npi === null || !billingNumbers.has(billed.billing.npi))
    return refusal('A3', '562', '85', 'BILLING PROVIDER IS NOT KNOWN');
  const member = memberOf(billed);
  if ('category' in member) return member;
  if (billed.charge <= 0 || billed.charge > mostOfClaim || billed.patientPaid > billed.charge)
    return refusal('A7', '178', 'QC', 'CHARGES CANNOT BE RIGHT');
  const own = before.filter((one) => one.billed.sender.id === billed.sender.id);
  if (/^[78]$/.test(billed.frequency)) {
    if (!own.some((one) => one.payerClaim === billed.original))
      return refusal('A7', '464', 'PR', 'THE CLAIM TO BE REPLACED IS NOT KNOWN');
  } else if (own.some(({ billed: one }) => one.id === billed.id && one.charge === billed.charge))
    return refusal('A3', '54', 'QC', 'THE SAME CLAIM IS HERE ALREADY');
  const seed = `claim/${billed.payer.number}/${billed.sender.id}/${billed.id}/${billed.charge.toString()}/${billed.frequency}`;
  return {
    payerClaim: `PC${diceFor(seed).below(1e9).toString().padStart(9, '0')}`,
    billed,
    member,
    luck: badLuckOf(member.givenName, member.familyName),
    takenOn,
    atDay,
    isRemitted: false,
    isSuperseded: false,
  };
}

/** Whether it was taken. */
export const isTaken = (outcome: TakenClaim | Refusal): outcome is TakenClaim => 'payerClaim' in outcome;
