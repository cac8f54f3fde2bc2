// Why: what somebody types while a page lies before them was read from that page; the form and the pages know of each
// other here, so that every field keeps its strip without anybody saying so twice.
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import type { ReadFrom, Region } from '../../care/sources/source.schema.ts';
import { changedFields, statedFields } from '../../care/sources/stated-fields.rules.ts';
import { draftOf, type OrderWords } from './order-words.ts';

export type InView = { readonly documentId: string; readonly page: number; readonly region: Region | null };

type Reading = {
  readonly inView: InView | null;
  /** Null once no page is in view. */
  readonly look: (at: InView | null) => void;
  /** Notes for the fields that changed between two drafts that they were read from what is in view. */
  readonly note: (before: ReferralDraft, after: ReferralDraft) => void;
  /** What was noted for the fields this draft states. */
  readonly sourcesOf: (draft: ReferralDraft) => ReadFrom[];
  readonly forget: () => void;
};

const nothing: Reading = {
  inView: null,
  look: () => undefined,
  note: () => undefined,
  sourcesOf: () => [],
  forget: () => undefined,
};
const ReadingContext = createContext<Reading>(nothing);

/** The page in view and what was read from it. */
export function useReading(): Reading {
  return useContext(ReadingContext);
}

/** Put it around a form and the pages it is filled from. */
export function ReadingPlace({ children }: { readonly children: ReactNode }) {
  const [inView, setInView] = useState<InView | null>(null);
  const at = useRef<InView | null>(null);
  const noted = useRef(new Map<string, ReadFrom>());
  const [doing] = useState<Omit<Reading, 'inView'>>(() => ({
    look(next) {
      at.current = next;
      setInView(next);
    },
    note(before, after) {
      const place = at.current;
      if (place === null) return;
      const old = new Map(statedFields(before).map((one) => [one.field, one.said]));
      for (const { field } of changedFields(old, after)) noted.current.set(field, { field, ...place });
    },
    sourcesOf: (draft) => statedFields(draft).flatMap(({ field }) => noted.current.get(field) ?? []),
    forget: () => noted.current.clear(),
  }));
  const reading = useMemo<Reading>(() => ({ ...doing, inView }), [doing, inView]);
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>;
}

/** Words in a form whose changes are noted as read from the page in view. */
export function useReadWords(first: () => OrderWords) {
  const { note, sourcesOf, forget } = useReading();
  const [words, setWords] = useState(first);
  return {
    words,
    setWords,
    /** Takes what was typed. */
    write: (next: OrderWords) => {
      note(draftOf(words), draftOf(next));
      setWords(next);
    },
    sources: () => sourcesOf(draftOf(words)),
    forget,
  };
}
