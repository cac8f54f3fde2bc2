// Why: whatever one slip does to a claim, payment, status or roster (a segment lost, doubled or out of place, an element
// lost, moved or made nonsense), either it is still understood whole and written back the same, or it is told where.
import { expect, test } from 'vitest';
import { claimGoldens } from './sets/claim-golden.fixture.ts';
import { statusGoldens } from './sets/claim-status-golden.fixture.ts';
import { paymentGoldens } from './sets/payment-golden.fixture.ts';
import { rewrite, transactionSpecs } from './index.ts';

/** Segments of the transaction, ST and SE left alone. */
function* slips(body: readonly string[]): Generator<readonly string[]> {
  for (const [i, segment] of body.entries()) {
    const put = (...instead: readonly string[]) => [...body.slice(0, i), ...instead, ...body.slice(i + 1)];
    yield put();
    yield put(segment, segment);
    yield put(`${segment}*`);
    yield put(`${segment}*X`);
    const next = body[i + 1];
    if (next !== undefined) yield [...body.slice(0, i), next, segment, ...body.slice(i + 2)];
    const elements = segment.split('*');
    for (let e = 1; e < elements.length; e += 1) {
      const held = elements[e] ?? '';
      for (const nonsense of ['', '¿', `${held}:9`, `${held}^${held}`, '-1', '20260230'])
        if (nonsense !== held) yield put(elements.with(e, nonsense).join('*'));
      yield put(elements.toSpliced(e, 0, '').join('*'));
    }
  }
}

test.each(Object.entries({ ...claimGoldens, ...paymentGoldens, ...statusGoldens }))(
  'any one slip in %s: understood whole, or told where',
  { timeout: 60_000 },
  (_, text) => {
    const segments = text.split('~').slice(0, -1);
    const [head, body, tail] = [segments.slice(0, 3), segments.slice(3, -3), segments.slice(-3)];
    let [told, whole] = [0, 0];
    // Each third: all of them are the prover's (`./doorstep prove x12`).
    for (const slip of [...slips(body)].filter((_slip, i) => i % 3 === 0)) {
      const [trailer = '', ...rest] = tail;
      const counted = trailer.replace(/SE\*\d+/, `SE*${(slip.length + 2).toString()}`);
      const bytes = Buffer.from([...head, ...slip, counted, ...rest].map((one) => `${one}~`).join(''));
      const again = rewrite(bytes, transactionSpecs);
      if (again.problems.length === 0) {
        whole += 1;
        expect(again.bytes?.toString()).toBe(bytes.toString());
      } else {
        told += 1;
        const lost = again.problems.find(({ at }) => at.segment < 1 || at.offset >= bytes.length);
        expect(lost).toBeUndefined();
      }
    }
    expect(told).toBeGreaterThan(160);
    expect(whole).toBeGreaterThan(1);
  },
);
