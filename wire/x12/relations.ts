// Why: what the elements of a segment owe each other (X12's relations, and what the guides add to them) is said in the
// declaration by name, so that the same few rules are not written by hand in every set.
import type { SegmentNote, SegmentSpec } from './declare.ts';

type Check = NonNullable<SegmentSpec['check']>;
type Text = (element: number) => string;

const lacks = (note: SegmentNote, element: number, because: string) =>
  note(element, '2', `Element ${element.toString()} is missing: ${because}.`);

/** All of these. */
export const every =
  (...checks: readonly Check[]): Check =>
  (text: Text, note: SegmentNote) => {
    for (const check of checks) check(text, note);
  };

/** At least one of the elements is said (X12's R relation). */
export const atLeastOne =
  (...elements: readonly number[]): Check =>
  (text: Text, note: SegmentNote) => {
    const [first] = elements;
    if (first === undefined || elements.some((element) => text(element) !== '')) return;
    lacks(note, first, `one of the elements ${elements.join(', ')} must be said`);
  };

/** If the first is said, so are the others (X12's C relation). */
export const needs =
  (element: number, ...others: readonly number[]): Check =>
  (text: Text, note: SegmentNote) => {
    if (text(element) === '') return;
    for (const other of others)
      if (text(other) === '') lacks(note, other, `element ${element.toString()} is said`);
  };

/** If the element holds one of these codes, the others are said. */
export const codeNeeds =
  (element: number, held: readonly string[], ...others: readonly number[]): Check =>
  (text: Text, note: SegmentNote) => {
    if (!held.includes(text(element))) return;
    for (const other of others)
      if (text(other) === '') lacks(note, other, `element ${element.toString()} is “${text(element)}”`);
  };

/** A date whose second element names its form: a range says RD8, a day with its time DT, a day D8. */
export const dateAsNamed: Check = (text, note) => {
  const when = text(3);
  const form = when.includes('-') ? 'RD8' : when.length > 8 ? 'DT' : 'D8';
  if (when !== '' && form !== text(2)) note(3, '8', 'The date does not have the form that element 2 names.');
};
