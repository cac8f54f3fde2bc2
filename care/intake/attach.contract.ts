// Why: a signed page that was missing comes to the case that waits for it, from the office in its portal or from an agent
// who has it by fax or post; it never makes a second case.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';

export const attachDocuments = contract({
  name: 'attachDocuments',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/documents',
  summary: 'Add fresh uploads of the caller to a case; an order that waited for its page is verified again',
  access: { resource: 'referral', action: 'attach' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }),
  body: z.strictObject({
    documents: z
      .array(z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }))
      .min(1)
      .max(20),
  }),
  reply: z.object({ count: z.int(), say: z.string() }),
});
