// Why: what segments and loops owe each other (sums to the cent, situations) is each shown by a message that breaks just
// that, beside the whole message that does not.
import { expect, test } from 'vitest';
import { homeHealth, rental, replacement, secondary } from './sets/claim-golden.fixture.ts';
import { asked, receipt } from './sets/claim-status-golden.fixture.ts';
import { payment, roster } from './sets/payment-golden.fixture.ts';
import { levelOf, rewrite, transactionSpecs, type X12Problem } from './index.ts';

/** The message with one text replaced, its count of segments put right. */
function changed(text: string, find: string, put: string): string {
  expect(text).toContain(find);
  const edited = text.replace(find, put);
  const count = edited.split('~').findIndex((one) => one.startsWith('SE*')) - 1;
  return edited.replace(/SE\*\d+/, `SE*${count.toString()}`);
}
/** What is wrong, in short: level, code, place. */
const short = (one: X12Problem) =>
  `${levelOf(one)} ${one.code} ${one.at.id}${(one.at.element ?? 0).toString().padStart(2, '0')}@${one.at.segment.toString()}`;
const told = (text: string) => rewrite(Buffer.from(text), transactionSpecs).problems.map(short);

// [why, message, text to find, what replaces it, all that is told]
type Wrong = readonly [string, string, string, string, readonly string[]];

const sums: readonly Wrong[] = [
  ['a claim is not the sum of its lines', rental, 'C7001*217.16', 'C7001*217.15', ['balance I12 CLM02@21']],
  ['an institutional claim neither', homeHealth, 'C7004*585', 'C7004*585.01', ['balance I12 CLM02@20']],
  [
    'another payer’s decision does not make the line’s charge',
    secondary,
    'CAS*CO*45*50~',
    'CAS*CO*45*49.99~',
    ['balance I12 SVD02@36'],
  ],
  [
    'another payer’s payment is not what its lines make',
    secondary,
    'AMT*D*190',
    'AMT*D*190.01',
    ['balance I12 SBR01@25'],
  ],
  [
    'what is not paid of a service is not explained',
    payment,
    'CAS*CO*45*6.76',
    'CAS*CO*45*6.75',
    ['balance I12 SVC03@32'],
  ],
  [
    'what is not paid of a claim is not explained',
    payment,
    'CLP*C6990*1*100*50',
    'CLP*C6990*1*100*49',
    ['balance I12 CLP04@36'],
  ],
  [
    'the payment is not what its claims make',
    payment,
    'BPR*I*168.32',
    'BPR*I*168.33',
    ['balance I12 BPR02@4'],
  ],
  ['what is settled beside claims is forgotten', payment, '*20*L6*-5', '*20', ['balance I12 BPR02@4']],
];

const byClaimAlone = secondary
  .split('~')
  .filter(
    (one, i, all) => !/^(SVD|DTP\*573)/.test(one) && !(one.startsWith('CAS') && i > all.indexOf('LX*1')),
  )
  .join('~');

