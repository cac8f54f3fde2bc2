// Why: tests compare what an annotated message must be answered with what is answered, in the same few codes; the codes are
// taken out of the written bytes by splitting them, not by our own reader.
import type { ExpectedAnswer } from './invalid-message.fixture.ts';

/** What counts in an answer, a line for each code. */
export function codesOf(answer: Buffer | undefined): string[] {
  let segment = '';
  return (answer?.toString('latin1') ?? '').split('~').flatMap((line) => {
    const [id, ...elements] = line.split('*');
    const [a = '', b = '', c = '', d = '', ...more] = elements;
    if (id === 'TA1') return [`note ${d} ${more[0] ?? ''}`];
    if (id === 'AK9') return [`group ${a} ${more.join(' ')}`.trim()];
    if (id === 'IK5') return [`transaction ${a} ${[b, c, d].join(' ')}`.trim()];
    if (id === 'IK3') {
      segment = `${a} at ${b}`;
      return d === '8' ? [] : [`segment ${segment}: ${d}`];
    }
    if (id === 'IK4') return [`element ${segment}, ${a}: ${c}${d === '' ? '' : ` “${d}”`}`];
    return [];
  });
}

/** The same lines from an annotation. Whether element data is copied is said where it may be. */
export function codesExpected(expected: ExpectedAnswer): string[] {
  if ('note' in expected) return [`note R ${expected.note}`];
  if ('group' in expected) return [`group R ${expected.group}`];
  if ('transaction' in expected)
    return [`transaction R ${expected.transaction}`, `group ${expected.verdict}`];
  const ofTransaction = [`transaction R ${expected.code.startsWith('I') ? 'I5' : '5'}`, 'group R'];
  const where = `${expected.segment} at ${expected.at.toString()}`;
  if (expected.element === undefined) return [`segment ${where}: ${expected.code}`, ...ofTransaction];
  const copy = expected.copy === undefined ? '' : ` “${expected.copy}”`;
  return [`element ${where}, ${expected.element}: ${expected.code}${copy}`, ...ofTransaction];
}
