// Why: journey steps by which every line learns whether it is covered and needs approval, and by which a corrected order
// is looked at again as long as nobody has decided (domain reference §1.1, steps 4 and 5).
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { dayIn } from '../../base/time/instant.ts';
import { lineFor, linesFor, moveLine, referralFor } from '../cases/index.ts';
import type { Referral, ServiceLine } from '../cases/cases.schema.ts';
import { derivedStates } from '../cases/derived-status.rules.ts';
import type { ServiceLineMove } from '../cases/service-line.machine.ts';
import { memberOf } from '../members/index.ts';
import { openTask, settleTasks } from '../work/index.ts';
import { lineCleared, lineRefused } from './authorization.events.ts';
import { isUndecided, isWithPeople } from './authorization.machine.ts';
import type { AuthorizationRequest, CoverageRule } from './authorization.schema.ts';
import { followLine, lockRequest, payerOf, requestsOf, rulesOf } from './authorization.store.ts';
import { pickCoverageRule } from './coverage-rules.rules.ts';
import { endRequest } from './carry-out.ts';
import { mustMove } from './move-request.ts';
import {
  keepDeterminationClock,
  openRequest,
  reviewByRule,
  trackOf,
  validity,
  type Coverage,
} from './open-request.ts';

type About = {
  readonly referral: Referral;
  readonly coverage: Coverage;
  readonly rules: readonly CoverageRule[];
};

async function aboutCase(deed: Deed, referral: Referral, families: readonly string[]): Promise<About> {
  const member =
    referral.memberId === null ? undefined : await memberOf(deed.tx, deed.tenantId, referral.memberId);
  const { lineOfBusiness } = await deed.tx.one(payerOf, [deed.tenantId]);
  return {
    referral,
    coverage: {
      lineOfBusiness: member?.lineOfBusiness ?? lineOfBusiness,
      planName: member?.planName ?? null,
    },
    rules: await deed.tx.rows(rulesOf, [deed.tenantId, [...families]]),
  };
}

function ruleFor({ referral, coverage, rules }: About, line: ServiceLine): CoverageRule | undefined {
  const { family, code } = line;
  const on = dayIn(referral.zone, referral.receivedAt);
  return pickCoverageRule(rules, { tenantId: referral.tenantId, ...coverage, family, code, on });
}

async function move(deed: Deed, line: ServiceLine, name: ServiceLineMove, reason?: string): Promise<void> {
  const moved = await moveLine(deed, line.id, name, {
    as: 'system',
    ...(reason === undefined ? {} : { reason }),
  });
  if (isRefusal(moved)) throw new Error(`Line ${line.number} cannot ${name}: ${moved.say}`);
}

async function refuseLine(deed: Deed, { referral }: About, line: ServiceLine, say: string): Promise<void> {
  await move(deed, line, 'find_not_covered', say);
  await append(deed, lineRefused, referral.id, {
    caseNumber: referral.caseNumber,
    lineId: line.id,
    number: line.number,
    how: 'not_covered',
    say,
  });
  await openTask(deed, {
    referralId: referral.id,
    code: 'not_covered',
    lineId: line.id,
    say: `Tell the office and the member that line ${line.number} is not covered, and why: ${say}`,
  });
}

async function decideLine(deed: Deed, about: About, line: ServiceLine): Promise<void> {
  const { referral, coverage } = about;
  const rule = ruleFor(about, line);
  const requirement = rule?.requirement ?? 'review';
  await move(deed, line, 'check_coverage');
  if (requirement === 'not_covered') return await refuseLine(deed, about, line, rule?.say ?? '');
  if (requirement === 'none') {
    await move(deed, line, 'find_no_authorization_needed', rule?.say);
    const { caseNumber } = referral;
    const cleared = { caseNumber, lineId: line.id, number: line.number };
    await append(deed, lineCleared, referral.id, { ...cleared, how: 'no_auth', authorizationNumber: null });
    return;
  }
  if (requirement === 'registration') {
    await move(deed, line, 'find_registration_needed', rule?.say);
    const opened = await openRequest(deed, referral, line, coverage, 'registration');
    const begun = await mustMove(deed, opened, 'begin_review');
    await mustMove(deed, begun, 'approve_by_rule', {
      ...(rule === undefined ? {} : { ruleId: rule.id, ruleVersion: rule.version, reason: rule.say }),
      ...(line.quantity === null ? {} : { approvedQuantity: line.quantity }),
      ...validity(deed, referral, rule?.validityDays ?? 1),
    });
    return;
  }
  await move(deed, line, 'find_authorization_needed', rule?.say);
  await move(deed, line, 'submit_for_authorization');
  const opened = await openRequest(deed, referral, line, coverage, 'authorization');
  await reviewByRule(deed, await mustMove(deed, opened, 'begin_review'), { referral, line, rule });
}

/** Takes a request over to the line that replaced its own; undefined where none did. */
async function newLineOf(
  deed: Deed,
  request: AuthorizationRequest,
  lines: readonly ServiceLine[],
): Promise<ServiceLine | undefined> {
  const standing = lines.find((line) => line.id === request.lineId);
  if (standing !== undefined) return standing;
  // A line that was taken out of the order still has its number free for nobody else.
  const heir = lines.find((line) => line.number === request.lineNumber && line.status === 'requested');
  if (heir === undefined) return undefined;
  await move(deed, heir, 'check_coverage');
  await move(deed, heir, 'find_authorization_needed');
  await move(deed, heir, 'submit_for_authorization', 'The order was corrected; its review goes on.');
  return await lineFor(deed.tx, deed.tenantId, heir.id);
}

async function lookAgain(deed: Deed, about: About, seen: AuthorizationRequest): Promise<void> {
  const request = await deed.tx.one(lockRequest, [deed.tenantId, seen.id]);
  if (!isUndecided(request.status)) return;
  const { referral } = about;
  const lines = await linesFor(deed.tx, deed.tenantId, referral.id);
  const heir = lines.find((line) => line.number === request.lineNumber);
  const rule = heir === undefined ? undefined : ruleFor(about, heir);
  // What now needs no approval, or is something else altogether, begins anew.
  const goesOn = rule === undefined || rule.requirement === 'review';
  const line = goesOn ? await newLineOf(deed, request, lines) : undefined;
  if (line === undefined) {
    await endRequest(deed, request, 'The order was corrected; the line is no longer asked for so.');
    return;
  }
  const track = trackOf(referral);
  const { lineId } = request;
  await settleTasks(deed, referral.id, ['missing_information'], 'The order was corrected.', { lineId });
  if (lineId !== line.id || request.track !== track) {
    await deed.tx.run(followLine, [deed.tenantId, request.id, line.id, line.quantity, track]);
    if (request.track !== track) await keepDeterminationClock(deed, referral, line, request);
  }
  const now = { ...request, lineId: line.id, requestedQuantity: line.quantity, track };
  if (!isWithPeople(request.status)) return;
  await reviewByRule(deed, await mustMove(deed, now, 'review_anew'), { referral, line, rule });
}

/** Journey step: decides every line that was not looked at yet; a corrected order is looked at again. */
export async function decideCoverage(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined) return;
  const { referral, families } = found;
  if (!derivedStates.some((state) => state === referral.status)) return;
  const about = await aboutCase(deed, referral, families);
  for (const request of await deed.tx.rows(requestsOf, [deed.tenantId, referral.id])) {
    if (isUndecided(request.status)) await lookAgain(deed, about, request);
  }
  for (const line of await linesFor(deed.tx, deed.tenantId, referral.id)) {
    if (line.status === 'requested') await decideLine(deed, about, line);
  }
}