const situations: readonly Wrong[] = [
  ['a replacement names no claim', replacement, 'REF*F8*MOONICN9~', '', ['situation I9 CLM05@24']],
  ['an accident has no date', replacement, 'DTP*439*D8*20261012~', '', ['situation I9 CLM11@24']],
  ['an auto accident has no state', replacement, 'AA:::MA', 'AA', ['situation I9 CLM11@24']],
  ['the insured patient has no birth date', rental, 'DMG*D8*19520809*F~', '', ['situation I9 NM101@16']],
  ['nobody is the patient', rental, 'SBR*P*18*', 'SBR*P**', ['situation I9 SBR02@15']],
  [
    'the insured patient has no claim of their own',
    replacement,
    'SBR*P**GRP88',
    'SBR*P*18*GRP88',
    ['situation I9 NM101@16', 'situation I9 SBR02@15', 'situation I13 SBR02@15'],
  ],
  [
    'home health without a grouping code',
    homeHealth,
    'LX*1~SV2*0023*HP:1AA11*0*UN*1~DTP*472*D8*20261001~',
    '',
    ['situation I9 CLM05@20'],
  ],
  ['a grouping code of another list', homeHealth, 'HP:1AA11', 'HC:1AA11', ['situation I9 SV202@33']],
  ['a grouping code that is too short', homeHealth, 'HP:1AA11', 'HP:1AA1', ['situation I9 SV202@33']],
  [
    'two lines of grouping codes',
    homeHealth,
    'LX*2~',
    'LX*9~SV2*0023*HP:2AA11*0*UN*1~DTP*472*D8*20261016~LX*2~',
    ['situation I13 CLM05@20'],
  ],
  [
    'a grouping code without its day',
    homeHealth,
    '*0*UN*1~DTP*472*D8*20261001~',
    '*0*UN*1~',
    ['situation I9 SV201@33'],
  ],
  ['a visit of no discipline', homeHealth, '*HC:G0151*', '**', ['situation I9 LX01@32']],
  [
    'a claim asked about without a date',
    asked,
    'DTP*472*RD8*20261101-20261130~',
    '',
    ['situation I9 TRN01@14'],
  ],
  ['the patient asked about has no birth date', asked, 'DMG*D8*19520809*F~', '', ['situation I9 NM101@12']],
  [
    'nothing is asked about a person',
    asked,
    'TRN*1*T7001~REF*EJ*C7001~AMT*T3*217.16~DTP*472*RD8*20261101-20261130~',
    '',
    ['situation I9 NM101@13'],
  ],
  ['a line was decided by nobody known', secondary, 'SVD*SUN9*70', 'SVD*SUN8*70', ['situation I9 LX01@33']],
  ['a rejection that says accepted', receipt, '*U*116.4', '*WQ*116.4', ['situation I9 STC03@29']],
  ['an acceptance that says rejected', receipt, '*WQ*217.16', '*U*217.16', ['situation I9 STC03@23']],
  [
    'an added coverage without its begin',
    roster,
    '*IND~DTP*348*D8*20261201~',
    '*IND~',
    ['situation I9 HD01@21'],
  ],
  ['an ended coverage without its end', roster, 'DTP*349*D8*20261130~', '', ['situation I9 HD01@45']],
  ['a dependent who is themselves', roster, 'INS*N*19', 'INS*N*18', ['situation I9 INS02@30']],
];

const relations: readonly Wrong[] = [
  ['a paper by fax without its number', rental, '*FX***AC*DOC7001', '*FX', ['situation 2 PWK05@22']],
  ['half a number of a paper', rental, '***AC*DOC7001', '***AC', ['situation 2 PWK06@22']],
  ['a reason without its amount', secondary, '**253*1.5', '**253', ['situation 2 CAS06@44']],
  ['an answer that says nothing', rental, 'FRM*4*Y', 'FRM*4', ['situation 2 FRM02@42']],
  ['nobody by name or number', payment, 'N1*PR*MOON PLAN', 'N1*PR', ['situation 2 N102@8']],
  [
    'a day that is said to be a range',
    rental,
    'D8*20261101~REF*6R*L2',
    'RD8*20261101~REF*6R*L2',
    ['syntax 8 DTP03@45'],
  ],
  ['a statement that is a day', homeHealth, 'RD8*20261001-20261030', 'D8*20261001', ['codes 7 DTP02@21']],
  ['a reason of no adjustment group', payment, 'CAS*CO*197*40', 'CAS*XX*197*40', ['codes 7 CAS01@43']],
  ['an amount of half a cent', rental, '*31.76*', '*31.765*', ['syntax 6 SV102@44']],
  ['a diagnosis with its point', rental, 'ABK:J449', 'ABK:J44.9', ['codes 7 HI01@24']],
  ['a last level that says whether levels follow', asked, 'HL*6*5*23', 'HL*6*5*23*0', ['syntax I10 HL04@20']],
  ['a number without its kind', rental, 'ELSPETH****XX*123', 'ELSPETH*****123', ['situation 2 NM108@25']],
  ['a contact without its number', rental, 'OFFICE*TE*6175550199', 'OFFICE*TE', ['situation 2 PER04@38']],
  ['an organization’s number without its kind', payment, 'HUB*XX*', 'HUB**', ['situation 2 N103@14']],
  ['a bank without its kind', payment, '*01*211070175*', '**211070175*', ['situation 2 BPR12@4']],
  ['a kind of account without the account', payment, '*DA*144444*', '*DA**', ['situation 2 BPR15@4']],
  ['a settlement without its amount', payment, '*L6*-5', '*L6', ['situation 2 PLB06@50']],
  ['a last level that says nothing', asked, 'HL*6*5*23', 'HL*6*5*23*', ['syntax 1 HL04@20']],
  ['a grouping code that is charged', homeHealth, '1AA11*0*', '1AA11*10*', ['situation I9 SV203@33']],
  ['a place that is no code', rental, '12:B:1', '1X:B:1', ['codes 7 CLM05@21']],
  ['a claim that is an institution’s', rental, '12:B:1', '12:A:1', ['codes 7 CLM05@21']],
];

