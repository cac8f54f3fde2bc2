// Why: a case number must survive being read over a bad line, so it is spoken sign by sign with the spelling
// alphabet and a pause between its groups (requirement M13).

const spelling: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  T: 'Tango',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
};

/** `7K4-Q2M-8` for a screen reader: `7 K 4, Q 2 M, 8`. */
export function speakCaseNumber(caseNumber: string): string {
  return caseNumber
    .split('-')
    .map((group) => group.split('').join(' '))
    .join(', ');
}

/** The same for a person on the phone: `7 Kilo 4 – Quebec 2 Mike – 8`. */
export function spellCaseNumber(caseNumber: string): string {
  return caseNumber
    .split('-')
    .map((group) =>
      group
        .split('')
        .map((sign) => spelling[sign] ?? sign)
        .join(' '),
    )
    .join(' – ');
}
