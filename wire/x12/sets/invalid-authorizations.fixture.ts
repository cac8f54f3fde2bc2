// Why: questions for approval, their answers, attachments and receipts with one thing wrong each, and what the sender must be told;
// written before the code.
import { receiptAccepted, receiptPartly } from './acknowledgement-golden.fixture.ts';
import {
  approvalAttachment,
  claimAttachment,
  claimAttachment6020,
  clinicalDocument,
} from './attachment-golden.fixture.ts';
import { careModified, careRejected, careRequest, oxygenRequest } from './authorization-golden.fixture.ts';
import { element, invalid, note, segment, type InvalidMessage } from './invalid-message.fixture.ts';

const requests: readonly InvalidMessage[] = [
  invalid(
    'an event that asks for no review',
    careRequest,
    'UM*HS*I*42*12:B**03***Y~',
    '',
    segment('UM', 20, '3'),
    'UM is required in the event.',
  ),
  invalid(
    'a kind of review that is none',
    careRequest,
    'UM*HS*I*42*12:B**03',
    'UM*QQ*I*42*12:B**03',
    element('UM', 20, '1', '7', 'QQ'),
    'UM01 is AR, HS, IN or SC.',
  ),
  invalid(
    'a diagnosis without its code',
    careRequest,
    'ABF:J449*',
    'ABF*',
    element('HI', 24, '2:2', '1'),
    'Each diagnosis is a list and a code.',
  ),
  invalid(
    'a count of weeks in words',
    careRequest,
    'HSD*VS*1*WK**35*4',
    'HSD*VS*1*WK**35*FOUR',
    element('HSD', 46, '6', '6', 'FOUR'),
    'HSD06 is a number.',
  ),
  invalid(
    'a service under the subscriber',
    careRequest,
    'HL*6*4*SS*0',
    'HL*6*3*SS*0',
    element('HL', 43, '2', '7', '3'),
    'A service stands under its event.',
  ),
  invalid(
    'a plan period that ends before it begins',
    careRequest,
    'RD8*20261125-20270123',
    'RD8*20270123-20261125',
    element('CR6', 28, '4', '8', '20270123-20261125'),
    'A range runs forwards.',
  ),
  invalid(
    'an oxygen flow in words',
    oxygenRequest,
    '**2*3*24*',
    '**TWO*3*24*',
    element('CR5', 16, '6', '6', 'TWO'),
    'CR506 is litres a minute, a number.',
  ),
  invalid(
    'a service that names nothing',
    oxygenRequest,
    'SV1*HC:E0431:RR*',
    'SV1**',
    element('SV1', 24, '1', '1'),
    'SV101 is required.',
  ),
  invalid(
    'nobody who is asked',
    oxygenRequest,
    'NM1*X3*2*MOON PLAN*****PI*MOON01~',
    '',
    segment('NM1', 4, 'I7'),
    'The loop of the utilization management organization’s name must come once.',
  ),
];

const answers: readonly InvalidMessage[] = [
  invalid(
    'a decision that is none',
    careModified,
    'HCR*A6*',
    'HCR*Z9*',
    element('HCR', 26, '1', '7', 'Z9'),
    'HCR01 is a closed list.',
  ),
  invalid(
    'an authorization number that is not said',
    careModified,
    'REF*BB*AUTH7731-2',
    'REF*BB',
    element('REF', 27, '2', '1'),
    'REF02 is required.',
  ),
  invalid(
    'two decisions on one service',
    careModified,
    'HCR*A1*AUTH7731-1~',
    'HCR*A1*AUTH7731-1~HCR*A1*AUTH7731-1~',
    segment('HCR', 22, '5'),
    'HCR comes once.',
  ),
  invalid(
    'a reason that is none',
    careRejected,
    'AAA*N**33*C',
    'AAA*N**ZQ*C',
    element('AAA', 13, '3', '7', 'ZQ'),
    'AAA03 is a closed list.',
  ),
  invalid(
    'a day of expiry that does not exist',
    careModified,
    'DTP*036*D8*20261222',
    'DTP*036*D8*20261322',
    element('DTP', 16, '3', '8', '20261322'),
    'There is no thirteenth month.',
  ),
  invalid(
    'not certified, with a service certified',
    careModified,
    'HCR*A2*AUTH7731~',
    'HCR*A3**0F~',
    element('HCR', 14, '1', 'I9', 'A3'),
    'A3 is said of everything asked for; one service of it has A1.',
  ),
];