test.each([...sums, ...situations, ...relations])(
  '%s: told with its place',
  (_, text, find, put, expected) => {
    expect(told(text)).toEqual([]);
    expect(told(changed(text, find, put))).toEqual(expected);
  },
);

test('a payment is never negative, even where its sum is', () => {
  const owing = changed(payment, 'WO:MOONICN0*20*', 'WO:MOONICN0*220*');
  expect(told(changed(owing, 'BPR*I*168.32', 'BPR*I*-31.68'))).toEqual(['balance I12 BPR02@4']);
  const carried = changed(owing, '*L6*-5', '*L6*-5*FB:NEXT*-31.68');
  expect(told(changed(carried, 'BPR*I*168.32', 'BPR*I*0'))).toEqual([]);
});

test('a payer that decided the claim as a whole is held to the charge', () => {
  const whole = (adjusted: string) => changed(byClaimAlone, 'CAS*OA*23*10~', `CAS*OA*23*${adjusted}~`);
  expect(told(whole('110'))).toEqual([]);
  expect(told(whole('109'))).toEqual(['balance I12 SBR01@25']);
});

test('an institutional claim is held to what other payers decided, too', () => {
  const otherPayer =
    'SBR*P*18*******CI~AMT*D*500~OI***Y***Y~NM1*IL*1*BRAMBLE*IONA****MI*S1~NM1*PR*2*SUN*****PI*SUN9~';
  const decided = (paid: string, open: string) =>
    `SVD*SUN9*${paid}**0023*1~${open === '' ? '' : `CAS*CO*45*${open}~`}DTP*573*D8*20261110~`;
  const all = (nurse: string) => {
    const lines = changed(homeHealth, 'PRV*AT*PXC*207R00000X~', `PRV*AT*PXC*207R00000X~${otherPayer}`)
      .replace('D8*20261001~LX*2', `D8*20261001~${decided('0', '')}LX*2`)
      .replace('REF*6R*V1~', `REF*6R*V1~${decided(nurse, '27.5')}`);
    return changed(lines, 'DTP*472*D8*20261006~', `DTP*472*D8*20261006~${decided('100', '57.5')}`);
  };
  expect(told(all('400'))).toEqual([]);
  expect(told(all('401'))).toEqual(['balance I12 SVD02@46']);
});

test('a member is ended with a date of eligibility or of a coverage', () => {
  const noEligibility = changed(roster, 'DTP*357*D8*20261130~', '');
  expect(told(noEligibility)).toEqual([]);
  const noCoverage = changed(noEligibility, 'HD*024**HLT*MOON FAMILY*EMP~DTP*349*D8*20261130~', '');
  expect(told(noCoverage)).toEqual(['situation I9 INS03@38']);
});

test('cents that floats cannot hold are summed right', () => {
  const tenths = changed(rental, 'C7001*217.16', 'C7001*.3')
    .replace('SV1*HC:E1390:RR:KH*185.4', 'SV1*HC:E1390:RR:KH*0.1')
    .replace('SV1*HC:E0431:RR*31.76', 'SV1*HC:E0431:RR*00.20');
  expect(told(tenths)).toEqual([]);
});

test('numbers of a claim come in any order and keep it', () => {
  const turned = changed(secondary, 'REF*D9*CH0001~REF*G1*AUTH5513~', 'REF*G1*AUTH5513~REF*D9*CH0001~');
  for (const text of [secondary, turned])
    expect(rewrite(Buffer.from(text), transactionSpecs).bytes?.toString()).toBe(text);
});
