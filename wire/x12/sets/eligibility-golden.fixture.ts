// Why: conformant messages written by hand, about invented people, that must be read and written back byte for byte.

const isa = (control: string) =>
  `ISA*00*          *00*          *ZZ*HEARTHHUB      *ZZ*MOONPLAN       *261123*0912*^*00501*${control}*0*T*:~`;

/** Joins segments under one envelope; counts are right. */
function whole(functional: string, set: string, control: string, body: readonly string[]): string {
  return [
    isa(control),
    `GS*${functional}*HEARTHHUB*MOONPLAN*20261123*0912*77*X*005010X279A1~`,
    `ST*${set}*0001*005010X279A1~`,
    ...body.map((one) => `${one}~`),
    `SE*${(body.length + 2).toString()}*0001~`,
    'GE*1*77~',
    `IEA*1*${control}~`,
  ].join('');
}

export const question = whole('HS', '270', '000000411', [
  'BHT*0022*13*Q411*20261123*0912',
  'HL*1**20*1',
  'NM1*PR*2*MOON PLAN*****PI*MOON01',
  'HL*2*1*21*1',
  'NM1*1P*2*HEARTH HUB*****XX*1497758544',
  'HL*3*2*22*0',
  'TRN*1*411*9HEARTHHUB',
  'NM1*IL*1*BRAMBLE*IONA****MI*MN445566',
  'DMG*D8*19520809',
  'DTP*291*D8*20261201',
  'EQ*18',
  'EQ*12^42',
]);

export const dependentQuestion = whole('HS', '270', '000000412', [
  'BHT*0022*13*Q412*20261123*0912',
  'HL*1**20*1',
  'NM1*PR*2*MOON PLAN*****PI*MOON01',
  'HL*2*1*21*1',
  'NM1*1P*2*HEARTH HUB*****XX*1497758544',
  'REF*EO*7781',
  'HL*3*2*22*1',
  'NM1*IL*1*BRAMBLE*IONA****MI*MN445566',
  'HL*4*3*23*0',
  'TRN*1*412*9HEARTHHUB',
  'NM1*03*1*BRAMBLE*TAM',
  'DMG*D8*20170203*M',
  'INS*N*19',
  'DTP*291*RD8*20261201-20261231',
  'EQ*30**FAM',
  'III*ZZ*12',
]);

export const active = whole('HB', '271', '000000911', [
  'BHT*0022*11*Q411*20261123*0913',
  'HL*1**20*1',
  'NM1*PR*2*MOON PLAN*****PI*MOON01',
  'PER*IC*MEMBER DESK*TE*8005550111',
  'HL*2*1*21*1',
  'NM1*1P*2*HEARTH HUB*****XX*1497758544',
  'HL*3*2*22*0',
  'TRN*2*411*9HEARTHHUB',
  'NM1*IL*1*BRAMBLE*IONA*R***MI*MN445566',
  'REF*6P*GRP88*HARBOR WORKERS',
  'N3*3 MILL LANE*APT 2',
  'N4*SALTMARSH*MA*02101',
  'DMG*D8*19520809*F',
  'DTP*346*D8*20260101',
  'DTP*347*D8*20261231',
  'EB*1*IND*30*HN*MOON SENIOR HMO',
  'EB*1**18^12*HN*MOON SENIOR HMO******Y*Y',
  'EB*A**18^12*****.2***Y*Y',
  'EB*C*IND*30***23*500.00',
  'EB*C*IND*30***29*150.00',
  'DTP*292*RD8*20260101-20261231',
  'MSG*RENTAL NEEDS AN AUTHORIZATION BEFORE DELIVERY',
  'EB*D**18********Y**HC:E1390:RR',
  'EB*R**30',
  'REF*1L*OTH77',
  'LS*2120',
  'NM1*PRP*2*OTHER SUN MUTUAL*****PI*SUN9',
  'LE*2120',
]);

export const notFound = whole('HB', '271', '000000912', [
  'BHT*0022*11*Q411*20261123*0913',
  'HL*1**20*1',
  'NM1*PR*2*MOON PLAN*****PI*MOON01',
  'HL*2*1*21*1',
  'NM1*1P*2*HEARTH HUB*****XX*1497758544',
  'HL*3*2*22*0',
  'TRN*2*411*9HEARTHHUB',
  'NM1*IL*1*BRAMBLE*IONA****MI*MN445566',
  'AAA*N**75*C',
]);

export const goldens: Readonly<Record<string, string>> = { question, dependentQuestion, active, notFound };
