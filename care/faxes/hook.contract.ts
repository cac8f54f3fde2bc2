// Why: the door through which fax services deliver: one path for each, the message in the vendor's own shape, the bytes of
// the fax in it.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';

export const receiveFaxHook = contract({
  name: 'receiveFaxHook',
  method: 'POST',
  path: '/fax/:vendor',
  summary:
    'One fax from a fax service, JSON with base64 or a form with the file, proven by secret or signature; its case number comes back at once',
  access: 'gate',
  takes: 'bytes',
  whateverType: true,
  keyless: 'The vendor’s id of the fax and its digest make a repetition harmless.',
  params: z.strictObject({ vendor: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/) }),
  reply: z.object({ caseNumber: z.string(), receivedAt: z.string(), again: z.boolean() }),
});
