import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { memberNamed, type Member } from '../../town/index.ts';
import { authorization278, type Authorization278 } from '../../wire/x12/index.ts';
import { enveloped } from '../../wire/x12/sets/enveloped.fixture.ts';
import { insuredAs, only, post, problemsIn, badDays, seenBefore } from './payer-tests.fixture.ts';
import { startPayer, type PayerMode, type SandboxPayer } from './payer.ts';

let payer: SandboxPayer;
beforeAll(async () => {
  payer = await startPayer({ port: 0, slowSeconds: 0.2 });
});
beforeEach(() => payer.control({ mode: 'well' }));
afterAll(async () => await payer.close());

const rosa = memberNamed('Rosa Núñez-Ortega');

type Wish = { readonly type?: string; readonly code?: string; readonly quantity?: number };
const nursing: Wish = { type: '42', code: 'HC:G0299', quantity: 8 };
const wheelchair: Wish = { type: '12', code: 'HC:K0001', quantity: 1 };
const walker: Wish = { type: '12', code: 'HC:E0143:NU', quantity: 1 };
const dental: Wish = { type: '35', code: 'HC:D0120', quantity: 1 };

type Changes = { readonly payer?: string; readonly npi?: string; readonly event?: readonly string[] };
function asking(member: Member, wishes: readonly Wish[], changes: Changes = {}): string {
  const { name, birth, payer: payerNumber } = insuredAs(member);
  return enveloped({
    functional: 'HI',
    set: '278',
    version: '005010X217',
    body: [
      'BHT*0007*13*A501*20261123*0912*RU',
      'HL*1**20*1',
      `NM1*X3*2*THE PLAN*****PI*${changes.payer ?? payerNumber}`,
      'HL*2*1*21*1',
      `NM1*1P*2*HEARTH HUB*****XX*${changes.npi ?? '1497758544'}`,
      'HL*3*2*22*1',
      name,
      birth,
      `HL*4*3*EV*${wishes.length === 0 ? '0' : '1'}`,
      'TRN*1*A501-1*9HEARTHHUB',
      ...(changes.event ?? ['UM*HS*I*42*12:B']),
      'HI*ABK:I5022',
      ...wishes.flatMap(({ type = '42', code = '', quantity = 1 }, i) => [
        `HL*${(i + 5).toString()}*4*SS*0`,
        `TRN*1*A501-${(i + 2).toString()}*9HEARTHHUB`,
        `UM*HS*I*${type}*12:B`,
        'DTP*472*RD8*20261125-20261222',
        `SV1*${code}**UN*${quantity.toString()}`,
      ]),
    ],
  });
}
const answerTo = async (message: string): Promise<Authorization278> =>
  only(await post(payer.url, message), authorization278);
const subscriberIn = (answer: Authorization278) => answer.decider.requester?.subscriber;
const eventIn = (answer: Authorization278) => subscriberIn(answer)?.event;
const decisionsIn = (answer: Authorization278) => ({
  whole: eventIn(answer)?.decision?.decision,
  each: eventIn(answer)?.services.map((one) => [one.decision?.decision, one.decision?.reason]),
});

test('visits that the plan lets be approved are certified, with a number, the days and the question’s own trace', async () => {
  const answer = await answerTo(asking(rosa, [nursing]));
  const event = eventIn(answer);
  expect(answer.beginning).toMatchObject({ purpose: '11', reference: 'A501', type: '18' });
  expect(event?.decision).toMatchObject({
    decision: 'A1',
    number: expect.stringMatching(/^AU\d{8}$/) as string,
  });
  expect(event?.services).toMatchObject([
    {
      traces: [{ kind: '2', number: 'A501-2' }],
      decision: { decision: 'A1', number: expect.stringMatching(/^AU\d{8}$/) as string },
      dates: [{ qualifier: '472', period: '20261125-20261222' }],
      professional: { quantity: '8' },
    },
  ]);
});

test('the same question gets the same answer, to the byte', async () => {
  const first = await post(payer.url, asking(rosa, [nursing, wheelchair]));
  const second = await post(payer.url, asking(rosa, [nursing, wheelchair]));
  expect(second.bytes.equals(first.bytes)).toBe(true);
});

test('several services are decided each by itself, and the event in part', async () => {
  const answer = await answerTo(asking(rosa, [nursing, wheelchair, dental]));
  expect(decisionsIn(answer)).toEqual({
    whole: 'A2',
    each: [
      ['A1', undefined],
      ['A4', '0V'],
      ['A3', '0M'],
    ],
  });
  expect(answer.beginning.type, 'more is to come').toBe('19');
  expect(eventIn(answer)?.words?.words).toContain('SEND THE NOTES');
});

test('a plan that trusts its network needs no approval; its yearly limit holds nevertheless', async () => {
  const angelo = memberNamed("D'Angelo St. James-O'Rourke");
  expect(decisionsIn(await answerTo(asking(angelo, [walker])))).toEqual({
    whole: 'NA',
    each: [['NA', '0H']],
  });
  const cut = eventIn(await answerTo(asking(angelo, [{ ...nursing, quantity: 60 }])));
  expect(cut).toMatchObject({
    decision: { decision: 'A6' },
    services: [{ decision: { decision: 'A6', reason: '0L' }, professional: { quantity: '52' } }],
  });
});

