import { describe, expect, test } from 'vitest';
import { authorizationGoldens } from '../../wire/x12/sets/authorization-golden.fixture.ts';
import {
  authorization278,
  readEnvelopes,
  readTransaction,
  type Authorization278,
} from '../../wire/x12/index.ts';
import { careAsked, isFault, keysOf, purposeOf, type CareAsked } from './care-asked.278.ts';
import { orderAsked } from './order-asked.278.ts';
import { servicesAsked } from './services-asked.278.ts';

type Change = (text: string) => string;
function question(name: string, change: Change = (text) => text): Authorization278 {
  const bytes = Buffer.from(change(authorizationGoldens[name] ?? ''));
  const transaction = readEnvelopes(bytes).interchanges[0]?.groups[0]?.transactions[0];
  const value = transaction && readTransaction(transaction, authorization278).value;
  if (value === undefined) throw new Error(`${name} cannot be read so changed.`);
  return value;
}
function careIn(value: Authorization278): CareAsked {
  const care = careAsked(value);
  if (isFault(care)) throw new Error(care.say);
  return care;
}
function orderIn(name: string, change?: Change) {
  const care = careIn(question(name, change));
  const lines = servicesAsked(care.event).flatMap((one) => (isFault(one) ? [] : [one]));
  return orderAsked(care, lines, { zone: 'America/New_York', today: '2026-11-23' });
}

describe('a request for home health care as an order', () => {
  test('says what, for whom, from when, ordered by whom', () => {
    expect(orderIn('careRequest')).toMatchObject({
      kind: 'order',
      priority: 'stat',
      patient: { givenName: 'IONA', familyName: 'BRAMBLE', birthOn: '1952-08-09', memberNumber: 'MN445566' },
      address: { line1: '3 MILL LANE, APT 2', city: 'SALTMARSH', state: 'MA', zip: '02101' },
      clinicianName: 'ADA OAKES',
      clinicianNpi: '1234567893',
      requesterOrganization: 'HEARTH HUB',
      requesterName: 'APPROVAL DESK',
      requesterPhone: '8005550111',
      diagnoses: ['I50.22', 'J44.9', 'Z79.01'],
      serviceFromOn: '2026-11-25',
      serviceToOn: '2026-12-22',
      dischargeAt: '2026-11-24T17:00:00.000Z',
      lines: [
        { family: 'home_health', code: 'G0299', quantity: 8, frequency: 'SN 2w4' },
        { family: 'home_health', code: 'G0151', quantity: 4, frequency: 'PT 1w4' },
      ],
    });
  });
  test.each([
    [
      'the hour of the discharge, where it was said',
      (t: string) => t.replace('DTP*096*D8*20261124', 'DTP*096*DT*202611241530'),
      { dischargeAt: '2026-11-24T20:30:00.000Z' },
    ],
    [
      'no hurry',
      (t: string) => t.replace('UM*HS*I*42*12:B**03***Y', 'UM*HS*I*42*12:B**E'),
      { priority: 'standard' },
    ],
    [
      'urgent',
      (t: string) => t.replace('UM*HS*I*42*12:B**03***Y', 'UM*HS*I*42*12:B**U'),
      { priority: 'urgent' },
    ],
    [
      'an email beside the phone',
      (t: string) => t.replace('FX*8005550112', 'EM*desk@hub.example'),
      { requesterEmail: 'desk@hub.example' },
    ],
    [
      'an email that is none',
      (t: string) => t.replace('FX*8005550112', 'EM*call us'),
      { requesterEmail: undefined },
    ],
    [
      'an email that looks like one and is none',
      (t: string) => t.replace('FX*8005550112', 'EM*the..desk@hub.example'),
      { requesterEmail: undefined, requesterPhone: '8005550111' },
    ],
    [
      'a phone number longer than there are, cut between two signs',
      (t: string) => t.replace('TE*8005550111', `TE*a${'😀'.repeat(30)}`),
      { requesterPhone: `a${'😀'.repeat(19)}\uFFFD` },
    ],
    [
      'the days of the services, where the event has none',
      (t: string) => t.replace(/DTP\*AAH[^~]*~/, ''),
      { serviceFromOn: '2026-11-25', serviceToOn: '2026-12-22' },
    ],
  ])('%s', (_what, change, expected) => {
    const order = orderIn('careRequest', change);
    for (const [name, value] of Object.entries(expected))
      expect((order as Record<string, unknown>)[name]).toEqual(value);
  });
  test('what has no field stands in the note', () => {
    const order = orderIn('careRequest');
    expect('note' in order ? order.note?.split('\n') : []).toEqual([
      'LIVES ALONE ON THE SECOND FLOOR',
      'The sender names who shall do it: TIDE HOME HEALTH (1992999825).',
      'A paper is announced electronically, number ATT501.',
      'The hour of the discharge was not said.',
      'Fax of the sender: 8005550112.',
    ]);
  });
});

