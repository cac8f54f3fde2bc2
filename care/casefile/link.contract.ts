// Why: what somebody can do who holds a signed link and knows the date of birth: say yes to a time, or say how it went. Both
// are asked for again with every act, because a link is forwarded sooner than a person.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { answers } from '../fulfilment/appointment.schema.ts';
import { givenAnswers } from './question.contract.ts';
import { surveyAnswers } from '../fulfilment/survey.schema.ts';

/** What every answer by link carries. */
const held = { token: z.string().min(20).max(100), birthOn: z.iso.date() };
const said = z.object({ say: z.string() });

export const answerTimeByLink = contract({
  name: 'answerTimeByLink',
  method: 'POST',
  path: '/api/links/answer-time',
  summary: 'Say yes to the time behind a signed link, or ask for another',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'The same answer twice is one answer.',
  body: z.strictObject({ ...held, answer: z.enum(answers), wish: z.string().max(500).optional() }),
  reply: said,
});

export const answerAskedByLink = contract({
  name: 'answerAskedByLink',
  method: 'POST',
  path: '/api/links/answer-asked',
  summary: 'Answer what a letter asked for, by its signed link: for an office without an account',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'What is answered is not asked any more; the same again is refused.',
  body: z.strictObject({ ...held, answers: givenAnswers }),
  reply: said,
});

export const answerSurveyByLink = contract({
  name: 'answerSurveyByLink',
  method: 'POST',
  path: '/api/links/answer-survey',
  summary: 'Say how it went, by the signed link',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'The last answer counts; the same twice is one answer.',
  body: z.strictObject({ ...held, answers: surveyAnswers }),
  reply: said,
});
