// Why: what a partner asks and cannot be given is told with its place and never lost: faults of a request for approval (278), changes
// of an earlier one, a claim nobody has (276), a set that was not agreed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveCase, readCase } from '../care/casefile/casefile.contract.ts';
import { readX12 } from '../care/exchange/exchange.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import {
  askForCare,
  careSet,
  concentrator,
  enveloped,
  eventIn,
  nursing,
  openStoryPartner,
  oxygen,
  partnerTenantId,
  someoneOf,
  subscriberIn,
  valueIn,
  type SentSet,
  type StatedMember,
  type StoryPartner,
} from '../run/testing/story-partner.ts';
import { memberNamed, payerOf, type Member } from '../town/index.ts';
import { claimStatus277, plainText } from '../wire/x12/index.ts';

let hub: StoryHub;
let boss: Client;
let partner: StoryPartner;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  boss = await hub.as('supervisor');
  partner = await openStoryPartner(hub, {
    name: 'Bellweather Exchange',
    theirId: 'BELLWEATHER',
    takes: ['270', '276', '278'],
  });
});
afterAll(async () => await hub.close());

type Params = { tenantId: number; id: string };
const page = async (params: Params) => await boss.ask(readCase, { params });
const asked = async (inner: readonly string[]) => await askForCare(hub, partner, inner);
const countCases = async () =>
  (await hub.sql(`select count(*)::int as n from cases.referral where channel = 'x12'`))[0]?.['n'];

describe('what cannot be taken is told where it stands, and makes no case', () => {
  const who = someoneOf('silver-ma-hmo');
  const strange = { ...who, familyName: 'Nobody', memberNumber: 'UNKNOWN1', birthOn: '1931-01-02' };
  const care = (over: Partial<Member>, services = concentrator) =>
    oxygen({ ...who, ...over }, 'A504', services);

  test.each([
    ['somebody nobody knows', oxygen(strange, 'A504', concentrator), '75'],
    ['a number that is another’s', care({ memberNumber: 'UNKNOWN1' }), '72'],
    ['no birth date', care({}).filter((one) => !one.startsWith('DMG')), '58'],
  ])('%s', async (_what, inner, reason) => {
    const before = await countCases();
    const { bytes, caused } = await asked(inner);
    const subscriber = subscriberIn(bytes);
    expect(subscriber?.individual.faults).toMatchObject([{ isValid: 'N', reason }]);
    expect(subscriber?.event).toBeUndefined();
    expect(caused).toContain('No case was made.');
    expect(await countCases()).toBe(before);
  });

  test.each([
    ['a code of four signs', ['SV1*HC:E139**UN*1'], 'AG'],
    ['care that is not ours', ['SV1*HC:27447**UN*1'], '85'],
    ['a quantity of nothing', ['SV1*HC:E1390**UN*0'], 'AK'],
  ])('%s', async (_what, services, reason) => {
    const before = await countCases();
    const { bytes } = await asked(care({}, services));
    const event = eventIn(bytes);
    expect(event.services.map((one) => one.faults)).toMatchObject([[{ reason }]]);
    expect(event.decision).toBeUndefined();
    expect(await countCases()).toBe(before);
  });

  test('a diagnosis nobody can read, and an NPI without its check digit', async () => {
    const diagnosis = care({}).map((one) => one.replace('ABK:J449', 'BK:4280'));
    expect(eventIn((await asked(diagnosis)).bytes).faults).toMatchObject([{ reason: 'AF' }]);
    const npi = care({}).map((one) => one.replace('1234567893', '1234567890'));
    expect(eventIn((await asked(npi)).bytes).faults).toMatchObject([{ reason: '43' }]);
  });

  test.each([
    ['in words', 'MSG*STATIONARY', 'MSG*STATION\0ARY'],
    ['in a code', 'SV1*HC:E1390', 'SV1*HC:E13\0'],
    ['in the name of a set', 'BHT*0007', 'SE*1*0001~ST*\0*0002'],
  ])('a zero byte %s is refused with its place, kept and shown', async (_what, old, put) => {
    const inner = care({}).map((one) => one.replace(old, put));
    const { status, bytes, messageId } = await asked(inner);
    expect(status).toBe(200);
    expect(bytes.toString()).toContain('AK9*R');
    const kept = await boss.ask(readX12, { params: { tenantId: partnerTenantId, id: messageId } });
    expect(kept.message.verdict).toBe('refused');
  });

  test('one service of two is taken, and the other is answered with its fault', async () => {
    const two = [...concentrator, 'HL*6*4*SS*0', 'SV1*HC:27447**UN*1'];
    const { bytes, caused, params } = await asked(care({}, two));
    const event = eventIn(bytes);
    expect(event.services.map((one) => one.decision?.decision)).toEqual(['A4', undefined]);
    expect(event.services.map((one) => one.faults.length)).toEqual([0, 1]);
    expect(caused).toContain('27447 is no care of ours.');
    expect((await page(params)).lines).toHaveLength(1);
  });
});

