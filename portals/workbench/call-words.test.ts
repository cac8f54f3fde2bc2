// Why: a fact the caller gave is written down once: typing it is giving it, and what the agent took back stays taken back.
import { expect, test } from 'vitest';
import { factsWith } from './call-words.ts';
import { emptyOrder } from './order-words.ts';

const nothing = emptyOrder();
const named = { ...nothing, givenName: 'Rosa', familyName: 'Ortega' };

test('a fact is given once the whole of it is typed', () => {
  expect(factsWith([], nothing, { ...nothing, givenName: 'Rosa' })).toEqual([]);
  expect(factsWith([], { ...nothing, givenName: 'Rosa' }, named)).toEqual(['name']);
  expect(factsWith(['name'], named, { ...named, birthOn: '1948-02-11' })).toEqual(['name', 'birth_date']);
  expect(factsWith(['name'], named, { ...named, memberNumber: 'S' })).toEqual(['name', 'member_id']);
});

test('a fact that the agent took back is not given again by typing on', () => {
  expect(factsWith([], named, { ...named, familyName: 'Ortegas' })).toEqual([]);
  expect(factsWith(['name'], named, { ...named, line1: '12 Main St' })).toEqual(['name']);
});
