// Why: what became of a claim, as the payer's answer X12 277 (005010X212), declared once for reading, writing (the
// stand-in payer) and showing.
import { lastLevel, level, loop, many, maybe, one } from '../declare.ts';
import type { LoopNote, TransactionSpec, TransactionValue } from '../declare.ts';
import {
  answeredStatus,
  claimNumbers,
  dependentName,
  lineNumber,
  payerName,
  providerName,
  receiverName,
  served,
  statusBeginning,
  statusLine,
  subscriberName,
  trace,
} from './claim-status-segments.ts';
import { contact, number } from './names-and-places.ts';

const line = loop('2220', 'Line', {
  service: one(statusLine),
  statuses: many(answeredStatus, Infinity, 1),
  lineNumber: maybe(lineNumber),
  served: one(served),
});
type Status = { readonly category: string };
type Answered = { readonly status: Status; readonly status2?: Status; readonly status3?: Status };
/** A claim is final or still pending. */
function checkStatuses(value: { readonly statuses: readonly Answered[] }, note: LoopNote): void {
  const said = value.statuses.flatMap(({ status, status2, status3 }) =>
    [status, status2, status3].flatMap((one) => one?.category ?? []),
  );
  const final = said.find((one) => one.startsWith('F'));
  const pending = said.find((one) => one.startsWith('P'));
  if (final !== undefined && pending !== undefined)
    note('statuses', 1, 'I9', `The claim is final (${final}) and pending (${pending}).`, 'situation');
}

const claim = loop(
  '2200',
  'Claim answered about',
  {
    trace: one(trace('2')),
    statuses: many(answeredStatus, Infinity, 1),
    ...claimNumbers,
    voucher: maybe(number('Voucher', { VV: 'voucher' })),
    served: maybe(served),
    lines: many(line),
  },
  checkStatuses,
);
/** An answer about everything somebody asked, not about one claim. */
const wholeAnswer = (name: string, kind: '1' | '2') =>
  loop(name, 'Answer to the whole question', {
    trace: one(trace(kind)),
    statuses: many(answeredStatus, Infinity, 1),
  });

const dependent = lastLevel('23', '2000E', 'Patient', {
  dependent: one(dependentName),
  claims: many(claim, Infinity, 1),
});
const subscriber = level('22', '2000D', 'Insured', {
  subscriber: one(subscriberName),
  claims: many(claim),
  dependents: many(dependent),
});
const provider = level('19', '2000C', 'Provider', {
  provider: one(providerName),
  answer: maybe(wholeAnswer('2200C', '1')),
  subscribers: many(subscriber),
});
const receiver = level('21', '2000B', 'Who asked', {
  receiver: one(receiverName),
  answer: maybe(wholeAnswer('2200B', '2')),
  providers: many(provider),
});
const source = level('20', '2000A', 'Who answers', {
  payer: one(
    loop('2100A', 'Payer', {
      ...payerName.parts,
      contact: maybe(contact('Contact', { IC: 'information' })),
    }),
  ),
  receivers: many(receiver, Infinity, 1),
});

export const claimStatus277 = {
  set: '277',
  version: '005010X212',
  functional: 'HN',
  title: 'Answer about a claim',
  body: loop('277', 'Answer about a claim', {
    beginning: one(
      statusBeginning(
        { '0010': 'source, receiver, provider, subscriber, dependent' },
        { '08': 'status' },
        'DG',
      ),
    ),
    sources: many(source, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type ClaimStatus277 = TransactionValue<typeof claimStatus277>;
