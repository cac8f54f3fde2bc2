// Why: every field of a case can be held against the very place it was read from (issue "Intake", one request in two
// strengths); these are the places there are. Regions are shares of the page as it was received, before anybody turned it.
import { z } from 'zod';

const share = z.number().min(0).max(1);

/** A strip of a page, in shares of its width and height; `null` where a place says the whole page. */
export const regionSchema = z
  .strictObject({ x: share, y: share, w: share, h: share })
  .refine((one) => one.x + one.w <= 1.001 && one.y + one.h <= 1.001, 'The strip leaves the page.');
export type Region = z.infer<typeof regionSchema>;

/** Where a field was read: exactly one kind of place. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    documentId: z.uuid(),
    page: z.int().min(1),
    region: regionSchema.nullable(),
  }),
  /** `line` is the question of the call script as it was asked; the call's id only for those who may see the call. */
  z.strictObject({ kind: z.literal('call'), callId: z.uuid().nullable(), line: z.string().max(200) }),
  /** A message of the exchange; segments count from 1 (ISA), elements as the guides name them ("NM103"). */
  z.strictObject({
    kind: z.literal('message'),
    messageId: z.uuid().nullable(),
    segment: z.int().min(1).nullable(),
    element: z.string().max(20).nullable(),
  }),
  /** A cell of a file that was sent: rows count from 1 with the heading, columns by their heading. */
  z.strictObject({
    kind: z.literal('file'),
    fileName: z.string().max(200),
    row: z.int().min(1),
    column: z.string().max(120),
  }),
  z.strictObject({ kind: z.literal('portal') }),
  z.strictObject({ kind: z.literal('person') }),
]);
export type Place = z.infer<typeof placeSchema>;
export const placeKinds = ['page', 'call', 'message', 'file', 'portal', 'person'] as const;

/** A source as stored; `said` is what the field then read, null where it was emptied. */
export const sourceRow = z.object({
  id: z.string(),
  field: z.string(),
  said: z.string().nullable(),
  place: placeSchema,
  notedAt: z.string(),
  notedBy: z.string(),
  notedByName: z.string(),
});
export type Source = z.infer<typeof sourceRow>;

/** A source as shown: `current` is the one the field stands by today. */
export const shownSource = sourceRow.omit({ notedBy: true }).extend({ current: z.boolean() });
export type ShownSource = z.infer<typeof shownSource>;

/** A field read from a page of a document, as a person at a screen states it. */
export const readFromSchema = z.strictObject({
  field: z.string().min(1).max(80),
  documentId: z.uuid(),
  page: z.int().min(1).max(2000),
  region: regionSchema.nullable(),
});
export type ReadFrom = z.infer<typeof readFromSchema>;
export const readFromMany = z.array(readFromSchema).max(300).optional();
