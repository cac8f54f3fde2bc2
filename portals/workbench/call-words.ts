// Why: what is kept of a call are the words in the boxes, without the keys that only the page needs.
import type { CallDraft } from '../../care/intake/call-draft.schema.ts';
import type { Caller, Fact } from './call-fields.tsx';
import { emptyLine, emptyOrder, type OrderWords } from './order-words.ts';

/** The boxes of the call desk as the hub keeps them. */
export function callDraftOf(typed: {
  readonly caller: Caller;
  readonly facts: readonly Fact[];
  readonly payer: string | null;
  readonly words: OrderWords;
}): CallDraft {
  const { caller, facts, payer, words } = typed;
  const lines = words.lines.map(({ key: _, ...line }) => line);
  return {
    caller: { ...caller },
    facts: [...facts],
    payer,
    words: { ...words, clinical: { ...words.clinical }, lines },
  };
}

/** The order's boxes as they were typed. */
export function wordsOfCall(words: CallDraft['words']): OrderWords {
  return { ...emptyOrder(), ...words, lines: words.lines.map((line) => ({ ...emptyLine(), ...line })) };
}

/** The order with the caller as its sender; what they called about is its note where nothing else was noted. */
export function wordsWithCaller(words: OrderWords, caller: Caller): OrderWords {
  return {
    ...words,
    requesterName: caller.name,
    requesterOrganization: caller.organization,
    requesterPhone: caller.phone,
    note: words.note === '' ? caller.purpose : words.note,
  };
}

const complete: Readonly<Record<Fact, readonly (keyof OrderWords)[]>> = {
  name: ['givenName', 'familyName'],
  birth_date: ['birthOn'],
  member_id: ['memberNumber'],
};
const isSaid = (words: OrderWords, fact: Fact): boolean =>
  complete[fact].every((field) => words[field] !== '');

/** The facts given, with those the caller gave by saying what was just typed: nobody ticks what stands in the boxes. */
export function factsWith(facts: readonly Fact[], before: OrderWords, now: OrderWords): readonly Fact[] {
  const heard = (Object.keys(complete) as Fact[]).filter(
    (fact) => !facts.includes(fact) && isSaid(now, fact) && !isSaid(before, fact),
  );
  return heard.length === 0 ? facts : [...facts, ...heard];
}