describe('what cannot be an order is a fault in its place', () => {
  test.each([
    ['an NPI of five digits', 'careRequest', 'XX*1234567893', 'XX*12345', 'event', '43'],
    ['a birth in the future', 'careRequest', 'D8*19520809', 'D8*20520809', 'subscriber', '58'],
    ['a dependent’s birth in the future', 'oxygenRequest', 'D8*20170203', 'D8*20970203', 'dependent', '58'],
  ])('%s', (_what, name, find, put, loop, reason) => {
    expect(orderIn(name, (text) => text.replaceAll(find, put))).toMatchObject({ loop, reason });
  });
});

describe('a request for oxygen of a dependent', () => {
  test('is the dependent’s, with the test and both devices', () => {
    expect(orderIn('oxygenRequest')).toMatchObject({
      patient: { givenName: 'TAM', familyName: 'BRAMBLE', birthOn: '2017-02-03' },
      clinicianName: 'ADA OAKES',
      clinical: {
        oxygen: { flowLpm: 2, hoursPerDay: 24, spo2Percent: 87, testCondition: 'rest', portable: 'yes' },
      },
      lines: [
        { family: 'oxygen', code: 'E1390', description: 'Oxygen (RR)', quantity: 12 },
        { family: 'oxygen', code: 'E0431', description: 'Oxygen (RR)', quantity: 12 },
      ],
    });
  });
  test('a saturation nobody can have is left in the message', () => {
    const order = orderIn('oxygenRequest', (text) => text.replace('**87*R', '**870*R'));
    expect('clinical' in order ? order.clinical?.oxygen : {}).not.toHaveProperty('spo2Percent');
  });
});

describe('a request without services', () => {
  const alone: Change = (text) =>
    text.replace(/HL\*5\*4\*SS.*(?=SE\*)/s, '').replace('HL*4*3*EV*1', 'HL*4*3*EV*0');
  test('is one line of what the event is about', () => {
    const care = careIn(question('careRequest', alone));
    expect(servicesAsked(care.event)).toEqual([
      { family: 'home_health', description: 'Home health', frequency: '2w4' },
    ]);
  });
  test('about something that is not ours is a fault of the event', () => {
    const care = careIn(question('careRequest', (text) => alone(text).replace('UM*HS*I*42', 'UM*HS*I*2')));
    expect(servicesAsked(care.event)).toMatchObject([{ loop: 'event', reason: '85' }]);
  });
});

describe('what is the same and what is not', () => {
  const keys = (change?: Change) => {
    const value = question('careRequest', change);
    return keysOf(value, careIn(value));
  };
  const first = keys();
  test.each([
    ['the same in another message', (t: string) => t.replaceAll('0912', '1015'), true, true],
    ['another trace', (t: string) => t.replaceAll('A501-1', 'A601-1'), false, true],
    ['the same trace for another person', (t: string) => t.replace('IONA', 'MIRA'), false, true],
    ['the same trace with other visits', (t: string) => t.replace('UN*8', 'UN*9'), true, false],
    ['without a trace, by the reference', (t: string) => t.replace(/TRN\*1\*A501-1[^~]*~/, ''), false, true],
  ])('%s', (_what, change, isSameKey, isSameContent) => {
    const other = keys(change);
    expect(other.key === first.key).toBe(isSameKey);
    expect(other.content === first.content).toBe(isSameContent);
  });
  test('without trace and reference nothing is taken for the same', () => {
    const change: Change = (t) => t.replace(/TRN\*1\*A501-1[^~]*~/, '').replace('*A501*', '**');
    expect(keys(change).key).toBeNull();
  });
});

describe('what it wants done', () => {
  test.each([
    ['first', (t: string) => t, 'order'],
    ['renewal', (t: string) => t.replaceAll('UM*HS*I', 'UM*HS*R'), 'order'],
    ['extension', (t: string) => t.replaceAll('UM*HS*I', 'UM*HS*4'), 'order'],
    ['cancellation by its beginning', (t: string) => t.replace('BHT*0007*13', 'BHT*0007*01'), 'cancel'],
    ['cancellation by its review', (t: string) => t.replaceAll('UM*HS*I', 'UM*HS*3'), 'cancel'],
    ['cancellation of one service', (t: string) => t.replace('UM*HS*I*PT', 'UM*HS*3*PT'), 'change'],
    ['revision', (t: string) => t.replaceAll('UM*HS*I', 'UM*HS*S'), 'change'],
    ['appeal', (t: string) => t.replaceAll('UM*HS*I', 'UM*HS*2'), 'change'],
  ])('%s', (_what, change, purpose) => {
    const value = question('careRequest', change);
    expect(purposeOf(value, careIn(value))).toBe(purpose);
  });
});
