// Why: an accepted offer is no promise to anybody yet. A member says yes in a way they can, the chart gets its written
// confirmation, silence is heard, and nobody is written to who asked for a letter (domain reference §1.1 row 8, §1.3).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOwnCases, openLink, readCase } from '../care/casefile/casefile.contract.ts';
import { answerTimeByLink } from '../care/casefile/link.contract.ts';
import {
  answerAppointment,
  answerForMember,
  postLetter,
  proposeTime,
} from '../care/fulfilment/fulfilment.contract.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';
import { acceptedBy, bytesOf, lastLinkTo, type StoryVisit } from '../run/testing/story-visits.ts';
import { startPageReader } from '../wire/pdf/read-pages.ts';

let hub: StoryHub;
const reader = startPageReader({ children: 1 });
beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T14:00:00.000Z' });
});
afterAll(async () => {
  reader.close();
  await hub.close();
});

const window = { from: '2026-11-24T18:00:00.000Z', to: '2026-11-24T20:00:00.000Z' };
const online = orderOf('Ángel Luis Rivera Quiñones', 'oxygen');
const onPhone = orderOf('Rosa Núñez-Ortega', 'oxygen');
const mailOf = (order: typeof online) => order.member.email ?? '';

const pageOf = async (visit: StoryVisit) =>
  await (await hub.as('supervisor')).ask(readCase, { params: { tenantId: visit.tenantId, id: visit.id } });
const firstOf = async (visit: StoryVisit) => {
  const [appointment] = (await pageOf(visit)).appointments;
  if (appointment === undefined) throw new Error('The case has no appointment.');
  return { ...appointment, params: { tenantId: visit.tenantId, id: appointment.id } };
};
const openTasks = async (visit: StoryVisit) =>
  (await pageOf(visit)).tasks.filter((task) => task.status === 'open').map((task) => task.code);
const told = async (visit: StoryVisit) => (await hub.timeline(visit)).map((event) => event.say);

async function wordsOf(pdf: Buffer): Promise<string> {
  const read = await reader.readPages(pdf, 'pdf');
  if (!read.ok) throw new Error(read.say);
  return read.pages.map((page) => page.text ?? '').join('\n');
}

describe('by the link in a mail', () => {
  let visit: StoryVisit;
  beforeAll(async () => {
    visit = await acceptedBy(hub, online, window);
  });

  test('the mail says nothing of who is ill, who comes and what for', async () => {
    const mail = (await hub.mailbox.to(mailOf(online))).at(-1);
    expect(mail?.subject).toContain(visit.caseNumber);
    for (const word of [...personalWords(online.member), 'Keystone', 'oxygen', 'Oxygen'])
      expect(`${mail?.subject} ${mail?.text}`).not.toContain(word);
    expect((await firstOf(visit)).status).toBe('proposed');
    expect((await firstOf(visit)).askedHow).toBe('link');
  });

  test('with the date of birth the link shows the time, and one yes sets it', async () => {
    const token = await lastLinkTo(hub, mailOf(online));
    const { birthOn } = online.member;
    const shown = await hub.at().ask(openLink, { body: { token, birthOn } });
    expect(shown.visit).toMatchObject({ mayAnswer: true, status: 'proposed' });
    expect(shown.visit?.window).toContain('Tue 24 Nov');
    const wrong = { token, birthOn: '1950-01-01', answer: 'confirm' as const };
    expect((await hub.at().refused(answerTimeByLink, { body: wrong })).code).toBe('absent');
    for (let turn = 0; turn < 2; turn += 1) {
      const { say } = await hub.at().ask(answerTimeByLink, { body: { token, birthOn, answer: 'confirm' } });
      expect(say).toBe('Thank you. The time is set.');
    }
    await hub.settle();
    const page = await pageOf(visit);
    expect(page.lines.map((line) => line.status)).toContain('scheduled');
    expect(page.sentence).toContain('Keystone Respiratory, Boston comes Tue 24 Nov');
    expect((await told(visit)).filter((say) => say.startsWith('Confirmed by the link'))).toHaveLength(1);
  });

  test('the ordering office gets word, and the written confirmation for the chart', async () => {
    const clerk = await hub.as(online.clerk.email);
    const own = (await clerk.ask(listOwnCases)).items.find((one) => one.id === visit.id);
    expect(own?.visits[0]).toMatchObject({ status: 'confirmed', mayAnswer: false });
    const [paper] = own?.papers ?? [];
    const words = await wordsOf(
      await bytesOf(clerk, `/api/papers/${visit.tenantId.toString()}/${paper?.id ?? ''}`),
    );
    for (const said of [
      visit.caseNumber,
      online.member.familyName,
      'Keystone Respiratory, Boston',
      'Tue 24 Nov',
      'If nobody has come',
    ])
      expect(words).toContain(said);
    const mails = (await hub.mailbox.to(online.office.email)).filter((mail) =>
      mail.subject.includes('confirmed'),
    );
    expect(mails).toHaveLength(1);
    for (const word of personalWords(online.member)) expect(mails[0]?.text).not.toContain(word);
  });

  test('another office, and a dispatcher, do not reach the paper', async () => {
    const [paper] = (await firstOf(visit)).papers;
    const url = `/api/papers/${visit.tenantId.toString()}/${paper?.id ?? ''}`;
    for (const who of [onPhone.clerk.email, visit.dispatcher.email, 'system_admin'])
      expect((await (await hub.as(who)).raw('GET', url)).statusCode, who).toBe(404);
  });
});

