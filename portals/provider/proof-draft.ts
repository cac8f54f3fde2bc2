// Why: a stairwell has no signal and a phone reloads pages as it likes; what was typed and signed at the door stays on the
// phone until the hub has it, and sending it twice is sending it once because the draft keeps its own key.
import { useEffect, useState } from 'react';
import { newIntention } from '../kit/api.ts';

/** A line drawn without lifting: x and y in turn, 0–1 of the pad's width. */
export type Stroke = readonly number[];

export type ProofDraft = {
  readonly intention: string;
  readonly day: string;
  readonly came: string;
  readonly left: string;
  readonly discipline: string | null;
  readonly worker: string;
  readonly receivedBy: string;
  readonly relationship: string | null;
  readonly unsigned: boolean;
  readonly why: string;
  readonly strokes: readonly Stroke[];
  /** The signature as the hub keeps it, once it was sent. */
  readonly signatureId: string | null;
  readonly items: readonly { readonly quantity: string; readonly serial: string; readonly lot: string }[];
  readonly photoIds: readonly string[];
  readonly note: string;
};

const placeOf = (visitId: string): string => `doorstep-visit-${visitId}`;

function kept(visitId: string): Partial<ProofDraft> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(placeOf(visitId)) ?? '{}');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** Forgets what was kept on this phone: the hub has it. */
export function forgetDraft(visitId: string): void {
  try {
    localStorage.removeItem(placeOf(visitId));
  } catch {
    // A phone that keeps nothing has nothing to forget.
  }
}

/** The draft of a visit's proof and how to change part of it; every change is kept on the phone. */
export function useProofDraft(visitId: string, first: Pick<ProofDraft, 'day' | 'worker' | 'items'>) {
  const [draft, setDraft] = useState<ProofDraft>(() => ({
    intention: newIntention(),
    came: '',
    left: '',
    discipline: null,
    receivedBy: '',
    relationship: null,
    unsigned: false,
    why: '',
    strokes: [],
    signatureId: null,
    photoIds: [],
    note: '',
    ...first,
    ...kept(visitId),
  }));
  useEffect(() => {
    try {
      localStorage.setItem(placeOf(visitId), JSON.stringify(draft));
    } catch {
      // Without a place to keep it the draft lives as long as the page.
    }
  }, [draft, visitId]);
  // Another content is another intention; the same sent again is the same.
  const change = (part: Partial<ProofDraft>) =>
    setDraft((now) => ({ ...now, intention: newIntention(), ...part }));
  return { draft, change };
}
