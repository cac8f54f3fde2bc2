import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { question270 } from '../../care/eligibility/eligibility.270.ts';
import { read271 } from '../../care/eligibility/eligibility.271.ts';
import { members, payerOf } from '../../town/index.ts';
import { readEnvelopes } from '../../wire/x12/index.ts';
import { oxygenRequest } from '../../wire/x12/sets/authorization-golden.fixture.ts';
import { roster } from '../../wire/x12/sets/payment-golden.fixture.ts';
import { rented } from './payer-claims.fixture.ts';
import { startPayer, type SandboxPayer } from './payer.ts';
import { startPayerProcess } from './payer-process.ts';

let payer: SandboxPayer;
beforeAll(async () => {
  payer = await startPayer({ port: 0, slowSeconds: 0.2 });
});
afterAll(async () => await payer.close());

const [rosa] = members;
const asking = (
  member = rosa,
  changes: { memberNumber?: string; birthOn?: string; familyName?: string } = {},
) => {
  if (member === undefined) throw new Error('The town is empty.');
  const { name, x12Id } = payerOf(member.tenantId);
  return question270({
    controlNumber: 7,
    at: '2026-11-23T15:00:00.000Z',
    profile: {
      tenantId: member.tenantId,
      endpoint: 'sandbox',
      payerName: name,
      payerNumber: x12Id,
      ourQualifier: 'ZZ',
      ourId: 'DOORSTEP',
      theirQualifier: 'ZZ',
      theirId: x12Id,
      ourName: 'Doorstep',
      ourNpi: '1497758544',
      usage: 'T',
      tolerates: [],
    },
    person: { ...member, ...changes },
    serviceOn: '2026-11-30',
    serviceTypes: ['12', '18', '42'],
  });
};
const post = async (url: string, bytes: Buffer | string) => {
  const response = await fetch(url, {
    method: 'POST',
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};
const read = (bytes: Buffer) => read271(bytes, { controlNumber: 7, tolerates: [] });

test('every member of the town gets a conformant answer that can be read whole', async () => {
  for (const member of members.slice(0, 120)) {
    payer.control({ mode: 'well', forMemberNumber: member.memberNumber });
    const { status, bytes } = await post(payer.url, asking(member));
    expect([status, read(bytes)], `${member.givenName} ${member.familyName}`).toMatchObject([
      200,
      { facts: { rejections: [] } },
    ]);
  }
});

test('a wrong birth date, name or number is answered with its reason', async () => {
  const reasons = [];
  for (const changes of [{ birthOn: '1948-03-15' }, { familyName: 'Ortega' }, { memberNumber: 'XX1' }])
    reasons.push(read((await post(payer.url, asking(rosa, changes))).bytes));
  expect(reasons).toMatchObject([
    { facts: { rejections: [{ code: '71' }] } },
    { facts: { rejections: [{ code: '73' }] } },
    { facts: { rejections: [{ code: '72' }] } },
  ]);
});

test('what is no question is refused in words', async () => {
  expect((await post(payer.url, 'Good morning')).status).toBe(400);
});

test('what is not answered on the line gets its receipt: accepted where it is in order, with the place where it is not', async () => {
  const receiptOf = async (text: string) => {
    const { status, bytes } = await post(payer.url, text);
    const receipts = readEnvelopes(bytes).interchanges.flatMap((one) => one.groups);
    return {
      status,
      sets: receipts.flatMap((one) => one.transactions.map((each) => each.set)),
      text: bytes.toString(),
    };
  };
  const whole = await receiptOf(roster);
  expect(whole).toMatchObject({ status: 200, sets: ['999'] });
  expect(whole.text).toContain('~IK5*A~');
  const broken = await receiptOf(oxygenRequest.replace('~UM*', '~UX*'));
  expect(broken).toMatchObject({ status: 200, sets: ['999'] });
  expect(broken.text).toContain('~IK5*R');
});

test('it can be told to be down, slow or to talk nonsense, and to be well again', async () => {
  const door = payer.url.replace('/x12', '/control');
  const wish = async (mode: string) => (await post(door, JSON.stringify({ mode }))).status;
  expect(await wish('down')).toBe(200);
  payer.control({ mode: 'down', forMemberNumber: rosa?.memberNumber ?? '' });
  expect((await post(payer.url, asking())).status).toBe(503);
  payer.control({ mode: 'garbage', forMemberNumber: rosa?.memberNumber ?? '' });
  expect(read((await post(payer.url, asking())).bytes)).toHaveProperty('unreadable');
  payer.control({ mode: 'slow', forMemberNumber: rosa?.memberNumber ?? '' });
  expect(read((await post(payer.url, asking())).bytes)).toHaveProperty('facts');
  expect(await wish('merry')).toBe(422);
  expect(await wish('well')).toBe(200);
});

test('its answers tell what a person must know before anything is arranged', async () => {
  const told = async (name: string) => {
    const [givenName, familyName] = name.split(' ');
    const member = members.find((one) => one.givenName === givenName && one.familyName === familyName);
    if (member === undefined) throw new Error(`Nobody is called ${name}.`);
    const answer = read((await post(payer.url, asking(member))).bytes);
    if (!('facts' in answer)) throw new Error(answer.unreadable);
    return answer.facts;
  };
  expect((await told('Bessie Manygoats')).otherPayers).toEqual([
    {
      name: 'FIRST LIGHT LABOR FUND',
      number: 'FLL001',
      order: 'first',
      policyNumber: 'FL-7781',
      fromOn: null,
      toOn: null,
    },
  ]);
  expect((await told('Jae Namgoong')).benefits).toContainEqual(
    expect.objectContaining({ code: 'X', serviceTypes: ['45'], fromOn: '2026-10-01', toOn: null }),
  );
  const maria = (await told('Maria Garcia')).benefits;
  expect(maria).toContainEqual(
    expect.objectContaining({ code: 'D', procedure: { code: 'E1390', modifiers: ['RR'] } }),
  );
  expect(maria).toContainEqual(expect.objectContaining({ code: 'G', per: '29' }));
});

test('its bad days: a trailer that does not fit, one number for two answers, active and inactive in one breath', async () => {
  const number = rosa?.memberNumber ?? '';
  payer.control({ mode: 'wrong_trailer', forMemberNumber: number });
  expect(read((await post(payer.url, asking())).bytes)).toMatchObject({
    unreadable: expect.stringMatching(/SE01|IEA02/) as string,
  });
  payer.control({ mode: 'repeated_control', forMemberNumber: number });
  expect(read((await post(payer.url, asking())).bytes)).toMatchObject({ control: '900000001' });
  payer.control({ mode: 'contradicting', forMemberNumber: number });
  const answer = read((await post(payer.url, asking())).bytes);
  const codes = 'facts' in answer ? answer.facts.benefits.map((one) => one.code) : [];
  expect(codes).toEqual(['1', '6']);
  payer.control({ mode: 'well', forMemberNumber: number });
});

test('as a process of its own it answers the same, and ends when told', async () => {
  const own = await startPayerProcess(0);
  expect(read((await post(own.url, asking())).bytes)).toHaveProperty('facts');
  expect((await post(own.url, rented([{}]))).bytes.toString()).toContain('~IK5*A~');
  const receipt = await post(own.url.replace('/x12', '/pick-up?for=HEARTHHUB'), '');
  expect(receipt.bytes.toString()).toContain('STC*A2:20:PR*');
  await own.stop();
  await expect(post(own.url, asking())).rejects.toThrow();
});

test('a path that is none closes that connection, and nobody else’s', async () => {
  const { hostname, port } = new URL(payer.url);
  const status = await new Promise((told) => {
    const one = request({ hostname, port, path: '//', method: 'POST' }, (reply) => told(reply.statusCode));
    one.once('error', () => told('closed'));
    one.end();
  });
  expect([404, 'closed']).toContain(status);
  expect((await post(payer.url, asking())).status).toBe(200);
});

test('what two come for at the same moment on a slow day takes nothing else away', async () => {
  const own = await startPayer({ port: 0, slowSeconds: 0.1, secondsADay: 3600 });
  const url = own.url.replace('/x12', '/pick-up?for=HEARTHHUB');
  await post(own.url, rented([{ id: 'C1' }], '000000701'));
  await post(own.url, rented([{ id: 'C2' }], '000000702'));
  own.control({ mode: 'slow' });
  await Promise.all([post(url, ''), post(url, '')]);
  own.control({ mode: 'well' });
  expect((await post(url, '')).status).toBe(200);
  expect((await post(url, '')).status).toBe(204);
  await own.close();
});
