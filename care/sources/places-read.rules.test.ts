import { expect, test } from 'vitest';
import { placesRead } from './places-read.rules.ts';

const papers = [{ id: 'fax', as: 'copy', pageCount: 3 }];
const strip = { x: 0.1, y: 0.2, w: 0.5, h: 0.05 };

test('a strip of a page that lies here is the place of its field, under the id the case knows it by', () => {
  const read = placesRead([{ field: 'patient.birthOn', documentId: 'fax', page: 3, region: strip }], papers);
  expect(read instanceof Map && read.get('patient.birthOn')).toEqual({
    kind: 'page',
    documentId: 'copy',
    page: 3,
    region: strip,
  });
});

test.each([
  ['another paper', 'other', 1],
  ['a page beyond the last', 'fax', 4],
])('%s is refused', (_, documentId, page) => {
  expect(placesRead([{ field: 'note', documentId, page, region: null }], papers)).toMatchObject({
    refused: 'absent',
  });
});
