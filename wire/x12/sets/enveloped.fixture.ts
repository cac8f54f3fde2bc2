// Why: messages written by hand need the same envelope each time; here it is right, so that a test can break one thing.

/** Segments (without terminators) in one transaction, group and interchange; counts and control numbers are right. */
export function enveloped(given: {
  readonly functional: string;
  readonly set: string;
  readonly version: string;
  readonly body: readonly string[];
  /** ISA13; GS06 is 77 and ST02 is 0001. */
  readonly control?: string;
  readonly isaVersion?: '00501' | '00602';
  readonly saysVersion?: boolean;
}): string {
  const { functional, set, version, body, control = '000000500', isaVersion = '00501' } = given;
  return [
    `ISA*00*          *00*          *ZZ*HEARTHHUB      *ZZ*MOONPLAN       *261123*0912*^*${isaVersion}*${control}*0*T*:~`,
    `GS*${functional}*HEARTHHUB*MOONPLAN*20261123*0912*77*X*${version}~`,
    given.saysVersion === false ? `ST*${set}*0001~` : `ST*${set}*0001*${version}~`,
    ...body.map((one) => `${one}~`),
    `SE*${(body.length + 2).toString()}*0001~`,
    'GE*1*77~',
    `IEA*1*${control}~`,
  ].join('');
}
