// Why: journey step that tells everybody owed the word of a decision: the ordering office at once by mail, or by a call
// where there is no address; the member by letter when less than what was asked is approved. A decision counts as made in
// time only when this has happened (domain reference §2.1, rule 6).
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { dayIn } from '../../base/time/instant.ts';
import { sayDay } from '../../base/time/say.ts';
import { authorizationFor, keepNotice, payerOfDecision } from '../authorization/index.ts';
import { isAdverse } from '../authorization/authorization.machine.ts';
import type { AuthorizationRequest } from '../authorization/authorization.schema.ts';
import { lineFor, referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { computeClock, openTask } from '../work/index.ts';
import { memberDecision, officeDecision, type AdverseFacts } from './decision.template.ts';
import { queueLetter } from './send-letter.ts';

const day = (on: string | null) => (on === null ? null : sayDay(on));

/** The last day to appeal, counted from today's notice by the dated row of the line of business. */
async function appealUntil(deed: Deed, request: AuthorizationRequest, referral: Referral) {
  const counted = await computeClock(deed, 'appeal_filing', {
    kind: 'authorization',
    id: request.id,
    startedAt: deed.at,
    family: null,
    state: referral.shipState,
    memberZone: referral.zone,
    dischargeAt: null,
    ...(request.lineOfBusiness === null ? {} : { lineOfBusiness: request.lineOfBusiness }),
  });
  if (counted === undefined) return null;
  return sayDay(dayIn(counted.deadline.zone, counted.deadline.dueAt));
}

async function factsOf(deed: Deed, request: AuthorizationRequest, referral: Referral): Promise<AdverseFacts> {
  const payer = await payerOfDecision(deed.tx, deed.tenantId);
  const line = await lineFor(deed.tx, deed.tenantId, request.lineId);
  const { decision, lineNumber, kind, status, caseNumber } = request;
  const name = [referral.patientGivenName, referral.patientFamilyName].filter((part) => part !== null);
  return {
    caseNumber,
    lineNumber,
    kind,
    status,
    authorizationNumber: request.number,
    validFrom: day(request.validFrom),
    validTo: day(request.validTo),
    payerName: payer.name,
    payerPhone: payer.phone,
    managerName: referral.caseManagerName,
    what: line === undefined ? `line ${lineNumber} of the order` : line.description,
    patientName: name.join(' '),
    reason: decision?.reason ?? request.reason ?? '',
    criterion: decision?.criterion ?? '',
    wouldChange: decision?.wouldChange ?? '',
    cut: decision?.cut ?? null,
    peerContact: decision?.peerContact ?? null,
    decidedAs: request.decidedAs ?? '',
    appealUntil: isAdverse(status) ? await appealUntil(deed, request, referral) : null,
  };
}

async function tellOffice(
  deed: Deed,
  equipment: Equipment,
  request: AuthorizationRequest,
  referral: Referral,
  facts: AdverseFacts,
): Promise<void> {
  const address = referral.requesterEmail;
  if (address !== null) {
    const messageId = await queueLetter(deed, equipment, {
      subjectKind: 'referral',
      subjectId: referral.id,
      purpose: 'decision',
      template: 'office-decision',
      recipient: address,
      inReplyTo: null,
      withLink: true,
      letter: (link) => officeDecision(facts, link),
    });
    const { body } = officeDecision(facts, '(link)');
    await keepNotice(deed, request, {
      audience: 'office',
      channel: 'mail',
      recipient: address,
      body,
      messageId,
    });
    return;
  }
  const whom = referral.requesterOrganization ?? referral.requesterName ?? 'the ordering office';
  const recipient = referral.requesterPhone === null ? whom : `${whom}, ${referral.requesterPhone}`;
  const { body } = officeDecision(facts, '(portal)');
  await keepNotice(deed, request, { audience: 'office', channel: 'phone', recipient, body, messageId: null });
  await openTask(deed, {
    referralId: referral.id,
    code: 'tell_decision',
    lineId: request.lineId,
    say: `Call ${recipient} with the decision about line ${request.lineNumber} and write down who took it. The clock runs until they know.`,
  });
}

async function tellMember(
  deed: Deed,
  request: AuthorizationRequest,
  referral: Referral,
  facts: AdverseFacts,
): Promise<void> {
  await keepNotice(deed, request, {
    audience: 'member',
    channel: 'letter',
    recipient: facts.patientName,
    body: memberDecision(facts),
    messageId: null,
  });
  await openTask(deed, {
    referralId: referral.id,
    code: 'denied',
    lineId: request.lineId,
    say: `Mail the letter about line ${request.lineNumber} to the member, send the office its copy, and write both down. The clock runs until they are told.`,
  });
}

/** Journey step, given what it needs to write and sign. */
export function tellDecision(equipment: Equipment) {
  return async (deed: Deed, happened: Happened<unknown>): Promise<void> => {
    const { authorizationId } = happened.data as { authorizationId: string };
    const request = await authorizationFor(deed.tx, deed.tenantId, authorizationId);
    const found = request && (await referralFor(deed.tx, deed.tenantId, request.referralId));
    if (request === undefined || found === undefined) return;
    const facts = await factsOf(deed, request, found.referral);
    await tellOffice(deed, equipment, request, found.referral, facts);
    if (isAdverse(request.status)) await tellMember(deed, request, found.referral, facts);
  };
}
