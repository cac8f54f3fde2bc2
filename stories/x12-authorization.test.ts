// Why: a partner's request for approval (278) becomes a case with everything it says, comes twice and is one, is decided by people
// and answered again with each new word.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideAuthorization } from '../care/authorization/authorization.contract.ts';
import type { DecisionBody } from '../care/authorization/authorization.schema.ts';
import { correctCase, listOwnCases, moveCase, readCase } from '../care/casefile/casefile.contract.ts';
import { draftOf } from '../care/cases/index.ts';
import { readX12 } from '../care/exchange/exchange.contract.ts';
import { attachDocuments } from '../care/intake/attach.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { listSources } from '../care/sources/sources.contract.ts';
import { orderOf } from '../run/play/town-orders.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import {
  askedBy,
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
  valueIn,
  type StoryPartner,
} from '../run/testing/story-partner.ts';
import { lookIntoFolder } from '../run/watch-folder.ts';
import { staff, type Member } from '../town/index.ts';
import { authorization278 } from '../wire/x12/index.ts';

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

async function completed(params: Params, who: Member, family: 'home_health' | 'oxygen') {
  const order = orderOf(`${who.givenName} ${who.familyName}`, family);
  const { referral, lines } = await page(params);
  const said = draftOf(referral, lines);
  const { clinical, signedOn, address, patient } = order.draft;
  const { requesterPhone = '', requesterName = 'The desk' } = said;
  const draft = {
    ...said,
    signedOn,
    address: { ...address, ...said.address },
    patient: { ...patient, ...said.patient },
    requesterPhone,
    requesterName,
    clinical: {
      ...(clinical?.homeHealth === undefined ? {} : { homeHealth: clinical.homeHealth }),
      ...(clinical?.oxygen === undefined
        ? {}
        : { oxygen: { ...clinical.oxygen, ...said.clinical?.oxygen, mobileAtHome: 'yes' as const } }),
    },
    serviceFromOn: said.serviceFromOn ?? '2026-03-12',
  };
  const document = await boss.upload('order.pdf', await order.pdf());
  await boss.ask(attachDocuments, { params, body: { documents: [document] } });
  await boss.ask(correctCase, { params, body: { version: referral.version, draft } });
  await hub.settle();
}

async function decide(params: Params, lineNumber: number, role: string, body: DecisionBody) {
  const person = staff.find((one) => one.role === role && one.tenants.includes(partnerTenantId));
  const request = (await page(params)).authorizations.findLast((one) => one.lineNumber === lineNumber);
  if (person === undefined || request === undefined) throw new Error(`Nothing for a ${role} to decide.`);
  const who = await hub.as(person.email);
  await who.ask(decideAuthorization, { params: { tenantId: partnerTenantId, id: request.id }, body });
  await hub.settle();
}

