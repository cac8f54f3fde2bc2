// Why: what a person decides, in the words that whoever asked will read; each role may do only what the machine gives it,
// and a decision against the request cannot be made without its reason, its criterion and what would change it.
import type { Deed } from '../../base/events/event.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { dayIn } from '../../base/time/instant.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import type { AuthorizationMove } from './authorization.machine.ts';
import type { AuthorizationRequest, CoverageRule, DecisionBody } from './authorization.schema.ts';
import { lockRequest, ruleVersions } from './authorization.store.ts';
import { moveRequest, type Change } from './move-request.ts';
import { validity, validityDaysOf } from './open-request.ts';

/** The machine's move for what a person chose: a physician's approval is a move of its own. */
export function moveOf(move: DecisionBody['move'], role: string): AuthorizationMove {
  return move === 'approve' && role === 'medical_director' ? 'approve_as_physician' : move;
}

async function ruleOf(deed: Deed, request: AuthorizationRequest): Promise<CoverageRule | undefined> {
  if (request.ruleId === null) return undefined;
  const versions = await deed.tx.rows(ruleVersions, [[request.ruleId]]);
  return versions.find((one) => one.version === request.ruleVersion);
}

type Until = { readonly validTo?: string | undefined };

/** How long it holds: the row's days unless the person names another day. */
async function heldUntil(
  deed: Deed,
  request: AuthorizationRequest,
  referral: Referral,
  { validTo }: Until,
): Promise<Or<{ validFrom: string; validTo: string }>> {
  const usual = validity(deed, referral, validityDaysOf(await ruleOf(deed, request)));
  if (validTo === undefined) return usual;
  if (validTo < usual.validFrom || validTo < dayIn(referral.zone, deed.at))
    return refuse('invalid', 'The approval would end before it begins. Choose a later day.', ['validTo']);
  return { validFrom: usual.validFrom, validTo };
}

async function changeOf(
  deed: Deed,
  request: AuthorizationRequest,
  referral: Referral,
  body: DecisionBody,
): Promise<Or<Change>> {
  switch (body.move) {
    case 'request_information':
      return { question: body.question };
    case 'take_in_information':
      return {};
    case 'refer_to_physician':
      return { reason: body.reason };
    case 'offer_peer_to_peer':
      return { reason: `Peer-to-peer offered: ${body.peerContact}` };
    case 'approve': {
      const held = await heldUntil(deed, request, referral, body);
      if (isRefusal(held)) return held;
      const asked = request.requestedQuantity;
      return { reason: body.reason, ...held, ...(asked === null ? {} : { approvedQuantity: asked }) };
    }
    case 'approve_in_part': {
      const { reason, criterion, wouldChange, peerContact, approvedQuantity } = body;
      const asked = request.requestedQuantity;
      if (asked !== null && approvedQuantity >= Number(asked))
        return refuse(
          'invalid',
          `In part means less than the ${Number(asked)} asked for. To give all of it, approve.`,
          ['approvedQuantity'],
        );
      const held = await heldUntil(deed, request, referral, body);
      if (isRefusal(held)) return held;
      const cut =
        asked === null
          ? `${approvedQuantity} approved.`
          : `${approvedQuantity} of ${Number(asked)} approved.`;
      const decision = { reason, criterion, wouldChange, peerContact, cut };
      return { reason, decision, ...held, approvedQuantity: approvedQuantity.toString() };
    }
    case 'modify': {
      const { reason, criterion, wouldChange, peerContact, instead } = body;
      const held = await heldUntil(deed, request, referral, body);
      if (isRefusal(held)) return held;
      return {
        reason,
        decision: { reason, criterion, wouldChange, peerContact, cut: `Instead: ${instead}` },
        ...held,
      };
    }
    case 'deny': {
      const { reason, criterion, wouldChange, peerContact } = body;
      return { reason, decision: { reason, criterion, wouldChange, peerContact } };
    }
    default: {
      const { reason, criterion, wouldChange, ground } = body;
      return { reason, decision: { reason, criterion, wouldChange, ground } };
    }
  }
}

/** Carries out what a reviewer chose. Refuses in the machine's own words where the role or the moment is wrong. */
export async function decideRequest(
  deed: Deed,
  requestId: string,
  body: DecisionBody,
): Promise<Or<AuthorizationRequest>> {
  const request = await deed.tx.maybe(lockRequest, [deed.tenantId, requestId]);
  const found = request && (await referralFor(deed.tx, deed.tenantId, request.referralId));
  if (request === undefined || found === undefined) return absent;
  const change = await changeOf(deed, request, found.referral, body);
  if (isRefusal(change)) return change;
  return await moveRequest(deed, request, moveOf(body.move, deed.by.role), change);
}
