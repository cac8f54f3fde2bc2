// Why: all the SQL of surveys and of how cases ended.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { surveyRow } from './survey.schema.ts';

const columns =
  'tenant_id, id, referral_id, member_id, asked_at, asked_how, answered_at, answered_how, answers';

export const insertSurvey = query(
  'fulfilment.insertSurvey',
  z.object({}),
  `insert into fulfilment.survey (tenant_id, id, referral_id, member_id, asked_at, asked_how)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz, $6::text) on conflict do nothing`,
);
export const surveyById = query(
  'fulfilment.surveyById',
  surveyRow,
  `select ${columns} from fulfilment.survey where tenant_id = $1::int and id = $2::uuid`,
);
export const surveyOf = query(
  'fulfilment.surveyOf',
  surveyRow,
  `select ${columns} from fulfilment.survey where tenant_id = $1::int and referral_id = $2::uuid`,
);
export const setAnswers = query(
  'fulfilment.setAnswers',
  z.object({}),
  `update fulfilment.survey set answers = $3::jsonb, answered_at = $4::timestamptz, answered_how = $5::text
   where tenant_id = $1::int and id = $2::uuid`,
);

export const insertEnding = query(
  'fulfilment.insertEnding',
  z.object({}),
  `insert into fulfilment.ending (tenant_id, referral_id, at, code, words, ended_by)
   values ($1::int, $2::uuid, $3::timestamptz, $4::text, $5::text, $6::text)`,
);
export const endingOf = query(
  'fulfilment.endingOf',
  z.object({ at: z.string(), code: z.string(), words: z.string().nullable(), endedBy: z.string() }),
  `select at, code, words, ended_by from fulfilment.ending
   where tenant_id = $1::int and referral_id = $2::uuid order by at desc limit 1`,
);
