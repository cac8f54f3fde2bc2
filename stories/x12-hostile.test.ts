// Why: whatever signs a partner's message holds (delimiters of ours that are none of its own, signs cut in their middle), it is kept,
// answered in X12 that can be read, and never an error of ours.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import {
  careSet,
  enveloped,
  eventIn,
  nursing,
  openStoryPartner,
  someoneOf,
  type StoryPartner,
} from '../run/testing/story-partner.ts';
import { readEnvelopes } from '../wire/x12/index.ts';

let hub: StoryHub;
let partner: StoryPartner;
beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  partner = await openStoryPartner(hub, {
    name: 'Bellweather Exchange',
    theirId: 'BELLWEATHER',
    takes: ['270', '276', '278'],
  });
});
afterAll(async () => await hub.close());

/** The same message with bars between its elements. */
const barred = (text: string) => text.replaceAll('*', '|');
const asking = (trace: string) => nursing(someoneOf('silver-ma-ppo'), trace);

test('a name and a group’s sender made of the signs that cut our answers', async () => {
  const text = barred(enveloped(asking('H1'), careSet))
    .replace('BELLWEATHER CLINIC', 'BELL*WEATHER~CLINIC')
    .replace('GS|HI|BELLWEATHER', 'GS|HI|BELL*ER');
  // A tilde may only stand in an element where it ends no segment.
  const { status, bytes } = await partner.post(
    '/x12',
    text.replaceAll('~', "'").replace("WEATHER'C", 'WEATHER~C'),
  );
  expect(status).toBe(200);
  const { interchanges, problems } = readEnvelopes(bytes);
  expect(problems).toEqual([]);
  expect(interchanges[0]?.groups[0]?.receiver).toBe('BELL ER');
  expect(eventIn(bytes).decision?.decision).toBe('A4');
  expect(bytes.toString()).toContain('NM1*1P*2*BELL WEATHER CLINIC*');
});

test('coverage of more people than one message may ask about is refused before anybody is looked up', async () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => [
      `HL*${(i + 3).toString()}*2*22*0`,
      `NM1*IL*1*NOBODY*NEMO****MI*X${i.toString()}`,
      'DMG*D8*19500101',
      'EQ*30',
    ]);
  const asked = async (count: number) => {
    const inner = [
      'BHT*0022*13*B1*20260310*0900',
      'HL*1**20*1',
      'NM1*PR*2*THE PLAN*****PI*PLAN1',
      'HL*2*1*21*1',
      'NM1*1P*2*CORE CLINIC*****XX*1497758544',
      ...people(count).flat(),
    ];
    const set = { functional: 'HS', set: '270', version: '005010X279A1' };
    return (await partner.post('/x12', enveloped(inner, set))).bytes.toString();
  };
  expect(await asked(5001)).toMatch(/~TA1\*\d{9}\*\d{6}\*\d{4}\*R\*024~/);
  expect(await asked(2)).toContain('ST*271');
});

const faces = (length: number) => `${'A'.repeat(length)}${'😀'.repeat(30)}`;
test.each([
  ['the phone number', 'TE*6175550111', `TE*${faces(1)}`, 'ST*278'],
  [
    'an element that should not be there',
    'DTP*096*D8*20260313',
    `DTP*096*D8*20260313*${faces(39)}`,
    'ST*999',
  ],
  ['a code that tells what a segment is', 'DTP*096*', `DTP*${faces(39)}*`, 'ST*999'],
  [
    'an element that is not used',
    'CR6*4*20260314*RD8*20260314-20260510*',
    `CR6*4*20260314*RD8*20260314-20260510*20260301*N*Y*I*${faces(39)}*`,
    'ST*999',
  ],
])('%s is cut in the middle of a sign', async (_what, find, put, answer) => {
  const inner = asking(`H${find.length.toString()}`);
  expect(inner.join('~')).toContain(find);
  const { status, bytes } = await partner.post(
    '/x12',
    enveloped(
      inner.map((one) => one.replace(find, put)),
      careSet,
    ),
  );
  expect(status).toBe(200);
  expect(bytes.toString()).toContain(answer);
});
