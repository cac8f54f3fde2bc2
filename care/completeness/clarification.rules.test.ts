// Why: the figures by which forms are mended must themselves be right.
import { expect, test } from 'vitest';
import { clarificationRates } from './clarification.rules.ts';

const group = (channel: string, sender: string, reviewed: number, clarified: number, days: number) => ({
  channel,
  sender,
  reviewed,
  clarified,
  days,
});

test('rates are of what was reviewed, days of what was asked', () => {
  const rates = clarificationRates(
    [
      group('fax', 'Back Bay', 6, 3, 6),
      group('portal', 'Back Bay', 10, 1, 0.5),
      group('portal', 'Harbor', 4, 0, 0),
    ],
    [{ code: 'base.signed_on', say: 'The date the order was signed is missing.', cases: 3, days: 6 }],
  );
  expect(rates.all).toEqual({ reviewed: 20, clarified: 4, ratePercent: 20, reworkDays: 1.6 });
  expect(rates.byCode).toMatchObject([{ code: 'base.signed_on', cases: 3, ratePercent: 15, reworkDays: 2 }]);
  expect(rates.byChannel).toEqual([
    { name: 'fax', reviewed: 6, clarified: 3, ratePercent: 50, reworkDays: 2 },
    { name: 'portal', reviewed: 14, clarified: 1, ratePercent: 7.1, reworkDays: 0.5 },
  ]);
  expect(rates.bySender.map((one) => [one.name, one.ratePercent])).toEqual([
    ['Back Bay', 25],
    ['Harbor', 0],
  ]);
});

test('a period in which nothing was reviewed has no rate and no days', () => {
  const { all, byCode, bySender, byChannel } = clarificationRates([], []);
  expect(all).toEqual({ reviewed: 0, clarified: 0, ratePercent: 0, reworkDays: null });
  expect([byCode, bySender, byChannel]).toEqual([[], [], []]);
});
