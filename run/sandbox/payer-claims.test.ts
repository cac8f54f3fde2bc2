import { afterEach, beforeEach, expect, test } from 'vitest';
import { memberNamed, type Member } from '../../town/index.ts';
import {
  acknowledgement999,
  claimReceipt277,
  claimStatus277,
  remittance835,
  type ClaimReceipt277,
} from '../../wire/x12/index.ts';
import { askingFor, rented, visited, type ClaimWish } from './payer-claims.fixture.ts';
import { badDays, only, pickUp, post, problemsIn, seenBefore } from './payer-tests.fixture.ts';
import { startPayer, type SandboxPayer } from './payer.ts';

let payer: SandboxPayer;
beforeEach(async () => {
  payer = await startPayer({ port: 0, slowSeconds: 0.2, secondsADay: 3600 });
});
afterEach(async () => await payer.close());

const rosa = memberNamed('Rosa Núñez-Ortega');
const pass = async (days: number) =>
  (await post(payer.url.replace('/x12', '/control'), JSON.stringify({ passDays: days }))).status;
const statusOf = async (ref?: string, member?: Member) => {
  const answer = only(await post(payer.url, askingFor(ref, member)), claimStatus277);
  const claim = answer.sources[0]?.receivers[0]?.providers[0]?.subscribers[0]?.claims[0];
  const [said] = claim?.statuses ?? [];
  return { ...claim, said, code: `${said?.status.category ?? ''}:${said?.status.code ?? ''}` };
};
const claimsOf = (receipt: ClaimReceipt277) =>
  (receipt.sources[0]?.receivers[0]?.billers ?? [])
    .flatMap((one) => one.patients)
    .flatMap((one) => one.claims)
    .map(({ statuses, payerClaim, trace }) => ({
      of: trace.number,
      number: payerClaim?.id,
      said: statuses.map(({ status, action }) =>
        [status.category, status.code, status.entity, action].join(':'),
      ),
    }));
const receiptFor = async (message: string) => {
  await post(payer.url, message);
  return only(await pickUp(payer), claimReceipt277);
};

test.each([
  ['professional', rented([{}]), 'C7001'],
  ['institutional', visited(), 'C7004'],
])('a %s claim gets its 999 at once, then the payer’s number for it', async (_, message, id) => {
  const at999 = only(await post(payer.url, message), acknowledgement999);
  expect(at999.transactions).toMatchObject([{ verdict: { verdict: 'A' } }]);
  const receipt = only(await pickUp(payer), claimReceipt277);
  expect(claimsOf(receipt)).toEqual([
    { of: id, number: expect.stringMatching(/^PC\d{9}$/) as string, said: ['A2:20:PR:WQ'] },
  ]);
  expect(receipt.sources[0]?.receivers[0]?.answer).toMatchObject({
    statuses: [{ status: { category: 'A1' } }],
    accepted: { quantity: '1' },
  });
  expect((await pickUp(payer)).status, 'nothing more waits').toBe(204);
});

test('a claim that breaks a rule of its form is refused by the 999, and no receipt follows', async () => {
  const came = only(
    await post(payer.url, rented([{}]).replace('SV1*HC:E1390:RR*200', 'SV1*HC:E1390:RR*100')),
    acknowledgement999,
  );
  expect(came.transactions).toMatchObject([{ verdict: { verdict: 'R' } }]);
  expect((await pickUp(payer)).status).toBe(204);
});

test('who is not known and sums that cannot be are sent back with status and entity, the others taken', async () => {
  const said = async (claim: ClaimWish) => claimsOf(await receiptFor(rented([claim])))[0]?.said;
  expect(await said({ member: { ...rosa, familyName: 'Nobody', memberNumber: 'XX1' } })).toEqual([
    'A7:33:IL:U',
  ]);
  expect(await said({ member: { ...rosa, birthOn: '1949-03-14' } })).toEqual(['A7:158:IL:U']);
  expect(await said({ billing: '1497758544' })).toEqual(['A3:562:85:U']);
  const receipt = await receiptFor(
    rented([
      { id: 'C1', charge: '100' },
      { id: 'C2', charge: '100000.01' },
      { id: 'C3', charge: '50', frequency: '7', original: 'PC000000000' },
      { id: 'C1', charge: '100' },
    ]),
  );
  expect(claimsOf(receipt).map((one) => one.said)).toEqual([
    ['A2:20:PR:WQ'],
    ['A7:178:QC:U'],
    ['A7:464:PR:U'],
    ['A3:54:QC:U'],
  ]);
  expect(receipt.sources[0]?.receivers[0]?.answer).toMatchObject({
    accepted: { quantity: '1' },
    rejected: { quantity: '3' },
    acceptedAmount: { amount: '100.00' },
    rejectedAmount: { amount: '100150.01' },
  });
});

test('a claim is asked about while it is fresh, worked on and paid; another is not here', async () => {
  const [taken] = claimsOf(await receiptFor(rented([{}])));
  expect((await statusOf()).code).toBe('A2:20');
  expect((await statusOf('REF*EJ*C9999')).code).toBe('A4:35');
  expect((await statusOf(undefined, memberNamed('Otis Marchbanks'))).code, 'another’s claim').toBe('A4:35');
  expect(await pass(1)).toBe(200);
  expect((await statusOf()).code).toBe('P1:20');
  await pass(4);
  const paid = await statusOf(`REF*1K*${taken?.number ?? ''}`);
  expect(paid).toMatchObject({
    code: 'F1:65',
    payerClaim: { id: taken?.number },
    patientAccount: { id: 'C7001' },
    said: { charge: '200.00', paid: '144.00', decidedOn: '2026-11-28' },
  });
  expect(await pass(-1)).toBe(422);
});

