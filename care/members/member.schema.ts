// Why: a member as the other rooms and the screens know one.
import { z } from 'zod';

export const memberRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  planName: z.string(),
  lineOfBusiness: z.string(),
  memberNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthOn: z.string(),
  zone: z.string(),
  state: z.string().nullable(),
});
export type Member = z.infer<typeof memberRow>;
