// Why: “what became of this claim?” (276) is answered by the stand-in payer from the claims it took: taken, worked on, paid,
// denied, or not here at all.
import {
  claimStatus276,
  claimStatus277,
  periodOf,
  type ClaimStatus276,
  type ClaimStatus277,
  type ReceivedInterchange,
} from '../../wire/x12/index.ts';
import type { Member } from '../../town/index.ts';
import { badLuckOf } from '../../town/index.ts';
import { adjudicate, transferOf } from './payer-adjudication.ts';
import { decidedOn, isToBePaid, stageOf, type PayerBooks, type TakenClaim } from './payer-books.ts';
import {
  aboutOf,
  answering,
  centsIn,
  compact,
  dollars,
  wholeOf,
  type About,
  type Contradicts,
} from './payer-envelope.ts';

type AskedSource = ClaimStatus276['sources'][number];
type AskedSubscriber = AskedSource['receivers'][number]['providers'][number]['subscribers'][number];
type AskedClaim = AskedSubscriber['claims'][number];
type Source = ClaimStatus277['sources'][number];
type Answer = Source['receivers'][number]['providers'][number]['subscribers'][number]['claims'][number];
type Status = Answer['statuses'][number];

type Ground = {
  readonly books: PayerBooks;
  readonly senderId: string;
  readonly askedOn: string;
  readonly contradicts: Contradicts;
  readonly members: Member[];
  readonly numbers: string[];
};

/** The claim that is meant: by the payer's number, else by the sender's own, else by member, charge and days. */
function claimMeant(ground: Ground, payerNumber: string, memberNumber: string | null, asked: AskedClaim) {
  const own = ground.books.claims.filter(
    ({ billed, member }) =>
      billed.sender.id === ground.senderId &&
      billed.payer.number === payerNumber &&
      member.memberNumber === memberNumber,
  );
  const { payerClaim, patientAccount, charge, served } = asked;
  if (payerClaim !== undefined) return own.find((one) => one.payerClaim === payerClaim.id);
  if (patientAccount !== undefined) return own.findLast((one) => one.billed.id === patientAccount.id);
  if (charge === undefined || served === undefined) return undefined;
  const { from, to } = periodOf(served.period);
  return own.findLast(
    ({ billed }) => billed.charge === centsIn(charge.amount) && billed.from >= from && billed.to <= to,
  );
}

const status = (on: string, category: string, code: string, entity: string | null = null): Status => ({
  status: { category, code, ...(entity === null ? {} : { entity }) },
  on,
});

function finalStatus(claim: TakenClaim, on: string): Status {
  const charge = dollars(claim.billed.charge);
  if (claim.billed.frequency === '8') return { ...status(on, 'F4', '101'), charge };
  if (claim.isSuperseded) return { ...status(on, 'F3', '101'), charge };
  const { paid, status: said } = adjudicate(claim);
  const day = decidedOn(claim);
  return {
    ...status(on, ...said),
    charge,
    paid: dollars(paid),
    decidedOn: day,
    ...(paid > 0 ? { paidOn: day, check: transferOf(claim) } : {}),
  };
}

function statusOf(claim: TakenClaim, { books, askedOn }: Ground): Status {
  const stage = isToBePaid(claim) ? stageOf(claim, books.today()) : 'final';
  const charge = dollars(claim.billed.charge);
  if (stage === 'final') return finalStatus(claim, askedOn);
  if (stage === 'accepted') return { ...status(askedOn, 'A2', '20', 'PR'), charge };
  return claim.luck === 'payer_pends'
    ? { ...status(askedOn, 'P3', '317', '1P'), charge }
    : { ...status(askedOn, 'P1', '20', 'PR'), charge };
}

function answerAbout(
  ground: Ground,
  payerNumber: string,
  memberNumber: string | null,
  asked: AskedClaim,
): Answer {
  const claim = claimMeant(ground, payerNumber, memberNumber, asked);
  const { trace, patientAccount, served, lines } = asked;
  const head = { trace: { kind: '2' as const, number: trace.number }, lines: [] };
  if (claim === undefined)
    return {
      ...head,
      statuses: [status(ground.askedOn, 'A4', '35')],
      ...(patientAccount === undefined ? {} : { patientAccount }),
      ...(served === undefined ? {} : { served }),
    };
  const { billed, member, payerClaim } = claim;
  ground.members.push(member);
  const said = statusOf(claim, ground);
  const charge = dollars(billed.charge);
  const statuses = ground.contradicts(memberNumber)
    ? [
        { ...status(ground.askedOn, 'F1', '65'), charge, paid: charge },
        { ...status(ground.askedOn, 'P1', '20', 'PR'), charge },
      ]
    : [said];
  return {
    ...head,
    statuses,
    payerClaim: { qualifier: '1K', id: payerClaim },
    patientAccount: { qualifier: 'EJ', id: billed.id },
    served: { qualifier: '472', form: 'RD8', period: `${compact(billed.from)}-${compact(billed.to)}` },
    lines: lines.map((one) => ({ ...one, statuses: [said] })),
  };
}

function subscriberOf(ground: Ground, payerNumber: string, asked: AskedSubscriber) {
  const { name } = asked.subscriber;
  const memberNumber = name.id ?? null;
  if (memberNumber !== null) ground.numbers.push(memberNumber);
  const about = (claim: AskedClaim) => answerAbout(ground, payerNumber, memberNumber, claim);
  return {
    subscriber: { name },
    claims: asked.claims.map(about),
    dependents: asked.dependents.map((one) => ({
      dependent: { name: one.dependent.name },
      // Every member of the town is insured in their own name: no claim is another's.
      claims: one.claims.map((claim) => answerAbout(ground, payerNumber, null, claim)),
    })),
  };
}

function answerOne(asked: ClaimStatus276, ground: Ground): ClaimStatus277 {
  const { reference, day, time } = asked.beginning;
  const own = { ...ground, askedOn: day };
  return {
    beginning: { structure: '0010', purpose: '08', reference, day, time, type: 'DG' },
    sources: asked.sources.map((source) => ({
      payer: { name: source.payer.name },
      receivers: source.receivers.map(({ receiver, providers }) => ({
        receiver: { name: receiver.name },
        providers: providers.map(({ provider, subscribers }) => ({
          provider: { name: provider.name },
          subscribers: subscribers.map((one) => subscriberOf(own, source.payer.name.id, one)),
        })),
      })),
    })),
  };
}

/** The answer to questions about claims; undefined where the message is none, or not whole. */
export function answer276(
  interchange: ReceivedInterchange,
  books: PayerBooks,
  contradicts: Contradicts,
): (About & { readonly bytes: Buffer }) | undefined {
  const asked = wholeOf(interchange, claimStatus276);
  if (asked === undefined) return undefined;
  const senderId = interchange.sender.id;
  const ground: Ground = { books, senderId, askedOn: '', contradicts, members: [], numbers: [] };
  const values = asked.values.map((one) => answerOne(one, ground));
  const bytes = answering(interchange, claimStatus277, values);
  return { bytes, ...aboutOf(ground.members, ground.numbers, badLuckOf) };
}