describe('what is about an earlier request never becomes a new order', () => {
  test('a cancellation is carried out where it still can be', async () => {
    const who = someoneOf('silver-ma-ppo');
    const { params } = await asked(nursing(who, 'A505'));
    const before = await countCases();
    const off = nursing(who, 'A505').map((one) => one.replace('BHT*0007*13', 'BHT*0007*01'));
    const reply = await asked(off);
    expect(eventIn(reply.bytes).decision).toEqual({ decision: 'C' });
    expect(reply.params).toEqual(params);
    expect((await page(params)).referral).toMatchObject({ status: 'cancelled' });
    expect(await countCases()).toBe(before);
    // It was said on the spot and is not said again.
    expect((await partner.fetch()).sets).toEqual([]);
    expect(eventIn((await asked(off)).bytes).decision).toEqual({ decision: 'C' });
  });

  test('a cancellation that names no services is told of the whole', async () => {
    const who = someoneOf('silver-ma-ppo');
    const inner = nursing(who, 'A513');
    const { params } = await asked(inner);
    const whole = inner.slice(0, inner.indexOf('HL*5*4*SS*0'));
    const off = whole.map((one) => one.replace('UM*HS*I', 'UM*HS*3').replace('HL*4*3*EV*1', 'HL*4*3*EV*0'));
    const event = eventIn((await asked(off)).bytes);
    expect([event.decision, event.services]).toEqual([{ decision: 'C' }, []]);
    expect((await page(params)).referral.status).toBe('cancelled');
    expect((await partner.fetch()).sets).toEqual([]);
  });

  test('a revision under our case number is handed to a person, and the sender hears that it was not done', async () => {
    const who = someoneOf('silver-ma-ppo');
    const { params, bytes } = await asked(nursing(who, 'A506'));
    const number = eventIn(bytes).references[0]?.id ?? '';
    const before = await countCases();
    const revised = nursing(who, 'A507', 'UM*HS*S*42*12:B').flatMap((one) =>
      one.startsWith('DTP*096') ? [`REF*NT*${number}`, one] : [one],
    );
    const withoutMixed = revised.map((one) => one.replace('UM*HS*I', 'UM*HS*S'));
    const reply = await asked(withoutMixed);
    expect(eventIn(reply.bytes).decision?.decision).toBe('CT');
    expect(reply.params).toEqual(params);
    expect((await page(params)).tasks.map((one) => one.code)).toContain('partner_asked');
    expect(await countCases()).toBe(before);
  });

  test('a cancellation of something nobody knows is told so, and somebody looks', async () => {
    const who = someoneOf('silver-ma-ppo');
    const before = await countCases();
    const off = nursing(who, 'A508', 'UM*HS*3*42*12:B').map((one) => one.replace('UM*HS*I', 'UM*HS*3'));
    const { bytes, messageId } = await asked(off);
    expect(eventIn(bytes).faults).toMatchObject([{ reason: 'AA' }]);
    expect(await countCases()).toBe(before);
    const { items } = await boss.ask(listWork, { query: { view: 'exceptions', limit: 200 } });
    expect(items.find((one) => one.subjectId === messageId)?.title).toContain('cancels');
  });
});

describe('a case that ends without a decision is told so, and not as a denial', () => {
  test('because the plan no longer covers the patient', async () => {
    const lapsed = memberNamed('Ivan Lapsed');
    const elsewhere = await openStoryPartner(hub, {
      name: 'Copper Clearing',
      theirId: 'COPPER',
      takes: ['278'],
      tenantId: lapsed.tenantId,
    });
    await askForCare(hub, elsewhere, oxygen(lapsed, 'A514', concentrator));
    const event = eventIn((await elsewhere.fetch()).fetched.at(-1));
    expect(event.faults).toMatchObject([{ reason: '95' }]);
    expect([event.decision, event.services[0]?.decision]).toEqual([undefined, undefined]);
  });

  test('because what was missing did not come, as a coordinator found', async () => {
    const { params } = await asked(nursing(someoneOf('silver-ma-ppo'), 'A515'));
    const coordinator = await hub.as('care_coordinator');
    const reason = 'Nobody at the desk answered three calls.';
    await coordinator.ask(moveCase, { params, body: { move: 'close_incomplete', reason } });
    await hub.settle();
    const event = eventIn((await partner.fetch()).fetched.at(-1));
    expect(event.decision).toEqual({ decision: 'C', reason: '0P' });
  });
});

