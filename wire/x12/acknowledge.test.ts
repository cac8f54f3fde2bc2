import { expect, test } from 'vitest';
import {
  acknowledge,
  acknowledgement999,
  acknowledgementOf,
  readAcknowledgement,
  readEnvelopes,
  readReceipt,
  readTransaction,
  receiveX12,
  rewrite,
  x12Receiver,
} from './index.ts';
import type { ReceivedInterchange } from './received.types.ts';
import {
  acknowledgementGoldens,
  receiptOfInterchange,
  receiptPartly,
} from './sets/acknowledgement-golden.fixture.ts';
import { codesExpected, codesOf } from './sets/answer-codes.fixture.ts';
import { attachmentGoldens, clinicalDocument } from './sets/attachment-golden.fixture.ts';
import { authorizationGoldens } from './sets/authorization-golden.fixture.ts';
import { transactionSpecs } from './sets/all-sets.ts';
import * as claimBases from './sets/claim-bases.fixture.ts';
import { active, goldens, question } from './sets/eligibility-golden.fixture.ts';
import { invalidMessages } from './sets/invalid-messages.fixture.ts';

const specs = transactionSpecs;
const header = { day: '20261123', time: '0915', control: '000000900' };
const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const only = (text: string, options = {}): ReceivedInterchange => {
  const [interchange] = receiveX12(bytesOf(text), specs, options).interchanges;
  if (interchange === undefined) throw new Error('There is no interchange.');
  return interchange;
};

test.each(
  Object.entries({ ...authorizationGoldens, ...attachmentGoldens, ...acknowledgementGoldens, ...claimBases }),
)('%s is read and written back byte for byte', (_, text) => {
  const again = rewrite(bytesOf(text), specs);
  expect(again.problems).toEqual([]);
  expect(again.bytes?.toString()).toBe(text);
});

test.each(invalidMessages.map((one) => [one.name, one] as const))('%s', (_, { message, expected, seen }) => {
  const interchange = only(message, {
    seen: (_sender: unknown, control: string) => seen?.includes(control) === true,
  });
  const [group] = interchange.groups;
  // A receipt is never answered with a receipt; what it would say is looked at all the same.
  const isReceipt = group?.functional === 'FA' && interchange.verdict === 'A';
  const shown = isReceipt
    ? { ...interchange, groups: interchange.groups.map((one) => ({ ...one, functional: 'HS' })) }
    : interchange;
  const answer = acknowledge(shown, header);
  expect(rewrite(answer ?? Buffer.alloc(0), specs).problems).toEqual([]);
  expect(codesOf(answer)).toEqual(expect.arrayContaining(codesExpected(expected)));
  expect(codesOf(answer).filter((line) => /^(segment|element)/.test(line)).length).toBeLessThanOrEqual(1);
});

test('what is in order is accepted, with the counts that were promised', () => {
  for (const text of Object.values({ ...goldens, ...authorizationGoldens, ...attachmentGoldens })) {
    const interchange = only(text);
    expect(interchange.groups[0]?.transactions[0]?.value).toBeDefined();
    expect(codesOf(acknowledge(interchange, header))).toEqual(['transaction A', 'group A']);
  }
  expect(acknowledge(only(question), header)?.toString()).toBe(
    [
      'ISA*00*          *00*          *ZZ*MOONPLAN       *ZZ*HEARTHHUB      *261123*0915*^*00501*000000900*0*T*:~',
      'GS*FA*MOONPLAN*HEARTHHUB*20261123*0915*900*X*005010X231A1~ST*999*0001*005010X231A1~',
      'AK1*HS*77*005010X279A1~AK2*270*0001*005010X279A1~IK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*900~IEA*1*000000900~',
    ].join(''),
  );
});

test('a receipt is wanted for the interchange too', () => {
  const answer = acknowledge(only(question.replace('*0*T*', '*1*T*')), header)?.toString();
  expect(answer).toContain('~TA1*000000411*261123*0912*A*000~GS*FA*');
  expect(rewrite(bytesOf(answer ?? ''), specs).bytes?.toString()).toBe(answer);
});

test('a named departure that the settings let through is accepted with errors noted', () => {
  const text = question.replace('EQ*18~', 'EQ*18*~');
  expect(codesOf(acknowledge(only(text), header))).toContain('group R');
  const interchange = only(text, { tolerate: ['trailing_separators'] });
  expect(interchange.groups[0]?.transactions[0]?.value).toBeDefined();
  expect(codesOf(acknowledge(interchange, header))).toEqual([
    'element EQ at 12, 2: 1',
    'transaction E 5',
    'group E',
  ]);
});

