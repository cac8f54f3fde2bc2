// Why: the determination clock runs from the receipt of the referral by the line of business of the member, never from the
// day an order became complete (42 CFR 422.568, 422.572; domain reference §2.1), so a request and its clock begin together.
import { randomInt } from 'node:crypto';
import type { Deed } from '../../base/events/event.ts';
import { makeCaseNumber } from '../../base/ids/case-number.ts';
import { newId } from '../../base/ids/ids.ts';
import { dayIn, plusDays } from '../../base/time/instant.ts';
import type { Referral, ServiceLine } from '../cases/cases.schema.ts';
import { startClock, stopClocks } from '../work/index.ts';
import type { AuthorizationRequest, CoverageRule } from './authorization.schema.ts';
import { insertRequest, requestById } from './authorization.store.ts';
import { decideByRule, type OrderFacts } from './decide.rules.ts';
import { mustMove } from './move-request.ts';

/** Whose plan a request is judged under; null where it is not known. */
export type Coverage = { readonly lineOfBusiness: string | null; readonly planName: string | null };

export const determinationClocks = ['determination', 'determination_expedited'];

/** A clinician's urgent request is always expedited (42 CFR 422.570(c)(2)(ii)). */
export const trackOf = (referral: Pick<Referral, 'priority'>): 'standard' | 'expedited' =>
  referral.priority === 'standard' ? 'standard' : 'expedited';

/** What the rules look at. */
export function factsOf(referral: Referral, line: ServiceLine): OrderFacts {
  return {
    quantity: line.quantity === null ? null : Number(line.quantity),
    frequency: line.frequency,
    diagnoses: referral.diagnoses,
    clinical: referral.clinical,
  };
}

/** Starts the determination clock of a request, or the other one where urgency has changed; both from the receipt. */
export async function keepDeterminationClock(
  deed: Deed,
  referral: Referral,
  line: ServiceLine,
  request: Pick<AuthorizationRequest, 'id' | 'lineOfBusiness' | 'receivedAt'>,
): Promise<void> {
  const kind = trackOf(referral) === 'expedited' ? 'determination_expedited' : 'determination';
  await stopClocks(deed, request.id, determinationClocks, 'cancelled');
  await startClock(deed, kind, {
    kind: 'authorization',
    id: request.id,
    caseId: referral.id,
    startedAt: request.receivedAt,
    family: line.family,
    state: referral.shipState,
    memberZone: referral.zone,
    dischargeAt: null,
    ...(request.lineOfBusiness === null ? {} : { lineOfBusiness: request.lineOfBusiness }),
  });
}

/** Opens a request for a line under a number of ours, such as AUTH-7K4-Q2M-8, and submits it. */
export async function openRequest(
  deed: Deed,
  referral: Referral,
  line: ServiceLine,
  coverage: Coverage,
  kind: AuthorizationRequest['kind'],
): Promise<AuthorizationRequest> {
  const id = newId(deed.at);
  for (let turn = 0; turn < 20; turn += 1) {
    const number = `AUTH-${makeCaseNumber((n) => randomInt(n))}`;
    const inserted = await deed.tx.run(insertRequest, [
      deed.tenantId,
      id,
      referral.id,
      line.id,
      line.number,
      referral.caseNumber,
      number,
      kind,
      trackOf(referral),
      coverage.lineOfBusiness,
      coverage.planName,
      line.quantity,
      referral.receivedAt,
      deed.at,
    ]);
    if (inserted === 1) break;
  }
  const request = await deed.tx.one(requestById, [deed.tenantId, id]);
  if (kind === 'authorization') await keepDeterminationClock(deed, referral, line, request);
  return await mustMove(deed, request, 'submit');
}

/** From when to when an approval under a row holds: from the first day of service asked for, not before today. */
export function validity(
  deed: Deed,
  referral: Referral,
  days: number,
): { validFrom: string; validTo: string } {
  const today = dayIn(referral.zone, deed.at);
  const from = referral.serviceFromOn ?? today;
  const validFrom = from > today ? from : today;
  return { validFrom, validTo: plusDays(validFrom, days - 1) };
}

const daysWithoutRule = 90;

/** Days an approval holds where a person gives it: those of the row that routed it. */
export const validityDaysOf = (rule: Pick<CoverageRule, 'validityDays'> | undefined): number =>
  rule?.validityDays ?? daysWithoutRule;

/** Lets the rules look: approves by a row, or routes to a nurse with what is open. */
export async function reviewByRule(
  deed: Deed,
  request: AuthorizationRequest,
  about: { readonly referral: Referral; readonly line: ServiceLine; readonly rule: CoverageRule | undefined },
): Promise<void> {
  const { referral, line, rule } = about;
  const judged = decideByRule(rule, factsOf(referral, line));
  const change = {
    ...(rule === undefined ? {} : { ruleId: rule.id, ruleVersion: rule.version }),
    findings: [...judged.findings],
    reason: judged.say,
  };
  if (judged.outcome === 'route') {
    await mustMove(deed, request, 'route_to_nurse', change);
    return;
  }
  await mustMove(deed, request, 'approve_by_rule', {
    ...change,
    ...(line.quantity === null ? {} : { approvedQuantity: line.quantity }),
    ...validity(deed, referral, validityDaysOf(rule)),
  });
}
