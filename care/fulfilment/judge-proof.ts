// Why: journey steps after the doorstep: the rules accept a proof at once or hand it to a person, and an accepted one moves
// its line and stops its clock at the instant the proof was recorded.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { lineFor, linesFor, moveLine } from '../cases/index.ts';
import { openTask, settleTasks, stopClocks } from '../work/index.ts';
import { expectedOf } from './carry-out.ts';
import { deliveryProved, proofRejected, type VisitTold } from './fulfilment.events.ts';
import { appointmentById } from './fulfilment.store.ts';
import { moveAppointment, tell } from './move-appointment.ts';
import { servedOn, unclearInProof } from './proof.rules.ts';
import { proofBody, type Proof } from './proof.schema.ts';
import { decideProofRow, proofById } from './proof.store.ts';
import { showNext } from './show-next.ts';

async function accept(deed: Deed, proof: Proof, reason: string | null): Promise<Or<{ status: string }>> {
  const moved = await moveAppointment(deed, proof.appointmentId, 'accept_proof');
  if (isRefusal(moved)) return moved;
  await deed.tx.run(decideProofRow, [deed.tenantId, proof.id, 'accepted', deed.at, deed.by.name, reason]);
  const body = proofBody.parse(proof.body);
  await append(deed, deliveryProved, proof.referralId, {
    ...tell(moved),
    proofId: proof.id,
    kind: body.kind,
    servedOn: servedOn(body, moved.zone),
  });
  return { status: 'accepted' };
}

/** Journey step: a proof was recorded; the rules accept it or a coordinator looks at it. */
export async function judgeProof(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { proofId } = happened.data as { proofId: string };
  const proof = await deed.tx.one(proofById, [deed.tenantId, proofId]);
  // They were there: nobody is expected any more, whatever the proof is worth.
  await showNext(deed, happened.subjectId);
  if (proof.status !== 'pending') return undefined;
  const appointment = await deed.tx.one(appointmentById, [deed.tenantId, proof.appointmentId]);
  const unclear = unclearInProof(proofBody.parse(proof.body), expectedOf(appointment));
  if (unclear.length === 0) return await accept(deed, proof, null);
  const { referralId, lineId } = proof;
  const say = `Look at the proof of line ${appointment.lineNumber.toString()}. ${unclear.join(' ')}`;
  return await openTask(deed, { referralId, lineId, code: 'proof_unclear', say });
}

/** A coordinator accepts a proof the rules could not, or sends it back with the reason. */
export async function decideProof(
  deed: Deed,
  id: string,
  isAccepted: boolean,
  reason: string,
): Promise<Or<{ status: string }>> {
  const proof = await deed.tx.maybe(proofById, [deed.tenantId, id]);
  if (proof === undefined) return absent;
  if (proof.status !== 'pending') return refuse('wrong_state', 'This proof has been decided already.');
  const { referralId, lineId } = proof;
  await settleTasks(
    deed,
    referralId,
    ['proof_unclear'],
    `${isAccepted ? 'Accepted' : 'Sent back'}: ${reason}`,
    {
      lineId,
    },
  );
  if (isAccepted) return await accept(deed, proof, reason);
  const moved = await moveAppointment(deed, proof.appointmentId, 'reject_proof', { say: reason });
  if (isRefusal(moved)) return moved;
  await deed.tx.run(decideProofRow, [deed.tenantId, id, 'rejected', deed.at, deed.by.name, reason]);
  await append(deed, proofRejected, referralId, { ...tell(moved), proofId: id, reason });
  return { status: 'rejected' };
}

/** Journey step: somebody set out; the line is under way. */
export async function beginLine(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { lineId } = happened.data as VisitTold;
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  return line?.status === 'scheduled' ? await moveLine(deed, lineId, 'begin', { as: 'system' }) : undefined;
}

/** Journey step: the proof stands; the line is delivered or its care has started, from the instant it was recorded. */
export async function recordDelivery(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { lineId, proofId, kind } = happened.data as VisitTold & { proofId: string; kind: string };
  const proof = await deed.tx.one(proofById, [deed.tenantId, proofId]);
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (line === undefined) return undefined;
  if (line.status === 'scheduled') {
    const begun = await moveLine(deed, lineId, 'begin', { as: 'system' });
    if (isRefusal(begun)) return begun;
  }
  const move = kind === 'visit' ? 'start_care' : 'deliver';
  const moved = await moveLine(deed, lineId, move, { as: 'system' });
  if (isRefusal(moved)) return moved;
  // The case's clock runs for the family of its first line.
  const [first] = await linesFor(deed.tx, deed.tenantId, happened.subjectId);
  if (first?.family === line.family)
    await stopClocks({ ...deed, at: proof.recordedAt }, happened.subjectId, ['start_of_care']);
  return await showNext(deed, happened.subjectId);
}
