// Why: what professional and institutional claims say alike about a claim (numbers, dates, papers, notes, repricing,
// diagnoses, money), declared once.
import { key, may, mayHold, must, mustHold, segment, together, type Fields } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, day, decimal, digits, openCodes, text } from '../kinds.ts';
import { codeNeeds, every, needs } from '../relations.ts';
import {
  adjustmentGroup,
  adjustmentReason,
  claimFiling,
  paperKind,
  paperWay,
  payerRank,
  relationship,
  unit,
} from './claim-codes.ts';
import type { Meanings } from './names-and-places.ts';

export const yes = codes({ Y: 'yes' });

/** SBR: who is insured, in what rank. */
export const sbr = segment('SBR', 'Insured', [
  key('rank', 'Pays', payerRank),
  may('relationship', 'The patient is', relationship),
  may('group', 'Group', text(1, 50)),
  may('groupName', 'Group’s name', text(1, 60)),
  may('secondaryReason', 'Why Medicare pays second', text(1, 3)),
  null,
  null,
  null,
  may('filing', 'Kind of insurance', claimFiling),
]);

/** PAT in the words both patients and insured patients use. */
export const pat = segment(
  'PAT',
  'Patient',
  [
    may('relationship', 'The patient is', relationship),
    null,
    null,
    null,
    may('deathForm', 'Form', codes({ D8: 'a date' })),
    may('diedOn', 'Died', day),
    may('weightUnit', 'Unit', codes({ '01': 'pounds' })),
    may('weight', 'Weight', decimal),
    may('pregnant', 'Pregnant', yes),
  ],
  every(together(5, 6), together(7, 8)),
);

/** PWK: a paper that goes with the claim or the line; one that is sent has a number to find it by. */
export const pwk = segment(
  'PWK',
  'Paper',
  [
    must('kind', 'Paper', paperKind),
    must('way', 'Travels', paperWay),
    null,
    null,
    may('idQualifier', 'Kind of number', codes({ AC: 'attachment number' })),
    may('id', 'Number', text(2, 50)),
  ],
  every(together(5, 6), codeNeeds(2, ['BM', 'EL', 'EM', 'FT', 'FX'], 5)),
);

export const cn1 = segment('CN1', 'Contract', [
  must(
    'kind',
    'Kind',
    openCodes(
      {
        '01': 'by diagnosis group',
        '02': 'per day',
        '03': 'variable per day',
        '04': 'flat',
        '05': 'capitated',
        '06': 'percent',
        '09': 'other',
      },
      /^[0-9]{2}$/,
    ),
  ),
  may('amount', 'Amount ($)', amount),
  may('percent', 'Percent', decimal),
  may('code', 'Code', text(1, 50)),
  may('discount', 'Discount (%)', decimal),
  may('version', 'Version', text(1, 30)),
]);

/** An AMT that takes only these kinds of amount. */
export const money = <const C extends Meanings>(title: string, kinds: C) =>
  segment('AMT', title, [key('qualifier', 'Kind', codes(kinds)), must('amount', 'Amount ($)', amount)]);

export const k3 = segment('K3', 'Fixed format', [must('words', 'As asked by a state', text(1, 80))]);

/** An NTE that takes only these kinds of note. */
export const nte = <const C extends Meanings>(kinds: C) =>
  segment('NTE', 'Note', [key('kind', 'About', codes(kinds)), must('words', 'Words', text(1, 80))]);

/** HCP: what a repricer found, for the claim or a line of it. */
export const hcp = segment('HCP', 'Repriced', [
  must('method', 'Method', text(2, 2)),
  must('allowed', 'Allowed ($)', amount),
  may('saved', 'Saved ($)', amount),
  may('organization', 'Repricer', text(1, 50)),
  may('rate', 'Rate', decimal),
  may('groupCode', 'Group', text(1, 50)),
  may('groupAmount', 'Group’s amount ($)', amount),
  may('revenueCode', 'Revenue code', text(1, 48)),
  may('codeQualifier', 'List', text(2, 2)),
  may('code', 'Procedure', text(1, 48)),
  may('unit', 'Unit', unit),
  may('quantity', 'Quantity', decimal),
  may('rejection', 'Rejected because', text(2, 2)),
  may('compliance', 'Policy followed', text(1, 2)),
  may('exception', 'Exception', text(1, 2)),
]);

