// Why: a proof that would not stand up is refused while whoever holds the parcel is still at the door, naming the field; one
// that may stand is looked at by a person; the rest is accepted at once (domain reference §1.1 row 9: the supplier may not
// sign as designee; serial numbers must be stored at delivery for recalls, §1.3).
import { between, dayIn, msPerMinute, plus } from '../../base/time/instant.ts';
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';
import type { ProofBody } from './proof.schema.ts';

/** What the proof is held against. */
export type Expected = {
  readonly family: string;
  readonly code: string | null;
  readonly quantity: string | null;
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly zone: string;
};

/** Equipment that carries a serial number: oxygen systems, beds, PAP and breathing devices, pumps, wheelchairs, power devices. */
const serialCodes: readonly RegExp[] = [
  /^E04(24|31|33|34|35|39)$/,
  /^E139[0-2]$/,
  /^E02(5|6|9)\d$/,
  /^E030\d$/,
  /^E047[0-2]$/,
  /^E0601$/,
  /^E078[14]$/,
  /^E2402$/,
  /^K0(00[1-9]|8\d\d)$/,
];

/** True where each unit must be told apart by its serial number. */
export const needsSerial = (code: string | null): boolean =>
  code !== null && serialCodes.some((pattern) => pattern.test(code));

/** Families whose service is a visit of a person. */
const visited: ReadonlySet<string> = new Set(['home_health']);
export const proofKindOf = (family: string): ProofBody['kind'] =>
  visited.has(family) ? 'visit' : 'delivery';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const cannotSign =
  'The supplier may not sign for the member. Ask the member or somebody with them to sign, or say why nobody could.';

function unfitDelivery(
  body: Extract<ProofBody, { kind: 'delivery' }>,
  expected: Expected,
  at: string,
): Refusal | undefined {
  if (body.servedOn > dayIn(expected.zone, at))
    return refuse('proof_incomplete', 'The day of delivery lies ahead. Give the day it was received.', [
      'servedOn',
    ]);
  const bare = body.items.findIndex((item) => (item.serial ?? '') === '');
  if (needsSerial(expected.code) && bare >= 0)
    return refuse(
      'proof_incomplete',
      'This equipment carries a serial number. Read it from the plate and write it down.',
      [`items.${bare.toString()}.serial`],
    );
  return undefined;
}

function unfitVisit(body: Extract<ProofBody, { kind: 'visit' }>, at: string): Refusal | undefined {
  if (body.outAt <= body.inAt)
    return refuse('proof_incomplete', 'The visit ended before it began. Correct the times.', ['outAt']);
  if (body.outAt > at)
    return refuse('proof_incomplete', 'The visit has not ended yet. Record it when you leave.', ['outAt']);
  return undefined;
}

/** Why a proof cannot be taken as it is, naming the field; undefined when it can. `recordedBy` is who records it. */
export function unfitProof(
  body: ProofBody,
  expected: Expected,
  recordedBy: string,
  at: string,
): Refusal | undefined {
  const kind = proofKindOf(expected.family);
  if (kind === 'visit' && body.kind !== 'visit')
    return refuse('proof_incomplete', 'This is a visit: give who came, and when they came and left.', [
      'kind',
    ]);
  const signed = body.signature.how === 'drawn';
  if (body.relationship === 'supplier' && signed)
    return refuse('supplier_signed', cannotSign, ['relationship']);
  if (same(body.receivedBy, recordedBy) || (body.kind === 'visit' && same(body.receivedBy, body.workerName)))
    return refuse('supplier_signed', cannotSign, ['receivedBy']);
  return body.kind === 'delivery' ? unfitDelivery(body, expected, at) : unfitVisit(body, at);
}

/** Minutes under which a visit is looked at by a person. */
const shortestMinutes = 10;
/** Hours before and after the window within which it counts as kept. */
const aroundHours = 12;

/** The day of service. */
export const servedOn = (body: ProofBody, zone: string): string =>
  body.kind === 'delivery' ? body.servedOn : dayIn(zone, body.inAt);

/** Why a person must look before the proof counts, each a finished sentence; none when it counts at once. */
export function unclearInProof(body: ProofBody, expected: Expected): string[] {
  const says: string[] = [];
  if (body.signature.how === 'unsigned') says.push(`Nobody signed: ${body.signature.reason}`);
  if (body.relationship === 'supplier') says.push('It was left with somebody of the supplier.');
  const day = servedOn(body, expected.zone);
  const first = dayIn(expected.zone, plus(expected.windowFrom, { hours: -aroundHours }));
  const last = dayIn(expected.zone, plus(expected.windowTo, { hours: aroundHours }));
  if (day < first || day > last) says.push(`It is dated ${day}, another day than the one agreed.`);
  if (body.kind === 'visit' && between(body.inAt, body.outAt) < shortestMinutes * msPerMinute)
    says.push(`The visit was shorter than ${shortestMinutes.toString()} minutes.`);
  if (body.kind === 'delivery' && expected.quantity !== null) {
    const brought = body.items.reduce((sum, item) => sum + item.quantity, 0);
    const ordered = Number(expected.quantity);
    if (brought !== ordered)
      says.push(`${brought.toString()} were brought where ${ordered.toString()} were ordered.`);
  }
  return says;
}
