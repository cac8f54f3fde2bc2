// Why: thin doors to a case's coverage; the case itself is loaded through the cases room, which says whose it is.
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { askAgain } from './ask-eligibility.ts';
import {
  askCoverageAgain,
  confirmCoverageDifference,
  readCoverage,
  readCoverageMessages,
  recordCoverageByHand,
} from './eligibility.contract.ts';
import { presentCoverage, presentMessages } from './present-coverage.ts';
import { recordCoverage } from './record-coverage.ts';
import { sayWhoseCoverage } from './settle-difference.ts';

const absent = refuse('absent', 'There is nothing here, or it is not yours to see.');
type Params = { tenantId: number; id: string };

const load = async (ask: Ask<Params, unknown, unknown>) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

function noteShown(
  ask: Pick<Ask<unknown, unknown, unknown>, 'shown'>,
  referral: Referral,
  fields: readonly string[],
) {
  const { tenantId, memberId, id } = referral;
  ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields });
}

export const eligibilityDoors: Door[] = [
  door(readCoverage, load, async (ask, referral) => {
    noteShown(ask, referral, ['coverage']);
    return await presentCoverage(ask, referral);
  }),
  door(readCoverageMessages, load, async (ask, referral) => {
    const messages = await presentMessages(ask, referral, ask.params.inquiryId);
    if (messages === undefined) return absent;
    noteShown(ask, referral, ['coverage', 'name', 'birth_date', 'member_id']);
    return messages;
  }),
  door(askCoverageAgain, load, async (ask, referral) => {
    const done = await askAgain(ask.deedIn(ask.params.tenantId), ask.params.id);
    if (isRefusal(done)) return done;
    noteShown(ask, referral, ['coverage']);
    return await presentCoverage(ask, referral);
  }),
  door(recordCoverageByHand, load, async (ask, referral) => {
    const done = await recordCoverage(ask.deedIn(ask.params.tenantId), ask.params.id, ask.body);
    if (isRefusal(done)) return done;
    noteShown(ask, referral, ['coverage']);
    return await presentCoverage(ask, referral);
  }),
  door(confirmCoverageDifference, load, async (ask, referral) => {
    const { tenantId, id, inquiryId } = ask.params;
    const done = await sayWhoseCoverage(ask.deedIn(tenantId), id, inquiryId, ask.body.isSame);
    if (isRefusal(done)) return done;
    noteShown(ask, referral, ['coverage', 'birth_date', 'member_id']);
    return await presentCoverage(ask, referral);
  }),
];
