// Why: an earlier order of the office is fetched once and laid into the form, and what stood there comes back by Undo.
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { readOrderAgain } from '../../care/casefile/before-sending.contract.ts';
import { asProblem, callDoor } from '../kit/api.ts';
import { useToast } from '../kit/toast.tsx';
import { copiedOrder } from './copied-order.ts';
import type { OrderForm } from './order-form.ts';
import type { Office } from './order-parts.tsx';
import type { OrderDraft } from './use-order-draft.ts';

/** Lays the order `like` ('tenantId.id') into the form; the page's own address may name one (`?like=`). */
export function useCopiedOrder(form: OrderForm, change: OrderDraft['change'], office: Office) {
  const toast = useToast();
  const found: { readonly like?: unknown } = useSearch({ strict: false });
  const named = typeof found.like === 'string' ? found.like : null;
  const done = useRef<string | null>(null);
  async function copy(like: string): Promise<void> {
    const [tenantId = '', id = ''] = like.split('.');
    try {
      const earlier = await callDoor(readOrderAgain, { params: { tenantId: Number(tenantId), id } });
      change(copiedOrder(earlier, office.clinicians));
      toast({
        say: `Copied from case ${earlier.caseNumber}. Every date and the signed page are yours to give anew.`,
        undo: () => change(form),
      });
    } catch (thrown) {
      toast({ say: `Nothing was copied. ${asProblem(thrown).say}`, tone: 'risk' });
    }
  }
  useEffect(() => {
    if (named === null || done.current === named) return;
    done.current = named;
    void copy(named);
  });
  return { copy };
}
