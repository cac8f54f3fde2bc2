// Why: one fax may hold several patients. A part is a range of pages that belong together, with what becomes of them; the
// document itself is never cut.
import { z } from 'zod';

export const fates = ['new_case', 'existing_case', 'not_ours', 'cover'] as const;
export type Fate = (typeof fates)[number];
export const fateLabels: Readonly<Record<Fate, string>> = {
  new_case: 'New case',
  existing_case: 'Existing case',
  not_ours: 'Not ours',
  cover: 'Cover or empty',
};

/** What a page can be, said by a person. */
export const contents = ['order', 'notes', 'test', 'cover', 'insurance', 'other'] as const;
export type Content = (typeof contents)[number];
export const contentLabels: Readonly<Record<Content, string>> = {
  order: 'Order',
  notes: 'Notes',
  test: 'Test result',
  cover: 'Cover',
  insurance: 'Insurance',
  other: 'Other',
};

/** Pages from first to last, both counted, of one document of an arrival. */
export const partDraft = z.strictObject({
  documentId: z.uuid(),
  firstPage: z.int().min(1).max(2000),
  lastPage: z.int().min(1).max(2000),
  fate: z.enum(fates),
  title: z.string().max(120),
});
export type PartDraft = z.infer<typeof partDraft>;

export const partRow = z.object({
  id: z.string(),
  documentId: z.string(),
  firstPage: z.int(),
  lastPage: z.int(),
  fate: z.enum(fates),
  title: z.string(),
  status: z.enum(['planned', 'settled', 'taken_back']),
  madeAt: z.string(),
  madeBy: z.string(),
  caseNumber: z.string().nullable(),
  toTenantId: z.int().nullable(),
  toReferralId: z.string().nullable(),
  toDocumentId: z.string().nullable(),
  settledAt: z.string().nullable(),
});
export type Part = z.infer<typeof partRow>;

/** A part as shown: where it went only for those who may see that payer. */
export const shownPart = partRow.omit({ madeBy: true, toDocumentId: true });
export type ShownPart = z.infer<typeof shownPart>;
