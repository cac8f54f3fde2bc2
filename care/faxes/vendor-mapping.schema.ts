// Why: every fax service posts the same few facts in a shape of its own. The shape is a row, not code: where each fact
// stands, and how the message proves whose it is.
import { z } from 'zod';

/** Names of members, dotted ("fax.pages.0"), or the name of a part of a form. */
const path = z.string().regex(/^[\w-]{1,60}(\.[\w-]{1,60}){0,5}$/);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

/** How a message proves that it comes from the vendor. */
export const checkSchema = z.discriminatedUnion('by', [
  /** The secret itself stands in a header, with what stands before it ("Bearer "). */
  z.strictObject({ by: z.literal('secret'), header: headerName, before: z.string().max(20).default('') }),
  /** A keyed digest over the body as it was sent; with `timeHeader`, over "TIME.BODY", and the time must be fresh. */
  z.strictObject({
    by: z.literal('signature'),
    header: headerName,
    before: z.string().max(20).default(''),
    algorithm: z.enum(['sha256', 'sha512', 'sha1']).default('sha256'),
    encoding: z.enum(['hex', 'base64']).default('hex'),
    timeHeader: headerName.optional(),
  }),
]);
export type Check = z.infer<typeof checkSchema>;

export const mappingSchema = z.strictObject({
  check: checkSchema,
  body: z.enum(['json', 'multipart']),
  faxId: path,
  calling: path.optional(),
  called: path,
  pages: path.optional(),
  lastPageAt: path.optional(),
  time: z.enum(['iso', 'unix_seconds', 'unix_milliseconds']).default('iso'),
  /** Base64, with or without "data:…;base64," before it; in a form also a part with the file itself. */
  content: path,
  /** Where other services put an address to fetch from; it is only named in the refusal: nothing is ever fetched. */
  address: path.optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** What a message says of a fax. */
export type FaxNotice = {
  readonly faxId: string;
  readonly calling: string | null;
  readonly called: string | null;
  readonly pagesClaimed: number | null;
  readonly lastPageAt: string | null;
  readonly bytes: Buffer;
};
