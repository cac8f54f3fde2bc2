// Why: a mistyped code is found while the paper is still in hand: under the codes stands what each is called, or what is wrong with it.
import { useEffect, useState } from 'react';
import { checkCodes, type CodeNote } from '../../care/codes/codes.contract.ts';
import css from './code-notes.module.css';
import { codesTyped, readAloud, type TypedCode } from './codes-typed.ts';
import { useDoor } from './use-door.ts';
import { useNow } from './use-now.ts';

export type CodeNotesProps = {
  /** Diagnoses as typed, one or several with commas or blanks between. */
  readonly diagnoses?: string;
  /** One procedure each. */
  readonly procedures?: readonly string[];
  /** The day the codes are to be used, 'YYYY-MM-DD'; today's where none is said. */
  readonly on?: string;
};

/** What was said last, once nobody has typed for a third of a second. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), 300);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}

const isDay = (word: string | undefined): word is string => /^\d{4}-\d\d-\d\d$/.test(word ?? '');

/** The names of the codes typed, and what is wrong with those that cannot be used. Nothing where none is typed. */
export function CodeNotes({ diagnoses = '', procedures = [], on }: CodeNotesProps) {
  const settled = useSettled(JSON.stringify(codesTyped(diagnoses, procedures)));
  const codes = JSON.parse(settled) as TypedCode[];
  const now = useNow();
  const day = isDay(on) ? on : (now?.slice(0, 10) ?? '');
  const asked = useDoor(
    checkCodes,
    { body: { on: day, codes } },
    { enabled: codes.length > 0 && day !== '', staleTime: 600_000, placeholderData: (before) => before },
  );
  if (codes.length === 0) return null;
  // An answer that does not come is no reason to trouble whoever types: the codes are looked at again when the order is read.
  const notes = (asked.data?.items ?? []).filter((note) => codes.some((one) => one.text === note.text));
  return (
    <ul className={css['notes']} aria-live="polite" aria-label="What the codes are called">
      {notes.map((note) => (
        <Note key={`${note.kind} ${note.text}`} note={note} />
      ))}
    </ul>
  );
}

function Note({ note }: { readonly note: CodeNote }) {
  const { isWrong, say } = readAloud(note);
  return (
    <li data-standing={isWrong ? 'wrong' : 'quiet'}>
      <code>{note.code}</code>
      <span>{say}</span>
    </li>
  );
}
