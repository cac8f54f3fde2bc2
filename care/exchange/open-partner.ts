// Why: a trading partner is set up from the machine, by a file that says what was agreed, so that nothing about an agreement
// stands only in somebody's memory.
import { z } from 'zod';
import type { Tx } from '../../base/db/database.ts';
import { newId } from '../../base/ids/ids.ts';
import { tolerances } from '../../wire/x12/index.ts';
import { openProgram, type ProgramCredential } from '../people/index.ts';
import { takenSets } from './exchange.schema.ts';
import { putPartner } from './exchange.store.ts';
import { programAddress, userNameFor } from './partner-name.ts';

/** What no two delimiters may be: letters, digits, a space, each other. */
const delimiters = z
  .string()
  .length(4)
  .regex(/^[!-/:-@[-`{-~]{4}$/)
  .refine((text) => new Set(text).size === 4, 'The four delimiters differ from each other.');

/** An agreement with a trading partner, as its file says it. */
export const agreementSchema = z.strictObject({
  name: z.string().min(2).max(120),
  tenantId: z.int().min(10),
  theirQualifier: z.string().regex(/^[0-9A-Z]{2}$/),
  theirId: z.string().regex(/^[0-9A-Za-z .-]{2,15}$/),
  ourQualifier: z.string().regex(/^[0-9A-Z]{2}$/),
  ourId: z.string().regex(/^[0-9A-Za-z .-]{2,15}$/),
  usage: z.enum(['P', 'T']),
  takes: z.array(z.enum(takenSets)).max(takenSets.length),
  tolerates: z.array(z.enum(tolerances)).default([]),
  delimiters: delimiters.default('*^:~'),
  folder: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,60}$/)
    .optional(),
  /** A user name and password for the envelope of CAQH CORE, besides the secret. */
  password: z.boolean().optional(),
  /** SHA-256 fingerprint of the client certificate, with or without colons. */
  certificate: z
    .string()
    .transform((text) => text.replaceAll(':', '').toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 fingerprint: 64 hexadecimal digits.'))
    .optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** What a partner is told once: the secret, and the user name where a password was agreed. */
export type PartnerCredential = ProgramCredential & { readonly userName: string };

/** Writes the agreement down, in place of an earlier one of the same name, and gives the partner new secrets. */
export async function openPartner(tx: Tx, at: string, agreement: Agreement): Promise<PartnerCredential> {
  const { name, tenantId, theirId } = agreement;
  const userName = userNameFor(theirId, tenantId);
  const program = { name, email: programAddress(userName), tenantId };
  const credential = await openProgram(tx, at, program, agreement.password === true);
  await tx.run(putPartner, [
    tenantId,
    newId(at),
    credential.accountId,
    name,
    agreement.theirQualifier,
    theirId,
    agreement.ourQualifier,
    agreement.ourId,
    agreement.delimiters,
    agreement.usage,
    agreement.takes,
    agreement.tolerates,
    agreement.folder ?? null,
    agreement.certificate ?? null,
  ]);
  return { ...credential, userName };
}