describe('by phone, through an agent', () => {
  let visit: StoryVisit;
  beforeAll(async () => {
    visit = await acceptedBy(hub, onPhone, window);
  });

  test('whoever has no mail is called: it is a task with an owner', async () => {
    expect(await openTasks(visit)).toContain('confirm_by_phone');
  });

  test('nothing is said before two of three identifiers are given', async () => {
    const { params } = await firstOf(visit);
    const agent = await hub.as('intake_agent');
    const body = { how: 'phone', answer: 'confirm', spokeWith: 'Rosa', identifiers: ['name'] } as const;
    const no = await agent.refused(answerForMember, {
      params,
      body: { ...body, identifiers: ['name'], tty: false },
    });
    expect(no.at).toEqual(['identifiers']);
    const twice = { ...body, identifiers: ['name', 'name'] as ('name' | 'birth_date')[], tty: false };
    expect((await agent.refused(answerForMember, { params, body: twice })).at).toEqual(['identifiers']);
  });

  test('her yes through a relay service sets the time and closes the task', async () => {
    const { params } = await firstOf(visit);
    const body = {
      how: 'phone',
      answer: 'confirm',
      spokeWith: 'Rosa Núñez-Ortega',
      identifiers: ['name', 'birth_date'] as ('name' | 'birth_date')[],
      tty: true,
    } as const;
    await (await hub.as('care_coordinator')).ask(answerForMember, { params, body });
    await hub.settle();
    expect(await openTasks(visit)).not.toContain('confirm_by_phone');
    expect((await told(visit)).join(' ')).toContain('Confirmed on the phone through a relay service');
  });
});

