// Why: the doors to what a case was asked for: who asks reads the answers beside the questions, who was asked answers them.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { documentSchema } from '../intake/intake.schema.ts';

const caseParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

/** How a question is answered in one box. */
export const answerKind = z.object({
  kind: z.enum(['date', 'number', 'text', 'choice']),
  label: z.string(),
  hint: z.string().optional(),
  choices: z
    .array(z.tuple([z.string(), z.string()]).readonly())
    .readonly()
    .optional(),
});

/** A question as whoever was asked sees it; `answer` is null where a page is needed. */
export const ownQuestion = z.object({
  id: z.string(),
  code: z.string(),
  field: z.string(),
  say: z.string(),
  askedAt: z.string(),
  /** What was received of it, and the page that was read; null where nothing was. */
  quote: z.string().nullable(),
  documentId: z.string().nullable(),
  page: z.int().nullable(),
  answer: answerKind.nullable(),
});
export type OwnQuestion = z.infer<typeof ownQuestion>;

/** A question as whoever holds the link of its letter sees it: what was received of it is not shown. */
export const askedByLink = ownQuestion.pick({ id: true, field: true, say: true, answer: true });
export type AskedByLink = z.infer<typeof askedByLink>;

/** Answers to what was asked, each by its field. */
export const givenAnswers = z
  .array(z.strictObject({ field: z.string().min(1).max(80), said: z.string().min(1).max(500) }))
  .min(1)
  .max(60);

export const listQuestions = contract({
  name: 'listQuestions',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/questions',
  summary: 'What a case was asked for, in which way, and what came back',
  access: { resource: 'work_item', action: 'read' },
  params: caseParams,
  reply: z.object({
    items: z.array(
      ownQuestion.omit({ answer: true }).extend({
        channel: z.string().nullable(),
        askedOf: z.string().nullable(),
        remindedAt: z.array(z.string()),
        closedAt: z.string().nullable(),
        closedAs: z.string().nullable(),
      }),
    ),
    answers: z.array(
      z.object({
        arrivalId: z.string(),
        receivedAt: z.string(),
        from: z.string().nullable(),
        text: z.string().nullable(),
        documents: z.array(documentSchema),
      }),
    ),
  }),
});

export const answerQuestions = contract({
  name: 'answerQuestions',
  method: 'POST',
  path: '/api/own-cases/:tenantId/:id/answers',
  summary: 'An office answers what it was asked, value by value',
  access: { resource: 'referral', action: 'answer' },
  params: caseParams,
  body: z.strictObject({ answers: givenAnswers }),
  reply: z.object({ say: z.string() }),
});

const rated = z.object({
  reviewed: z.int(),
  clarified: z.int(),
  /** Share of the reviewed that were asked something, in percent. */
  ratePercent: z.number(),
  /** Days from the first asking to the last answer, the mean of those asked; null where none was. */
  reworkDays: z.number().nullable(),
});
export const listClarifications = contract({
  name: 'listClarifications',
  method: 'GET',
  path: '/api/clarifications',
  summary: 'How many orders had to be asked about, by what was missing, by sender and by channel',
  access: { resource: 'clarification', action: 'read' },
  query: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  reply: z.object({
    all: rated,
    byCode: z.array(
      z.object({
        code: z.string(),
        say: z.string(),
        cases: z.int(),
        ratePercent: z.number(),
        reworkDays: z.number(),
      }),
    ),
    bySender: z.array(rated.extend({ name: z.string() })),
    byChannel: z.array(rated.extend({ name: z.string() })),
  }),
});
export type Rated = z.infer<typeof rated>;
