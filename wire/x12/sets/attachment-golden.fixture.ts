// Why: papers that travel beside claims and approvals (275), written by hand: a clinical document whose own signs look
// like separators must come through byte for byte.
import { enveloped } from './enveloped.fixture.ts';

/** A clinical document in short, with every separator of ours in it. */
export const clinicalDocument =
  '<?xml version="1.0"?><ClinicalDocument><title>Visit~2*w^4: seen</title><text>SE*1*0001~IEA</text></ClinicalDocument>';
const inBase64 = Buffer.from(clinicalDocument, 'utf8').toString('base64');
const length = (text: string) => Buffer.byteLength(text, 'utf8').toString();

/** Beside a claim, asked for by the payer's 277, as 005010X210. */
export const claimAttachment = enveloped({
  functional: 'PI',
  set: '275',
  version: '005010X210',
  control: '000000521',
  body: [
    'BGN*11*ATT521*20261123',
    'NM1*PR*2*MOON PLAN*****PI*MOON01',
    'NM1*41*2*HEARTH HUB*****46*HEARTHHUB',
    'NM1*1P*2*TIDE HOME HEALTH*****XX*1992999825',
    'NM1*QC*1*BRAMBLE*IONA****MI*MN445566',
    'REF*EJ*C100',
    'DTP*472*D8*20261125',
    'LX*1',
    'TRN*2*REQ88',
    'STC*R4:18842-5::LOI',
    'DTP*368*D8*20261123',
    'CAT*AE*HL',
    'EFI*05',
    `BIN*${length(clinicalDocument)}*${clinicalDocument}`,
  ],
});

/** Beside a claim, unasked, as 006020X314: the payload in base64. */
export const claimAttachment6020 = enveloped({
  functional: 'PI',
  set: '275',
  version: '006020X314',
  control: '000000522',
  isaVersion: '00602',
  body: [
    'BGN*02*ATT522*20261123',
    'NM1*PR*2*MOON PLAN*****PI*MOON01',
    'NM1*41*2*HEARTH HUB*****46*HEARTHHUB',
    'NM1*1P*2*TIDE HOME HEALTH*****XX*1992999825',
    'NM1*QC*1*BRAMBLE*IONA****MI*MN445566',
    'REF*EJ*C100',
    'DTP*472*D8*20261125',
    'LX*1',
    'TRN*1*ATT522',
    'DTP*368*D8*20261123',
    'CAT*AE*HL',
    'OOI*1*47*ATTACHMENT_CONTROL_NUMBER',
    `BDS*B64*${length(inBase64)}*${inBase64}`,
  ],
});

/** Beside a question for approval, as 006020X316. */
export const approvalAttachment = enveloped({
  functional: 'PI',
  set: '275',
  version: '006020X316',
  control: '000000523',
  isaVersion: '00602',
  body: [
    'BGN*02*ATT501*20261123*0915',
    'NM1*X3*2*MOON PLAN*****PI*MOON01',
    'NM1*1P*2*HEARTH HUB*****XX*1497758544',
    'NM1*QC*1*BRAMBLE*IONA****MI*MN445566',
    'DMG*D8*19520809*F',
    'LX*1',
    'TRN*1*A501-1*9HEARTHHUB',
    'REF*NT*TRACK77',
    'DTP*368*D8*20261123',
    'CAT*AE*HL',
    `BDS*B64*${length(inBase64)}*${inBase64}`,
    'LX*2',
    'TRN*1*A501-2*9HEARTHHUB',
    'CAT*AE*TX',
    'BDS*ASC*11*TWO~VISITS*',
  ],
});

export const attachmentGoldens: Readonly<Record<string, string>> = {
  claimAttachment,
  claimAttachment6020,
  approvalAttachment,
};
