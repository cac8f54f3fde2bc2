import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { provesItself } from './proves-itself.ts';
import { memberAt, numberOf, readNotice } from './read-notice.rules.ts';
import { checkSchema, mappingSchema } from './vendor-mapping.schema.ts';

const mapping = mappingSchema.parse({
  check: { by: 'secret', header: 'x-key' },
  body: 'json',
  faxId: 'data.id',
  calling: 'data.from',
  called: 'data.to',
  pages: 'data.pages',
  lastPageAt: 'data.at',
  time: 'unix_seconds',
  content: 'data.files.0',
  address: 'data.link',
});
const fax = { id: 17, from: '1-617-555-0199', to: '(617) 555-0110', pages: '3', at: 1773150730 };
const file = Buffer.from('II*\0').toString('base64');

test('a message says what its mapping finds in it', () => {
  expect(readNotice({ data: { ...fax, files: [`data:image/tiff;base64,${file}`] } }, mapping)).toEqual({
    faxId: '17',
    calling: '+16175550199',
    called: '+16175550110',
    pagesClaimed: 3,
    lastPageAt: '2026-03-10T13:52:10.000Z',
    bytes: Buffer.from('II*\0'),
  });
});

test('what is said wrong counts as not said', () => {
  const odd = { ...fax, from: 'anonymous', to: null, pages: -1, at: 'yesterday', files: [file] };
  expect(readNotice({ data: odd }, mapping)).toMatchObject({
    calling: null,
    called: null,
    pagesClaimed: null,
    lastPageAt: null,
  });
});

test.each([
  ['no content', { ...fax }, /expected in data\.files\.0/],
  ['an address', { ...fax, link: 'https://x.example/f' }, /Nothing is fetched/],
  ['what is no base64', { ...fax, files: ['<script>'] }, /not base64/],
  ['no id', { ...fax, id: {}, files: [file] }, /own id/],
  ['content that is empty', { ...fax, files: [''] }, /expected in/],
])('%s is refused in words', (_, data, says) => {
  const read = readNotice({ data }, mapping);
  expect('say' in read ? read.say : '').toMatch(says);
});

test('line breaks in a field never leave it, and nothing inherited is read', () => {
  const read = readNotice({ data: { ...fax, id: 'a\r\nX-Evil: 1\u2028b', files: [file] } }, mapping);
  expect(read).toMatchObject({ faxId: 'a X-Evil: 1 b' });
  expect(memberAt({}, 'constructor.name')).toBeUndefined();
  expect(memberAt(JSON.parse('{"__proto__":{"a":1}}'), '__proto__.a')).toBe(1);
});

test.each([
  ['617.555.0110', '+16175550110'],
  ['+44 20 7946 0018', '+442079460018'],
  ['911', null],
])('%s is %s', (said, number) => expect(numberOf(said)).toBe(number));

const body = Buffer.from('{"a":1}');
const at = '2026-03-10T14:00:00.000Z';
const sign = (key: string, over: string) => createHmac('sha256', key).update(over).digest('hex');
const check = checkSchema.parse({ by: 'signature', header: 'X-Sig', before: 'v1=', timeHeader: 'X-At' });

test.each([
  ['made with the secret, now', 'k', '1773151200', true],
  ['made with another key', 'x', '1773151200', false],
  ['made an hour ago', 'k', '1773147600', false],
  ['with a time that is none', 'k', 'soon', false],
])('a signature %s', (_, key, time, holds) => {
  const headers = { 'x-sig': `v1=${sign(key, `${time}.{"a":1}`)}`, 'x-at': time };
  expect(provesItself(check, 'k', { headers, body, at })).toBe(holds);
});

test('a secret is right or wrong, never almost; none at all is wrong', () => {
  const bare = checkSchema.parse({ by: 'secret', header: 'X-Key' });
  const shown = (key: string | undefined) =>
    provesItself(bare, 'k', { headers: key === undefined ? {} : { 'x-key': key }, body, at });
  expect([shown('k'), shown('kk'), shown(''), shown(undefined)]).toEqual([true, false, false, false]);
});