describe('a request for home health care', () => {
  const who = someoneOf('silver-ma-ppo');
  let params: Params;
  let first: Buffer;

  test('becomes a case with everything it says, and the answer says under which number and what is missing', async () => {
    const made = await asked(nursing(who, 'A501'));
    ({ params } = made);
    first = made.bytes;
    const found = await page(params);
    const { referral } = found;
    expect(made.caused).toBe(`Became case ${referral.caseNumber}. Answered on the spot.`);
    expect(referral).toMatchObject({
      channel: 'x12',
      kind: 'order',
      priority: 'urgent',
      receivedAt: '2026-03-10T14:00:00.000Z',
      patientMemberNumber: who.memberNumber,
      shipLine1: '3 MILL LANE, APT 2',
      shipZip: '02101-4321',
      clinicianName: 'ADA OAKES',
      clinicianNpi: '1234567893',
      requesterOrganization: 'BELLWEATHER CLINIC',
      requesterPhone: '6175550111',
      diagnoses: ['I50.22', 'J44.9'],
      serviceFromOn: '2026-03-14',
      serviceToOn: '2026-04-10',
      dischargeAt: '2026-03-13T16:00:00.000Z',
    });
    expect(referral.memberId).toBe(who.key);
    for (const said of ['SECOND FLOOR', 'TIDE HOME HEALTH', 'ATT501', '6175550112'])
      expect(referral.note).toContain(said);
    expect(found.lines).toMatchObject([
      { family: 'home_health', code: 'G0299', quantity: '8', frequency: 'SN 2w4' },
      { family: 'home_health', code: 'G0151', quantity: '4', frequency: 'PT 1w4' },
    ]);
    const kept = await boss.ask(readX12, {
      params: { tenantId: partnerTenantId, id: made.messageId },
    });
    expect(kept.transactions).toMatchObject([
      { setId: '278', subjectKind: 'referral', subjectId: params.id, caused: made.caused },
    ]);
    expect(found.sentBy).toEqual({ partnerName: 'Bellweather Exchange', messageId: made.messageId });
    const { items } = await boss.ask(listSources, { params });
    const code = items.find((one) => one.field === 'lines.1.code')?.place;
    const segment = code?.kind === 'message' ? code.segment : null;
    expect(kept.segments.find((one) => one.number === segment)?.raw).toContain('G0299');
    const event = eventIn(made.bytes);
    expect(event.decision).toMatchObject({ decision: 'A4', reason: '0U' });
    expect(event.references).toEqual([{ qualifier: 'NT', id: referral.caseNumber }]);
    expect(event.words?.words).toContain('signed order');
    expect(event.traces).toMatchObject([
      { kind: '2', number: 'A501-1', originator: '9BELLWEATH' },
      { kind: '1', originator: '9DOORSTEP0' },
    ]);
    expect(event.services.map((one) => one.decision?.decision)).toEqual(['A4', 'A4']);
    expect(event.services[0]?.traces).toMatchObject([{ kind: '2', number: 'A501-2' }]);
  });

  test('is acknowledged by that answer, and its history says how it came', async () => {
    const says = (await hub.timeline(params)).map((one) => one.say);
    expect(says).toContain('An order came in by X12 from a trading partner.');
    expect(says).toContain('Acknowledged in writing to APPROVAL DESK.');
    expect((await page(params)).referral.status).toBe('pending_info');
  });

  test('a coordinator sees by whom it came, and not the message, which may hold other people', async () => {
    const coordinator = await hub.as('care_coordinator');
    const seen = await coordinator.ask(readCase, { params });
    expect(seen.sentBy).toEqual({ partnerName: 'Bellweather Exchange', messageId: null });
    const { items } = await coordinator.ask(listSources, { params });
    expect(items.find((one) => one.field === 'patient.birthOn')?.place).toMatchObject({
      messageId: null,
      element: 'DMG02',
    });
  });

  test('comes again in another message and is the same case, where it stands now', async () => {
    const before = await countCases();
    const again = await asked(nursing(who, 'A501'));
    expect(again.params).toEqual(params);
    expect(again.caused).toContain('The same request as case');
    expect(await countCases()).toBe(before);
    expect(eventIn(again.bytes).decision).toEqual(eventIn(first).decision);
    expect((await page(params)).tasks.filter((one) => one.code === 'partner_asked')).toEqual([]);
  });

  test('comes again with other content and is still one case; a person compares', async () => {
    const before = await countCases();
    const changed = nursing(who, 'A501').map((one) => one.replace('UN*8', 'UN*12'));
    const again = await asked(changed);
    expect(again.params).toEqual(params);
    expect(await countCases()).toBe(before);
    expect(eventIn(again.bytes).words?.words).toContain('A person looks at it');
    const tasks = (await page(params)).tasks.filter((one) => one.code === 'partner_asked');
    expect(tasks).toMatchObject([{ status: 'open' }]);
  });

  test('is decided by people, and each new word waits once to be picked up', async () => {
    expect((await partner.fetch()).sets).toEqual([]);
    await completed(params, who, 'home_health');
    const inReview = await partner.fetch();
    expect(inReview.sets).toEqual(['278']);
    const pended = eventIn(inReview.fetched[0]);
    expect(pended.decision).toEqual({ decision: 'A4', reason: '0V' });
    expect(pended.services.map((one) => one.decision?.decision)).toEqual(['A4', 'A1']);
    const reason = 'Eight visits are needed to watch weight and edema.';
    await decide(params, 1, 'nurse_reviewer', { move: 'approve', reason });
    const { sets, fetched } = await partner.fetch();
    expect(sets).toEqual(['278']);
    const { authorizations } = await page(params);
    const told = eventIn(fetched[0]);
    expect(told.decision).toEqual({ decision: 'A1' });
    expect(told.services.map((one) => one.decision)).toEqual(
      authorizations.map((one) => ({ decision: 'A1', number: one.number })),
    );
    expect(told.services[0]).toMatchObject({
      institutional: { quantity: '8' },
      dates: [{ qualifier: '472', form: 'RD8' }, { qualifier: '036' }],
      traces: [{ kind: '2', number: 'A501-2' }],
    });
    const whole = valueIn(fetched[0] ?? Buffer.alloc(0), authorization278);
    expect(whole.beginning).toMatchObject({ purpose: '11', reference: 'A501', type: '18' });
    expect((await partner.fetch()).sets).toEqual([]);
    await hub.settle();
    const decided = await page(params);
    expect(decided.authorizations.map((one) => one.notices.map((each) => each.givenHow))).toEqual([
      ['x12'],
      ['x12'],
    ]);
    expect(decided.tasks.filter((one) => one.code === 'tell_decision' && one.status === 'open')).toEqual([]);
    const again = eventIn((await asked(nursing(who, 'A501'))).bytes);
    expect(again.services.map((one) => one.decision)).toEqual(told.services.map((one) => one.decision));
  });
});

