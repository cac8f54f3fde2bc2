// Why: a trading partner's program speaks X12 with the house by post and by dropped files: every message is answered, kept and
// acted on once, what nobody reads is refused and not swallowed, and our people see it raw and in words.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '../base/db/transact.ts';
import { openPartner } from '../care/exchange/open-partner.ts';
import { listX12, readX12 } from '../care/exchange/exchange.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { coverageQuestion, type Change } from '../run/testing/story-partner.ts';
import { lookIntoFolder } from '../run/watch-folder.ts';
import { members, payers, type Member } from '../town/index.ts';
import { eligibility271, readEnvelopes, readTransaction, type Eligibility271 } from '../wire/x12/index.ts';

let hub: StoryHub;
let boss: Client;
let token: string;
const tenantId = payers[0]?.tenantId ?? 0;
const somebody = members.find((one) => one.tenantId === tenantId && one.birthOn < '1980-01-01') as Member;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  boss = await hub.as('supervisor');
  const scope = { tenants: [0, tenantId], actorId: 'system', role: 'system' };
  const agreed = {
    name: 'Bellweather Exchange',
    tenantId,
    theirQualifier: 'ZZ',
    theirId: 'BELLWEATHER',
    ourQualifier: 'ZZ',
    ourId: 'DOORSTEP',
    usage: 'T' as const,
    takes: ['270' as const],
    tolerates: [],
    delimiters: '*^:~',
    folder: 'bellweather',
  };
  const opened = await transact(hub.house.app, scope, (tx) => openPartner(tx, hub.clock.now(), agreed));
  ({ token } = opened);
});
afterAll(async () => await hub.close());

/** A question about a member, as the partner's program writes it. */
const asking = (control: string, of: Partial<Member> = {}, change: Change = (all) => all): string =>
  coverageQuestion(control, { ...somebody, ...of }, { change });

async function post(path: string, payload: string | Buffer, bearer: string | null = token) {
  const headers = {
    'content-type': 'application/edi-x12',
    ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
  };
  return await hub.at().raw('POST', path, Buffer.from(payload), headers);
}

function answerIn(bytes: Buffer): Eligibility271 {
  const [interchange] = readEnvelopes(bytes).interchanges;
  const [transaction] = interchange?.groups[0]?.transactions ?? [];
  const value = transaction && readTransaction(transaction, eligibility271).value;
  if (value === undefined) throw new Error(`This is no 271: ${bytes.toString()}`);
  return value;
}
const subscriberIn = (bytes: Buffer) => answerIn(bytes).sources[0]?.receivers[0]?.subscribers[0];
const setsIn = (bytes: Buffer) =>
  readEnvelopes(bytes).interchanges.flatMap((one) => [
    ...one.acknowledgements.map((each) => each.raw()),
    ...one.groups.flatMap((group) => group.transactions.map((each) => each.set)),
  ]);
const countKept = async () => (await hub.sql('select count(*)::int as n from exchange.message'))[0]?.n;

test('a question posted is answered on the line, and tells where the answer is from', async () => {
  const reply = await post('/x12', asking('000000101'));
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toBe('application/edi-x12');
  const found = subscriberIn(reply.rawPayload);
  expect(found?.individual.name.id).toBe(somebody.memberNumber);
  expect(found?.benefits[0]?.benefit).toMatchObject({ benefit: '1', serviceTypes: ['30'] });
  expect(found?.benefits[0]?.words[0]?.words).toContain('roster');
});

test('somebody nobody knows, and a number that is another’s, are not confirmed by halves', async () => {
  const stranger = await post(
    '/x12',
    asking('000000102', { birthOn: '1931-01-02', memberNumber: 'NOBODY1' }),
  );
  expect(subscriberIn(stranger.rawPayload)?.individual.rejections[0]).toMatchObject({ reason: '75' });
  const wrongNumber = await post('/x12', asking('000000103', { memberNumber: 'NOBODY1' }));
  expect(subscriberIn(wrongNumber.rawPayload)?.individual.rejections[0]).toMatchObject({ reason: '72' });
  expect(subscriberIn(wrongNumber.rawPayload)?.benefits).toEqual([]);
});

test('the same bytes again get the same answer and are kept once; their number for something else is refused', async () => {
  const first = await post('/x12', asking('000000104'));
  const before = await countKept();
  const again = await post('/x12', asking('000000104'));
  expect(again.rawPayload).toEqual(first.rawPayload);
  expect(again.headers['doorstep-repeated']).toBe('true');
  expect(await countKept()).toBe(before);
  const other = await post('/x12', asking('000000104', { givenName: 'Another' }));
  expect(setsIn(other.rawPayload)).toEqual([expect.stringMatching(/^TA1\*000000104\*260310\*0900\*R\*025/)]);
});

test('two of the same at the same moment are one', async () => {
  const both = await Promise.all([post('/x12', asking('000000105')), post('/x12', asking('000000105'))]);
  expect(both.map((one) => one.statusCode)).toEqual([200, 200]);
  expect(both[0]?.rawPayload).toEqual(both[1]?.rawPayload);
});

