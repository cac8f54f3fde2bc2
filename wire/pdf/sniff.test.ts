// Why: senders name files wrongly and attackers on purpose; only the bytes count.
import { expect, test } from 'vitest';
import { makeBomb } from '../../town/make-bomb.ts';
import { makeManyPages } from '../../town/make-order.ts';
import { sniff } from './sniff.ts';

const isa =
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260904*1650*^*00501*000000001*0*P*:~GS*HS*';

test.each([
  ['pdf', async () => await makeManyPages(1)],
  ['pdf', async () => Buffer.concat([Buffer.from('@PJL SET\r\n'), await makeManyPages(1)])],
  ['png', async () => await makeBomb('png')],
  ['zip', async () => await makeBomb('zip')],
  ['docx', () => Buffer.from('PK\x03\x04----------word/document.xml', 'latin1')],
  ['tiff', () => Buffer.from('MM\0*\0\0\0\x08', 'latin1')],
  ['jpeg', () => Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1')],
  ['x12', () => Buffer.from(isa)],
  ['html', () => Buffer.from('\n<!DOCTYPE html><p>order</p>')],
  ['eml', () => Buffer.from('Received: from a\r\nFrom: a@b.example\r\nSubject: order\r\n\r\nhello')],
  ['text', () => Buffer.from('From: the desk of Dr Rao. Please arrange oxygen.')],
  ['text', () => Buffer.from('Überweisung für Núñez')],
  ['unknown', () => Buffer.from([0, 1, 2, 3, 4, 5])],
  ['unknown', () => Buffer.alloc(0)],
] as const)('%s is told by its bytes', async (kind, make) => {
  expect((await sniff(await make())).kind).toBe(kind);
});

test('a kind Doorstep does not read is still named for the sentence to the sender', async () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  expect(await sniff(heic)).toEqual({ kind: 'unknown', mime: 'image/heic' });
});
