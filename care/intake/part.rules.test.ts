import { expect, test } from 'vitest';
import { cutBefore, pagesLeft, unfinished, unfitParts } from './part.rules.ts';
import type { Part } from './part.schema.ts';

const fax = { id: 'fax', pageCount: 17 };
const part = (firstPage: number, lastPage: number, more: Partial<Part> = {}): Part => ({
  id: `${firstPage}`,
  documentId: 'fax',
  firstPage,
  lastPage,
  fate: 'new_case',
  title: '',
  status: 'planned',
  madeAt: '',
  madeBy: '',
  caseNumber: null,
  toTenantId: null,
  toReferralId: null,
  toDocumentId: null,
  settledAt: null,
  ...more,
});

test('pages of two patients and a cover divide a fax', () => {
  expect(unfitParts([part(1, 1), part(2, 9), part(10, 17)], [], [fax])).toBeUndefined();
});

test.each([
  ['a page beyond the last', [part(1, 18)], [], 'pages 1–18'],
  ['a range that runs backwards', [part(9, 2)], [], 'pages 9–2'],
  ['a page in two parts', [part(1, 9), part(9, 17)], [], 'share a page'],
  ['a page that is on a case already', [part(1, 9)], [part(5, 5)], 'share a page'],
  ['pages of another paper', [part(1, 1, { documentId: 'other' })], [], 'page 1'],
])('%s is refused', (_, parts, settled, says) => {
  expect(unfitParts(parts, settled, [fax])?.say).toContain(says);
});

test('what stands in no part is named in order; what was taken back stands in none', () => {
  expect(pagesLeft([part(3, 9), part(12, 12, { status: 'taken_back' })], [fax])).toEqual([
    { documentId: 'fax', firstPage: 1, lastPage: 2 },
    { documentId: 'fax', firstPage: 10, lastPage: 17 },
  ]);
});

const given = { status: 'settled', toReferralId: 'case', fate: 'new_case' } as const;
test.each([
  ['a page is nobody’s', [part(1, 16, given)], 'whose page 17 is'],
  ['a part has no case yet', [part(1, 9, given), part(10, 17)], 'Give pages 10–17 to a case'],
  ['nothing went to a case', [part(1, 17, { fate: 'not_ours' })], 'Set it aside'],
])('it is not done while %s', (_, parts, says) => {
  expect(unfinished(parts, [fax])?.say).toContain(says);
});

test('it is done when every page has its place', () => {
  const parts = [part(1, 1, { fate: 'cover' }), part(2, 9, given), part(10, 17, given)];
  expect(unfinished(parts, [fax])).toBeUndefined();
});

test('a part is cut before a page of it, not before its first and not beyond its last', () => {
  expect(cutBefore(part(2, 9), 5)).toMatchObject([
    { firstPage: 2, lastPage: 4 },
    { firstPage: 5, lastPage: 9 },
  ]);
  expect([cutBefore(part(2, 9), 2), cutBefore(part(2, 9), 10)]).toEqual([null, null]);
});