test('one bad transaction of two: the group is accepted in part, and both are named', () => {
  const transaction = question.slice(question.indexOf('ST*'), question.indexOf('GE*'));
  const second = transaction.replaceAll('*0001', '*0002').replace('19520809', '19520230');
  const answer = acknowledge(only(question.replace('GE*1*', `${second}GE*2*`)), header)?.toString() ?? '';
  expect(answer).toContain(
    'AK2*270*0001*005010X279A1~IK5*A~AK2*270*0002*005010X279A1~IK3*DMG*10*2100*8~CTX*TRN02:411~IK4*2*1251*8*19520230~IK5*R*5~AK9*P*2*2*1~',
  );
});

test('a receipt is never answered with a receipt', () => {
  expect(acknowledge(only(receiptPartly), header)).toBeUndefined();
});

test('no more faults are named than a receipt bears', () => {
  const many = `${'ZZZ*1~'.repeat(150)}EB*R**30`;
  const text = active.replace('EB*R**30', many).replace('SE*30*', 'SE*180*');
  const answer = acknowledge(only(text), header)?.toString() ?? '';
  expect(answer.match(/IK3\*/g)?.length).toBe(100);
  expect(rewrite(bytesOf(answer), specs).problems).toEqual([]);
});

test('what cannot be answered to anybody is told', () => {
  for (const text of ['<html>Sorry</html>', '', 'ISA*00*'])
    expect(receiveX12(bytesOf(text), specs)).toMatchObject({
      interchanges: [],
      problems: [{ layer: 'interchange' }],
    });
});

test('transactions come one by one while the bytes come in', () => {
  const seen: string[] = [];
  const receiver = x12Receiver(
    specs,
    {},
    {
      transaction: (one) => void seen.push(`${one.set} ${one.verdict}`),
      interchange: (one) => void seen.push(`interchange ${one.verdict}`),
      problem: () => void seen.push('problem'),
    },
  );
  const bytes = bytesOf(`${question}\n${active}`);
  for (let i = 0; i < bytes.length; i += 7) receiver.feed(bytes.subarray(i, i + 7));
  receiver.end();
  expect(seen).toEqual(['270 A', 'interchange A', '271 A', 'interchange A']);
});

test('their receipt says what happened to each of ours', () => {
  const [transaction] = readEnvelopes(bytesOf(receiptPartly)).interchanges[0]?.groups[0]?.transactions ?? [];
  if (transaction === undefined) throw new Error('There is no transaction.');
  const value = readTransaction(transaction, acknowledgement999).value;
  expect(value && readAcknowledgement(value)).toMatchObject({
    functional: 'HC',
    control: '78',
    verdict: 'partly_accepted',
    accepted: 2,
    transactions: [
      { control: '0001', verdict: 'accepted', found: [] },
      {
        control: '0002',
        verdict: 'rejected',
        faults: [{ code: '5' }, { code: 'I5' }],
        found: [
          { id: 'NM1', segment: 9, element: 9, code: '4', copy: 'M' },
          { id: 'NM1', element: 3, repetition: 2, code: '12' },
          { id: 'HI', segment: 24, code: '3', say: 'segment is missing' },
        ],
      },
      { control: '0003', verdict: 'accepted_with_errors' },
    ],
  });
  const [receipt] = readEnvelopes(bytesOf(receiptOfInterchange)).interchanges[0]?.acknowledgements ?? [];
  expect(receipt && readReceipt(receipt)).toMatchObject({
    control: '000000411',
    verdict: 'rejected',
    fault: { code: '001', say: 'control numbers of header and trailer differ' },
  });
});

test('our own receipt read back says the same', () => {
  const group = only(question.replace('*19520809', '*19520230')).groups[0];
  expect(group && readAcknowledgement(acknowledgementOf(group)).transactions).toMatchObject([
    { verdict: 'rejected', found: [{ id: 'DMG', segment: 10, element: 2, code: '8', copy: '19520230' }] },
  ]);
});

test('a paper comes through byte for byte, whatever stands in it', () => {
  const value = only(attachmentGoldens['claimAttachment'] ?? '').groups[0]?.transactions[0]?.value;
  expect(value).toMatchObject({ papers: [{ documents: [{ payload: { data: clinicalDocument } }] }] });
});
