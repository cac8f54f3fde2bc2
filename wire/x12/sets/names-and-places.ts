// Why: people, organizations, contacts, further numbers and dates look alike in all sets of the claim side; what differs
// is which of them a place takes, and that is what their declarations say.
import { key, may, must, segment, together } from '../declare.ts';
import { codes, day, period, text } from '../kinds.ts';
import { atLeastOne, dateAsNamed, every } from '../relations.ts';
import { idQualifier, person } from './eligibility-segments.ts';

/** Codes with what they mean, in words of our own. */
export type Meanings = Readonly<Record<string, string>>;

const furtherNames = [
  may('givenName', 'Given name', text(1, 35)),
  may('middleName', 'Middle name', text(1, 25)),
  null,
  may('suffix', 'Suffix', text(1, 10)),
] as const;

/** An NM1 whose name is said; a number may be. */
export const named = <const C extends Meanings>(title: string, entities: C) =>
  segment(
    'NM1',
    title,
    [
      key('entity', 'Who', codes(entities)),
      must('type', 'Person or organization', person),
      must('familyName', 'Name', text(1, 60)),
      ...furtherNames,
      may('idQualifier', 'Kind of number', idQualifier),
      may('id', 'Number', text(2, 80)),
    ],
    together(8, 9),
  );

/** An NM1 whose name and number are both said. */
export const numbered = <const C extends Meanings>(title: string, entities: C) =>
  segment('NM1', title, [
    key('entity', 'Who', codes(entities)),
    must('type', 'Person or organization', person),
    must('familyName', 'Name', text(1, 60)),
    ...furtherNames,
    must('idQualifier', 'Kind of number', idQualifier),
    must('id', 'Number', text(2, 80)),
  ]);

/** An NM1 that may say only who is meant: the name is known from elsewhere, or it is a place. */
export const unnamed = <const C extends Meanings>(title: string, entities: C) =>
  segment(
    'NM1',
    title,
    [
      key('entity', 'Who', codes(entities)),
      must('type', 'Person or organization', person),
      may('familyName', 'Name', text(1, 60)),
      ...furtherNames,
      may('idQualifier', 'Kind of number', idQualifier),
      may('id', 'Number', text(2, 80)),
    ],
    together(8, 9),
  );

/** An N1: an organization by name, number or both. */
export const organization = <const C extends Meanings>(title: string, entities: C) =>
  segment(
    'N1',
    title,
    [
      key('entity', 'Who', codes(entities)),
      may('name', 'Name', text(1, 60)),
      may('idQualifier', 'Kind of number', idQualifier),
      may('id', 'Number', text(2, 80)),
    ],
    every(atLeastOne(2, 3), together(3, 4)),
  );

const contactWays = codes({
  AP: 'other phone',
  BN: 'beeper',
  CP: 'mobile phone',
  ED: 'electronic access number',
  EM: 'email',
  EX: 'extension',
  FX: 'fax',
  HP: 'phone at home',
  TE: 'phone',
  UR: 'address on the web',
  WP: 'phone at work',
});
/** A PER: whom to reach and by which ways. */
export const contact = <const C extends Meanings>(title: string, functions: C) =>
  segment(
    'PER',
    title,
    [
      key('function', 'For', codes(functions)),
      may('name', 'Name', text(1, 60)),
      may('kind', 'By', contactWays),
      may('number', 'Number', text(1, 256)),
      may('kind2', 'By', contactWays),
      may('number2', 'Number', text(1, 256)),
      may('kind3', 'By', contactWays),
      may('number3', 'Number', text(1, 256)),
    ],
    every(together(3, 4), together(5, 6), together(7, 8)),
  );

/** A REF that takes only these kinds of number. */
export const number = <const C extends Meanings>(title: string, kinds: C) =>
  segment('REF', title, [key('qualifier', 'Kind', codes(kinds)), must('id', 'Number', text(1, 50))]);

const dateForms = codes({ D8: 'a date', DT: 'a date and time', RD8: 'a range' });
/** A DTP that takes only these kinds of date; `period` as said ('20261201', '20261201-20261215', '202612010830'). */
export const date = <const C extends Meanings>(title: string, kinds: C) =>
  segment(
    'DTP',
    title,
    [key('qualifier', 'Of', codes(kinds)), must('form', 'Form', dateForms), must('period', 'When', period)],
    dateAsNamed,
  );
/** A DTP that is always a single day. */
export const dayOf = <const C extends Meanings>(title: string, kinds: C) =>
  segment('DTP', title, [
    key('qualifier', 'Of', codes(kinds)),
    must('form', 'Form', codes({ D8: 'a date' })),
    must('on', 'When', day),
  ]);

/** A DTP that is always a range of days. */
export const rangeOf = <const C extends Meanings>(title: string, kinds: C) =>
  segment(
    'DTP',
    title,
    [
      key('qualifier', 'Of', codes(kinds)),
      must('form', 'Form', codes({ RD8: 'a range' })),
      must('period', 'When', period),
    ],
    dateAsNamed,
  );

/** Birth date and sex, both said. */
export const birth = segment('DMG', 'Birth date and sex', [
  must('form', 'Form', codes({ D8: 'a date' })),
  must('birthOn', 'Birth date', day),
  must('sex', 'Sex', codes({ F: 'female', M: 'male', U: 'not known' })),
]);
