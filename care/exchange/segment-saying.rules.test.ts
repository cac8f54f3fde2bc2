import { expect, test } from 'vitest';
import { segmentsSaying, type Said } from './segment-saying.rules.ts';

const lines = [
  'NM1*IL*1*NUNEZ-ORTEGA*ROSA****MI*SH100200300',
  'N3*12 HARBOR STREET',
  'N4*BOSTON*MA*02118',
  'DMG*D8*19480211',
  'DTP*472*RD8*20260312-20260412',
  'HI*ABK:J449*ABF:J9611',
  'CR5*I*12*A*E**2',
  'NM1*DK*1*OAKES*ADA****XX*1234567893',
  'SV1*HC:E1390:RR**UN*1',
  'SV1*HC:E0431**UN*1',
  'MSG*STATIONARY CONCENTRATOR',
];
const segments: Said[] = lines.map((line, i) => {
  const [id = '', ...elements] = line.split('*');
  return { number: i + 4, id, elements };
});

test.each([
  ['patient.familyName', 'NUNEZ-ORTEGA', 4, 'NM103'],
  ['patient.memberNumber', 'SH100200300', 4, 'NM109'],
  ['address.zip', '02118', 6, 'N403'],
  ['patient.birthOn', '1948-02-11', 7, 'DMG02'],
  ['serviceFromOn', '2026-03-12', 8, 'DTP03'],
  ['diagnoses', 'J44.9, J96.11', 9, 'HI01-2'],
  ['clinical.oxygen.flowLpm', '7', 10, null],
  ['clinicianNpi', '1234567893', 11, 'NM109'],
  ['clinicianName', 'Ada Oakes', 11, null],
  ['lines.2.code', 'E0431', 13, 'SV101-2'],
  ['lines.1.description', 'Stationary concentrator', 14, 'MSG01'],
])('%s %s stands in segment %d, %s', (field, said, segment, element) => {
  expect(segmentsSaying([{ field, said }], segments).get(field)).toEqual({ segment, element });
});

test('what could stand in two places, or in none, is claimed of neither', () => {
  const twice = [
    { field: 'lines.1.quantity', said: '1' },
    { field: 'note', said: 'ROSA' },
    { field: 'patient.givenName', said: 'Nobody' },
  ];
  expect(segmentsSaying(twice, segments).size).toBe(0);
});