test.each([
  ['Penelope Pending', 'A4', '0U'],
  ['Dina Denham', 'A3', '0F'],
  ['Hal Fallow', 'A6', '0L'],
] as const)('the name %s brings %s', async (name, decision, reason) => {
  const answer = await answerTo(asking(memberNamed(name), [nursing]));
  expect(decisionsIn(answer)).toEqual({ whole: decision, each: [[decision, reason]] });
  const granted = eventIn(answer)?.services[0]?.professional?.quantity;
  expect(granted).toBe(decision === 'A6' ? '4' : '8');
});

test('an event without services is decided as a whole, by its own pattern of visits', async () => {
  const event = ['UM*HS*I*42*12:B', 'DTP*AAH*RD8*20261125-20261222', 'HSD*VS*2*WK**35*4'];
  // Element order of the event: dates and diagnoses before the pattern.
  const ordered = (one: Member) =>
    asking(one, [], { event: event.slice(0, 2) }).replace('HI*ABK:I5022~', 'HI*ABK:I5022~HSD*VS*2*WK**35*4~');
  const counted = (text: string) =>
    text.replace(/SE\*(\d+)\*/, (_, n: string) => `SE*${String(Number(n) + 1)}*`);
  const whole = eventIn(await answerTo(counted(ordered(rosa))));
  expect(whole).toMatchObject({
    decision: { decision: 'A1' },
    dates: [{ period: '20261222' }],
    services: [],
  });
  const half = eventIn(await answerTo(counted(ordered(memberNamed('Hal Fallow')))));
  expect(half).toMatchObject({
    decision: { decision: 'A6' },
    pattern: { quantityKind: 'VS', quantity: '4' },
  });
});

test('who or what is not known is told where it stands', async () => {
  const strange = { ...rosa, memberNumber: 'XX1', familyName: 'Nobody' };
  expect(subscriberIn(await answerTo(asking(strange, [nursing])))).toMatchObject({
    individual: { faults: [{ isValid: 'N', reason: '75', followUp: 'C' }] },
  });
  const younger = { ...rosa, birthOn: '1949-03-14' };
  expect(subscriberIn(await answerTo(asking(younger, [nursing])))?.individual.faults).toMatchObject([
    { reason: '71' },
  ]);
  const dependent = asking(rosa, [nursing]).replace(
    /HL\*4\*3\*EV\*1~.*?HL\*5/s,
    'HL*4*3*23*1~NM1*QC*1*NUNEZ*TAM~HL*5*4*EV*0~UM*HS*I*42*12:B~HL*6',
  );
  const childless = dependent.slice(0, dependent.indexOf('HL*6')) + 'SE*14*0001~GE*1*77~IEA*1*000000500~';
  expect(subscriberIn(await answerTo(childless))?.dependent?.individual.faults).toMatchObject([
    { reason: '77' },
  ]);
  const elsewhere = await answerTo(asking(rosa, [nursing], { payer: 'MOON01' }));
  expect(elsewhere.decider.individual.faults).toMatchObject([{ reason: '79' }]);
  const nobody = await answerTo(asking(rosa, [nursing], { npi: '1497758545' }));
  expect(nobody.decider.requester?.individual.faults).toMatchObject([{ reason: '43' }]);
  const lapsed = eventIn(await answerTo(asking(memberNamed('Ivan Lapsed'), [nursing])));
  expect(lapsed).toMatchObject({ faults: [{ reason: '95' }], services: [] });
});

test('an approval is cancelled by its number, and not without one', async () => {
  const cancel = (more: readonly string[]) =>
    answerTo(asking(rosa, [], { event: ['UM*HS*3*42*12:B', ...more] }));
  expect(eventIn(await cancel(['REF*BB*AU12345678']))?.decision).toEqual({
    decision: 'C',
    number: 'AU12345678',
  });
  expect(eventIn(await cancel([]))?.faults).toMatchObject([{ reason: 'IA' }]);
});

test.each(badDays)('on a day of %s its answer is refused by name', async (mode: PayerMode, says) => {
  payer.control({ mode });
  const problems = problemsIn(await post(payer.url, asking(rosa, [nursing])));
  expect(problems.join(' ')).toMatch(says);
});

test('its other bad days: certified and not certified in one breath, one number for two answers, closed, slow', async () => {
  payer.control({ mode: 'contradicting', forMemberNumber: rosa.memberNumber });
  for (const wishes of [[nursing, walker], []])
    expect(problemsIn(await post(payer.url, asking(rosa, wishes)))).toEqual([
      'The event is certified in total, a service of it the opposite (A3).',
    ]);
  payer.control({ mode: 'repeated_control', forMemberNumber: rosa.memberNumber });
  expect(problemsIn(await post(payer.url, asking(rosa, [nursing])), seenBefore)).toEqual([
    'Interchange 900000001 of this sender has come before.',
  ]);
  payer.control({ mode: 'down', forMemberNumber: rosa.memberNumber });
  expect((await post(payer.url, asking(rosa, [nursing]))).status).toBe(503);
  payer.control({ mode: 'slow', forMemberNumber: rosa.memberNumber });
  const asked = await Promise.race([
    post(payer.url, asking(rosa, [nursing])),
    new Promise((resolve) => setTimeout(resolve, 100, 'nothing yet')),
  ]);
  expect(asked).toBe('nothing yet');
  payer.control({ mode: 'well', forMemberNumber: rosa.memberNumber });
});
