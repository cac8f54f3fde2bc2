// Why: the doors to who a case is for: the members who may be meant, with score, reasons and what differs; and a person's word on it.
import { z } from 'zod';
import { canSchema, contract } from '../../base/http/contract.ts';
import { comparedFact, verdicts } from '../members/match.schema.ts';
import { memberRow } from '../members/member.schema.ts';
import { rulingRow } from '../cases/cases.schema.ts';

const caseParams = z.strictObject({ tenantId: z.int().min(2), id: z.uuid() });

/** A member proposed for a case. */
export const shownCandidate = z.object({
  member: memberRow,
  /** 0 to 100. */
  score: z.int(),
  /** One finished sentence. */
  reasons: z.string(),
  facts: z.array(comparedFact),
  /** What a person said about this member and this case, when somebody did. */
  ruling: rulingRow.nullable(),
});
export type ShownCandidate = z.infer<typeof shownCandidate>;

export const readWho = contract({
  name: 'readWho',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/who',
  summary: 'Who a case is for, or the members who may be meant, with score and reasons',
  access: { resource: 'member', action: 'search' },
  params: caseParams,
  reply: z.object({
    /** The member the case is tied to, and who tied it: null for the program. */
    tied: z.object({ member: memberRow, ruling: rulingRow.nullable() }).nullable(),
    verdict: z.enum(verdicts),
    /** Why nobody is certain, or why nobody is proposed: a finished sentence, or ''. */
    why: z.string(),
    candidates: z.array(shownCandidate),
    can: canSchema,
  }),
});

export const tieCase = contract({
  name: 'tieCase',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/who',
  summary: 'Say that the case is for this member',
  access: { resource: 'referral', action: 'change' },
  params: caseParams,
  body: z.strictObject({ memberId: z.uuid() }),
  reply: z.object({ tied: z.literal(true) }),
});

export const ruleOut = contract({
  name: 'ruleOut',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/who/none',
  summary: 'Say that the case is for none of the members proposed',
  access: { resource: 'referral', action: 'change' },
  params: caseParams,
  body: z.strictObject({ memberIds: z.array(z.uuid()).min(1).max(20) }),
  reply: z.object({ ruledOut: z.int() }),
});

export const untieCase = contract({
  name: 'untieCase',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/who/untie',
  summary: 'Say that the case is not for the member it is tied to',
  access: { resource: 'referral', action: 'change' },
  params: caseParams,
  body: z.strictObject({ reason: z.string().min(3).max(500) }),
  reply: z.object({ tied: z.literal(false) }),
});
