// Why: asked in the channel they use, and in one only.
import { expect, test } from 'vitest';
import { wayToAsk } from './way-to-ask.rules.ts';
import { whereAsked } from './where-asked.rules.ts';

const sender = {
  channel: 'email',
  requesterEmail: 'desk@office.example',
  requesterName: 'Nancy Petrova',
  requesterOrganization: 'Back Bay',
  requesterPhone: '6175550123',
};
const nobody = { requesterEmail: null, requesterPhone: null };

test.each([
  ['a mail is answered by mail', sender, null, 'mail desk@office.example'],
  [
    'an office by its portal, with a notice',
    { ...sender, channel: 'portal' },
    null,
    'portal desk@office.example',
  ],
  [
    'an office without address by its portal alone',
    { ...sender, ...nobody, channel: 'portal' },
    null,
    'portal null',
  ],
  ['a fax goes back to its number', { ...sender, channel: 'fax' }, '+16175550199', 'fax +16175550199'],
  ['a fax without a number by mail', { ...sender, channel: 'fax' }, null, 'mail desk@office.example'],
  ['a partner in X12', { ...sender, channel: 'x12' }, null, 'x12 null'],
  ['a caller who gave an address by mail', { ...sender, channel: 'phone' }, null, 'mail desk@office.example'],
  [
    'a caller without is called',
    { ...sender, requesterEmail: null },
    null,
    'phone Nancy Petrova, 6175550123',
  ],
  [
    'nobody known is looked for',
    { ...sender, ...nobody, requesterName: null, requesterOrganization: null },
    null,
    'phone the sender',
  ],
] as const)('%s', (_, who, fax, way) => {
  const { channel, to } = wayToAsk(who, fax);
  expect(`${channel} ${to}`).toBe(way);
});

const page = (documentId: string, number: number, content: string | null) => ({
  documentId,
  number,
  content,
});
const pages = [page('a', 1, 'cover'), page('a', 2, 'order'), page('b', 1, null)];
const source = {
  field: 'clinicianNpi',
  said: '1234567890',
  place: { kind: 'page' as const, documentId: 'b', page: 1, region: null },
};

test('a question quotes what was received and the page it stands on', () => {
  expect(whereAsked('clinicianNpi', [source], pages)).toEqual({
    quote: '1234567890',
    documentId: 'b',
    page: 1,
  });
});

test('where nothing was received it names the page of the order, else the first page, else nothing', () => {
  const nothing = { quote: null, documentId: 'a', page: 2 };
  expect(whereAsked('signedOn', [source], pages)).toEqual(nothing);
  expect(whereAsked('signedOn', [], pages.slice(2))).toEqual({ quote: null, documentId: 'b', page: 1 });
  expect(whereAsked('signedOn', [], [])).toEqual({ quote: null, documentId: null, page: null });
});

test('what a person corrected last is what is quoted, not what a page said before', () => {
  const person = { ...source, said: '99', place: { kind: 'person' as const } };
  expect(whereAsked('clinicianNpi', [person, source], pages)).toEqual({
    quote: '99',
    documentId: 'a',
    page: 2,
  });
});
