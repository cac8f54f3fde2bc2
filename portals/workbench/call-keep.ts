// Why: a reload or a dropped line must not make a caller say everything again: what is typed goes to the hub while it is
// typed, the newest last, and until it is there the page says so and holds on to it.
import { useEffect, useRef } from 'react';
import { keepCallDraft } from '../../care/intake/call-draft.contract.ts';
import type { CallDraft } from '../../care/intake/call-draft.schema.ts';
import { asProblem, callDoor } from '../kit/api.ts';
import type { Call } from './call-top.tsx';

/** Where the words are: nothing typed yet, on their way, with the hub since an instant, or held here with the reason. */
export type Keeping =
  | { readonly is: 'untouched' }
  | { readonly is: 'saving' }
  | { readonly is: 'saved'; readonly at: string }
  | { readonly is: 'held'; readonly why: string; readonly trying: boolean };

const restMs = 600;
const againMs = 3000;

/** Keeps `draft` with the hub: a moment after the last key, one save at a time, again and again while the line is down. */
export function useKeptDraft(call: Call, draft: CallDraft, onKeeping: (keeping: Keeping) => void): void {
  const { tenantId, id } = call;
  const text = JSON.stringify(draft);
  const newest = useRef(text);
  const stored = useRef(text);
  const saving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    newest.current = text;
    const save = async (): Promise<void> => {
      if (saving.current || newest.current === stored.current) return;
      saving.current = true;
      const sent = newest.current;
      let waitMs: number | null = 0;
      try {
        const body = { draft: JSON.parse(sent) as CallDraft };
        const { savedAt } = await callDoor(keepCallDraft, { params: { tenantId, id }, body });
        stored.current = sent;
        if (!isGone.current) onKeeping({ is: 'saved', at: savedAt });
      } catch (thrown) {
        const { code, say } = asProblem(thrown);
        if (code === 'call_over' || code === 'absent') waitMs = null;
        else waitMs = againMs;
        if (!isGone.current) onKeeping({ is: 'held', why: say, trying: waitMs !== null });
      }
      saving.current = false;
      if (waitMs !== null && !isGone.current && newest.current !== stored.current)
        timer.current = setTimeout(() => void save(), waitMs);
    };
    if (text === stored.current) return undefined;
    onKeeping({ is: 'saving' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), restMs);
    return undefined;
  }, [tenantId, id, text, onKeeping]);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      clearTimeout(timer.current);
    };
  }, []);
}

/** Words that are not with the hub yet are not left by a slip of the hand. */
export function useStay(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', hold);
    return () => globalThis.removeEventListener('beforeunload', hold);
  }, [on]);
}
