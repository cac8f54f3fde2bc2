// Why: claims and questions about them as a biller writes them, about people of the town, for the tests of the stand-in payer.
import { memberNamed, providerLocations, type Member } from '../../town/index.ts';
import { enveloped } from '../../wire/x12/sets/enveloped.fixture.ts';
import { insuredAs } from './payer-tests.fixture.ts';

const rosa = memberNamed('Rosa Núñez-Ortega');
const npi = providerLocations[0]?.npi ?? '';

/** What differs from a claim over $200 for Rosa. */
export type ClaimWish = {
  readonly member?: Member;
  readonly id?: string;
  readonly charge?: string;
  readonly billing?: string;
  readonly authorization?: string;
  readonly frequency?: string;
  readonly original?: string;
};
/** Oxygen rented for a month. */
export function rented(claims: readonly ClaimWish[], control = '000000700'): string {
  const { member = rosa, billing = npi } = claims[0] ?? {};
  const { name, birth, payer: payerNumber } = insuredAs(member);
  return enveloped({
    functional: 'HC',
    set: '837',
    version: '005010X222A1',
    control,
    body: [
      'BHT*0019*00*B7001*20261123*0912*CH',
      'NM1*41*2*HEARTH HUB*****46*HEARTHHUB',
      'PER*IC*CLAIMS DESK*TE*8005550142',
      'NM1*40*2*THE PLAN*****46*THEPLAN',
      'HL*1**20*1',
      `NM1*85*2*REED MEDICAL SUPPLY*****XX*${billing}`,
      'N3*40 HARBOR ROW',
      'N4*SALTMARSH*MA*021010001',
      'REF*EI*123456789',
      'HL*2*1*22*0',
      'SBR*P*18*GRP88******16',
      name,
      'N3*3 MILL LANE',
      'N4*SALTMARSH*MA*02101',
      birth,
      `NM1*PR*2*THE PLAN*****PI*${payerNumber}`,
      ...claims.flatMap((one) => {
        const { id = 'C7001', charge = '200', frequency = '1', authorization = 'AUTH5512', original } = one;
        return [
          `CLM*${id}*${charge}***12:B:${frequency}*Y*A*Y*Y`,
          ...(authorization === '' ? [] : [`REF*G1*${authorization}`]),
          ...(original === undefined ? [] : [`REF*F8*${original}`]),
          'HI*ABK:J449',
          'LX*1',
          `SV1*HC:E1390:RR*${charge}*UN*1***1`,
          'DTP*472*RD8*20261101-20261130',
          'REF*6R*L1',
        ];
      }),
    ],
  });
}
/** A period of home health: the grouping code and four visits. */
export function visited(member: Member = rosa): string {
  const { name, birth, payer: payerNumber } = insuredAs(member);
  return enveloped({
    functional: 'HC',
    set: '837',
    version: '005010X223A2',
    control: '000000701',
    body: [
      'BHT*0019*00*B7004*20261123*0912*CH',
      'NM1*41*2*HEARTH HUB*****46*HEARTHHUB',
      'PER*IC*CLAIMS DESK*TE*8005550142',
      'NM1*40*2*THE PLAN*****46*THEPLAN',
      'HL*1**20*1',
      `NM1*85*2*EVERGREEN VISITING NURSES*****XX*${npi}`,
      'N3*40 HARBOR ROW',
      'N4*SALTMARSH*MA*021010001',
      'REF*EI*123456789',
      'HL*2*1*22*0',
      'SBR*P*18*******MA',
      name,
      'N3*3 MILL LANE',
      'N4*SALTMARSH*MA*02101',
      birth,
      `NM1*PR*2*THE PLAN*****PI*${payerNumber}`,
      'CLM*C7004*500***32:A:9**A*Y*Y',
      'DTP*434*RD8*20261001-20261030',
      'DTP*435*DT*202610010900',
      'CL1*9*1*30',
      'REF*G1*AUTH5514',
      'HI*ABK:I5022',
      'LX*1',
      'SV2*0023*HP:1AA11*0*UN*1',
      'DTP*472*D8*20261001',
      'LX*2',
      'SV2*0551*HC:G0299*500*UN*4',
      'DTP*472*D8*20261001',
      'REF*6R*V1',
    ],
  });
}
/** “What became of it?”, by our own number of the claim unless another REF is given. */
export function askingFor(ref = 'REF*EJ*C7001', member: Member = rosa): string {
  const { name, birth, payer: payerNumber } = insuredAs(member);
  return enveloped({
    functional: 'HR',
    set: '276',
    version: '005010X212',
    body: [
      'BHT*0010*13*S276*20261124*0912',
      'HL*1**20*1',
      `NM1*PR*2*THE PLAN*****PI*${payerNumber}`,
      'HL*2*1*21*1',
      'NM1*41*2*HEARTH HUB*****46*HEARTHHUB',
      'HL*3*2*19*1',
      `NM1*1P*2*REED MEDICAL SUPPLY*****XX*${npi}`,
      'HL*4*3*22*0',
      birth,
      name,
      'TRN*1*T7001',
      ref,
      'DTP*472*RD8*20261101-20261130',
    ],
  });
}
