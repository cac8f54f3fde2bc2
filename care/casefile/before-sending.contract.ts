// Why: the doors an office goes through before it sends: what its order would need and may repeat, and an earlier order of
// its own to begin from, so that nothing is typed twice (requirement M15).
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { referralDraft } from '../cases/cases.schema.ts';

export const foreseeOrder = contract({
  name: 'foreseeOrder',
  method: 'POST',
  path: '/api/referrals/foresee',
  summary: 'What each line would need and which earlier case it may repeat, before an order is sent',
  access: { resource: 'referral', action: 'submit' },
  keyless: 'It changes nothing.',
  body: z.strictObject({ tenantId: z.int().min(2), draft: referralDraft }),
  reply: z.object({
    /** One for each line of the draft, in its order; `say` is a finished sentence. */
    lines: z.array(
      z.object({
        needs: z.enum(['nothing', 'registration', 'approved', 'review', 'not_covered', 'depends']),
        say: z.string(),
      }),
    ),
    /** Cases of the same person that the caller may see, newest first; `reasons` are finished sentences. */
    repeats: z.array(
      z.object({ tenantId: z.int(), id: z.string(), caseNumber: z.string(), reasons: z.array(z.string()) }),
    ),
  }),
});

export const readOrderAgain = contract({
  name: 'readOrderAgain',
  method: 'GET',
  path: '/api/referrals/:tenantId/:id/order',
  summary: 'An earlier order as it was sent, to begin a new one from',
  access: { resource: 'referral', action: 'submit' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }),
  reply: z.object({ tenantId: z.int(), caseNumber: z.string(), draft: referralDraft }),
});
