// Why: the doors to a case's coverage: what the payer said in plain words, the messages it rests on, asking again, and
// writing down what a person at the payer said.
import { z } from 'zod';
import { canSchema, contract } from '../../base/http/contract.ts';
import { inquiryRow, recordedByHand } from './eligibility.schema.ts';

const ofCase = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

const told = z.object({ label: z.string(), text: z.string(), warns: z.boolean() });

export const shownInquiry = inquiryRow
  .pick({
    id: true,
    how: true,
    serviceOn: true,
    controlNumber: true,
    askedAt: true,
    answeredAt: true,
    outcome: true,
    say: true,
    nextStep: true,
    planName: true,
    lineOfBusiness: true,
    spokeWith: true,
    referenceNumber: true,
    purpose: true,
    variant: true,
  })
  .extend({
    /** Who or what it rests on, as a finished sentence. */
    basis: z.string(),
    /** The benefit lines in plain words. */
    benefits: z.array(z.object({ label: z.string(), text: z.string() })),
    /** What it tells of the plan: care that goes on, other payers. */
    told: z.array(told),
    /** What it means for each line of the order. */
    services: z.array(
      z.object({
        what: z.string(),
        owes: z.string(),
        unknown: z.array(z.string()),
        told: z.array(told),
      }),
    ),
    hasMessages: z.boolean(),
  });
export type ShownInquiry = z.infer<typeof shownInquiry>;

export const readCoverage = contract({
  name: 'readCoverage',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/coverage',
  summary: 'What the payer said about coverage on the day of service, newest first',
  access: { resource: 'coverage', action: 'read' },
  params: ofCase,
  reply: z.object({
    serviceOn: z.string(),
    inquiries: z.array(shownInquiry),
    /** Visits before which the payer is asked again, and when. */
    rechecks: z.array(z.object({ serviceOn: z.string(), dueAt: z.string() })),
    can: canSchema,
  }),
});
export type CoveragePage = z.infer<typeof readCoverage.reply>;

const twinLine = z.object({
  number: z.int(),
  raw: z.string(),
  title: z.string(),
  loop: z.string(),
  depth: z.int(),
  says: z.array(z.object({ label: z.string(), text: z.string() })),
  problems: z.array(z.string()),
});
export type ShownSegment = z.infer<typeof twinLine>;

export const readCoverageMessages = contract({
  name: 'readCoverageMessages',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/coverage/:inquiryId',
  summary: 'A question to the payer and its answer: raw, and in words beside it',
  access: { resource: 'coverage', action: 'read' },
  params: ofCase.extend({ inquiryId: z.uuid() }),
  reply: z.object({
    request: z.array(twinLine),
    response: z.array(twinLine),
    /** The answer as text where nothing of it could be read. */
    unreadable: z.string().nullable(),
  }),
});

export const askCoverageAgain = contract({
  name: 'askCoverageAgain',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/coverage/ask',
  summary: 'Ask the payer again',
  access: { resource: 'coverage', action: 'ask' },
  params: ofCase,
  reply: readCoverage.reply,
});

export const recordCoverageByHand = contract({
  name: 'recordCoverageByHand',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/coverage/record',
  summary: 'Write down what a person at the payer said',
  access: { resource: 'coverage', action: 'record' },
  params: ofCase,
  body: recordedByHand,
  reply: readCoverage.reply,
});

export const confirmCoverageDifference = contract({
  name: 'confirmCoverageDifference',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/coverage/:inquiryId/same',
  summary: 'Say whether the person whom the payer found under other details is the member',
  access: { resource: 'coverage', action: 'record' },
  params: ofCase.extend({ inquiryId: z.uuid() }),
  body: z.strictObject({ isSame: z.boolean() }),
  reply: readCoverage.reply,
});
