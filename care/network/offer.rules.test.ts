import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { gridOf } from '../../base/machine/grid.ts';
import { finalStates, unreachableStates } from '../../base/machine/machine.ts';
import { withoutPerson } from '../cases/without-person.rules.ts';
import { needsOf } from './offered-facts.rules.ts';
import { offerMachine } from './offer.machine.ts';
import { trackOf } from './track.rules.ts';
import { readWindow } from './window.rules.ts';

const at = '2026-03-10T14:00:00.000Z';
const zone = 'America/New_York';

describe('how fast, and how many at once', () => {
  type Row = [
    why: string,
    priority: string,
    family: string,
    dischargeAt: string | null,
    track: string,
    atOnce: number,
  ];
  test.each<Row>([
    ['an ordinary order goes to one after the other', 'standard', 'dme', null, 'routine', 1],
    ['urgent', 'urgent', 'home_health', null, 'urgent', 1],
    ['stat, but not oxygen', 'stat', 'wound_care', null, 'stat', 1],
    ['oxygen ordered stat', 'stat', 'oxygen', null, 'stat', 3],
    ['home within 24 hours', 'standard', 'dme', '2026-03-11T14:00:00.000Z', 'stat', 3],
    ['home in 24 hours and a minute', 'standard', 'dme', '2026-03-11T14:01:00.000Z', 'routine', 1],
    ['home since this morning', 'urgent', 'dme', '2026-03-10T12:00:00.000Z', 'stat', 3],
  ])('%s', (_why, priority, family, dischargeAt, track, atOnce) => {
    expect(trackOf({ priority, family, dischargeAt }, at)).toEqual({ track, atOnce });
  });
});

describe('the window a provider proposes', () => {
  type Row = [
    why: string,
    on: string,
    from: string,
    to: string,
    late: string | undefined,
    field: string | null,
  ];
  test.each<Row>([
    ['tomorrow morning', '2026-03-11', '09:00', '11:00', undefined, null],
    ['later today', '2026-03-10', '10:01', '12:00', undefined, null],
    ['this minute is past', '2026-03-10', '10:00', '12:00', undefined, 'from'],
    ['yesterday', '2026-03-09', '10:00', '12:00', undefined, 'on'],
    ['ends before it begins', '2026-03-11', '11:00', '09:00', undefined, 'to'],
    ['has no length', '2026-03-11', '09:00', '09:00', undefined, 'to'],
    ['twelve hours', '2026-03-11', '08:00', '20:00', undefined, null],
    ['more than twelve hours', '2026-03-11', '08:00', '20:01', undefined, 'to'],
    ['the ordered day', '2026-03-12', '09:00', '11:00', undefined, null],
    ['after the ordered day without a word', '2026-03-13', '09:00', '11:00', undefined, 'lateReason'],
    ['after the ordered day with blanks', '2026-03-13', '09:00', '11:00', '   ', 'lateReason'],
    ['after the ordered day with a reason', '2026-03-13', '09:00', '11:00', 'Truck back on Friday', null],
  ])('%s', (_why, on, from, to, lateReason, field) => {
    const read = readWindow({ on, from, to, lateReason }, zone, '2026-03-12', at);
    if (field === null) expect(isRefusal(read)).toBe(false);
    else expect(read).toMatchObject({ refused: 'invalid', at: [field] });
  });

  test('is read on the wall where the member lives', () => {
    const said = { on: '2026-03-11', from: '09:00', to: '11:00' };
    expect(readWindow(said, 'Pacific/Honolulu', null, at)).toMatchObject({
      from: '2026-03-11T19:00:00.000Z',
    });
    expect(readWindow(said, zone, null, at)).toMatchObject({
      from: '2026-03-11T13:00:00.000Z',
      lateReason: null,
    });
  });
});

describe('free words before accepting', () => {
  const rosa = {
    patientGivenName: 'Rosa',
    patientFamilyName: 'Núñez-Ortega',
    patientMemberNumber: 'SH-448-12907',
    patientPhone: '+16175550142',
    patientBirthOn: '1948-03-14',
    shipLine1: '12 Maple Street',
    requesterName: 'Nancy Petrova',
    clinicianName: 'Dr Anil Rao',
  };
  test.each([
    ['plain words pass', 'Stationary concentrator, 5 L', true],
    ['no words pass as none', null, true],
    ['the given name', 'Concentrator for Rosa', false],
    ['the family name without accents', 'NUNEZ ORTEGA: concentrator', false],
    ['the family name as one word', 'order nunezortega', false],
    ['half of the family name', 'Mrs Ortega', false],
    ['a name inside another word is none', 'Prosarium holder', true],
    ['who ordered', 'ask Petrova', false],
    ['the clinician', 'per Dr. Rao', false],
    ['the street', 'deliver to 12 Maple Street', false],
    ['the member number', 'id SH44812907', false],
    ['a telephone number', 'call 617 555 0142', false],
    ['a date of birth', 'born 03/14/1948, 03-14-1948', false],
    ['codes and amounts', 'E1390, 2 a month, 24 h', true],
  ])('%s', (_why, text, passes) => {
    expect(withoutPerson(text, rosa)).toBe(passes ? text : null);
  });
});

test('needs are told in a few words of ours, never in the sender’s', () => {
  const referral = {
    patientLanguage: 'es',
    accessBarriers: 'Third floor walk-up, no elevator. Gate code 4471, ring twice for Rosa. Two dogs.',
    clinical: { oxygen: { flowLpm: 2, hoursPerDay: 24 } },
  };
  expect(needsOf(referral, { family: 'oxygen' }, false)).toEqual([
    '2 L/min, 24 h a day',
    'Speaks Spanish',
    'Stairs at the door',
    'No elevator',
    'Gated entry',
    'Animal in the house',
  ]);
  expect(needsOf({ ...referral, accessBarriers: null }, { family: 'home_health' }, true)).toEqual([
    'Speaks Spanish: bring an interpreter',
  ]);
  expect(
    needsOf({ patientLanguage: 'en', accessBarriers: null, clinical: {} }, { family: 'dme' }, true),
  ).toEqual([]);
});

describe('the machine of offers', () => {
  test('reaches every state and ends where nobody can answer any more', () => {
    expect(unreachableStates(offerMachine)).toEqual([]);
    expect(finalStates(offerMachine)).toEqual([
      'declined',
      'expired',
      'withdrawn',
      'superseded',
      'called_off',
    ]);
  });
  test('state by move', () => {
    expect(gridOf(offerMachine)).toMatchSnapshot();
  });
});
