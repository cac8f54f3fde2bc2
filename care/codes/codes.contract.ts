// Why: whoever types a code is told at once what it is called and whether it may be used that day, while the paper is still in hand.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { daySchema } from '../../base/time/time.schema.ts';
import { checkedKinds } from './codes.schema.ts';

const standingShape = z.object({
  kind: z.enum(checkedKinds),
  /** As it was asked. */
  text: z.string(),
  standing: z.enum(['malformed', 'valid', 'heading', 'retired', 'unknown', 'not_checked']),
  code: z.string(),
  name: z.string().nullable(),
  sentence: z.string(),
});
export type CodeNote = z.infer<typeof standingShape>;

export const checkCodes = contract({
  name: 'checkCodes',
  method: 'POST',
  path: '/api/codes/check',
  summary:
    'What codes are called and whether they may be used on a day; without the whole set none is called valid',
  access: { resource: 'code_set', action: 'read' },
  keyless: 'It changes nothing.',
  body: z.strictObject({
    on: daySchema,
    codes: z
      .array(z.strictObject({ kind: z.enum(checkedKinds), text: z.string().min(1).max(20) }))
      .min(1)
      .max(60),
  }),
  reply: z.object({ items: z.array(standingShape) }),
});
