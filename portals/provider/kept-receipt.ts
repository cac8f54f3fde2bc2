// Why: the receipt must still be there after a reload, or when somebody asks for it ten minutes later; it holds the case
// number and what is missing, nothing about the patient.
import type { z } from 'zod';
import { receiptSchema } from '../../care/intake/intake.contract.ts';

export type KeptReceipt = z.infer<typeof receiptSchema> & {
  readonly kind: 'order' | 'inquiry';
  readonly writeTo: string;
};

const nameOf = (caseId: string): string => `doorstep.receipt.${caseId}`;

/** Keeps the receipt in this tab. */
export function keepReceipt(receipt: KeptReceipt): void {
  sessionStorage.setItem(nameOf(receipt.id), JSON.stringify(receipt));
}

/** The receipt kept for a case, or null. */
export function receiptKept(caseId: string): KeptReceipt | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(nameOf(caseId)) ?? 'null');
    const read = receiptSchema.safeParse(found);
    if (!read.success) return null;
    const more = found as { kind?: unknown; writeTo?: unknown };
    return {
      ...read.data,
      kind: more.kind === 'inquiry' ? 'inquiry' : 'order',
      writeTo: typeof more.writeTo === 'string' ? more.writeTo : '',
    };
  } catch {
    return null;
  }
}
