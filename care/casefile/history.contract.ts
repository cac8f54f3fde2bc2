// Why: the door to a case's whole history on paper.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';

export const readHistory = contract({
  name: 'readHistory',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/history.pdf',
  summary: 'Everything that happened to a case, in order, as PDF',
  access: { resource: 'event', action: 'read' },
  gives: 'bytes',
  params: z.strictObject({ tenantId: z.int().min(2), id: z.uuid() }),
});
