// Why: questions for approval and their answers (278), written by hand about invented people, that must be read and
// written back byte for byte.
import { enveloped } from './enveloped.fixture.ts';

const asked = (control: string, body: readonly string[]) =>
  enveloped({ functional: 'HI', set: '278', version: '005010X217', control, body });

/** Start of home health care: nursing twice a week for four weeks, therapy once. */
export const careRequest = asked('000000501', [
  'BHT*0007*13*A501*20261123*0912*RU',
  'HL*1**20*1',
  'NM1*X3*2*MOON PLAN*****PI*MOON01',
  'HL*2*1*21*1',
  'NM1*1P*2*HEARTH HUB*****XX*1497758544',
  'REF*ZH*HUB7',
  'N3*1 HEARTH WAY',
  'N4*SALTMARSH*MA*02101',
  'PER*IC*APPROVAL DESK*TE*8005550111*FX*8005550112',
  'PRV*RF*PXC*251E00000X',
  'HL*3*2*22*1',
  'NM1*IL*1*BRAMBLE*IONA*R***MI*MN445566',
  'REF*6P*GRP88',
  'N3*3 MILL LANE*APT 2',
  'N4*SALTMARSH*MA*02101',
  'DMG*D8*19520809*F',
  'HL*4*3*EV*1',
  'TRN*1*A501-1*9HEARTHHUB',
  'UM*HS*I*42*12:B**03***Y',
  'DTP*435*D8*20261118',
  'DTP*096*D8*20261124',
  'DTP*AAH*RD8*20261125-20261222',
  'HI*ABK:I5022:D8:20261118*ABF:J449*ABF:Z7901',
  'HSD*VS*2*WK**35*4',
  'CRC*75*Y*07',
  'CL1*1*4*06',
  'CR6*4*20261125*RD8*20261125-20270123*20261118*N*Y*I',
  'PWK*OZ*EL***AC*ATT501',
  'MSG*LIVES ALONE ON THE SECOND FLOOR',
  'NM1*DK*1*OAKES*ADA****XX*1234567893',
  'PER*IC*OFFICE*TE*8005550120',
  'NM1*SJ*2*TIDE HOME HEALTH*****XX*1992999825',
  'N3*9 QUAY',
  'N4*SALTMARSH*MA*02101',
  'PRV*PE*PXC*251E00000X',
  'HL*5*4*SS*0',
  'TRN*1*A501-2*9HEARTHHUB',
  'UM*HS*I*42*12:B',
  'DTP*472*RD8*20261125-20261222',
  'SV2**HC:G0299**UN*8',
  'HSD*VS*2*WK**35*4',
  'HL*6*4*SS*0',
  'UM*HS*I*PT*12:B',
  'SV2**HC:G0151**UN*4',
  'HSD*VS*1*WK**35*4',
]);

/** Oxygen for a dependent: a concentrator rented, portable gas. */
export const oxygenRequest = asked('000000502', [
  'BHT*0007*13*A502*20261123*0912',
  'HL*1**20*1',
  'NM1*X3*2*MOON PLAN*****PI*MOON01',
  'HL*2*1*21*1',
  'NM1*1P*1*OAKES*ADA****XX*1234567893',
  'HL*3*2*22*1',
  'NM1*IL*1*BRAMBLE*IONA****MI*MN445566',
  'HL*4*3*23*1',
  'NM1*QC*1*BRAMBLE*TAM',
  'DMG*D8*20170203*M',
  'INS*N*19',
  'HL*5*4*EV*1',
  'UM*HS*I*12*12:B',
  'HI*ABK:J9611',
  'CR5*I*12*A*E**2*3*24***87*R***E*2*A',
  'NM1*SJ*2*REED MEDICAL SUPPLY*****XX*1992999825',
  'HL*6*5*SS*0',
  'UM*HS*I*12*12:B',
  'DTP*472*RD8*20261201-20271130',
  'SV1*HC:E1390:RR*1800*UN*12',
  'PWK*OZ*EL***AC*ATT502',
  'HL*7*5*SS*0',
  'SV1*HC:E0431:RR*360*UN*12',
  'NM1*SJ*2*REED MEDICAL SUPPLY*****XX*1992999825',
  'N4*SALTMARSH*MA*02101',
]);

const answered = (control: string, beginning: string, about: readonly string[]) =>
  asked(control, [
    beginning,
    'HL*1**20*1',
    'NM1*X3*2*MOON PLAN*****PI*MOON01',
    'PER*IC*REVIEW DESK*TE*8005550199',
    'HL*2*1*21*1',
    'NM1*1P*2*HEARTH HUB*****XX*1497758544',
    'HL*3*2*22*1',
    'NM1*IL*1*BRAMBLE*IONA*R***MI*MN445566',
    'DMG*D8*19520809*F',
    ...about,
  ]);

export const carePended = answered('000000511', 'BHT*0007*11*A501*20261123*0913*19', [
  'HL*4*3*EV*0',
  'TRN*2*A501-1*9HEARTHHUB',
  'UM*HS*I*42*12:B',
  'HCR*A4**0U',
  'REF*NT*TRACK77',
  'HI*ABK:I5022',
  'PWK*OZ*EL***AC*ATT501',
  'MSG*SEND THE ENCOUNTER NOTE',
]);

/** After the note has come: nursing as asked, therapy cut to three visits. */
export const careModified = answered('000000512', 'BHT*0007*11*A501*20261125*1604*18', [
  'HL*4*3*EV*1',
  'TRN*2*A501-1*9HEARTHHUB',
  'UM*HS*I*42*12:B',
  'HCR*A2*AUTH7731',
  'REF*NT*TRACK77',
  'DTP*036*D8*20261222',
  'NM1*SJ*2*TIDE HOME HEALTH*****XX*1992999825',
  'HL*5*4*SS*0',
  'TRN*2*A501-2*9HEARTHHUB',
  'UM*HS*I*42*12:B',
  'HCR*A1*AUTH7731-1',
  'DTP*472*RD8*20261125-20261222',
  'SV2**HC:G0299**UN*8',
  'HL*6*4*SS*0',
  'UM*HS*I*PT*12:B',
  'HCR*A6*AUTH7731-2*0L',
  'REF*BB*AUTH7731-2',
  'SV2**HC:G0151**UN*3',
]);

export const careRejected = answered('000000513', 'BHT*0007*11*A501*20261123*0913*18', [
  'HL*4*3*EV*0',
  'TRN*2*A501-1*9HEARTHHUB',
  'AAA*N**33*C',
  'UM*HS*I*42*12:B',
]);

/** A member the payer does not find: said where the member stands, nothing under it. */
export const memberNotFound = asked('000000514', [
  'BHT*0007*11*A501*20261123*0913*18',
  'HL*1**20*1',
  'NM1*X3*2*MOON PLAN*****PI*MOON01',
  'HL*2*1*21*1',
  'NM1*1P*2*HEARTH HUB*****XX*1497758544',
  'HL*3*2*22*0',
  'NM1*IL*1*BRAMBLE*IONA****MI*MN000000',
  'AAA*N**75*C',
]);

export const authorizationGoldens: Readonly<Record<string, string>> = {
  careRequest,
  oxygenRequest,
  carePended,
  careModified,
  careRejected,
  memberNotFound,
};
