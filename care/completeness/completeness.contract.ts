// Why: the door by which a person calls an order complete; the refusal is the list of what is missing.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';

export const markCaseReady = contract({
  name: 'markCaseReady',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/ready',
  summary: 'Call an order complete; refused with every missing field named',
  access: { resource: 'referral', action: 'change' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }),
  reply: z.object({ status: z.string() }),
});
