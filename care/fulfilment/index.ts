// Why: the front door of fulfilment: what others may ask of visits and proofs, and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import type { Appointment } from './appointment.schema.ts';
import { appointmentById } from './fulfilment.store.ts';
import type { Survey } from './survey.schema.ts';
import { surveyById } from './survey.store.ts';

export * from './fulfilment.events.ts';
export { answerAppointment as answerVisit, labelOfAppointment } from './answer-appointment.ts';
export { answerSurvey } from './ask-how-it-went.ts';
export { presentAppointments, presentLinkedVisit, presentOwnVisits } from './present-fulfilment.ts';
export { windowOf, visitIn } from './say-visit.ts';

/** An appointment by id, as far as the caller may see. */
export const appointmentFor = (tx: Tx, tenantId: number, id: string): Promise<Appointment | undefined> =>
  tx.maybe(appointmentById, [tenantId, id]);

/** A survey by id. */
export const surveyFor = (tx: Tx, tenantId: number, id: string): Promise<Survey | undefined> =>
  tx.maybe(surveyById, [tenantId, id]);
