// Why: the pairs that every intake desk knows, one line each: who is tied, who is proposed with which words, who is nobody.
import { describe, expect, test } from 'vitest';
import { matchMember, mayBeTwins } from './match-member.rules.ts';
import type { Matchable, Stated } from './match.schema.ts';
import { sayReasons } from './weigh-member.rules.ts';

const member = (facts: Partial<Matchable> = {}): Matchable => ({
  id: 'a',
  givenName: 'William',
  familyName: 'Núñez-Ortega',
  formerFamilyNames: [],
  birthOn: '1948-03-14',
  memberNumber: 'SIHA198461',
  phone: null,
  line1: '48 Dwight Street',
  zip: '02118',
  ...facts,
});
const stated = (facts: Stated = {}): Stated => ({
  givenName: 'William',
  familyName: 'Núñez-Ortega',
  birthOn: '1948-03-14',
  memberNumber: 'SIHA198461',
  ...facts,
});

describe('who fits, and in which words', () => {
  test.each<[string, Stated, Partial<Matchable>, 'certain' | 'likely' | 'none', string]>([
    ['everything alike', {}, {}, 'certain', 'same birth date'],
    ['without hyphen and accents', { familyName: 'NUNEZ ORTEGA' }, {}, 'certain', 'written otherwise'],
    ['no number', { memberNumber: undefined }, {}, 'certain', 'same family name'],
    ['swapped digits in the number', { memberNumber: 'SIHA194861' }, {}, 'certain', 'two swapped digits'],
    [
      'a nickname and no number',
      { givenName: 'Bill', memberNumber: undefined },
      {},
      'likely',
      'Bill is short for William',
    ],
    ['a nickname with the number', { givenName: 'Bill' }, {}, 'certain', 'Bill is short for William'],
    [
      'two nicknames of one name',
      { givenName: 'Bill', memberNumber: undefined },
      { givenName: 'Willie' },
      'likely',
      'both short for William',
    ],
    [
      'an initial',
      { givenName: 'W.', memberNumber: undefined },
      {},
      'likely',
      'initial W fits given name William',
    ],
    [
      'month and day exchanged',
      { birthOn: '1948-12-03' },
      { birthOn: '1948-03-12' },
      'likely',
      'month and day exchanged',
    ],
    ['swapped digits in the birth date', { birthOn: '1984-03-14' }, {}, 'likely', 'two swapped digits'],
    [
      'one part of a double name',
      { familyName: 'Ortega', memberNumber: undefined },
      {},
      'likely',
      'share a part',
    ],
    [
      'the name before marriage',
      { familyName: 'Vega', memberNumber: undefined },
      { formerFamilyNames: ['Vega'] },
      'likely',
      'called them before',
    ],
    [
      'names in each other’s place',
      { givenName: 'Nunez Ortega', familyName: 'William' },
      {},
      'certain',
      'exchanged',
    ],
    ['moved', { line1: '1 Elsewhere', zip: '99950' }, {}, 'certain', 'perhaps moved'],
    ['another number altogether', { memberNumber: '1EG4TE5MK73' }, {}, 'likely', 'another member number'],
    ['another birth date', { birthOn: '1951-07-22' }, {}, 'likely', 'another birth date'],
    [
      'the number alone',
      { givenName: 'Otis', familyName: 'Marchbanks', birthOn: '1951-07-22' },
      {},
      'none',
      '',
    ],
    [
      'the birth date alone',
      { givenName: undefined, familyName: undefined, memberNumber: undefined },
      {},
      'none',
      '',
    ],
  ])('%s', (_, said, held, verdict, words) => {
    const found = matchMember(stated(said), [member(held)]);
    expect(found.verdict).toBe(verdict);
    const [best] = found.candidates;
    if (words === '') expect(best).toBeUndefined();
    else expect(sayReasons(best?.reasons ?? [])).toContain(words);
    expect(found.why === '').toBe(verdict !== 'likely');
  });

  test('the reasons read as a sentence', () => {
    const said = stated({ givenName: 'Bill', memberNumber: 'SIHA194861' });
    const [best] = matchMember(said, [member()]).candidates;
    expect(sayReasons(best?.reasons ?? [])).toBe(
      'Same birth date; member number differs by two swapped digits; same family name; given name Bill is short for William.',
    );
  });

  test('Sr is not Jr, whatever else is alike', () => {
    const senior = member({ givenName: 'Otis', familyName: 'Marchbanks Sr' });
    const junior = { givenName: 'Otis', familyName: 'Marchbanks Jr', birthOn: senior.birthOn };
    expect(matchMember(junior, [senior]).verdict).toBe('none');
    expect(matchMember({ ...junior, familyName: 'Marchbanks Sr' }, [senior]).verdict).toBe('certain');
  });
});

describe('more than one who fits', () => {
  const amara = member({ id: 'amara', givenName: 'Amara', familyName: 'Ellison', memberNumber: 'LH1000001' });
  const amari = { ...amara, id: 'amari', givenName: 'Amari', memberNumber: 'LH1000017' };

  test('twins are never told apart by the program, the better one stands first', () => {
    const said = {
      givenName: 'Amara',
      familyName: 'Ellison',
      birthOn: amara.birthOn,
      memberNumber: 'LH1000001',
    };
    const found = matchMember(said, [amari, amara]);
    expect(found.verdict).toBe('likely');
    expect(found.candidates[0]?.member.id).toBe('amara');
    expect(found.why).toBe(
      'Amari Ellison was born on the same day: perhaps a twin. Only a person can tell them apart.',
    );
  });

  test('a brother with quite another name is no twin to be taken for', () => {
    expect(mayBeTwins(amara, { ...amari, givenName: 'Bernard' })).toBe(false);
    const said = { givenName: 'Amara', familyName: 'Ellison', birthOn: amara.birthOn };
    expect(matchMember(said, [amara, { ...amari, givenName: 'Bernard' }]).verdict).toBe('certain');
  });

  test('two of one name and birth date are told apart by the number alone', () => {
    const other = member({ id: 'b', memberNumber: 'SIHA777777', line1: 'elsewhere', zip: '99950' });
    expect(matchMember(stated({ memberNumber: undefined }), [member(), other]).verdict).toBe('likely');
  });

  test('nobody is certain while not all were weighed', () => {
    expect(matchMember(stated(), [member()], false).verdict).toBe('likely');
  });
});
