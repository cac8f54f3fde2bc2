// Why: the door through which any field of a case shows the place it was read from, and what it read before.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { shownSource } from './source.schema.ts';

export const listSources = contract({
  name: 'listSources',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/sources',
  summary:
    'Where every field of a case was read, newest first; words are left out for whoever sees the case masked',
  access: { resource: 'work_item', action: 'read' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }),
  reply: z.object({ items: z.array(shownSource) }),
});