test.each([
  ['denied as not necessary', memberNamed('Dina Denham'), 'AUTH1', 'F2:287', '50'],
  ['not covered that month', memberNamed('Ivan Lapsed'), 'AUTH1', 'F2:88', '27'],
  ['lacking its approval', rosa, '', 'F2:84', '197'],
] as const)('what is %s is said so in status and payment', async (_, member, authorization, code, reason) => {
  // Ivan's cover ended with October; the service is November's.
  await receiptFor(rented([{ member, authorization }]));
  await pass(5);
  expect((await statusOf(undefined, member)).code).toBe(code);
  const payment = only(await pickUp(payer), remittance835);
  expect(payment.payment).toMatchObject({ method: 'NON', paid: '0.00' });
  expect(payment.groups[0]?.claims[0]?.services[0]?.adjustments).toEqual([
    { group: 'CO', reason1: reason, amount1: '200.00' },
  ]);
});

test('whom the payer pends stays pending, however long', async () => {
  const penelope = memberNamed('Penelope Pending');
  await receiptFor(rented([{ member: penelope }]));
  await pass(90);
  expect((await statusOf(undefined, penelope)).code).toBe('P3:317');
  expect((await pickUp(payer)).status).toBe(204);
});

test('decided claims are paid in one balanced payment under the transfer that their status names, once', async () => {
  await receiptFor(rented([{}, { id: 'C7002', charge: '80.55' }]));
  await receiptFor(visited());
  expect((await pickUp(payer)).status, 'nothing is decided yet').toBe(204);
  await pass(5);
  const payment = only(await pickUp(payer), remittance835);
  expect(payment.payment).toMatchObject({ method: 'ACH', paid: '652.00', on: '2026-11-28' });
  expect(payment.groups[0]?.claims.map(({ claim }) => [claim.id, claim.paid, claim.patientOwes])).toEqual([
    ['C7001', '144.00', '36.00'],
    ['C7002', '58.00', '14.50'],
    ['C7004', '450.00', undefined],
  ]);
  expect((await statusOf()).said?.check).toBe(payment.trace.number);
  expect((await pickUp(payer)).status).toBe(204);
});

test('a claim replaced is paid no more, one taken back is not paid at all', async () => {
  const [first] = claimsOf(await receiptFor(rented([{}])));
  await receiptFor(rented([{ id: 'C7001R', charge: '150', frequency: '7', original: first?.number ?? '' }]));
  expect((await statusOf(`REF*1K*${first?.number ?? ''}`)).code).toBe('F3:101');
  const [second] = claimsOf(await receiptFor(rented([{ id: 'C8', charge: '70' }])));
  await receiptFor(rented([{ id: 'C8', charge: '70', frequency: '8', original: second?.number ?? '' }]));
  await pass(5);
  const payment = only(await pickUp(payer), remittance835);
  expect(payment.groups[0]?.claims.map((one) => one.claim.id)).toEqual(['C7001R']);
});

test.each(badDays)(
  'on a day of %s receipts, answers and payments are refused by name',
  async (mode, says) => {
    await receiptFor(rented([{}]));
    await pass(5);
    payer.control({ mode });
    const came = [
      await post(payer.url, rented([{ id: 'C2' }])),
      await pickUp(payer),
      await pickUp(payer),
      await post(payer.url, askingFor()),
    ];
    for (const one of came) expect(problemsIn(one).join(' ')).toMatch(says);
  },
);

test('on a day of contradictions claims are accepted and rejected, final and pending, paid but not by that sum', async () => {
  await receiptFor(rented([{}]));
  await pass(5);
  payer.control({ mode: 'contradicting' });
  await post(payer.url, rented([{ id: 'C2' }]));
  expect(problemsIn(await pickUp(payer))).toEqual(['The claim is accepted and rejected in one breath.']);
  expect(problemsIn(await pickUp(payer))).toEqual([
    '145.00 is paid, but claims make 144.00 less 0.00 settled beside them.',
  ]);
  expect(problemsIn(await post(payer.url, askingFor()))).toEqual([
    'The claim is final (F1) and pending (P1).',
  ]);
});

test('a payer that repeats its control numbers is found out; one that is closed or silent keeps no claim', async () => {
  payer.control({ mode: 'repeated_control' });
  const saysSeen = ['Interchange 900000001 of this sender has come before.'];
  expect(problemsIn(await post(payer.url, rented([{ id: 'C2' }])), seenBefore)).toEqual(saysSeen);
  expect(problemsIn(await pickUp(payer), seenBefore)).toEqual(saysSeen);
  expect(problemsIn(await post(payer.url, askingFor()), seenBefore)).toEqual(saysSeen);
  payer.control({ mode: 'down' });
  expect((await post(payer.url, rented([{}]))).status).toBe(503);
  payer.control({ mode: 'silent' });
  const silence = post(payer.url, rented([{}])).catch(() => 'cut off');
  expect(await Promise.race([silence, new Promise((resolve) => setTimeout(resolve, 200, 'nothing'))])).toBe(
    'nothing',
  );
  payer.control({ mode: 'well' });
  expect((await statusOf()).code).toBe('A4:35');
  expect(claimsOf(await receiptFor(rented([{}])))[0]?.said).toEqual(['A2:20:PR:WQ']);
});
