// Why: what a payer pays and why it pays no more, as 835 (005010X221A1), declared once for reading, writing and showing.
// Money that does not balance is refused: nobody can post it.
import { loop, many, may, maybe, must, one, segment } from '../declare.ts';
import type { TransactionSpec, TransactionValue } from '../declare.ts';
import { centsOf, sayCents, sumOfCents } from '../cents.ts';
import { codes, text } from '../kinds.ts';
import { adjustedCents } from './claim-balance.ts';
import { lx } from './claim-parties.ts';
import { n3, n4 } from './eligibility-segments.ts';
import { contact, number, organization } from './names-and-places.ts';
import { paidClaim } from './remittance-claim.ts';
import { bpr, dtm, plb, trn, ts2, ts3 } from './remittance-segments.ts';

const rdm = segment('RDM', 'Delivery of this message', [
  must('by', 'By', codes({ BM: 'mail', EM: 'email', FT: 'file', OL: 'web' })),
  may('name', 'To', text(1, 60)),
  may('number', 'Address', text(1, 256)),
]);
const cur = segment('CUR', 'Currency', [
  must('entity', 'Who', codes({ PR: 'payer' })),
  must('currency', 'Currency', text(3, 3)),
  may('rate', 'Rate', text(4, 10)),
]);

const payer = loop('1000A', 'Who pays', {
  name: one(organization('Who pays', { PR: 'payer' })),
  address: one(n3),
  place: one(n4),
  numbers: many(
    number('Payer’s number', {
      '2U': 'payer number',
      EO: 'submitter number',
      HI: 'industry number',
      NF: 'NAIC number',
    }),
    4,
  ),
  business: maybe(contact('Business contact', { CX: 'payer’s claim office' })),
  technical: many(contact('Technical contact', { BL: 'technical department' }), Infinity, 1),
  web: maybe(contact('Web', { IC: 'information' })),
});
const payee = loop('1000B', 'Who is paid', {
  name: one(organization('Who is paid', { PE: 'payee' })),
  address: maybe(n3),
  place: maybe(n4),
  numbers: many(
    number('Payee’s number', {
      '0B': 'state license',
      D3: 'pharmacy number',
      PQ: 'payee number',
      TJ: 'taxpayer number',
    }),
  ),
  delivery: maybe(rdm),
});

export const remittance835 = {
  set: '835',
  version: '005010X221A1',
  saysVersion: 'no',
  functional: 'HP',
  title: 'Payment and what explains it',
  body: loop(
    '835',
    'Payment and what explains it',
    {
      payment: one(bpr),
      trace: one(trn),
      currency: maybe(cur),
      receiver: maybe(number('Receiver', { EV: 'receiver number' })),
      systemVersion: maybe(number('System', { F2: 'version of the payer’s system' })),
      produced: maybe(dtm('Produced', { '405': 'produced' })),
      payer: one(payer),
      payee: one(payee),
      groups: many(
        loop('2000', 'Group of claims', {
          count: one(lx),
          sums: maybe(ts3),
          partASums: maybe(ts2),
          claims: many(paidClaim, Infinity, 1),
        }),
      ),
      settled: many(plb),
    },
    (value, note) => {
      const claims = sumOfCents(value.groups.flatMap((group) => group.claims.map((one) => one.claim.paid)));
      const settled = adjustedCents(value.settled);
      const paid = centsOf(value.payment.paid);
      if (paid < 0)
        note(
          'payment',
          2,
          'I12',
          'A payment is never negative: what is owed is carried over (PLB FB).',
          'balance',
        );
      if (claims - settled !== paid)
        note(
          'payment',
          2,
          'I12',
          `${sayCents(paid)} is paid, but claims make ${sayCents(claims)} less ${sayCents(settled)} settled beside them.`,
          'balance',
        );
    },
  ),
} as const satisfies TransactionSpec;
export type Remittance835 = TransactionValue<typeof remittance835>;
