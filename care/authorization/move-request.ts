// Why: a request for approval moves only here, by its machine and on the locked row, with who decided, when and in whose
// words; whoever waits for it hears by events.
import { append, type Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { isRefusal, type Or } from '../../base/refusal/refusal.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { coverageEvidenceOf } from '../eligibility/index.ts';
import { authorizationDecided, authorizationMoved, reviewWanted } from './authorization.events.ts';
import {
  authorizationMachine,
  isAdverse,
  isGranted,
  isWithPeople,
  type AuthorizationMove,
  type AuthorizationState,
} from './authorization.machine.ts';
import type { AuthorizationRequest } from './authorization.schema.ts';
import { moveRequestRow } from './authorization.store.ts';

/** What a move sets beside the state; what is left out stays. */
export type Change = Partial<
  Pick<
    AuthorizationRequest,
    | 'ruleId'
    | 'ruleVersion'
    | 'findings'
    | 'reason'
    | 'question'
    | 'decision'
    | 'approvedQuantity'
    | 'validFrom'
    | 'validTo'
  >
>;

const isDecision = (to: string) => isGranted(to) || isAdverse(to);

/** Moves a request that its caller has locked. Refuses in the machine's own words. */
export async function moveRequest(
  deed: Deed,
  request: AuthorizationRequest,
  move: AuthorizationMove,
  change: Change = {},
): Promise<Or<AuthorizationRequest>> {
  const from = request.status as AuthorizationState;
  const to = step(authorizationMachine, move, from, deed.by.role as Mover);
  if (isRefusal(to)) return to;
  const decided = isDecision(to)
    ? {
        decidedAt: deed.at,
        decidedAs: deed.by.role,
        decidedBy: deed.by.name,
        coverageInquiryId: await coverageEvidenceOf(deed.tx, deed.tenantId, request.referralId),
      }
    : {};
  const set = { ...change, ...decided };
  await deed.tx.run(moveRequestRow, [deed.tenantId, request.id, to, from, JSON.stringify(set)]);
  const moved = { ...request, ...set, status: to };
  const { caseNumber, lineId, lineNumber: number } = request;
  const told = {
    caseNumber,
    lineId,
    number,
    authorizationId: request.id,
    authorizationNumber: request.number,
  };
  const reason = change.reason ?? change.question ?? null;
  await append(deed, authorizationMoved, request.referralId, { ...told, move, from, to, reason });
  if (isDecision(to))
    await append(deed, authorizationDecided, request.referralId, {
      ...told,
      status: to,
      decidedAs: deed.by.role,
    });
  if (isWithPeople(to)) await append(deed, reviewWanted, request.referralId, { ...told, stage: to });
  return moved;
}

/** The same where a refusal would be a bug of ours: the program's own moves. */
export async function mustMove(
  deed: Deed,
  request: AuthorizationRequest,
  move: AuthorizationMove,
  change: Change = {},
): Promise<AuthorizationRequest> {
  const moved = await moveRequest(deed, request, move, change);
  if (isRefusal(moved)) throw new Error(`The program cannot ${move}: ${moved.say}`);
  return moved;
}
