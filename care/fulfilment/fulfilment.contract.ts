// Why: the doors between an agreed window and a closed case: the member's answer, a new time, the papers.
import { z } from 'zod';
import { canSchema, contract } from '../../base/http/contract.ts';
import { answers, appointmentRow, identifiers, shownPaper, visitSchema } from './appointment.schema.ts';
import { cancelCodes, outcomeCodes } from './outcome.schema.ts';
import { shownProof } from './proof.schema.ts';
import { surveyAnswers } from './survey.schema.ts';

export const visitParams = z.strictObject({ tenantId: z.int().min(2), id: z.uuid() });
const words = z.string().max(500);
const answered = z.object({ status: z.string(), say: z.string() });
const instant = z.iso.datetime({ offset: true });

/** An appointment as staff see it on the case. */
export const shownAppointment = appointmentRow
  .omit({ visit: true, memberId: true, officeId: true, referralId: true })
  .extend({
    visit: visitSchema.nullable(),
    statusLabel: z.string(),
    window: z.string(),
    papers: z.array(shownPaper),
    proofs: z.array(shownProof),
    can: canSchema,
  });
export type ShownAppointment = z.infer<typeof shownAppointment>;

export const answerAppointment = contract({
  name: 'answerAppointment',
  method: 'POST',
  path: '/api/appointments/:tenantId/:id/answer',
  summary: 'The member, or who acts for them, says yes to a time or asks for another',
  access: { resource: 'appointment', action: 'answer' },
  params: visitParams,
  body: z.strictObject({ answer: z.enum(answers), wish: words.optional() }),
  reply: answered,
});

export const answerForMember = contract({
  name: 'answerForMember',
  method: 'POST',
  path: '/api/appointments/:tenantId/:id/answer-for',
  summary: 'Write down what the member answered on the phone or by letter, or that they were not reached',
  access: { resource: 'appointment', action: 'answer_for' },
  params: visitParams,
  body: z.strictObject({
    how: z.enum(['phone', 'letter']),
    answer: z.enum([...answers, 'not_reached', 'write_instead']),
    /** Given by the person before anything was said to them. */
    identifiers: z.array(z.enum(identifiers)).max(3).default([]),
    spokeWith: z.string().max(200).optional(),
    tty: z.boolean().default(false),
    wish: words.optional(),
  }),
  reply: answered,
});

export const postLetter = contract({
  name: 'postLetter',
  method: 'POST',
  path: '/api/appointments/:tenantId/:id/posted',
  summary: 'The letter that asks for a yes is in the mail',
  access: { resource: 'appointment', action: 'answer_for' },
  params: visitParams,
  reply: answered,
});

export const proposeTime = contract({
  name: 'proposeTime',
  method: 'POST',
  path: '/api/appointments/:tenantId/:id/propose',
  summary: 'Propose another time in the place of this one; the provider stays',
  access: { resource: 'appointment', action: 'propose' },
  params: visitParams,
  body: z.strictObject({ windowFrom: instant, windowTo: instant }),
  reply: z.object({ id: z.string() }),
});

export const readPaper = contract({
  name: 'readPaper',
  method: 'GET',
  path: '/api/papers/:tenantId/:id',
  summary: 'A paper that was handed out, as PDF',
  access: { resource: 'paper', action: 'read' },
  gives: 'bytes',
  params: visitParams,
});

/** How it went and how it ended, as the case page shows them. */
export const shownEnding = z.object({
  survey: z
    .object({
      id: z.string(),
      askedAt: z.string(),
      askedHow: z.string(),
      answeredAt: z.string().nullable(),
      answers: surveyAnswers.nullable(),
    })
    .nullable(),
  ended: z
    .object({
      at: z.string(),
      code: z.string(),
      label: z.string(),
      words: z.string().nullable(),
      by: z.string(),
    })
    .nullable(),
  /** What keeps the case open, each a finished sentence. */
  keptOpenBy: z.array(z.string()),
  can: canSchema,
});
export type ShownEnding = z.infer<typeof shownEnding>;

export const answerSurveyFor = contract({
  name: 'answerSurveyFor',
  method: 'POST',
  path: '/api/surveys/:tenantId/:id/answer',
  summary: 'Write down what the member said on the phone about how it went',
  access: { resource: 'survey', action: 'answer' },
  params: visitParams,
  body: z.strictObject({ answers: surveyAnswers }),
  reply: z.object({ say: z.string() }),
});

export const closeCase = contract({
  name: 'closeCase',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/close',
  summary: 'Close a case over its proof, with how it came out; refused with everything still open',
  access: { resource: 'referral', action: 'change' },
  params: visitParams,
  body: z.strictObject({ outcome: z.enum(outcomeCodes), words: words.optional() }),
  reply: z.object({ status: z.string() }),
});

export const cancelCase = contract({
  name: 'cancelCase',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/cancel',
  summary: 'Cancel a case with a coded reason; visits are called off and equipment is fetched',
  access: { resource: 'referral', action: 'change' },
  params: visitParams,
  body: z.strictObject({ code: z.enum(cancelCodes), words: words.optional() }),
  reply: z.object({ status: z.string() }),
});

export const decideProof = contract({
  name: 'decideProof',
  method: 'POST',
  path: '/api/proofs/:tenantId/:id/decide',
  summary: 'Accept a proof the rules could not, or send it back with the reason',
  access: { resource: 'proof', action: 'decide' },
  params: visitParams,
  body: z.strictObject({ accept: z.boolean(), reason: z.string().trim().min(3).max(500) }),
  reply: z.object({ status: z.string() }),
});