describe('by letter', () => {
  let visit: StoryVisit;
  beforeAll(async () => {
    visit = await acceptedBy(hub, onPhone, window);
  });

  test('after three calls that reached nobody a letter is there to be printed and mailed', async () => {
    const { params } = await firstOf(visit);
    const agent = await hub.as('care_coordinator');
    const body = { how: 'phone', answer: 'not_reached', identifiers: [], tty: false } as const;
    for (let turn = 0; turn < 3; turn += 1)
      await agent.ask(answerForMember, { params, body: { ...body, identifiers: [] } });
    await hub.settle();
    expect(await openTasks(visit)).toEqual(expect.arrayContaining(['confirm_by_letter']));
    expect(await openTasks(visit)).not.toContain('confirm_by_phone');
    const [paper] = (await firstOf(visit)).papers;
    const words = await wordsOf(
      await bytesOf(agent, `/api/papers/${visit.tenantId.toString()}/${paper?.id ?? ''}`),
    );
    for (const said of ['We have a time for you', visit.caseNumber, 'Núñez-Ortega', '711'])
      expect(words).toContain(said);
    await agent.ask(postLetter, { params });
    expect((await agent.refused(postLetter, { params })).code).toBe('wrong_state');
  });

  test('the answer that comes back is written down and counts like any other', async () => {
    const { params } = await firstOf(visit);
    const body = { how: 'letter', answer: 'confirm', identifiers: [], tty: false } as const;
    await (
      await hub.as('care_coordinator')
    ).ask(answerForMember, { params, body: { ...body, identifiers: [] } });
    await hub.settle();
    expect(await openTasks(visit)).not.toContain('confirm_by_letter');
    expect((await firstOf(visit)).status).toBe('confirmed');
  });
});

describe('when the time does not suit', () => {
  let visit: StoryVisit;
  beforeAll(async () => {
    visit = await acceptedBy(hub, online, {
      from: '2026-11-25T18:00:00.000Z',
      to: '2026-11-25T20:00:00.000Z',
    });
  });

  test('the member asks for another time in the portal, and the dispatcher proposes one', async () => {
    const { params } = await firstOf(visit);
    const member = await hub.as(mailOf(online));
    const wish = 'Only in the morning, please.';
    await member.ask(answerAppointment, { params, body: { answer: 'another_time', wish } });
    await hub.settle();
    expect(await openTasks(visit)).toContain('window_refused');
    const dispatcher = await hub.as(visit.dispatcher.email);
    const late = { windowFrom: '2026-11-26T15:00:00.000Z', windowTo: '2026-11-26T14:00:00.000Z' };
    expect((await dispatcher.refused(proposeTime, { params, body: late })).at).toEqual(['windowTo']);
    const body = { windowFrom: '2026-11-26T14:00:00.000Z', windowTo: '2026-11-26T16:00:00.000Z' };
    await dispatcher.ask(proposeTime, { params, body });
    expect((await dispatcher.refused(proposeTime, { params, body })).code).toBe('has_a_time');
    await hub.settle();
    expect(await openTasks(visit)).not.toContain('window_refused');
    const again = await firstOf(visit);
    expect(again).toMatchObject({ status: 'proposed', replaces: params.id });
    await member.ask(answerAppointment, { params: again.params, body: { answer: 'confirm' } });
    await hub.settle();
    expect((await pageOf(visit)).sentence).toContain('Thu 26 Nov');
  });

  test('a dispatcher of another location, and another member, do not reach it', async () => {
    const { params } = await firstOf(visit);
    const body = { windowFrom: '2026-11-27T14:00:00.000Z', windowTo: '2026-11-27T16:00:00.000Z' };
    const stranger = await hub.as('hector.baez@pacific-crest-infusion.doorstep.example');
    expect((await stranger.refused(proposeTime, { params, body })).code).toBe('absent');
    const other = await hub.as('member');
    expect((await other.refused(answerAppointment, { params, body: { answer: 'confirm' } })).code).toBe(
      'absent',
    );
  });

  test('who does not answer the mail is called, and a time nobody agreed to is given up in time', async () => {
    const silent = await acceptedBy(hub, online, {
      from: '2026-11-24T12:00:00.000Z',
      to: '2026-11-24T14:00:00.000Z',
    });
    await hub.pass({ hours: 12 });
    expect(await openTasks(silent)).toContain('confirm_by_phone');
    await hub.pass({ hours: 14 });
    expect(await openTasks(silent)).toContain('window_refused');
    expect(await openTasks(silent)).not.toContain('confirm_by_phone');
    expect((await firstOf(silent)).status).toBe('rescheduled');
  });
});
