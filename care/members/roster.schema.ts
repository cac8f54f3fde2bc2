// Why: what a payer's roster says of a member, the same from a table of columns and from an X12 834.
import { z } from 'zod';

const words = (max: number) => z.string().min(1).max(max);
const maybe = (max: number) => z.string().max(max).nullable().default(null);

/** A member as a roster says it; null where it says nothing. Days 'YYYY-MM-DD'. */
export const memberSaid = z.object({
  change: z.enum(['add', 'change', 'end']).nullable().default(null),
  memberNumber: words(40),
  givenName: words(80),
  familyName: words(120),
  birthOn: z.iso.date(),
  sex: z.enum(['female', 'male', 'unknown']).nullable().default(null),
  language: maybe(20),
  phone: maybe(40),
  email: z.email().max(200).nullable().default(null),
  line1: maybe(200),
  city: maybe(100),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  zip: z
    .string()
    .regex(/^\d{5}(-\d{4})?$/)
    .nullable()
    .default(null),
  planName: words(200),
  lineOfBusiness: words(60),
  coveredFrom: z.iso.date().nullable().default(null),
  coveredTo: z.iso.date().nullable().default(null),
});
export type MemberSaid = z.infer<typeof memberSaid>;
