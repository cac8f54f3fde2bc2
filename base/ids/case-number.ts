// Why: nobody hangs up without a case number (requirement M13), so it must survive being spoken: 29 signs that do not
// sound or look alike (no I, L, O, S, U, 0, 1), grouped 3-3-1, with a check digit modulo the prime 29 that catches any
// one wrong sign and any two neighbours swapped.

const signs = '23456789ABCDEFGHJKMNPQRTVWXYZ';
const weights = [2, 3, 4, 5, 6, 7] as const;

function checkSign(body: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * signs.indexOf(body[i] ?? ''), 0);
  return signs[sum % signs.length] ?? '';
}

/** Makes a case number such as `7K4-Q2M-8` from six random bytes-as-numbers; `pick(n)` returns an integer in 0..n-1. */
export function makeCaseNumber(pick: (n: number) => number): string {
  const body = Array.from(weights, () => signs[pick(signs.length)]).join('');
  return `${body.slice(0, 3)}-${body.slice(3)}-${checkSign(body)}`;
}

/**
 * Reads a case number as people type or say it: any case, spaces or dashes, O for 0 refused.
 * Returns the canonical form, or null when the check digit does not fit.
 */
export function readCaseNumber(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  if (plain.length !== 7 || Array.from(plain).some((sign) => !signs.includes(sign))) return null;
  const body = plain.slice(0, 6);
  return plain[6] === checkSign(body) ? `${body.slice(0, 3)}-${body.slice(3)}-${plain[6]}` : null;
}
