// Why: every door gives a speakable case number at once (requirement M13), unique for ever over all payers.
import { randomInt } from 'node:crypto';
import type { Deed } from '../../base/events/event.ts';
import { makeCaseNumber } from '../../base/ids/case-number.ts';
import { giveNumber } from './cases.store.ts';

/** Reserves a new case number in this transaction. Half a thousand million exist; a taken one is drawn again. */
export async function giveCaseNumber(deed: Deed): Promise<string> {
  for (let turn = 0; turn < 20; turn++) {
    const number = makeCaseNumber((n) => randomInt(n));
    if ((await deed.tx.run(giveNumber, [deed.tenantId, number, deed.at])) === 1) return number;
  }
  throw new Error('Twenty case numbers in a row were taken.');
}
