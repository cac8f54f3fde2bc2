// Why: an approval is shown with its number, who or which rule decided, in whose words, until when it holds, and who has
// been told; the same on the case page and on the review page.
import type { Tx } from '../../base/db/database.ts';
import { linesFor } from '../cases/index.ts';
import { coverageEvidence } from '../eligibility/index.ts';
import { authorizationMachine, type AuthorizationState } from './authorization.machine.ts';
import type { AuthorizationRequest, ShownRequest } from './authorization.schema.ts';
import { noticesOf, requestsOf, ruleVersions } from './authorization.store.ts';

const coverageOf = (found: { say: string | null; answeredAt: string | null } | undefined) =>
  found === undefined ? null : { say: found.say ?? 'An answer without words.', answeredAt: found.answeredAt };

/** Requests with the words around them. */
export async function presentMany(
  tx: Tx,
  tenantId: number,
  requests: readonly AuthorizationRequest[],
): Promise<ShownRequest[]> {
  const [first] = requests;
  if (first === undefined) return [];
  const ruleIds = [...new Set(requests.flatMap((one) => (one.ruleId === null ? [] : [one.ruleId])))];
  const rules = await tx.rows(ruleVersions, [ruleIds]);
  const notices = await tx.rows(noticesOf, [tenantId, requests.map((one) => one.id)]);
  const lines = await linesFor(tx, tenantId, first.referralId);
  const restsOn = requests.flatMap((one) => (one.coverageInquiryId === null ? [] : [one.coverageInquiryId]));
  const evidence = await coverageEvidence(tx, tenantId, restsOn);
  return requests.map((request) => {
    const rule = rules.find((one) => one.id === request.ruleId && one.version === request.ruleVersion);
    const line = lines.find((one) => one.id === request.lineId);
    return {
      ...request,
      statusLabel: authorizationMachine.states[request.status as AuthorizationState] ?? request.status,
      what:
        line === undefined
          ? 'A line that is no longer part of the order'
          : `${line.code ?? ''} ${line.description}`.trim(),
      rule:
        rule === undefined
          ? null
          : { id: rule.id, version: rule.version, say: rule.say, source: rule.source },
      coverage: coverageOf(evidence.find((one) => one.id === request.coverageInquiryId)),
      notices: notices.filter((one) => one.requestId === request.id),
    };
  });
}

/** Every request of a case. */
export async function presentRequests(tx: Tx, tenantId: number, referralId: string): Promise<ShownRequest[]> {
  return await presentMany(tx, tenantId, await tx.rows(requestsOf, [tenantId, referralId]));
}
