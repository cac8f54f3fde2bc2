// Why: a second-factor secret copied from the database must be worth nothing without the program's own secret.

import { expect, test } from 'vitest';
import { openSecret, sealSecret } from './seal-secret.ts';

const secret = Buffer.from('one program secret of thirty-two bytes or more');

test('what is sealed opens again, and never looks the same twice', () => {
  const [one, two] = [sealSecret(secret, 'totp', 'JBSWY3DP'), sealSecret(secret, 'totp', 'JBSWY3DP')];
  expect(one.equals(two)).toBe(false);
  expect(one.toString('latin1')).not.toContain('JBSWY3DP');
  expect(openSecret(secret, 'totp', one)).toBe('JBSWY3DP');
});

test('another secret, another purpose or one changed bit opens nothing', () => {
  const sealed = sealSecret(secret, 'totp', 'JBSWY3DP');
  expect(() => openSecret(Buffer.from('another program secret of enough bytes'), 'totp', sealed)).toThrow();
  expect(() => openSecret(secret, 'links', sealed)).toThrow();
  for (let byte = 0; byte < sealed.length; byte++) {
    const changed = Buffer.from(sealed);
    changed[byte] = (changed[byte] ?? 0) ^ 1;
    expect(() => openSecret(secret, 'totp', changed)).toThrow();
  }
});
