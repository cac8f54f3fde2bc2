// Why: whoever receives a message does not know beforehand which it is; this is every set Doorstep reads, looked through
// by set and version.
import type { TransactionSpec } from '../declare.ts';
import { acknowledgement999 } from './acknowledgement-999.ts';
import { approvalAttachment275, attachment275, claimAttachment275 } from './attachment-275.ts';
import { authorization278 } from './authorization-278.ts';
import { claimInstitutional } from './claim-institutional.ts';
import { claimProfessional } from './claim-professional.ts';
import { claimReceipt277 } from './claim-receipt-277.ts';
import { claimStatus276 } from './claim-status-276.ts';
import { claimStatus277 } from './claim-status-277.ts';
import { eligibility270 } from './eligibility-270.ts';
import { eligibility271 } from './eligibility-271.ts';
import { enrollment834 } from './enrollment-834.ts';
import { remittance835 } from './remittance-835.ts';

/** Every declared set; no two share both set and version. */
export const transactionSpecs: readonly TransactionSpec[] = [
  eligibility270,
  eligibility271,
  claimProfessional,
  claimInstitutional,
  remittance835,
  claimStatus276,
  claimStatus277,
  claimReceipt277,
  enrollment834,
  authorization278,
  attachment275,
  claimAttachment275,
  approvalAttachment275,
  acknowledgement999,
];