test('what is wrong is told with its place, what nobody reads is refused, and both are kept', async () => {
  const noName = await post(
    '/x12',
    asking('000000106', {}, (all) => all.filter((one) => !one.startsWith('NM1*IL'))),
  );
  expect(setsIn(noName.rawPayload)).toEqual(['999']);
  expect(noName.payload).toContain('IK5*R');
  const claim = asking('000000107').replaceAll('GS*HS', 'GS*HC').replaceAll('ST*270', 'ST*837');
  expect((await post('/x12', claim)).payload).toContain('AK9*R');
  const foreign = asking('000000108').replace('BELLWEATHER    ', 'SOMEBODYELSE   ');
  expect(setsIn((await post('/x12', foreign)).rawPayload)).toEqual([expect.stringMatching(/\*R\*006/)]);
  const list = await boss.ask(listX12, { query: { direction: 'in', refused: 'yes' } });
  expect(list.items.map((one) => one.says)).toEqual(
    expect.arrayContaining([expect.stringContaining('BELLWEATHER'), expect.stringContaining('missing')]),
  );
});

test('more than a message may ask is refused as a whole and does nothing', async () => {
  const one = asking('000000113').split('~');
  const [head, body] = [one.slice(0, 2), one.slice(2, -4)];
  const inner = Array.from({ length: 5001 }, (_, i) => {
    const control = (i + 1).toString().padStart(4, '0');
    const all = body.map((each) => each.replace('ST*270*0001', `ST*270*${control}`));
    return [...all, `SE*${(body.length + 1).toString()}*${control}`];
  }).flat();
  const reply = await post('/x12/batch', [...head, ...inner, 'GE*5001*7', 'IEA*1*000000113', ''].join('~'));
  expect(setsIn(reply.rawPayload)).toEqual([expect.stringMatching(/\*R\*024/)]);
});

test('garbage, nothing at all and a stranger without a secret are answered and not taken', async () => {
  for (const junk of ['Good morning', '\u0000\u0001', 'ISA*00', '{"a":1}']) {
    const reply = await post('/x12', junk);
    expect(reply.statusCode, junk).toBe(422);
  }
  expect((await post('/x12', '')).statusCode).toBeGreaterThanOrEqual(400);
  expect((await post('/x12', asking('000000109'), null)).statusCode).toBe(401);
  expect((await post('/x12', asking('000000109'), 'x'.repeat(43))).statusCode).toBe(401);
});

test('a batch gets its receipt at once; its answers wait until they are picked up', async () => {
  const receipt = await post('/x12/batch', asking('000000110'));
  expect(setsIn(receipt.rawPayload)).toEqual(['999']);
  expect(receipt.payload).toContain('AK9*A');
  const bearer = { authorization: `Bearer ${token}` };
  const waiting = await hub.at().raw('GET', '/x12/batch', undefined, bearer);
  const { items } = waiting.json<{ items: { id: string; sets: string[] }[] }>();
  expect(items.map((one) => one.sets)).toEqual([['271']]);
  const fetched = await hub.at().raw('GET', `/x12/batch/${items[0]?.id ?? ''}`, undefined, bearer);
  expect(subscriberIn(fetched.rawPayload)?.individual.name.id).toBe(somebody.memberNumber);
  const after = await hub.at().raw('GET', '/x12/batch', undefined, bearer);
  expect(after.json()).toEqual({ items: [] });
});

test('a dropped file is taken when it is whole, answered beside it and put away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-drop-'));
  const home = join(folder, 'bellweather');
  const seen = new Map<string, string>();
  const look = async () => await lookIntoFolder({ house: hub.house, folder, seen });
  try {
    await look();
    await writeFile(join(home, 'in', 'night.270'), asking('000000111'));
    await writeFile(join(home, 'in', 'rubbish.txt'), 'not X12');
    await writeFile(join(home, 'in', 'growing.part'), 'ISA*00');
    expect(await look()).toBe(0);
    expect(await look()).toBe(2);
    expect(await readdir(join(home, 'done'))).toEqual(['night.270']);
    expect(await readdir(join(home, 'refused'))).toEqual(['rubbish.txt']);
    expect(await readdir(join(home, 'in'))).toEqual(['growing.part']);
    const out = await readdir(join(home, 'out'));
    const answers = await Promise.all(out.toSorted().map((name) => readFile(join(home, 'out', name))));
    expect(answers.flatMap(setsIn).toSorted()).toEqual(['271', '999']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('our people see a message raw and in words, with what came of it; those of other payers and partners do not', async () => {
  const reply = await post('/x12', asking('000000112'));
  const params = { tenantId, id: String(reply.headers['doorstep-message']) };
  const page = await boss.ask(readX12, { params });
  expect(page.transactions).toMatchObject([
    { setId: '270', verdict: 'accepted', caused: 'Answered on the spot.' },
  ]);
  const name = page.segments.find((one) => one.raw.startsWith('NM1*IL'));
  expect(name?.says.map((one) => one.text)).toContain(somebody.memberNumber);
  expect(page.answers).toHaveLength(1);
  const nurse = await hub.as('nurse_reviewer');
  expect((await nurse.refused(readX12, { params })).status).toBe(404);
  const bearer = { authorization: `Bearer ${token}` };
  expect((await hub.at().raw('GET', '/api/exchange', undefined, bearer)).statusCode).toBe(404);
});
