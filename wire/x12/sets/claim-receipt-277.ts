// Why: a payer's receipt for claims, 277CA (005010X214): which it accepted into processing and which it rejected, and
// why. What is rejected here was never filed, so its deadline still runs.
import { lastLevel, level, loop, many, maybe, one } from '../declare.ts';
import type { LoopNote, TransactionSpec, TransactionValue } from '../declare.ts';
import { money } from './claim-segments.ts';
import {
  lineNumber,
  lineStatus,
  receiptStatus,
  served,
  statusBeginning,
  statusLine,
  trace,
} from './claim-status-segments.ts';
import { dayOf, named, number, numbered } from './names-and-places.ts';
import { quantity } from './remittance-segments.ts';

const line = loop('2220D', 'Line', {
  service: one(statusLine),
  statuses: many(lineStatus, Infinity, 1),
  lineNumber: maybe(lineNumber),
  prescription: maybe(number('Prescription', { XZ: 'prescription number' })),
  served: maybe(served),
});

type Status = { readonly status: { readonly category: string }; readonly action: string };
/** A category of rejection goes with the action “rejected”, and the other way round; a claim is one of them. */
function checkAction(value: { readonly statuses: readonly Status[] }, note: LoopNote): void {
  const odd = value.statuses.find(
    ({ status, action }) => /^A[3678]$/.test(status.category) !== (action === 'U'),
  );
  if (odd !== undefined)
    note(
      'statuses',
      3,
      'I9',
      `Status ${odd.status.category} contradicts the action ${odd.action}.`,
      'situation',
    );
  if (new Set(value.statuses.map((one) => one.action)).size > 1)
    note('statuses', 3, 'I9', 'The claim is accepted and rejected in one breath.', 'situation');
}

const claim = loop(
  '2200D',
  'Claim',
  {
    trace: one(trace('2')),
    statuses: many(receiptStatus, Infinity, 1),
    payerClaim: maybe(number('The payer’s claim', { '1K': 'payer’s claim number' })),
    clearinghouse: maybe(number('Clearinghouse', { D9: 'clearinghouse’s number' })),
    billType: maybe(number('Type of bill', { BLT: 'type of bill' })),
    served: maybe(served),
    lines: many(line),
  },
  checkAction,
);
const patient = lastLevel('PT', '2000D', 'Patient', {
  name: one(named('Patient', { QC: 'patient' })),
  claims: many(claim, Infinity, 1),
});
const billing = level('19', '2000C', 'Who billed', {
  name: one(named('Who billed', { '85': 'billing provider' })),
  answer: maybe(
    loop('2200C', 'Its claims', {
      trace: one(trace('1')),
      statuses: many(receiptStatus),
      numbers: many(
        number('Further number', {
          '0B': 'state license',
          '1G': 'UPIN',
          G2: 'provider number',
          LU: 'location number',
          SY: 'social security number',
          TJ: 'taxpayer number',
        }),
        3,
      ),
      accepted: maybe(quantity('Accepted', { QA: 'claims accepted' })),
      rejected: maybe(quantity('Rejected', { QC: 'claims rejected' })),
      acceptedAmount: maybe(money('Accepted', { YU: 'accepted' })),
      rejectedAmount: maybe(money('Rejected', { YY: 'rejected' })),
    }),
  ),
  patients: many(patient),
});
const receiver = level('21', '2000B', 'Who sent them', {
  name: one(numbered('Who sent them', { '41': 'submitter' })),
  answer: one(
    loop('2200B', 'All its claims', {
      trace: one(trace('2')),
      statuses: many(receiptStatus, Infinity, 1),
      accepted: maybe(quantity('Accepted', { '90': 'claims accepted' })),
      rejected: maybe(quantity('Rejected', { AA: 'claims rejected' })),
      acceptedAmount: maybe(money('Accepted', { YU: 'accepted' })),
      rejectedAmount: maybe(money('Rejected', { YY: 'rejected' })),
    }),
  ),
  billers: many(billing),
});
const source = level('20', '2000A', 'Who received them', {
  name: one(numbered('Who received them', { AY: 'clearinghouse', PR: 'payer' })),
  receipt: one(
    loop('2200A', 'Receipt', {
      trace: one(trace('1')),
      received: one(dayOf('Received', { '050': 'received' })),
      processed: one(dayOf('Processed', { '009': 'processed' })),
    }),
  ),
  receivers: many(receiver, Infinity, 1),
});

export const claimReceipt277 = {
  set: '277',
  version: '005010X214',
  functional: 'HN',
  title: 'Receipt for claims',
  body: loop('277', 'Receipt for claims', {
    beginning: one(
      statusBeginning({ '0085': 'source, receiver, provider, patient' }, { '08': 'status' }, 'TH'),
    ),
    sources: many(source, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type ClaimReceipt277 = TransactionValue<typeof claimReceipt277>;