test('two of the same request at the same moment, in two messages, are one case', async () => {
  const who = someoneOf('silver-ma-ppo');
  const before = Number(await countCases());
  const both = await Promise.all(
    [0, 1].map(() => partner.post('/x12', enveloped(nursing(who, 'A509'), careSet))),
  );
  expect(both.map((one) => eventIn(one.bytes).references[0]?.id)).toEqual(
    Array.from({ length: 2 }, () => eventIn(both[0]?.bytes).references[0]?.id),
  );
  expect(await countCases()).toBe(before + 1);
  await hub.settle();
});

describe('a question about a claim', () => {
  const statusSet: SentSet = { functional: 'HR', set: '276', version: '005010X212' };
  const question = (who: StatedMember) => [
    'BHT*0010*13*C1*20260310*0900',
    'HL*1**20*1',
    `NM1*PR*2*${plainText(payerOf(partnerTenantId).name, 60)}*****PI*${payerOf(partnerTenantId).x12Id}`,
    'HL*2*1*21*1',
    'NM1*41*2*BELLWEATHER*****46*BELLWEATHER',
    'HL*3*2*19*1',
    'NM1*1P*2*BELLWEATHER CLINIC*****XX*1497758544',
    'HL*4*3*22*0',
    `DMG*D8*${who.birthOn.replaceAll('-', '')}*F`,
    `NM1*IL*1*${plainText(who.familyName, 60)}*${plainText(who.givenName, 35)}****MI*${who.memberNumber}`,
    'TRN*1*CLAIM1',
    'REF*EJ*ACC1',
    'AMT*T3*120.5',
    'DTP*472*D8*20260301',
  ];
  const answer = async (who: StatedMember) => {
    const reply = await partner.post('/x12', enveloped(question(who), statusSet));
    const value = valueIn(reply.bytes, claimStatus277);
    return value.sources[0]?.receivers[0]?.providers[0]?.subscribers[0]?.claims;
  };

  test('is answered as not found, and the same for a member and for a stranger', async () => {
    const who = someoneOf('silver-ma-hmo');
    const known = await answer(who);
    expect(known).toMatchObject([
      {
        trace: { kind: '2', number: 'CLAIM1' },
        statuses: [{ status: { category: 'A4', code: '35' }, on: '2026-03-10' }],
        patientAccount: { id: 'ACC1' },
      },
    ]);
    expect(await answer({ ...who, familyName: 'Nobody', memberNumber: 'UNKNOWN1' })).toEqual(known);
  });
});

test('a partner without the agreement is refused as before, and no partner reads a case', async () => {
  const other = await openStoryPartner(hub, {
    name: 'Only Coverage',
    theirId: 'ONLYCOVERAGE',
    takes: ['270'],
  });
  const before = await countCases();
  const inner = oxygen(someoneOf('silver-ma-hmo'), 'A510', concentrator);
  const reply = await other.post('/x12', enveloped(inner, careSet, 'ONLYCOVERAGE'));
  expect(reply.bytes.toString()).toContain('AK9*R');
  expect(await countCases()).toBe(before);
  for (const one of [partner, other])
    for (const path of ['/api/worklist?view=open', '/api/own-cases', '/api/exchange'])
      expect(await one.get(path)).toBe(404);
});

test('more requests for care than one message may hold are refused as a whole, and make no case', async () => {
  const before = await countCases();
  const [header, group, , ...rest] = enveloped(nursing(someoneOf('silver-ma-hmo'), 'A777'), careSet).split(
    '~',
  );
  const body = rest.slice(0, -4);
  const transactions = Array.from({ length: 501 }, (_, i) => {
    const number = (i + 1).toString().padStart(4, '0');
    return [`ST*278*${number}*005010X217`, ...body, `SE*${(body.length + 2).toString()}*${number}`];
  });
  const text = [header, group, ...transactions.flat(), 'GE*501*7', rest.at(-2), ''].join('~');
  const { bytes } = await partner.post('/x12/batch', text);
  expect(bytes.toString()).toMatch(/~TA1\*\d{9}\*\d{6}\*\d{4}\*R\*024~/);
  expect(await countCases()).toBe(before);
});
