import { expect, test } from 'vitest';
import { active, notFound } from '../../wire/x12/sets/eligibility-golden.fixture.ts';
import { question270, traceOf, type Question } from './eligibility.270.ts';
import { read271 } from './eligibility.271.ts';

const controlNumber = 411;
/** The answers of the fixture name a question of ours. */
const ours = (text: string) => Buffer.from(text.replace('TRN*2*411*', `TRN*2*${traceOf(controlNumber)}*`));
const read = (bytes: Buffer, tolerates: string[] = []) => read271(bytes, { controlNumber, tolerates });

const question: Question = {
  controlNumber,
  at: '2026-11-23T15:00:00.000Z',
  profile: {
    tenantId: 10,
    endpoint: 'sandbox',
    payerName: 'Coquí ~ Salud',
    payerNumber: 'DRSTP17PR',
    ourQualifier: 'ZZ',
    ourId: 'DOORSTEP',
    theirQualifier: 'ZZ',
    theirId: 'DRSTP17PR',
    ourName: 'Doorstep',
    ourNpi: '1497758544',
    usage: 'T',
    tolerates: [],
  },
  person: {
    givenName: 'Ángel*Luis',
    familyName: 'Rivera Quiñones',
    birthOn: '1940-02-29',
    memberNumber: 'COSA1234',
  },
  serviceOn: '2026-12-01',
  serviceTypes: ['12', '18'],
};

test('the question says who, when and what, in letters that X12 has', () => {
  const segments = question270(question).toString().split('~');
  expect(segments).toContain('NM1*PR*2*Coqui Salud*****PI*DRSTP17PR');
  expect(segments).toContain('NM1*IL*1*Rivera Quinones*Angel Luis****MI*COSA1234');
  expect(segments).toContain('DMG*D8*19400229');
  expect(segments).toContain('DTP*291*D8*20261201');
  expect(segments.filter((one) => one.startsWith('EQ*'))).toEqual(['EQ*12', 'EQ*18']);
  expect(question270(question)).toEqual(question270({ ...question }));
});

test('whoever has no number and no birth date is asked about by name', () => {
  const person = { givenName: null, familyName: 'Ng', birthOn: null, memberNumber: null };
  const segments = question270({ ...question, person })
    .toString()
    .split('~');
  expect(segments).toContain('NM1*IL*1*Ng');
  expect(segments.filter((one) => one.startsWith('DMG'))).toEqual([]);
});

test('an answer becomes facts: plan, days, money, what needs an authorization, other payers', () => {
  const answer = read(ours(active));
  if (!('facts' in answer)) throw new Error(answer.unreadable);
  const { facts } = answer;
  expect(facts).toMatchObject({
    memberNumber: 'MN445566',
    planFromOn: '2026-01-01',
    planToOn: '2026-12-31',
    otherPayers: [{ name: 'OTHER SUN MUTUAL', number: 'SUN9' }],
  });
  expect(facts.benefits[1]).toMatchObject({
    code: '1',
    serviceTypes: ['18', '12'],
    authorization: 'yes',
    inNetwork: 'yes',
  });
  expect(facts.benefits[2]).toMatchObject({ code: 'A', share: 0.2 });
  expect(facts.benefits[4]).toMatchObject({
    code: 'C',
    per: '29',
    amountCents: 15_000,
    fromOn: '2026-01-01',
    toOn: '2026-12-31',
  });
  expect(facts.benefits[4]?.words).toEqual(['RENTAL NEEDS AN AUTHORIZATION BEFORE DELIVERY']);
});

test('a rejection becomes its code', () => {
  expect(read(ours(notFound))).toMatchObject({
    facts: { rejections: [{ code: '75', followUp: 'C' }], benefits: [] },
  });
});

// [what came, as bytes, what is said of it]
const unreadable: [string, Buffer, RegExp][] = [
  ['an answer to somebody else’s question', Buffer.from(active), /answers another question/],
  ['a page of a web server', Buffer.from('<html>502</html>'), /not X12/],
  ['nothing', Buffer.alloc(0), /nothing in it/],
  ['half an answer', ours(active).subarray(0, 700), /middle of a segment.*byte/],
  ['an answer with a wrong count', ours(active.replace('SE*30', 'SE*31')), /SE01 promises 31.*SE, element 1/],
  [
    'an answer with an impossible date',
    ours(active.replace('D8*20261231', 'D8*20261331')),
    /neither a date.*DTP, element 3/,
  ],
  ['our own question sent back', question270(question), /This is a 270/],
  [
    'the answer with a second member in it',
    ours(active.replace('SE*30', 'HL*4*2*22*0~NM1*IL*1*OTHER*ONE~SE*32')),
    /several members/,
  ],
  [
    'a segment nobody knows',
    ours(active.replace('EB*R**30~', 'EB*R**30~ZZZ*1~').replace('SE*30', 'SE*31')),
    /ZZZ does not belong/,
  ],
];

test.each(unreadable)('%s gives no facts, but a sentence with the place', (_, bytes, say) => {
  const answer = read(bytes);
  expect('unreadable' in answer ? answer.unreadable : answer).toMatch(say);
});

test('what a payer’s profile tolerates is let through and kept with the facts', () => {
  const loose = ours(active.replace('EB*R**30~', 'EB*R**30*~'));
  expect(read(loose)).toHaveProperty('unreadable');
  const answer = read(loose, ['trailing_separators']);
  expect('facts' in answer ? answer.facts.tolerated : []).toMatchObject([
    expect.stringContaining('ends with an empty element'),
  ]);
});
