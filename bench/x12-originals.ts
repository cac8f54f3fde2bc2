// Why: mutants are made of right messages of every set, in the delimiters of several partners.
import { transactionSpecs } from '../wire/x12/sets/all-sets.ts';
import {
  acknowledgementGoldens,
  receiptOfInterchange,
} from '../wire/x12/sets/acknowledgement-golden.fixture.ts';
import { attachmentGoldens } from '../wire/x12/sets/attachment-golden.fixture.ts';
import { authorizationGoldens } from '../wire/x12/sets/authorization-golden.fixture.ts';
import * as claimBases from '../wire/x12/sets/claim-bases.fixture.ts';
import { claimGoldens } from '../wire/x12/sets/claim-golden.fixture.ts';
import { statusGoldens } from '../wire/x12/sets/claim-status-golden.fixture.ts';
import { paymentGoldens } from '../wire/x12/sets/payment-golden.fixture.ts';
import { goldens as eligibilityGoldens } from '../wire/x12/sets/eligibility-golden.fixture.ts';

export const specs = transactionSpecs;

const plain: readonly string[] = [
  ...Object.values(eligibilityGoldens),
  ...Object.values(authorizationGoldens),
  ...Object.values(acknowledgementGoldens),
  ...Object.values(claimBases),
  ...Object.values(claimGoldens),
  ...Object.values(statusGoldens),
  ...Object.values(paymentGoldens),
  receiptOfInterchange,
];
/** Several transactions in a group, several groups in an interchange. */
function manifold(text: string): string {
  const transaction = text.slice(text.indexOf('ST*'), text.indexOf('GE*'));
  const two = text.replace('GE*1*', `${transaction.replaceAll('*0001', '*0002')}GE*2*`);
  const group = two.slice(two.indexOf('GS*'), two.indexOf('IEA*'));
  return two.replace('IEA*1*', `${group.replaceAll('*77~', '*78~').replaceAll('*77*X', '*78*X')}IEA*2*`);
}

/** Latin-1 text of each. */
export const originals: readonly string[] = [
  ...plain,
  ...plain.map((text) => text.replaceAll('~', '~\r\n')),
  ...plain.map((text) =>
    text.replaceAll('*', '|').replaceAll('^', '&').replaceAll(':', '>').replaceAll('~', '\n'),
  ),
  ...plain.filter((text) => text.includes('ST*')).map(manifold),
  ...Object.values(attachmentGoldens),
];
