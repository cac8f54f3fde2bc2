// Why: claims (837) get from the stand-in payer what a real one sends: 999 at once, then a receipt (277CA) that says of each claim
// whether it was taken, under which number, or why not. What is taken is remembered.
import { badLuckOf } from '../../town/index.ts';
import {
  claimInstitutional,
  claimProfessional,
  claimReceipt277,
  type ClaimInstitutional,
  type ClaimProfessional,
  type ClaimReceipt277,
  type ReceivedInterchange,
} from '../../wire/x12/index.ts';
import { claimsIn } from './payer-billed.ts';
import type { PayerBooks, TakenClaim } from './payer-books.ts';
import { isTaken, judge, memberRefusals, type Judged, type Refusal } from './payer-claim-judgement.ts';
import { aboutOf, answering, compact, dollars, type About, type Contradicts } from './payer-envelope.ts';

type Source = ClaimReceipt277['sources'][number];
type Patient = Source['receivers'][number]['billers'][number]['patients'][number];
type Status = Patient['claims'][number]['statuses'][number];

const sumOf = (judged: readonly Judged[]) => judged.reduce((sum, one) => sum + one.billed.charge, 0);

function statusesOf({ billed, outcome }: Judged, on: string, contradicts: boolean): Status[] {
  const charge = dollars(billed.charge);
  const refused = (one: Refusal): Status => ({
    status: { category: one.category, code: one.code, entity: one.entity },
    on,
    action: 'U',
    charge,
    words: one.words,
  });
  const taken: Status = {
    status: { category: 'A2', code: '20', entity: 'PR' },
    on,
    action: 'WQ',
    charge,
  };
  if (contradicts) return [taken, refused(memberRefusals['75'])];
  return [isTaken(outcome) ? taken : refused(outcome)];
}

function patientOf(judged: Judged, on: string, contradicts: Contradicts): Patient {
  const { billed, outcome } = judged;
  const { familyName, givenName, memberNumber } = billed.patient;
  return {
    name: {
      entity: 'QC',
      type: '1',
      familyName,
      ...(givenName === null ? {} : { givenName }),
      ...(memberNumber === null ? {} : { idQualifier: 'MI', id: memberNumber }),
    },
    claims: [
      {
        trace: { kind: '2', number: billed.id },
        statuses: statusesOf(judged, on, contradicts(memberNumber)),
        ...(isTaken(outcome) ? { payerClaim: { qualifier: '1K', id: outcome.payerClaim } } : {}),
        served: {
          qualifier: '472',
          form: 'RD8',
          period: `${compact(billed.from)}-${compact(billed.to)}`,
        },
        lines: [],
      },
    ],
  };
}

type Claims = ClaimProfessional | ClaimInstitutional;

function sourceOf(value: Claims, judged: readonly Judged[], contradicts: Contradicts): Source {
  const { beginning, submitter } = value;
  const on = beginning.day;
  const taken = judged.filter(({ outcome }) => isTaken(outcome));
  const refused = judged.filter(({ outcome }) => !isTaken(outcome));
  const payer = judged[0]?.billed.payer;
  return {
    name: {
      entity: 'PR',
      type: '2',
      familyName: payer?.name ?? 'UNKNOWN',
      idQualifier: 'PI',
      id: payer?.number ?? '00',
    },
    receipt: {
      trace: { kind: '1', number: beginning.reference },
      received: { qualifier: '050', form: 'D8', on },
      processed: { qualifier: '009', form: 'D8', on },
    },
    receivers: [
      {
        name: submitter.name,
        answer: {
          trace: { kind: '2', number: beginning.reference },
          statuses: [
            {
              status: { category: 'A1', code: '19', entity: 'PR' },
              on,
              action: 'WQ',
              charge: dollars(sumOf(judged)),
            },
          ],
          ...(taken.length === 0
            ? {}
            : {
                accepted: { qualifier: '90', quantity: taken.length.toString() },
                acceptedAmount: { qualifier: 'YU', amount: dollars(sumOf(taken)) },
              }),
          ...(refused.length === 0
            ? {}
            : {
                rejected: { qualifier: 'AA', quantity: refused.length.toString() },
                rejectedAmount: { qualifier: 'YY', amount: dollars(sumOf(refused)) },
              }),
        },
        billers: [...Map.groupBy(judged, ({ billed }) => billed.billing.npi ?? billed.billing.name)].map(
          ([, ofOne]) => {
            const billing = ofOne[0]?.billed.billing;
            return {
              name: {
                entity: '85' as const,
                type: '2' as const,
                familyName: billing?.name ?? 'UNKNOWN',
                ...(billing?.npi === null || billing === undefined
                  ? {}
                  : { idQualifier: 'XX', id: billing.npi }),
              },
              patients: ofOne.map((one) => patientOf(one, on, contradicts)),
            };
          },
        ),
      },
    ],
  };
}

/** Claims read, judged and not yet kept: whoever is down keeps nothing. */
export type ClaimsTaken = About & { keep(): void };

function judged(
  value: Claims,
  interchange: ReceivedInterchange,
  books: PayerBooks,
  taken: TakenClaim[],
): Judged[] {
  return claimsIn(value, interchange.sender).map((billed): Judged => {
    const outcome = judge(billed, [...books.claims, ...taken], value.beginning.day, books.today());
    if (isTaken(outcome)) taken.push(outcome);
    return { billed, outcome };
  });
}

/**
 * Judges the claims of an interchange that were read whole; once kept, they are remembered and their receipt waits for pick-up.
 * Undefined when there are none: then the interchange's own receipt says all there is to say.
 */
export function takeClaims(
  interchange: ReceivedInterchange,
  books: PayerBooks,
  contradicts: Contradicts,
): ClaimsTaken | undefined {
  if (interchange.verdict !== 'A') return undefined;
  const values = interchange.groups
    .flatMap((group) => (group.problems.length === 0 ? group.transactions : []))
    .filter(
      ({ spec, verdict }) => verdict !== 'R' && (spec === claimProfessional || spec === claimInstitutional),
    )
    .map(({ value }) => value as Claims);
  if (values.length === 0) return undefined;
  const taken: TakenClaim[] = [];
  const numbers: string[] = [];
  const receipts = values.map((value): ClaimReceipt277 => {
    const all = judged(value, interchange, books, taken);
    numbers.push(...all.flatMap(({ billed }) => billed.patient.memberNumber ?? []));
    const { reference, day, time } = value.beginning;
    return {
      beginning: { structure: '0085', purpose: '08', reference, day, time, type: 'TH' },
      sources: [...Map.groupBy(all, ({ billed }) => billed.payer.number)].map(([, ofOne]) =>
        sourceOf(value, ofOne, contradicts),
      ),
    };
  });
  const members = taken.map((one) => one.member);
  const about = aboutOf(members, numbers, badLuckOf);
  const keep = () => {
    const replaced = new Set(taken.map(({ billed }) => billed.original));
    for (const one of books.claims) if (replaced.has(one.payerClaim)) one.isSuperseded = true;
    books.claims.push(...taken);
    const bytes = answering(interchange, claimReceipt277, receipts, books.nextControl());
    books.waiting.push({ ...about, senderId: interchange.sender.id, bytes });
  };
  return { ...about, keep };
}
