// Why: golden messages are written as their segments; the envelope around them is the same and its counts are right.

/** Joins the segments of one transaction under one envelope. `version` is GS08; ST03 too unless `saysVersion` is 'no'. */
export function enveloped(
  functional: string,
  set: string,
  version: string,
  body: readonly string[],
  saysVersion: 'yes' | 'no' = 'yes',
): string {
  return [
    'ISA*00*          *00*          *ZZ*HEARTHHUB      *ZZ*MOONPLAN       *261123*0912*^*00501*000000501*0*T*:~',
    `GS*${functional}*HEARTHHUB*MOONPLAN*20261123*0912*77*X*${version}~`,
    `ST*${set}*0001${saysVersion === 'yes' ? `*${version}` : ''}~`,
    ...body.map((one) => `${one}~`),
    `SE*${(body.length + 2).toString()}*0001~`,
    'GE*1*77~',
    'IEA*1*000000501~',
  ].join('');
}
