// Why: golden messages are written as their segments; the envelope around them is the same and its counts are right.

import { enveloped as whole } from './enveloped.fixture.ts';

/** Joins the segments of one transaction under one envelope. `version` is GS08; ST03 too unless `saysVersion` is 'no'. */
export function enveloped(
  functional: string,
  set: string,
  version: string,
  body: readonly string[],
  saysVersion: 'yes' | 'no' = 'yes',
): string {
  return whole({ functional, set, version, body, control: '000000501', saysVersion: saysVersion === 'yes' });
}
