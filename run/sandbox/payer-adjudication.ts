// Why: what the stand-in payer pays for a claim and why no more, line by line, by the plan's own terms; whatever is not paid is
// explained to the cent, so that its payments balance.
import { coverageOf, type Coverage } from '../../town/payer-answers.ts';
import { diceFor } from '../../town/index.ts';
import type { BilledLine } from './payer-billed.ts';
import { decidedOn, type TakenClaim } from './payer-books.ts';

/** CAS: who bears it, why (CARC), how much in cents. */
export type Unpaid = { readonly group: 'CO' | 'PR'; readonly reason: string; readonly cents: number };
/** A line decided; amounts in cents. */
export type DecidedLine = {
  readonly line: BilledLine;
  readonly allowed: number;
  readonly paid: number;
  readonly unpaid: readonly Unpaid[];
};
/** A claim decided. `status` are STC-1, STC-2 and STC-3. */
export type DecidedClaim = {
  readonly lines: readonly DecidedLine[];
  readonly paid: number;
  readonly patientOwes: number;
  readonly status: readonly [category: 'F1' | 'F2', code: string, entity: string | null];
};

/** Contracts of the town pay nine tenths of what is charged. */
const contractShare = 0.9;

/** A line's terms: visits at home, equipment rented, all else as bought. */
function termsOf({ procedure, revenueCode }: BilledLine, coverage: Coverage) {
  const isVisit = procedure.code.startsWith('G0') || /^0?(42|43|44|55|56|57)/.test(revenueCode ?? '');
  const type = isVisit ? '42' : procedure.modifier1 === 'RR' ? '18' : '12';
  return coverage.services.find((one) => one.type === type);
}

const refused = (line: BilledLine, reason: string): DecidedLine => ({
  line,
  allowed: 0,
  paid: 0,
  unpaid: line.charge === 0 ? [] : [{ group: 'CO', reason, cents: line.charge }],
});

/** Why nothing of the claim is paid, or nothing. */
function wholeRefusal(claim: TakenClaim): { reason: string; status: DecidedClaim['status'] } | undefined {
  const coverage = coverageOf(claim.member, claim.billed.from, claim.takenOn);
  if (!coverage.isActive) return { reason: '27', status: ['F2', '88', 'IL'] };
  if (claim.luck === 'payer_denies') return { reason: '50', status: ['F2', '287', null] };
  return undefined;
}

function decidedLine(claim: TakenClaim, line: BilledLine, deductibleLeft: number): DecidedLine {
  const coverage = coverageOf(claim.member, line.from, claim.takenOn);
  const terms = termsOf(line, coverage);
  if (line.charge === 0) return { line, allowed: 0, paid: 0, unpaid: [] };
  if (terms === undefined) return refused(line, '204');
  if (terms.authorization === 'Y' && claim.billed.authorization === null) return refused(line, '197');
  const part = claim.luck === 'payer_approves_less' ? contractShare / 2 : contractShare;
  const allowed = Math.round(line.charge * part);
  const deductible = Math.min(deductibleLeft, allowed);
  const copay = Math.min(terms.copayCents, allowed - deductible);
  const coinsurance = Math.round((allowed - deductible - copay) * terms.share);
  const unpaid: readonly Unpaid[] = [
    { group: 'CO', reason: '45', cents: line.charge - allowed },
    { group: 'PR', reason: '1', cents: deductible },
    { group: 'PR', reason: '2', cents: coinsurance },
    { group: 'PR', reason: '3', cents: copay },
  ];
  return {
    line,
    allowed,
    paid: allowed - deductible - copay - coinsurance,
    unpaid: unpaid.filter((one) => one.cents > 0),
  };
}

const borneBy = (lines: readonly DecidedLine[], group: Unpaid['group'], reason?: string): number =>
  lines
    .flatMap((one) => one.unpaid)
    .filter((one) => one.group === group && (reason === undefined || one.reason === reason))
    .reduce((sum, one) => sum + one.cents, 0);

/** The claim decided: always the same for the same claim. */
export function adjudicate(claim: TakenClaim): DecidedClaim {
  const whole = wholeRefusal(claim);
  if (whole !== undefined)
    return {
      lines: claim.billed.lines.map((line) => refused(line, whole.reason)),
      paid: 0,
      patientOwes: 0,
      status: whole.status,
    };
  let left = coverageOf(claim.member, claim.billed.from, claim.takenOn).deductibleLeftCents;
  const lines: DecidedLine[] = [];
  for (const line of claim.billed.lines) {
    const decided = decidedLine(claim, line, left);
    left -= borneBy([decided], 'PR', '1');
    lines.push(decided);
  }
  const paid = lines.reduce((sum, one) => sum + one.paid, 0);
  const patientOwes = borneBy(lines, 'PR');
  const lacksApproval = lines.some((one) => one.unpaid.some(({ reason }) => reason === '197'));
  // What the patient's own share uses up is processed, not denied.
  const isProcessed = paid > 0 || patientOwes > 0;
  return {
    lines,
    paid,
    patientOwes,
    status: isProcessed ? ['F1', paid > 0 ? '65' : '107', null] : ['F2', lacksApproval ? '84' : '585', null],
  };
}

/** The transfer that pays a claim: one a payer, biller, sender and day. */
export function transferOf(claim: TakenClaim): string {
  const { payer, billing, sender } = claim.billed;
  const taken = `${decidedOn(claim)}/${claim.atDay.toString()}`;
  const seed = `transfer/${payer.number}/${billing.npi ?? ''}/${sender.id}/${taken}`;
  return `EFT${diceFor(seed).below(1e9).toString().padStart(9, '0')}`;
}
