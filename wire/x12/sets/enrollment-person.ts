// Why: what a roster (834) says about a person: name, birth, work, income, health, languages, disability.
import { key, may, mayHoldMany, must, segment, together } from '../declare.ts';
import { amount } from '../cents.ts';
import { codes, day, decimal, openCodes, text } from '../kinds.ts';
import { idQualifier, person } from './eligibility-segments.ts';
import type { Meanings } from './names-and-places.ts';

/** NM1 of a roster: with prefix. */
export const memberName = <const C extends Meanings>(title: string, entities: C) =>
  segment(
    'NM1',
    title,
    [
      key('entity', 'Who', codes(entities)),
      must('type', 'Person or organization', person),
      may('familyName', 'Name', text(1, 60)),
      may('givenName', 'Given name', text(1, 35)),
      may('middleName', 'Middle name', text(1, 25)),
      may('prefix', 'Prefix', text(1, 10)),
      may('suffix', 'Suffix', text(1, 10)),
      may('idQualifier', 'Kind of number', idQualifier),
      may('id', 'Number', text(2, 80)),
    ],
    together(8, 9),
  );

export const dmg = segment('DMG', 'Birth date and sex', [
  must('form', 'Form', codes({ D8: 'a date' })),
  must('birthOn', 'Birth date', day),
  must('sex', 'Sex', codes({ F: 'female', M: 'male', U: 'not known' })),
  may(
    'marital',
    'Married',
    codes({
      B: 'registered partner',
      D: 'divorced',
      I: 'single',
      M: 'married',
      R: 'not reported',
      S: 'separated',
      U: 'unmarried',
      W: 'widowed',
      X: 'legally separated',
    }),
  ),
  mayHoldMany(
    'race',
    'Race or ethnicity',
    [
      may('kind', 'Kind', text(1, 1)),
      may('list', 'List', codes({ RET: 'race and ethnicity' })),
      may('code', 'Code', text(1, 30)),
    ],
    10,
  ),
  may('citizenship', 'Citizenship', text(1, 2)),
]);
export const ec = segment('EC', 'Employment class', [
  may('class1', 'Class', text(2, 3)),
  may('class2', 'Class', text(2, 3)),
  may('class3', 'Class', text(2, 3)),
]);
export const icm = segment('ICM', 'Income', [
  must(
    'per',
    'Per',
    openCodes({ '1': 'week', '2': 'two weeks', '4': 'month', '7': 'year', H: 'hour' }, /^[0-9A-Z]$/),
  ),
  must('amount', 'Wage ($)', amount),
  may('hours', 'Hours', decimal),
  may('location', 'Location', text(1, 30)),
  may('grade', 'Grade', text(1, 5)),
]);
export const hlh = segment('HLH', 'Health', [
  may(
    'related',
    'Uses',
    codes({ N: 'none', S: 'substances', T: 'tobacco', U: 'not known', X: 'tobacco and substances' }),
  ),
  may('height', 'Height (inches)', decimal),
  may('weight', 'Weight (pounds)', decimal),
]);
export const lui = segment(
  'LUI',
  'Language',
  [
    may('list', 'List', codes({ LD: 'NISO', LE: 'ISO 639' })),
    may('language', 'Language', text(2, 80)),
    may('words', 'Words', text(1, 80)),
    may('use', 'Use', codes({ '5': 'reads', '6': 'writes', '7': 'speaks', '8': 'native' })),
  ],
  together(1, 2),
);
export const dsb = segment(
  'DSB',
  'Disability',
  [
    must('kind', 'Kind', codes({ '1': 'short-term', '2': 'long-term', '3': 'permanent', '4': 'none' })),
    null,
    null,
    null,
    null,
    null,
    may('list', 'List', codes({ DX: 'ICD-9', ZZ: 'ICD-10' })),
    may('diagnosis', 'Diagnosis', text(1, 15)),
  ],
  together(7, 8),
);
