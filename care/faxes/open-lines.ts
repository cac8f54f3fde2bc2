// Why: our fax numbers and the services that deliver for them are written down from the machine, by a file, so that nothing
// about them stands only in somebody's memory; a vendor's secret is made here and said once.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sealSecret } from '../../base/access/seal-secret.ts';
import type { Tx } from '../../base/db/database.ts';
import { newId } from '../../base/ids/ids.ts';
import { putLine, putVendor } from './faxes.store.ts';
import { sealedFor } from './hook.routes.ts';
import { mappingSchema } from './vendor-mapping.schema.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/);
const tenantId = z.int().min(1);

/** Lines and vendors, as their file says them. A tenantId of 1 is the lobby: for everybody. */
export const faxSetupSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        tenantId,
        calledNumber: z.string().regex(/^\+\d{11,15}$/, 'Digits with country code: +16175550100.'),
        label: z.string().min(2).max(120),
        folder: name.optional(),
      }),
    )
    .default([]),
  vendors: z
    .array(
      z.strictObject({
        tenantId,
        name,
        mapping: mappingSchema,
        /** The vendor's own secret, where it gives one instead of taking ours. */
        secret: z.string().min(16).max(200).optional(),
      }),
    )
    .default([]),
});
export type FaxSetup = z.infer<typeof faxSetupSchema>;

/** Writes lines and vendors down, in place of earlier ones of the same number or name; gives each vendor's secret. */
export async function openLines(
  tx: Tx,
  at: string,
  secret: Buffer,
  { lines, vendors }: FaxSetup,
): Promise<readonly { readonly name: string; readonly secret: string }[]> {
  for (const line of lines)
    await tx.run(putLine, [line.tenantId, newId(at), line.calledNumber, line.label, line.folder ?? null]);
  const said = [];
  for (const vendor of vendors) {
    const own = vendor.secret ?? randomBytes(32).toString('base64url');
    const sealed = sealSecret(secret, sealedFor, own);
    await tx.run(putVendor, [
      vendor.tenantId,
      newId(at),
      vendor.name,
      JSON.stringify(vendor.mapping),
      sealed,
    ]);
    said.push({ name: vendor.name, secret: own });
  }
  return said;
}