test('a physician’s “no” is told with its code and reason, and what was approved beside it', async () => {
  const who = someoneOf('silver-ma-ppo');
  const { params } = await asked(nursing(who, 'A502'));
  await completed(params, who, 'home_health');
  await decide(params, 1, 'nurse_reviewer', {
    move: 'refer_to_physician',
    reason: 'I cannot find the skilled need.',
  });
  await partner.fetch();
  await decide(params, 1, 'medical_director', {
    move: 'deny',
    reason: 'Nobody skilled is needed for what is described.',
    criterion: 'Utilization policy HH-1: skilled need.',
    wouldChange: 'A note from the last week that shows an unstable condition.',
    peerContact: 'Call Dr Okafor at 617-555-0188 until March 20.',
  });
  const told = eventIn((await partner.fetch()).fetched.at(-1));
  expect(told.decision).toEqual({ decision: 'A2' });
  expect(told.services.map((one) => one.decision?.decision)).toEqual(['A3', 'A1']);
  expect(told.services[0]?.decision?.reason).toBe('0F');
  expect(told.services[0]?.words?.words).toContain('Nobody skilled is needed');
});

test('oxygen comes with its test and its flow; approved by a rule, the number waits for the partner', async () => {
  const who = someoneOf('silver-ma-hmo');
  const { params, bytes } = await asked(oxygen(who, 'A503', concentrator));
  const { referral, lines } = await page(params);
  expect(lines).toMatchObject([
    { family: 'oxygen', code: 'E1390', description: 'STATIONARY CONCENTRATOR (RR)', quantity: '1' },
  ]);
  expect(referral.clinical.oxygen).toEqual({
    testedOn: '2026-03-05',
    testCondition: 'rest',
    spo2Percent: 87,
    pao2MmHg: 54,
    flowLpm: 2,
    hoursPerDay: 24,
    device: 'cannula',
    portable: 'yes',
  });
  expect(eventIn(bytes).decision?.decision).toBe('A4');
  await completed(params, who, 'oxygen');
  const [request] = (await page(params)).authorizations;
  const told = eventIn((await partner.fetch()).fetched.at(-1));
  expect(told.decision).toEqual({ decision: 'A1', number: request?.number });
  expect(told.services[0]?.references).toEqual([{ qualifier: 'BB', id: request?.number }]);
});

