// Why: claims that are decided are paid, and the payment says of each what was paid and why no more (835): one payment a payer,
// biller and day, balanced to the cent.
import { payers, type Payer } from '../../town/index.ts';
import {
  plainText,
  remittance835,
  writeInterchange,
  written,
  type Remittance835,
} from '../../wire/x12/index.ts';
import { adjudicate, transferOf, type DecidedLine } from './payer-adjudication.ts';
import { decidedOn, isToBePaid, stageOf, type PayerBooks, type TakenClaim } from './payer-books.ts';
import { compact, dollars, type Contradicts } from './payer-envelope.ts';

type PaidClaim = Remittance835['groups'][number]['claims'][number];
type PaidLine = PaidClaim['services'][number];

/** An invented taxpayer's number, as BPR10 wants it: a 1 and nine digits. */
const numberOf = (payer: Payer | undefined): string =>
  `1${(990_000_000 + (payer?.tenantId ?? 0)).toString()}`;
const rankStatus: Readonly<Record<string, '1' | '2' | '3'>> = { P: '1', S: '2', T: '3' };

function serviceOf({ line, allowed, paid, unpaid }: DecidedLine): PaidLine {
  const { procedure, charge, quantity, from, to, revenueCode, lineNumber } = line;
  const dates: PaidLine['dates'] =
    from === to
      ? [{ qualifier: '472', on: from }]
      : [
          { qualifier: '150', on: from },
          { qualifier: '151', on: to },
        ];
  return {
    service: {
      procedure,
      charge: dollars(charge),
      paid: dollars(paid),
      ...(revenueCode === null || procedure.qualifier === 'NU' ? {} : { revenueCode }),
      quantity: quantity.toString(),
    },
    dates,
    adjustments: unpaid.map(({ group, reason, cents }) => ({
      group,
      reason1: reason,
      amount1: dollars(cents),
    })),
    numbers: [],
    ...(lineNumber === null ? {} : { lineNumber: { qualifier: '6R', id: lineNumber } }),
    rendering: [],
    policies: [],
    amounts: allowed === 0 ? [] : [{ qualifier: 'B6', amount: dollars(allowed) }],
    quantities: [],
    remarks: [],
  };
}

function paidClaim(claim: TakenClaim): PaidClaim {
  const { billed, member, takenOn } = claim;
  const { lines, paid, patientOwes } = adjudicate(claim);
  return {
    claim: {
      id: billed.id,
      status: rankStatus[billed.rank] ?? '1',
      charge: dollars(billed.charge),
      paid: dollars(paid),
      ...(patientOwes === 0 ? {} : { patientOwes: dollars(patientOwes) }),
      filing: billed.filing,
      payerClaim: claim.payerClaim,
      facility: billed.placeCode,
      frequency: billed.frequency,
    },
    adjustments: [],
    patient: {
      entity: 'QC',
      type: '1',
      familyName: plainText(member.familyName, 60),
      givenName: plainText(member.givenName, 35),
      idQualifier: 'MI',
      id: member.memberNumber,
    },
    numbers: billed.authorization === null ? [] : [{ qualifier: 'G1', id: billed.authorization }],
    renderingNumbers: [],
    statementDates: [
      { qualifier: '232', on: billed.from },
      { qualifier: '233', on: billed.to },
    ],
    received: { qualifier: '050', on: takenOn },
    contacts: [],
    amounts: [],
    quantities: [],
    services: lines.map(serviceOf),
  };
}

/** What moves the money: nothing moves where nothing is paid. `spoiltBy` cents make it contradict its claims. */
function moneyOf(claim: TakenClaim, payer: Payer | undefined, paid: number): Remittance835['payment'] {
  const moved = {
    handling: 'I',
    method: 'ACH',
    format: 'CCP',
    fromBankKind: '01',
    fromBank: '011000015',
    fromAccountKind: 'DA',
    fromAccount: '24681012',
    payer: numberOf(payer),
    toBankKind: '01',
    toBank: '211070175',
    toAccountKind: 'DA',
    toAccount: '144444',
  } as const;
  return {
    ...(paid === 0 ? ({ handling: 'H', method: 'NON' } as const) : moved),
    paid: dollars(paid),
    direction: 'C',
    on: decidedOn(claim),
  };
}

function paymentOf(claims: readonly [TakenClaim, ...TakenClaim[]], isSpoilt: boolean): Remittance835 {
  const [first] = claims;
  const { billing, payer: named } = first.billed;
  const payer = payers.find((one) => one.x12Id === named.number);
  const paid = claims.reduce((sum, claim) => sum + adjudicate(claim).paid, 0);
  return {
    payment: moneyOf(first, payer, isSpoilt ? paid + 100 : paid),
    trace: { kind: '1', number: transferOf(first), payer: numberOf(payer) },
    produced: { qualifier: '405', on: decidedOn(first) },
    payer: {
      name: { entity: 'PR', name: plainText(payer?.name ?? named.name, 60) },
      address: { line1: '1 PAYER PLACE' },
      place: { city: 'DUNMOOR', state: payer?.state ?? 'MA', zip: '02101' },
      numbers: [{ qualifier: '2U', id: named.number }],
      technical: [
        { function: 'BL', name: 'EDI DESK', kind: 'TE', number: (payer?.phone ?? '').replace('+1', '') },
      ],
    },
    payee: {
      name: {
        entity: 'PE',
        name: plainText(billing.name, 60),
        idQualifier: 'XX',
        id: billing.npi ?? '',
      },
      numbers: [{ qualifier: 'TJ', id: billing.taxNumber }],
    },
    groups: [{ count: { number: '1' }, claims: claims.map(paidClaim) }],
    settled: [],
  };
}

function bytesOf(claim: TakenClaim, value: Remittance835, control: string): Buffer {
  const { sender, payer } = claim.billed;
  const day = compact(decidedOn(claim));
  return writeInterchange({
    sender: { qualifier: 'ZZ', id: payer.number },
    receiver: sender,
    day: day.slice(2),
    time: '0600',
    control,
    usage: 'T',
    groups: [
      {
        sender: payer.number,
        receiver: sender.id,
        day,
        time: '0600',
        control,
        functional: remittance835.functional,
        version: remittance835.version,
        transactions: [written(remittance835, value, '0001')],
      },
    ],
  });
}

/** Lays out for pick-up the payments of all claims of this sender that are decided and not yet told. */
export function layOutPayments(books: PayerBooks, senderId: string, contradicts: Contradicts): void {
  const due = books.claims.filter(
    (one) =>
      one.billed.sender.id === senderId &&
      !one.isRemitted &&
      isToBePaid(one) &&
      stageOf(one, books.today()) === 'final',
  );
  for (const [, claims] of Map.groupBy(due, transferOf)) {
    const [first, ...others] = claims;
    if (first === undefined) continue;
    const { memberNumber } = first.member;
    const value = paymentOf([first, ...others], contradicts(memberNumber));
    const bytes = bytesOf(first, value, books.nextControl());
    books.waiting.push({ senderId, memberNumber, luck: first.luck, bytes });
    for (const one of claims) one.isRemitted = true;
  }
}
