// Why: a half-typed order survives a reload or a slip of the hand, and never outlives the session: it is kept in this
// tab only (no health data in lasting storage), under the account that typed it, until sent or signed out.
import { useCallback, useEffect, useState } from 'react';
import { emptyOrder, type OrderForm } from './order-form.ts';

const nameOf = (accountId: string): string => `doorstep.order.${accountId}`;

function kept(accountId: string): Partial<OrderForm> | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(nameOf(accountId)) ?? 'null');
    return typeof found === 'object' && found !== null ? found : null;
  } catch {
    return null;
  }
}

export type OrderDraft = {
  readonly form: OrderForm;
  readonly wasKept: boolean;
  readonly change: (part: Partial<OrderForm> | ((now: OrderForm) => Partial<OrderForm>)) => void;
  readonly clear: () => void;
};

/** The order being written, beginning with `start` (who to write to) where nothing was kept. */
export function useOrderDraft(accountId: string, start: Partial<OrderForm>): OrderDraft {
  const [wasKept, setWasKept] = useState(() => kept(accountId) !== null);
  const [form, setForm] = useState<OrderForm>(() => ({ ...emptyOrder, ...start, ...kept(accountId) }));
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) sessionStorage.setItem(nameOf(accountId), JSON.stringify(form));
  }, [accountId, form, touched]);
  const change = useCallback<OrderDraft['change']>((part) => {
    setTouched(true);
    setForm((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  }, []);
  const clear = useCallback(() => {
    sessionStorage.removeItem(nameOf(accountId));
    setTouched(false);
    setWasKept(false);
    setForm({ ...emptyOrder, ...start });
  }, [accountId, start]);
  return { form, wasKept, change, clear };
}

/** Forgets the kept order of this account without touching what is on the screen. */
export function forgetOrder(accountId: string): void {
  sessionStorage.removeItem(nameOf(accountId));
}
