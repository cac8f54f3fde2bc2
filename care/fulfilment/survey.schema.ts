// Why: three short questions in plain words; nobody has to answer, and each answer can be counted (requirement M6: track
// outcomes).
import { z } from 'zod';

/** The questions with their answers, as everybody reads them. */
export const surveyQuestions = {
  came: {
    ask: 'Did everything come when we said it would?',
    answers: { yes: 'Yes', late: 'Yes, but late', no: 'No' },
  },
  works: {
    ask: 'Does it help, and do you know what to do with it?',
    answers: { yes: 'Yes', partly: 'Partly', no: 'No' },
  },
  treated: {
    ask: 'How did the people who came treat you?',
    answers: { well: 'Well', fair: 'It was all right', badly: 'Not well' },
  },
} as const;

/** The answers; each may be left out. */
export const surveyAnswers = z.strictObject({
  came: z.enum(['yes', 'late', 'no']).optional(),
  works: z.enum(['yes', 'partly', 'no']).optional(),
  treated: z.enum(['well', 'fair', 'badly']).optional(),
  words: z.string().max(1000).optional(),
});
export type SurveyAnswers = z.infer<typeof surveyAnswers>;

export const surveyRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  referralId: z.string(),
  memberId: z.string().nullable(),
  askedAt: z.string(),
  askedHow: z.string(),
  answeredAt: z.string().nullable(),
  answeredHow: z.string().nullable(),
  answers: z.unknown(),
});
export type Survey = z.infer<typeof surveyRow>;
