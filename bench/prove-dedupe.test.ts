// Why: re-sends over every road are linked or proposed on every change, and the prover itself is put to the proof: a house that
// proposes nothing, or cannot tell two orders apart, must turn it red.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { inventOrders, inventSendings } from './dedupe-orders.ts';
import { proveDedupe } from './prove-dedupe.ts';

let hub: StoryHub;
beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
});
afterAll(async () => await hub.close());

test('orders sent again over other roads, with slips, stand open once when the proposals are answered', async () => {
  const proof = await proveDedupe(hub, 5, 1);
  expect(proof.violations).toEqual([]);
  expect(proof.linked).toBeGreaterThan(0);
  expect(proof.proposed).toBe(proof.merged);
  expect(proof.sendings - proof.linked).toBe(proof.cases);
}, 60_000);

test('a house that proposes nothing turns the prover red', async () => {
  const { violations } = await proveDedupe(hub, 2, 5, () => false);
  expect(violations.join(' ')).toMatch(/stands open [2-5] times/);
}, 60_000);

test('what is invented holds repetitions, slips, twins and other care, by every road', () => {
  const orders = inventOrders(500, 1);
  const sendings = inventSendings(orders, 1);
  expect(new Set(sendings.map(({ road }) => road))).toEqual(new Set(['portal', 'mail', 'x12', 'file']));
  expect(orders.some(({ family }) => family === 'dme')).toBe(true);
  expect(sendings.filter(({ same }) => same !== null).length).toBeGreaterThan(200);
  expect(inventSendings(orders, 1)).toEqual(sendings);
});