const bytes = Buffer.byteLength(clinicalDocument, 'utf8');
const attachments: readonly InvalidMessage[] = [
  invalid(
    'a payload shorter than it says',
    claimAttachment,
    `BIN*${bytes.toString()}*`,
    `BIN*${(bytes + 3).toString()}*`,
    note('024'),
    'Where the length ends no segment ends: nothing after it can be trusted.',
  ),
  invalid(
    'a payload longer than it says',
    claimAttachment,
    `BIN*${bytes.toString()}*`,
    `BIN*${(bytes - 3).toString()}*`,
    note('024'),
    'Where the length ends no segment ends.',
  ),
  invalid(
    'a payload longer than the file',
    claimAttachment,
    `BIN*${bytes.toString()}*`,
    'BIN*99999*',
    note('023'),
    'The file ends in the middle of the payload.',
  ),
  invalid(
    'a form of document that is none',
    claimAttachment,
    'CAT*AE*HL',
    'CAT*AE*ZQ',
    element('CAT', 13, '2', '7', 'ZQ'),
    'CAT02 names how the document is made.',
  ),
  invalid(
    'no beginning',
    claimAttachment,
    'BGN*11*ATT521*20261123~',
    '',
    segment('BGN', 2, '3'),
    'BGN is required after ST.',
  ),
  invalid(
    'a way of packing that is none',
    claimAttachment6020,
    'BDS*B64*',
    'BDS*Z99*',
    element('BDS', 14, '1', '7', 'Z99'),
    'BDS01 names a filter.',
  ),
  invalid(
    'no document',
    approvalAttachment,
    'BDS*ASC*11*TWO~VISITS*~SE*17*',
    'SE*16*',
    segment('BDS', 16, '3'),
    'What is announced must be there.',
  ),
];

const receipts: readonly InvalidMessage[] = [
  invalid(
    'a verdict on the group that is none',
    receiptAccepted,
    'AK9*A*',
    'AK9*Q*',
    element('AK9', 5, '1', '7', 'Q'),
    'AK901 is a closed list.',
  ),
  invalid(
    'no verdict on the group',
    receiptAccepted,
    'AK9*A*1*1*1~',
    '',
    segment('AK9', 5, '3'),
    'AK9 closes every receipt.',
  ),
  invalid(
    'no verdict on the transaction',
    receiptAccepted,
    'IK5*A~',
    '',
    segment('IK5', 4, '3'),
    'What AK2 opens IK5 must close.',
  ),
  invalid(
    'a segment code that is none',
    receiptPartly,
    'IK3*HI*24**3',
    'IK3*HI*24**Q',
    element('IK3', 11, '4', '7', 'Q'),
    'IK304 is a closed list.',
  ),
  invalid(
    'a count in words',
    receiptAccepted,
    'AK9*A*1*',
    'AK9*A*ONE*',
    element('AK9', 5, '2', '6', 'ONE'),
    'AK902 is a number.',
  ),
  invalid(
    'an element whose place is not said',
    receiptPartly,
    'IK4*9*67*4*M',
    'IK4**67*4*M',
    element('IK4', 9, '1', '1'),
    'IK401 is required.',
  ),
];

export const invalidAuthorizations: readonly InvalidMessage[] = [
  ...requests,
  ...answers,
  ...attachments,
  ...receipts,
];
