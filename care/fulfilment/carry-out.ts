// Why: what happens at the doorstep is recorded there, on a phone, by whoever stands there: setting out, the proof, or why it
// did not work. Recording the same twice is recording it once.
import { append, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { toInstant } from '../../base/time/instant.ts';
import { appointmentMachine } from './appointment.machine.ts';
import type { Appointment, Failure } from './appointment.schema.ts';
import { proofRecorded, visitDispatched, visitFailed, visitMissed } from './fulfilment.events.ts';
import { lockAppointment } from './fulfilment.store.ts';
import { moveAppointment, tell } from './move-appointment.ts';
import { unfitProof, type Expected } from './proof.rules.ts';
import { proofBody, type ProofBody } from './proof.schema.ts';
import { insertProof, picturesOf, proofsOfAppointments } from './proof.store.ts';
import { visitIn } from './say-visit.ts';

type Done = { status: string; say: string };

/** What a proof of this appointment is held against. */
export function expectedOf(appointment: Appointment): Expected {
  const { family, code, quantity } = visitIn(appointment);
  const { windowFrom, windowTo, zone } = appointment;
  return { family, code, quantity, windowFrom, windowTo, zone };
}

/** Somebody is on the way. */
export async function setOut(deed: Deed, id: string): Promise<Or<Done>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  const said = { status: 'dispatched', say: 'You are on the way. Record the proof when you are there.' };
  if (now.status === 'dispatched') return said;
  const moved = await moveAppointment(deed, id, 'set_out');
  if (isRefusal(moved)) return moved;
  await append(deed, visitDispatched, now.referralId, tell(now));
  return said;
}

/** The pictures a proof names must be this visit's own. */
async function strangePicture(deed: Deed, id: string, body: ProofBody) {
  const own = await deed.tx.rows(picturesOf, [deed.tenantId, id]);
  const { signature, photoIds } = body;
  const isOwn = (picture: string, kind: string) => own.some((one) => one.id === picture && one.kind === kind);
  if (signature.how === 'drawn' && !isOwn(signature.pictureId, 'signature'))
    return refuse('proof_incomplete', 'The signature did not arrive. Sign again.', ['signature']);
  return photoIds.every((photo) => isOwn(photo, 'photo'))
    ? undefined
    : refuse('proof_incomplete', 'A photo did not arrive. Add it again.', ['photoIds']);
}

const inUtc = (body: ProofBody): ProofBody =>
  body.kind === 'visit' ? { ...body, inAt: toInstant(body.inAt), outAt: toInstant(body.outAt) } : body;

/** Keeps the proof of a delivery or visit; what cannot stand is refused naming the field. */
export async function recordProof(deed: Deed, id: string, given: ProofBody): Promise<Or<Done>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  // What was left out of a kind's own fields gets its default, and a name of blanks is no name.
  const read = proofBody.safeParse(given);
  if (!read.success) {
    const at = read.error.issues.map(({ path }) => path.join('.'));
    return refuse(
      'proof_incomplete',
      `“${at[0] ?? 'the proof'}” is empty or does not fit. Please fill it in.`,
      at,
    );
  }
  const body = inUtc(read.data);
  const said = { status: 'proof_pending', say: 'The proof is recorded. Thank you.' };
  const standing = (await deed.tx.rows(proofsOfAppointments, [[deed.tenantId], [id]])).find(
    (proof) => proof.status !== 'rejected',
  );
  if (standing !== undefined) {
    const again = JSON.stringify(sorted(standing.body)) === JSON.stringify(sorted(body));
    return again ? said : refuse('already_recorded', 'The proof of this visit is recorded already.');
  }
  const unfit =
    unfitProof(body, expectedOf(now), deed.by.name, deed.at) ?? (await strangePicture(deed, id, body));
  if (unfit !== undefined) return unfit;
  // Whoever forgot to say that they set out is there all the same.
  const steps = { confirmed: ['set_out', 'complete'], dispatched: ['complete'] } as const;
  const before: readonly ('set_out' | 'complete')[] = steps[now.status as keyof typeof steps] ?? [];
  for (const move of [...before, 'record_proof'] as const) {
    const moved = await moveAppointment(deed, id, move);
    if (isRefusal(moved)) return refuse(moved.refused, appointmentMachine.moves.record_proof.only);
    if (move === 'set_out') await append(deed, visitDispatched, now.referralId, tell(now));
  }
  const proofId = newId(deed.at);
  const { referralId, lineId, locationId } = now;
  await deed.tx.run(insertProof, [
    deed.tenantId,
    proofId,
    id,
    referralId,
    lineId,
    locationId,
    JSON.stringify(body),
    deed.at,
    deed.by.id,
    deed.by.name,
  ]);
  await append(deed, proofRecorded, referralId, { ...tell(now), proofId });
  return said;
}

/** The same value whatever the order of its fields. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** It was tried and did not work, for one of the coded reasons. */
export async function failVisit(
  deed: Deed,
  id: string,
  code: Failure,
  note: string | null,
): Promise<Or<Done>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  const said = { status: 'failed', say: 'Noted. Propose a new time within 24 hours.' };
  if (now.status === 'failed') return said;
  const moved = await moveAppointment(deed, id, 'fail', { code, ...(note === null ? {} : { say: note }) });
  if (isRefusal(moved)) return moved;
  await append(deed, visitFailed, now.referralId, { ...tell(now), code, note });
  return said;
}

/** The provider could not come: their fault, and said so. */
export async function missVisit(deed: Deed, id: string, note: string | null): Promise<Or<Done>> {
  const now = await deed.tx.maybe(lockAppointment, [deed.tenantId, id]);
  if (now === undefined) return absent;
  const said = { status: 'missed', say: 'Noted. Propose a new time within 24 hours.' };
  if (now.status === 'missed') return said;
  const moved = await moveAppointment(deed, id, 'miss', {
    code: 'provider',
    ...(note === null ? {} : { say: note }),
  });
  if (isRefusal(moved)) return moved;
  await append(deed, visitMissed, now.referralId, { ...tell(now), bySilence: false, note });
  return said;
}
