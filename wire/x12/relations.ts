// Why: what the elements of a segment owe each other (X12's relations, and what the guides add to them) is said in the
// declaration by name, so that the same few rules are not written by hand in every set.
import type { Said, SegmentNote, SegmentSpec } from './declare.ts';

type Check = NonNullable<SegmentSpec['check']>;

const lacks = (note: SegmentNote, element: number, because: string) =>
  note(element, '2', `Element ${element.toString()} is missing: ${because}.`);

/** All of these. */
export const every =
  (...checks: readonly Check[]): Check =>
  (said: Said, note: SegmentNote) => {
    for (const check of checks) check(said, note);
  };

/** At least one of the elements is said (X12's R relation). */
export const atLeastOne =
  (...elements: readonly number[]): Check =>
  (said: Said, note: SegmentNote) => {
    const [first] = elements;
    if (first === undefined || elements.some((element) => !said.isEmpty(element))) return;
    lacks(note, first, `one of the elements ${elements.join(', ')} must be said`);
  };

/** If the first is said, so are the others (X12's C relation). */
export const needs =
  (element: number, ...others: readonly number[]): Check =>
  (said: Said, note: SegmentNote) => {
    if (said.isEmpty(element)) return;
    for (const other of others)
      if (said.isEmpty(other)) lacks(note, other, `element ${element.toString()} is said`);
  };

/** If the element holds one of these codes, the others are said. */
export const codeNeeds =
  (element: number, held: readonly string[], ...others: readonly number[]): Check =>
  (said: Said, note: SegmentNote) => {
    if (!held.includes(said.text(element))) return;
    for (const other of others)
      if (said.isEmpty(other)) lacks(note, other, `element ${element.toString()} is “${said.text(element)}”`);
  };

/** A date whose second element names its form: a range says RD8, a day with its time DT, a day D8. */
export const dateAsNamed: Check = (said, note) => {
  const when = said.text(3);
  const form = when.includes('-') ? 'RD8' : when.length > 8 ? 'DT' : 'D8';
  if (when !== '' && form !== said.text(2))
    note(3, '8', 'The date does not have the form that element 2 names.');
};
