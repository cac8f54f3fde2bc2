// Why: a payer's roster comes as 834 (005010X220A1): who is covered, under which numbers, from when to when, with what
// other insurance. Declared once for reading, writing and showing.
import { loop, many, maybe, one } from '../declare.ts';
import type { LoopNote, TransactionSpec, TransactionValue } from '../declare.ts';
import { money } from './claim-segments.ts';
import { category, coverage, memberDates, memberNumbers, placeParts } from './enrollment-coverage.ts';
import { act, bgn, boundary, ins, sums } from './enrollment-segments.ts';
import { dmg, dsb, ec, hlh, icm, lui, memberName } from './enrollment-person.ts';
import { contact, date, dayOf, number, organization, type Meanings } from './names-and-places.ts';

const personContact = contact('Contact', { IP: 'insured' });

const who = <const C extends Meanings>(name: string, title: string, entities: C) =>
  loop(name, title, {
    name: one(memberName(title, entities)),
    contact: maybe(
      contact('Contact', {
        EP: 'school or employer',
        IP: 'insured',
        SK: 'school',
        PQ: 'custodial parent',
        RP: 'responsible person',
      }),
    ),
    ...placeParts,
  });

type AnyMember = {
  readonly member: {
    readonly isSubscriber: string;
    readonly relationship: string;
    readonly maintenance: string;
  };
  readonly dates: readonly { readonly qualifier: string }[];
  readonly coverages: readonly {
    readonly coverage: { readonly maintenance: string };
    readonly begins?: unknown;
    readonly ends?: unknown;
  }[];
};
/** A row that adds says from when, one that ends says until when; the subscriber is oneself. */
function checkMember(row: AnyMember, note: LoopNote): void {
  const { isSubscriber, relationship, maintenance } = row.member;
  if ((isSubscriber === 'Y') !== (relationship === '18'))
    note('member', 2, 'I9', 'Exactly the subscriber has the relationship “self” (18).', 'situation');
  for (const { coverage: held, begins, ends } of row.coverages) {
    if (held.maintenance === '021' && begins === undefined)
      note('coverages', 1, 'I9', 'A coverage that is added says from when (DTP 348).', 'situation');
    if (held.maintenance === '024' && ends === undefined)
      note('coverages', 1, 'I9', 'A coverage that is ended says until when (DTP 349).', 'situation');
  }
  const endsSomehow =
    row.coverages.some((one) => one.ends !== undefined) || row.dates.some((one) => one.qualifier === '357');
  if (maintenance === '024' && !endsSomehow)
    note(
      'member',
      3,
      'I9',
      'A member who is ended has a date: of eligibility (DTP 357) or of a coverage (DTP 349).',
      'situation',
    );
}

const member = loop(
  '2000',
  'Member',
  {
    member: one(ins),
    subscriberNumber: one(number('Subscriber number', { '0F': 'subscriber number' })),
    policy: maybe(number('Policy', { '1L': 'group or policy number' })),
    furtherNumbers: many(memberNumbers, 13),
    dates: many(memberDates, 24),
    person: one(
      loop('2100A', 'Member', {
        name: one(memberName('Member', { '74': 'corrected insured', IL: 'insured' })),
        contact: maybe(personContact),
        ...placeParts,
        birth: maybe(dmg),
        employment: many(ec),
        income: maybe(icm),
        amounts: many(
          money('Member’s amount', {
            B9: 'coinsurance',
            C1: 'copayment',
            D2: 'deductible',
            EBA: 'expected',
            FK: 'other',
            P3: 'premium',
            R: 'spend down',
          }),
          7,
        ),
        health: maybe(hlh),
        languages: many(lui),
      }),
    ),
    earlierPerson: maybe(
      loop('2100B', 'Member as known before', {
        name: one(memberName('Member as known before', { '70': 'incorrect insured' })),
        birth: maybe(dmg),
      }),
    ),
    mailing: maybe(who('2100C', 'Mailing address', { '31': 'mailing address' })),
    employers: many(who('2100D', 'Employer', { '36': 'employer' }), 3),
    schools: many(who('2100E', 'School', { M8: 'school' }), 3),
    custodialParent: maybe(who('2100F', 'Custodial parent', { S3: 'custodial parent' })),
    responsible: many(
      who('2100G', 'Responsible person', {
        '6Y': 'case manager',
        '9K': 'key person',
        E1: 'person responsible',
        EI: 'executor',
        EXS: 'ex-spouse',
        GB: 'other insured',
        GD: 'guardian',
        J6: 'power of attorney',
        LR: 'legal representative',
        QD: 'responsible party',
        S1: 'parent',
        TZ: 'significant other',
        X4: 'spouse',
      }),
      13,
    ),
    dropOff: maybe(
      loop('2100H', 'Where to leave things', {
        name: one(memberName('Where to leave things', { '45': 'drop-off location' })),
        ...placeParts,
      }),
    ),
    disabilities: many(
      loop('2200', 'Disability', {
        disability: one(dsb),
        dates: many(dayOf('Disability', { '360': 'begins', '361': 'ends' }), 2),
      }),
    ),
    coverages: many(coverage, 99),
    categories: maybe(
      loop('LS', 'Reporting categories', {
        opens: one(boundary('LS')),
        categories: many(category, Infinity, 1),
        closes: one(boundary('LE')),
      }),
    ),
  },
  checkMember,
);

export const enrollment834 = {
  set: '834',
  version: '005010X220A1',
  functional: 'BE',
  title: 'Roster',
  body: loop('834', 'Roster', {
    beginning: one(bgn),
    masterPolicy: maybe(number('Policy', { '38': 'master policy number' })),
    dates: many(
      date('File’s date', {
        '007': 'effective',
        '090': 'report begins',
        '091': 'report ends',
        '303': 'maintenance effective',
        '382': 'enrolled',
        '388': 'payment begins',
      }),
    ),
    counts: many(sums, 3),
    sponsor: one(loop('1000A', 'Sponsor', { name: one(organization('Sponsor', { P5: 'plan sponsor' })) })),
    payer: one(loop('1000B', 'Payer', { name: one(organization('Payer', { IN: 'insurer' })) })),
    brokers: many(
      loop('1000C', 'Broker', {
        name: one(organization('Broker', { BO: 'broker', TV: 'third-party administrator' })),
        account: maybe(act),
      }),
      2,
    ),
    members: many(member, Infinity, 1),
  }),
} as const satisfies TransactionSpec;
export type Enrollment834 = TransactionValue<typeof enrollment834>;