/** CRC: conditions of these categories that hold, or do not. */
export const crc = <const C extends Meanings>(title: string, categories: C) =>
  segment('CRC', title, [
    key('category', 'About', codes(categories)),
    must('holds', 'Holds', codes({ Y: 'yes', N: 'no' })),
    must('condition1', 'Condition', text(2, 3)),
    may('condition2', 'Condition', text(2, 3)),
    may('condition3', 'Condition', text(2, 3)),
    may('condition4', 'Condition', text(2, 3)),
    may('condition5', 'Condition', text(2, 3)),
  ]);

/** CAS: what was not paid and why, up to six reasons of one group. */
export const cas = segment(
  'CAS',
  'Not paid',
  [
    must('group', 'Borne', adjustmentGroup),
    must('reason1', 'Why', adjustmentReason),
    must('amount1', 'Amount ($)', amount),
    may('quantity1', 'Quantity', decimal),
    may('reason2', 'Why', adjustmentReason),
    may('amount2', 'Amount ($)', amount),
    may('quantity2', 'Quantity', decimal),
    may('reason3', 'Why', adjustmentReason),
    may('amount3', 'Amount ($)', amount),
    may('quantity3', 'Quantity', decimal),
    may('reason4', 'Why', adjustmentReason),
    may('amount4', 'Amount ($)', amount),
    may('quantity4', 'Quantity', decimal),
    may('reason5', 'Why', adjustmentReason),
    may('amount5', 'Amount ($)', amount),
    may('quantity5', 'Quantity', decimal),
    may('reason6', 'Why', adjustmentReason),
    may('amount6', 'Amount ($)', amount),
    may('quantity6', 'Quantity', decimal),
  ],
  every(...[5, 8, 11, 14, 17].flatMap((at) => [together(at, at + 1), needs(at + 2, at, at + 1)])),
);

/** A procedure with its modifiers, as claims say it. */
export const procedureCode = [
  must(
    'qualifier',
    'List',
    codes({
      AD: 'dental',
      ER: 'jurisdiction',
      HC: 'HCPCS',
      HP: 'HIPPS',
      IV: 'home infusion',
      N4: 'drug',
      NU: 'revenue code',
      WK: 'advanced billing concepts',
    }),
  ),
  must('code', 'Code', text(1, 48)),
  may('modifier1', 'Modifier', text(2, 2)),
  may('modifier2', 'Modifier', text(2, 2)),
  may('modifier3', 'Modifier', text(2, 2)),
  may('modifier4', 'Modifier', text(2, 2)),
  may('words', 'Words', text(1, 80)),
] as const;

/** SVD: what another payer paid for this line. */
export const svd = segment('SVD', 'Paid by another payer', [
  must('payer', 'Payer', text(2, 80)),
  must('paid', 'Paid ($)', amount),
  mayHold('procedure', 'Procedure', procedureCode),
  may('revenueCode', 'Revenue code', digits(3, 4)),
  must('quantity', 'Paid units', decimal),
  may('bundledInto', 'Bundled into line', digits(1, 6)),
]);

const furtherCodes = [
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;
/** A code without the point that people write in it. */
const healthCode = openCodes({}, /^[0-9A-Z]{1,30}$/);

/**
 * An HI: up to twelve codes of one kind, told from other HIs by the list of its first. `beside` is what may stand with a
 * code of this kind (a date, an amount, present on admission).
 */
export const healthCodes = <
  const F extends Meanings,
  const M extends Meanings,
  const B extends Fields = readonly [],
>(
  title: string,
  first: F,
  further: M,
  atMost: number,
  beside: B,
) =>
  segment('HI', title, [
    mustHold('first', title, [
      key('list', 'List', codes(first)),
      must('code', 'Code', healthCode),
      ...beside,
    ]),
    ...furtherCodes
      .slice(0, atMost - 1)
      .map((name) =>
        mayHold(name, title, [
          must('list', 'List', codes(further)),
          must('code', 'Code', healthCode),
          ...beside,
        ]),
      ),
  ]);
