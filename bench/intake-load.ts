// Why: offices do not wait for each other. Orders leave at their intended moments whether or not the last ones were
// answered, and an order's latency counts from the moment it should have left (no coordinated omission).
import { nowMs } from './percentiles.ts';
import { signIn, type Account, type Caller } from './callers.ts';
import { pdfSaying } from './sample-papers.ts';
import type { Sender } from './send-request.ts';

/** An office ready to send: signed in, its document uploaded. */
export type Desk = { readonly caller: Caller; readonly document: { tenantId: number; id: string } };

/** One order and what became of it. `latencyMs` counts from the intended start. */
export type Sent = {
  readonly caseNumber: string | undefined;
  readonly status: number;
  readonly latencyMs: number;
};

/** Signs offices in and uploads one order form each. */
export async function openDesks(sender: Sender, offices: readonly Account[]): Promise<Desk[]> {
  const desks: Desk[] = [];
  for (const office of offices) {
    const caller = await signIn(sender, office);
    const answer = await sender.send({
      method: 'POST',
      path: '/api/documents?fileName=order.pdf',
      cookie: caller.cookie,
      key: `bench-document-${office.id}`.slice(0, 90),
      body: pdfSaying(`Order of ${office.id}`),
      contentType: 'application/pdf',
    });
    if (answer.status !== 200) throw new Error(`The order form was not taken: ${answer.body.toString()}`);
    const { tenantId, id } = JSON.parse(answer.body.toString()) as { tenantId: number; id: string };
    desks.push({ caller, document: { tenantId, id } });
  }
  return desks;
}

function orderOf(desk: Desk, number: number, payers: readonly number[]): string {
  return JSON.stringify({
    tenantId: payers[number % payers.length],
    documents: [desk.document],
    draft: {
      kind: 'order',
      patient: {
        givenName: `Given${number % 997}`,
        familyName: `Family${number}`,
        birthOn: `19${30 + (number % 60)}-0${1 + (number % 9)}-1${number % 10}`,
        memberNumber: `B${number}`,
      },
      address: { line1: `${number} Main Street`, city: 'Boston', state: 'MA', zip: '02118' },
      officeId: desk.caller.offices[0],
      clinicianName: 'Dr. Bench',
      clinicianNpi: '1234567893',
      signedOn: '2026-11-01',
      requesterName: 'Front desk',
      requesterEmail: `desk${number}@office.example`,
      diagnoses: ['J44.9'],
      serviceFromOn: '2026-12-01',
      lines: [{ family: 'oxygen', code: 'E1390', description: 'Oxygen concentrator', quantity: 1 }],
    },
  });
}

/** Sends `rate` orders a second for `seconds`, then waits for the last answers. `first` numbers the first order. */
export async function sendOrders(
  sender: Sender,
  desks: readonly Desk[],
  payers: readonly number[],
  load: { rate: number; seconds: number; first: number; run: string },
): Promise<Sent[]> {
  const total = Math.round(load.rate * load.seconds);
  const begun = nowMs() + 100;
  const sent: Promise<Sent>[] = [];
  for (let i = 0; i < total; i += 1) {
    const intended = begun + (i * 1000) / load.rate;
    const wait = intended - nowMs();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const number = load.first + i;
    const desk = desks[number % desks.length] as Desk;
    const one = sender
      .send({
        method: 'POST',
        path: '/api/referrals',
        cookie: desk.caller.cookie,
        key: `bench-${load.run}-${number}`,
        body: orderOf(desk, number, payers),
      })
      .then(
        (answer): Sent => ({
          status: answer.status,
          latencyMs: nowMs() - intended,
          caseNumber: /"caseNumber":"([^"]+)"/.exec(answer.body.toString())?.[1],
        }),
        (): Sent => ({ status: 0, latencyMs: nowMs() - intended, caseNumber: undefined }),
      );
    sent.push(one);
  }
  return await Promise.all(sent);
}
