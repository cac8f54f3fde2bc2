// Why: the loop is closed by proof at the doorstep or by a trouble that somebody resolved. What holds is recorded on a phone;
// what does not hold is refused at the door; silence, failure, a refusal, a moved discharge and a death each end with a
// person who knows what to do (domain reference §1.1 rows 9 and 11, §1.3).
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askToCancel, correctCase, openLink, readCase } from '../care/casefile/casefile.contract.ts';
import { answerSurveyByLink } from '../care/casefile/link.contract.ts';
import { readHistory } from '../care/casefile/history.contract.ts';
import {
  answerAppointment,
  cancelCase,
  closeCase,
  decideProof,
  proposeTime,
} from '../care/fulfilment/fulfilment.contract.ts';
import { proofBody, type ProofBody } from '../care/fulfilment/proof.schema.ts';
import { addPicture, failVisit, listVisits, recordProof, setOut } from '../care/fulfilment/visit.contract.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { acceptedBy, bytesOf, lastLinkTo, type StoryVisit } from '../run/testing/story-visits.ts';
import { staff } from '../town/index.ts';
import { startPageReader } from '../wire/pdf/read-pages.ts';

let hub: StoryHub;
const reader = startPageReader({ children: 1 });
let ink: Buffer;
beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T14:00:00.000Z' });
  ink = await sharp({ create: { width: 300, height: 90, channels: 3, background: '#204080' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  reader.close();
  await hub.close();
});

const order = orderOf('Ángel Luis Rivera Quiñones', 'oxygen');
const email = order.member.email ?? '';
const coordinatorEmail =
  staff.find((each) => each.role === 'care_coordinator' && each.tenants.includes(order.tenantId))?.email ??
  '';
const one = { ...order, draft: { ...order.draft, lines: order.draft.lines.slice(0, 1) } };
const inHours = (hours: number) => new Date(Date.parse(hub.clock.now()) + hours * 3_600_000).toISOString();

const pageOf = async (visit: StoryVisit) =>
  await (await hub.as('supervisor')).ask(readCase, { params: { tenantId: visit.tenantId, id: visit.id } });
async function firstOf(visit: StoryVisit) {
  const [appointment] = (await pageOf(visit)).appointments;
  if (appointment === undefined) throw new Error('The case has no appointment.');
  return { ...appointment, params: { tenantId: visit.tenantId, id: appointment.id } };
}
const openTasks = async (visit: StoryVisit) =>
  (await pageOf(visit)).tasks.filter((task) => task.status === 'open').map((task) => task.code);
const told = async (visit: StoryVisit) => (await hub.timeline(visit)).map((event) => event.say).join('\n');

/** A visit whose time the member has said yes to. */
async function confirmed(from = inHours(24), to = inHours(26), of = one): Promise<StoryVisit> {
  const visit = await acceptedBy(hub, of, { from, to });
  const { params } = await firstOf(visit);
  await (await hub.as(email)).ask(answerAppointment, { params, body: { answer: 'confirm' } });
  await hub.settle();
  return visit;
}

async function sign(visit: StoryVisit, id: string, kind = 'signature'): Promise<string> {
  const dispatcher = await hub.as(visit.dispatcher.email);
  const url = `/api/visits/${visit.tenantId.toString()}/${id}/pictures?kind=${kind}`;
  const answer = await dispatcher.raw('POST', url, ink, { 'content-type': 'application/octet-stream' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return addPicture.reply.parse(answer.json()).id;
}

async function proofOf(visit: StoryVisit, id: string, part: object = {}): Promise<ProofBody> {
  return proofBody.parse({
    kind: 'delivery',
    servedOn: hub.clock.now().slice(0, 10),
    receivedBy: 'Elena Ortega',
    relationship: 'child',
    signature: { how: 'drawn', pictureId: await sign(visit, id) },
    items: [{ quantity: 1, serial: 'KR-204417' }],
    photoIds: [],
    ...part,
  });
}

describe('at the doorstep', () => {
  let visit: StoryVisit;
  beforeAll(async () => {
    visit = await confirmed();
  });

  test('the dispatcher sees today’s visit with what whoever comes must know, and nobody else’s', async () => {
    const dispatcher = await hub.as(visit.dispatcher.email);
    const mine = (await dispatcher.ask(listVisits)).items.find(
      (each) => each.caseNumber === visit.caseNumber,
    );
    expect(mine?.visit?.patientName).toContain(order.member.familyName);
    const stranger = await hub.as('hector.baez@pacific-crest-infusion.doorstep.example');
    expect((await stranger.ask(listVisits)).items).toEqual([]);
    const { params } = await firstOf(visit);
    expect((await stranger.refused(setOut, { params })).code).toBe('absent');
  });

  test('setting out twice is setting out once; the line is under way', async () => {
    const { params } = await firstOf(visit);
    const dispatcher = await hub.as(visit.dispatcher.email);
    for (let turn = 0; turn < 2; turn += 1) await dispatcher.ask(setOut, { params });
    await hub.settle();
    expect((await pageOf(visit)).lines[0]?.status).toBe('in_progress');
    expect((await told(visit)).match(/is on the way/g)).toHaveLength(1);
  });

  test('a missing serial number is refused naming the field, and so is the supplier’s own signature', async () => {
    const { params } = await firstOf(visit);
    const dispatcher = await hub.as(visit.dispatcher.email);
    const refusedFor = async (part: object) =>
      (await dispatcher.refused(recordProof, { params, body: await proofOf(visit, params.id, part) })).at;
    expect(await refusedFor({ items: [{ quantity: 1 }] })).toEqual(['items.0.serial']);
    expect(await refusedFor({ relationship: 'supplier' })).toEqual(['relationship']);
    expect(await refusedFor({ receivedBy: visit.dispatcher.name })).toEqual(['receivedBy']);
    const strange = { how: 'drawn', pictureId: params.id };
    expect(await refusedFor({ signature: strange })).toEqual(['signature']);
  });

  test('a name of blanks is no name', async () => {
    const { params } = await firstOf(visit);
    const dispatcher = await hub.as(visit.dispatcher.email);
    const url = `/api/visits/${params.tenantId.toString()}/${params.id}/proof`;
    const body = { ...(await proofOf(visit, params.id)), receivedBy: '   ' };
    expect((await dispatcher.raw('POST', url, body)).json()).toMatchObject({ at: ['receivedBy'] });
  });

  test('a whole proof is accepted by the rules; recorded twice it is one, and the clock stops', async () => {
    const { params } = await firstOf(visit);
    await hub.pass({ hours: 24, minutes: 30 });
    const dispatcher = await hub.as(visit.dispatcher.email);
    const body = await proofOf(visit, params.id);
    // Photos may be left out altogether.
    const { photoIds: _, ...bare } = body;
    const url = `/api/visits/${params.tenantId.toString()}/${params.id}/proof`;
    expect((await dispatcher.raw('POST', url, bare)).statusCode).toBe(200);
    for (let turn = 0; turn < 2; turn += 1) await dispatcher.ask(recordProof, { params, body });
    const other = { ...body, receivedBy: 'Somebody else' };
    expect((await dispatcher.refused(recordProof, { params, body: other })).code).toBe('already_recorded');
    await hub.settle();
    const page = await pageOf(visit);
    expect(page.lines[0]?.status).toBe('delivered');
    expect(page.referral.status).toBe('completed');
    expect(page.deadlines.find((clock) => clock.kind === 'start_of_care')?.status).toMatch(/^met/);
    expect(page.sentence).not.toContain('comes');
    expect((await told(visit)).match(/The delivery of line 1 is proved/g)).toHaveLength(1);
  });

  test('the member is asked how it went, in three questions behind the date of birth', async () => {
    const token = await lastLinkTo(hub, email);
    const { birthOn } = order.member;
    expect((await hub.at().ask(openLink, { body: { token, birthOn } })).asksHowItWent).toBe(true);
    const answers = { came: 'yes', works: 'partly', treated: 'well' } as const;
    await hub.at().ask(answerSurveyByLink, { body: { token, birthOn, answers } });
    await hub.settle();
    expect((await pageOf(visit)).ending.survey?.answers).toEqual(answers);
  });

  test('it closes with an outcome; rented equipment goes on', async () => {
    const params = { tenantId: visit.tenantId, id: visit.id };
    const coordinator = await hub.as(coordinatorEmail);
    await coordinator.ask(closeCase, { params, body: { outcome: 'all_as_ordered' } });
    await hub.settle();
    const page = await pageOf(visit);
    expect(page.referral.status).toBe('closed');
    expect(page.lines[0]?.status).toBe('ongoing');
    expect(page.ending.ended?.label).toBe('Everything came as ordered');
  });

  test('the whole history is one PDF, shown by role and written down', async () => {
    const url = readHistory.path.replace(':tenantId', visit.tenantId.toString()).replace(':id', visit.id);
    const read = await reader.readPages(await bytesOf(await hub.as('supervisor'), url), 'pdf');
    const words = read.ok ? read.pages.map((page) => page.text ?? '').join('\n') : read.say;
    for (const said of [
      visit.caseNumber,
      order.member.familyName,
      'Elena Ortega',
      'KR-204417',
      'The delivery of line 1 is proved',
    ])
      expect(words).toContain(said);
    const masked = await reader.readPages(await bytesOf(await hub.as('quality_auditor'), url), 'pdf');
    const hidden = masked.ok ? masked.pages.map((page) => page.text ?? '').join('\n') : '';
    expect(hidden).toContain(visit.caseNumber);
    for (const secret of [order.member.familyName, 'Elena Ortega', order.member.memberNumber])
      expect(hidden).not.toContain(secret);
    for (const who of [order.clerk.email, email, visit.dispatcher.email])
      expect((await (await hub.as(who)).raw('GET', url)).statusCode, who).toBe(404);
    const shown = await hub.sql(
      `select fields from base.access_entry where subject_id = $1 and purpose = 'readHistory'`,
      [visit.id],
    );
    expect(shown.length).toBe(2);
  });
});

test('an unsigned proof is looked at by a coordinator, who sends it back or accepts it; meanwhile nothing closes', async () => {
  const visit = await confirmed();
  const { params } = await firstOf(visit);
  await hub.pass({ hours: 25 });
  const dispatcher = await hub.as(visit.dispatcher.email);
  const unsigned = { signature: { how: 'unsigned', reason: 'Her hand is in a cast.' } };
  await dispatcher.ask(recordProof, { params, body: await proofOf(visit, params.id, unsigned) });
  await hub.settle();
  expect(await openTasks(visit)).toContain('proof_unclear');
  const coordinator = await hub.as(coordinatorEmail);
  const caseParams = { tenantId: visit.tenantId, id: visit.id };
  const no = await coordinator.refused(closeCase, {
    params: caseParams,
    body: { outcome: 'all_as_ordered' },
  });
  expect(no.say).toContain('Line 1 is not proved');
  expect(no.say).toContain('look at the proof');
  const first = (await firstOf(visit)).proofs[0];
  const of = { tenantId: visit.tenantId, id: first?.id ?? '' };
  await coordinator.ask(decideProof, { params: of, body: { accept: false, reason: 'Say who saw it.' } });
  await hub.settle();
  expect((await firstOf(visit)).status).toBe('proof_rejected');
  await dispatcher.ask(recordProof, {
    params,
    body: await proofOf(visit, params.id, { ...unsigned, note: 'Her nurse saw it.' }),
  });
  await hub.settle();
  const again = (await firstOf(visit)).proofs.find((proof) => proof.status === 'pending');
  await coordinator.ask(decideProof, {
    params: { tenantId: visit.tenantId, id: again?.id ?? '' },
    body: { accept: true, reason: 'Confirmed by phone with the daughter.' },
  });
  await hub.settle();
  expect((await pageOf(visit)).referral.status).toBe('completed');
});

test('a visit nobody recorded counts as missed an hour later; oxygen is clinical at once; a new time comes within 24 hours', async () => {
  const visit = await confirmed();
  await hub.pass({ hours: 27, minutes: 5 });
  expect((await firstOf(visit)).status).toBe('missed');
  expect(await openTasks(visit)).toEqual(expect.arrayContaining(['visit_missed', 'clinical_check']));
  expect((await pageOf(visit)).lines[0]?.status).toBe('accepted');
  expect((await pageOf(visit)).sentence).not.toContain('comes');
  const dispatcher = await hub.as(visit.dispatcher.email);
  const { params } = await firstOf(visit);
  const late = { windowFrom: inHours(30), windowTo: inHours(32) };
  expect((await dispatcher.refused(proposeTime, { params, body: late })).at).toEqual(['windowFrom']);
  await dispatcher.ask(proposeTime, { params, body: { windowFrom: inHours(5), windowTo: inHours(7) } });
  await hub.settle();
  expect(await openTasks(visit)).not.toContain('visit_missed');
  expect(await openTasks(visit)).toContain('clinical_check');
  const mails = await hub.mailbox.to(visit.dispatcher.email);
  expect(mails.some((mail) => mail.subject.includes(visit.caseNumber))).toBe(true);
});

test('a failed delivery says why and gets its new time from a coordinator, even a later one', async () => {
  const visit = await confirmed();
  const { params } = await firstOf(visit);
  await (
    await hub.as(visit.dispatcher.email)
  ).ask(failVisit, { params, body: { code: 'no_access', note: 'Third floor, no elevator.' } });
  await hub.settle();
  expect(await openTasks(visit)).toContain('delivery_failed');
  expect(await told(visit)).toContain('failed: no way in');
  const coordinator = await hub.as(coordinatorEmail);
  await coordinator.ask(proposeTime, { params, body: { windowFrom: inHours(40), windowTo: inHours(42) } });
  await hub.settle();
  expect(await openTasks(visit)).not.toContain('delivery_failed');
});

test('a member who cancels is not visited: the visit is called off and the provider told', async () => {
  const visit = await confirmed();
  const params = { tenantId: visit.tenantId, id: visit.id };
  await (await hub.as(email)).ask(askToCancel, { params, body: { reason: 'My sister has one.' } });
  await hub.settle();
  expect((await firstOf(visit)).status).toBe('cancelled');
  expect((await pageOf(visit)).referral.status).toBe('cancelled');
  const mine = (await (await hub.as(visit.dispatcher.email)).ask(listVisits)).items.find(
    (each) => each.caseNumber === visit.caseNumber,
  );
  expect(mine).toMatchObject({ status: 'cancelled', visit: null });
  expect((await hub.mailbox.to(visit.dispatcher.email)).at(-1)?.subject).toContain('cancelled');
});

test('when a member dies everything to come is called off, what is out is fetched, and nobody writes to them', async () => {
  const two = { ...order, draft: { ...order.draft, lines: [...one.draft.lines, ...one.draft.lines] } };
  const visit = await acceptedBy(hub, two, { from: inHours(24), to: inHours(26) });
  const member = await hub.as(email);
  for (const appointment of (await pageOf(visit)).appointments)
    await member.ask(answerAppointment, {
      params: { tenantId: visit.tenantId, id: appointment.id },
      body: { answer: 'confirm' },
    });
  await hub.settle();
  const { params } = await firstOf(visit);
  await hub.pass({ hours: 25 });
  await (
    await hub.as(visit.dispatcher.email)
  ).ask(recordProof, { params, body: await proofOf(visit, params.id) });
  await hub.settle();
  const before = (await hub.mailbox.to(email)).length;
  const coordinator = await hub.as(coordinatorEmail);
  const caseParams = { tenantId: visit.tenantId, id: visit.id };
  await coordinator.ask(cancelCase, {
    params: caseParams,
    body: { code: 'deceased', words: 'Her son called.' },
  });
  await hub.pass({ hours: 48 });
  const page = await pageOf(visit);
  expect(page.referral.status).toBe('cancelled');
  expect(await openTasks(visit)).toEqual(['pick_up']);
  expect(page.appointments.map((each) => each.status).toSorted()).toEqual(['cancelled', 'proof_accepted']);
  expect((await hub.mailbox.to(email)).length).toBe(before);
  expect(page.ending.ended).toMatchObject({ code: 'deceased' });
});

test('a moved discharge moves the visit with it, with the same provider; an unknown one pauses the case', async () => {
  const dischargeAt = inHours(26);
  const home = { ...one, draft: { ...one.draft, dischargeAt } };
  const visit = await confirmed(inHours(22), inHours(24), home);
  const coordinator = await hub.as(coordinatorEmail);
  const caseParams = { tenantId: visit.tenantId, id: visit.id };
  const correct = async (to: string | undefined) => {
    const { version } = (await pageOf(visit)).referral;
    const { dischargeAt: _, ...draft } = home.draft;
    await coordinator.ask(correctCase, {
      params: caseParams,
      body: { version, draft: to === undefined ? draft : { ...draft, dischargeAt: to } },
    });
    await hub.settle();
  };
  const before = await firstOf(visit);
  await correct(new Date(Date.parse(dischargeAt) + 72 * 3_600_000).toISOString());
  const after = await firstOf(visit);
  expect(after).toMatchObject({ status: 'proposed', providerName: before.providerName, replaces: before.id });
  expect(Date.parse(after.windowFrom) - Date.parse(before.windowFrom)).toBe(72 * 3_600_000);
  await correct(undefined);
  expect((await firstOf(visit)).status).toBe('rescheduled');
  expect((await pageOf(visit)).referral.status).toBe('on_hold');
});
