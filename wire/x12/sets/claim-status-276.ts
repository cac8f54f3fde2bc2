// Why: “what became of this claim?” as X12 276 (005010X212), declared once for reading, writing and showing.
import { lastLevel, level, loop, many, maybe, one } from '../declare.ts';
import type { LoopNote, TransactionSpec, TransactionValue } from '../declare.ts';
import { money } from './claim-segments.ts';
import {
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
import { birth, number } from './names-and-places.ts';

const line = loop('2210', 'Line', {
  service: one(statusLine),
  lineNumber: maybe(lineNumber),
  served: one(served),
});
const claim = loop(
  '2200',
  'Claim asked about',
  {
    trace: one(trace('1')),
    ...claimNumbers,
    group: maybe(number('Group', { '6P': 'group number' })),
    location: maybe(number('Where', { LU: 'location number' })),
    charge: maybe(money('Charged', { T3: 'charged' })),
    served: maybe(served),
    lines: many(line),
  },
  (value, note) => {
    if (value.served === undefined && value.lines.length === 0)
      note('trace', 1, 'I9', 'A claim is asked about with its dates, or a line with its own.', 'situation');
  },
);

type AnySubscriber = {
  readonly birth?: unknown;
  readonly claims: readonly unknown[];
  readonly dependents: readonly unknown[];
};
/** A claim of the insured is asked about with the birth date; with no claim there is a patient below. */
function checkSubscriber(value: AnySubscriber, note: LoopNote): void {
  if (value.claims.length > 0 && value.birth === undefined)
    note('subscriber', 1, 'I9', 'The insured is the patient: the birth date is needed.', 'situation');
  if (value.claims.length === 0 && value.dependents.length === 0)
    note('subscriber', 1, 'I9', 'Nothing is asked about this person.', 'situation');
}

const dependent = lastLevel('23', '2000E', 'Patient', {
  birth: one(birth),
  dependent: one(dependentName),
  claims: many(claim, Infinity, 1),
});
const subscriber = level(
  '22',
  '2000D',
  'Insured',
  {
    birth: maybe(birth),
    subscriber: one(subscriberName),
    claims: many(claim),
    dependents: many(dependent),
  },
  checkSubscriber,
);
const provider = level('19', '2000C', 'Provider', {
  provider: one(providerName),
  subscribers: many(subscriber, Infinity, 1),
});
const receiver = level('21', '2000B', 'Who asks', {
  receiver: one(receiverName),
  providers: many(provider, Infinity, 1),
});
const source = level('20', '2000A', 'Who is asked', {
  payer: one(payerName),
  receivers: many(receiver, Infinity, 1),
});

export const claimStatus276 = {
  set: '276',
  version: '005010X212',
  functional: 'HR',
  title: 'Question about a claim',
  body: loop('276', 'Question about a claim', {
    beginning: one(
      statusBeginning(
        { '0010': 'source, receiver, provider, subscriber, dependent' },
        { '13': 'ask' },
        'none',
      ),
    ),
    sources: many(source, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type ClaimStatus276 = TransactionValue<typeof claimStatus276>;
