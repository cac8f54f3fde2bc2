// Why: the front door of fulfilment: what others may ask of visits and proofs, and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import type { Appointment } from './appointment.schema.ts';
import { appointmentById } from './fulfilment.store.ts';
import type { Proof } from './proof.schema.ts';
import type { Survey } from './survey.schema.ts';
import { picturesOf, proofsOf } from './proof.store.ts';
import { surveyById } from './survey.store.ts';

export * from './fulfilment.events.ts';
export { answerAppointment as answerVisit, labelOfAppointment } from './answer-appointment.ts';
export { answerSurvey } from './ask-how-it-went.ts';
export {
  presentAppointments,
  presentEnding,
  presentLinkedVisit,
  presentOwnVisits,
} from './present-fulfilment.ts';
export { proofFacts } from './proof-facts.ts';
export { windowOf, visitIn } from './say-visit.ts';

/** An appointment by id, as far as the caller may see. */
export const appointmentFor = (tx: Tx, tenantId: number, id: string): Promise<Appointment | undefined> =>
  tx.maybe(appointmentById, [tenantId, id]);

/** Every proof of a case, oldest first. */
export const proofsFor = (tx: Tx, tenantId: number, referralId: string): Promise<Proof[]> =>
  tx.rows(proofsOf, [tenantId, referralId]);

/** The pictures of a visit. */
export const picturesFor = (tx: Tx, tenantId: number, appointmentId: string) =>
  tx.rows(picturesOf, [tenantId, appointmentId]);

/** A survey by id. */
export const surveyFor = (tx: Tx, tenantId: number, id: string): Promise<Survey | undefined> =>
  tx.maybe(surveyById, [tenantId, id]);
