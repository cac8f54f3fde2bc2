// Why: the rows of a payer's file come into being as cases like any other order, with number, lines and event, but in one go.
import { randomInt } from 'node:crypto';
import { appendMany, type Deed } from '../../base/events/event.ts';
import { makeCaseNumber } from '../../base/ids/case-number.ts';
import { newId } from '../../base/ids/ids.ts';
import { referralReceived } from './cases.events.ts';
import type { ReferralDraft } from './cases.schema.ts';
import { giveNumbers, insertManyLines, insertReferrals } from './many.store.ts';
import { valuesOf } from './referral-values.ts';
import type { Received } from './receive-referral.ts';

/** An order of a file; `memberId` where it was matched beyond doubt. */
export type FiledOrder = {
  readonly draft: ReferralDraft;
  readonly zone: string;
  readonly memberId: string | null;
};

async function numbersFor(deed: Deed, count: number): Promise<string[]> {
  const given: string[] = [];
  for (let turn = 0; given.length < count && turn < 20; turn += 1) {
    const drawn = new Set<string>();
    while (drawn.size < count - given.length) drawn.add(makeCaseNumber((n) => randomInt(n)));
    const free = await deed.tx.rows(giveNumbers, [deed.tenantId, [...drawn], deed.at]);
    given.push(...free.map(({ number }) => number));
  }
  if (given.length < count) throw new Error('Twenty draws of case numbers in a row were taken.');
  return given;
}

async function writeManyLines(
  deed: Deed,
  cases: readonly (Received & { draft: ReferralDraft })[],
): Promise<void> {
  const lines = cases.flatMap(({ id, draft }) =>
    draft.lines.map((line, at) => ({ id: newId(deed.at), referralId: id, number: at + 1, ...line })),
  );
  if (lines.length === 0) return;
  await deed.tx.run(insertManyLines, [
    deed.tenantId,
    lines.map((line) => line.id),
    lines.map((line) => line.referralId),
    lines.map((line) => line.number),
    lines.map((line) => line.family),
    lines.map((line) => line.code ?? null),
    lines.map((line) => line.description),
    lines.map((line) => line.quantity ?? null),
    lines.map((line) => line.frequency ?? null),
  ]);
}

/** Writes many orders that came in a file at once, in their order, with the events that start everything else. */
export async function receiveMany(deed: Deed, orders: readonly FiledOrder[]): Promise<Received[]> {
  if (orders.length === 0) return [];
  const numbers = await numbersFor(deed, orders.length);
  const cases = orders.map(({ draft, zone, memberId }, at) => ({
    id: newId(deed.at),
    caseNumber: numbers[at] ?? '',
    draft,
    zone,
    memberId,
  }));
  const rows = cases.map(({ id, caseNumber, draft, zone, memberId }) => ({
    tenantId: deed.tenantId,
    id,
    caseNumber,
    status: 'received',
    channel: 'file',
    receivedAt: deed.at,
    createdBy: deed.by.id,
    ...valuesOf(draft, zone, memberId, false),
  }));
  await deed.tx.run(insertReferrals, [JSON.stringify(rows)]);
  await writeManyLines(deed, cases);
  const told = cases.map(({ id, caseNumber, draft }) => ({
    subjectId: id,
    data: {
      caseNumber,
      channel: 'file',
      kind: draft.kind,
      receivedAt: deed.at,
      arrivalId: null,
      families: [...new Set(draft.lines.map((line) => line.family))],
      dischargeAt: draft.dischargeAt ?? null,
      alreadyAcknowledged: false,
    },
  }));
  await appendMany(deed, referralReceived, told);
  return cases.map(({ id, caseNumber }) => ({ id, caseNumber }));
}