test('an office of the directory sees in its portal what its program sent, and an order that repeats another is flagged', async () => {
  const who = someoneOf('silver-ma-hmo');
  const order = orderOf(`${who.givenName} ${who.familyName}`, 'oxygen');
  const clerk = await hub.as(order.clerk.email);
  const { caseNumber } = await clerk.ask(sendReferral, {
    body: { tenantId: partnerTenantId, draft: order.draft, documents: [] },
  });
  await hub.settle();
  const { params } = await asked(askedBy(order.office.npi, oxygen(who, 'A511', concentrator)));
  const own = (await clerk.ask(listOwnCases)).items.find((one) => one.id === params.id);
  expect(own?.lines.map((one) => one.description)).toEqual(['STATIONARY CONCENTRATOR (RR)']);
  const { duplicates } = await page(params);
  expect(duplicates).toMatchObject([{ otherCaseNumber: caseNumber }]);
  expect(duplicates[0]?.reasons.join(' ')).toContain('Both ask for oxygen.');
});

test('a batch gets its receipt at once, and the answer about the case it became waits', async () => {
  await partner.fetch();
  const inner = nursing(someoneOf('silver-ma-ppo'), 'A512');
  const receipt = await partner.post('/x12/batch', enveloped(inner, careSet));
  expect(receipt.bytes.toString()).toContain('AK9*A');
  const { sets, fetched } = await partner.fetch();
  expect(sets).toEqual(['278']);
  expect(eventIn(fetched[0]).decision?.decision).toBe('A4');
  await hub.settle();
});

test('a partner who drops files finds the first answer and every later word in its folder, each once', async () => {
  const drops = {
    name: 'Moorgate Drops',
    theirId: 'MOORDROP',
    takes: ['278' as const],
    folder: 'moor-drops',
  };
  await openStoryPartner(hub, drops);
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-drop-'));
  const home = join(folder, 'moor-drops');
  const seen = new Map<string, string>();
  const look = async () => await lookIntoFolder({ house: hub.house, folder, seen });
  const out = async () => {
    const names = (await readdir(join(home, 'out'))).toSorted();
    return await Promise.all(names.map((name) => readFile(join(home, 'out', name))));
  };
  try {
    await look();
    const inner = nursing(someoneOf('silver-ma-ppo'), 'M1');
    await writeFile(join(home, 'in', 'visits.278'), enveloped(inner, careSet, 'MOORDROP'));
    await look();
    await look();
    await hub.settle();
    const [first] = (await out()).filter((bytes) => bytes.includes('ST*278'));
    const number = eventIn(first).references[0]?.id ?? '';
    const [found] = await hub.sql('select id::text from cases.referral where case_number = $1', [number]);
    const params = { tenantId: partnerTenantId, id: found?.['id'] as string };
    const coordinator = await hub.as('care_coordinator');
    const reason = 'The family has arranged it otherwise.';
    await coordinator.ask(moveCase, { params, body: { move: 'cancel', reason } });
    await hub.settle();
    const before = (await out()).length;
    await look();
    const after = await out();
    expect(after).toHaveLength(before + 1);
    await look();
    expect(await out()).toHaveLength(before + 1);
    const words = after.filter((bytes) => bytes.includes('ST*278')).map((bytes) => eventIn(bytes).decision);
    expect(new Set(words.map((one) => one?.decision))).toEqual(new Set(['A4', 'C']));
  } finally {
    await rm(folder, { recursive: true });
  }
});
