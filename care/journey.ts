// Why: the whole process on one page: when this happened, do that. Each link runs once per event, after commit, keyed by
// (event, step). No conditions stand here; a step that does not apply says so in its own action.
import type { EventKind } from '../base/events/event.ts';
import type { Equipment } from '../base/http/door.ts';
import type { Step } from '../base/jobs/worker.ts';
import { acknowledgeOnceSent, acknowledgeWhereSpoken } from './cases/acknowledge-referral.ts';
import {
  authorizationDecided,
  decisionTold,
  lineCleared,
  lineRefused,
  reviewWanted,
} from './authorization/index.ts';
import {
  carryOutDecision,
  closeDetermination,
  endAuthorization,
  followReview,
  noteDecisionSent,
  noteOfficeHeard,
} from './authorization/carry-out.ts';
import { decideCoverage } from './authorization/decide-coverage.ts';
import {
  cancellationAsked,
  caseManagerAssigned,
  coordinationStarted,
  duplicateFlagged,
  duplicateSettled,
  duplicateUnsettled,
  inquiryAnswered,
  lineCancelled,
  lineReturned,
  memberSought,
  memberTied,
  memberUntied,
  referralAcknowledged,
  referralCancelled,
  referralCompleted,
  referralCorrected,
  referralMoved,
  referralReady,
  referralReceived,
  referralResumed,
  verifyingStarted,
} from './cases/index.ts';
import { seekMember } from './cases/seek-member.ts';
import { cancelAsAsked, startCoordination, startVerifying } from './cases/start-verifying.ts';
import { checkOrder, takeInInformation } from './completeness/check-order.ts';
import { answersGiven, informationMissing, reminderDue } from './completeness/index.ts';
import { stopAsking } from './completeness/ask-once.ts';
import { takeAnswers } from './completeness/take-answers.ts';
import { contactSteps } from './contact/acknowledge-senders.ts';
import { messageFailed, messageSent } from './contact/index.ts';
import { askEligibility, endIneligible } from './eligibility/ask-eligibility.ts';
import { coverageConfirmed, coverageRecheckDue, coverageRefused } from './eligibility/index.ts';
import { dropRecheck, planRecheck, recheckCoverage } from './eligibility/recheck-coverage.ts';
import { tellCoverageEnded } from './eligibility/roster-ended.ts';
import { planSweep } from './eligibility/sweep-coverage.ts';
import { changeAsked, changeUnplaced, partnerHeard, rosterReceived } from './exchange/index.ts';
import { takePartnerRoster } from './exchange/take-roster.ts';
import { answerPartner, openPartnerTask, openUnplaced } from './exchange/tell-partner.ts';
import { faxArrived } from './faxes/index.ts';
import { readFaxLater } from './faxes/sort-fax.ts';
import { askMember, callInstead } from './fulfilment/ask-member.ts';
import { agreeAnotherTime, scheduleConfirmed, writeConfirmation } from './fulfilment/follow-answers.ts';
import { askHowItWent } from './fulfilment/ask-how-it-went.ts';
import { agreeAfterPause, followDischarge } from './fulfilment/follow-discharge.ts';
import { agreeInstead, callOff, makeGood, tellOfRejection } from './fulfilment/follow-trouble.ts';
import {
  appointmentConfirmed,
  appointmentProposed,
  appointmentRefused,
  appointmentReleased,
  deliveryProved,
  proofRecorded,
  proofRejected,
  visitDispatched,
  visitFailed,
  visitMissed,
} from './fulfilment/index.ts';
import { beginLine, judgeProof, recordDelivery } from './fulfilment/judge-proof.ts';
import { proposeAppointment } from './fulfilment/propose-appointment.ts';
import { noteOrderReceived, noteUnreadable } from './intake/attach-documents.ts';
import {
  arrivalRecognised,
  arrivalWaits,
  documentRead,
  documentReceived,
  documentsAttached,
  mailArrived,
} from './intake/index.ts';
import { askForPages } from './intake/ask-for-pages.ts';
import { flagDuplicates } from './intake/flag-duplicates.ts';
import { readDocumentLater, readMailLater } from './intake/read-later.ts';
import { memberEnded } from './members/index.ts';
import { tellProviders } from './contact/tell-providers.ts';
import {
  noProviderFound,
  offerAccepted,
  offerCountered,
  offerDeclined,
  offerExpired,
  offerHandedBack,
  offerSent,
  offerWithdrawn,
  providerFound,
} from './network/index.ts';
import { offerToNext, offerToProviders, resumeSearch } from './network/offer-to-providers.ts';
import { renewOrders, returnLine, takeAcceptance, weighCounter } from './network/take-acceptance.ts';
import { withdrawOffers, withdrawReplaced } from './network/withdraw-offers.ts';
import { assignCaseManager } from './work/assign-case.ts';
import { escalateNearDischarge } from './work/escalate.ts';
import { caseWorkOpened, escalationOpened, itemClaimed } from './work/index.ts';
import { watchIdle } from './work/watch-idle.ts';
import { followMove } from './work/follow-moves.ts';
import { openCaseWork } from './work/open-case-work.ts';
import {
  openMemberTask,
  settleMemberTask,
  showDuplicate,
  stopAcknowledgementClocks,
  stopArrivalClock,
  stopInquiryClock,
} from './work/follow-case.ts';

export type Link = { readonly event: string; readonly name: string; readonly step: Step };

const when = (
  event: EventKind<never> | EventKind<unknown> | { name: string },
  name: string,
  step: Step,
): Link => ({ event: event.name, name, step });

/** From a line that may be arranged to its provider, and back when the provider is lost. */
function findingProvider(equipment: Equipment): readonly Link[] {
  const providers = tellProviders(equipment);
  return [
    when(lineCleared, 'offerToProviders', offerToProviders),
    when(lineReturned, 'offerToProviders', offerToProviders),
    when(offerSent, 'tellOffer', providers.tellOffer),
    when(offerDeclined, 'offerToNext', offerToNext),
    when(offerExpired, 'offerToNext', offerToNext),
    when(offerWithdrawn, 'offerToNext', offerToNext),
    when(offerWithdrawn, 'tellTakenBack', providers.tellTakenBack),
    when(offerCountered, 'weighCounter', weighCounter),
    when(offerAccepted, 'takeAcceptance', takeAcceptance),
    when(offerHandedBack, 'returnLine', returnLine),
    when(noProviderFound, 'tellStillLooking', providers.tellStillLooking),
    when(referralResumed, 'resumeSearch', resumeSearch),
    when(lineCancelled, 'withdrawOffers', withdrawOffers),
    when(referralCorrected, 'withdrawReplaced', withdrawReplaced),
    when(referralCorrected, 'renewOrders', renewOrders),
  ];
}

/** It arrives, has its number, its clocks and its case manager, and the sender is told. */
function arrives(equipment: Equipment): readonly Link[] {
  const contact = contactSteps(equipment);
  return [
    when(mailArrived, 'readMailLater', readMailLater),
    when(faxArrived, 'readFaxLater', readFaxLater),
    when(itemClaimed, 'watchIdle', watchIdle),
    when(arrivalRecognised, 'answerResend', contact.answerResend),
    when(arrivalWaits, 'answerWaiting', contact.answerWaiting),
    when(documentReceived, 'readDocumentLater', readDocumentLater),

    when(referralReceived, 'seekMember', seekMember),
    when(referralCorrected, 'seekMember', seekMember),
    when(memberTied, 'seekMember', seekMember),
    when(memberTied, 'settleMemberTask', settleMemberTask),
    when(memberUntied, 'openMemberTask', openMemberTask),
    when(memberSought, 'openCaseWork', openCaseWork),
    when(memberSought, 'flagDuplicates', flagDuplicates),
    when(memberSought, 'escalateNearDischarge', escalateNearDischarge),
    when(duplicateFlagged, 'showDuplicate', showDuplicate),
    when(duplicateUnsettled, 'showDuplicate', showDuplicate),
    when(duplicateUnsettled, 'openCaseWork', openCaseWork),
    when(duplicateUnsettled, 'startVerifying', startVerifying),
    when(escalationOpened, 'notifyManager', contact.notifyManager),

    when(caseWorkOpened, 'assignCaseManager', assignCaseManager),
    when(caseManagerAssigned, 'sendAcknowledgement', contact.sendAcknowledgement),
    when(caseManagerAssigned, 'acknowledgeWhereSpoken', acknowledgeWhereSpoken),
    when(messageSent, 'acknowledgeOnceSent', acknowledgeOnceSent),
    when(messageSent, 'stopArrivalClock', stopArrivalClock),
    when(inquiryAnswered, 'stopInquiryClock', stopInquiryClock),
    when(inquiryAnswered, 'tellAnswered', contact.tellAnswered),
    when(referralAcknowledged, 'stopAcknowledgementClocks', stopAcknowledgementClocks),
  ];
}

/** Is it covered, is it complete. */
function isVerified(equipment: Equipment): readonly Link[] {
  const contact = contactSteps(equipment);
  return [
    when(referralAcknowledged, 'startVerifying', startVerifying),
    when(referralCorrected, 'startVerifying', startVerifying),
    when(verifyingStarted, 'askEligibility', askEligibility),
    when(coverageConfirmed, 'checkOrder', checkOrder),
    when(coverageRefused, 'endIneligible', endIneligible),
    when(coverageRefused, 'tellIneligible', contact.tellIneligible),
    when(memberSought, 'takeInInformation', takeInInformation),
    when(informationMissing, 'askForMissing', contact.askForMissing),
    when(answersGiven, 'takeAnswers', takeAnswers),
    when(reminderDue, 'remindOfMissing', contact.remindOfMissing),
    when(referralMoved, 'stopAsking', stopAsking),
    when(documentsAttached, 'noteOrderReceived', noteOrderReceived),
    when(documentRead, 'noteUnreadable', noteUnreadable),
    when(documentRead, 'askForPages', askForPages),
    when(referralMoved, 'followMove', followMove),
    when(referralReady, 'startCoordination', startCoordination),
    when(duplicateSettled, 'startCoordination', startCoordination),
  ];
}

/** May it be done, and who does it. */
function isArranged(equipment: Equipment): readonly Link[] {
  const contact = contactSteps(equipment);
  return [
    when(coordinationStarted, 'decideCoverage', decideCoverage),
    when(memberSought, 'decideCoverage', decideCoverage),
    when(reviewWanted, 'followReview', followReview),
    when(authorizationDecided, 'carryOutDecision', carryOutDecision),
    when(authorizationDecided, 'tellDecision', contact.tellDecision),
    when(messageSent, 'noteDecisionSent', noteDecisionSent),
    when(decisionTold, 'closeDetermination', closeDetermination),
    when(lineCancelled, 'endAuthorization', endAuthorization),

    ...findingProvider(equipment),

    when(cancellationAsked, 'cancelAsAsked', cancelAsAsked),
  ];
}

/** Somebody comes, it is proved, it is closed; or it goes wrong and somebody knows what to do. */
function isDelivered(equipment: Equipment): readonly Link[] {
  return [
    when(providerFound, 'proposeAppointment', proposeAppointment),
    when(appointmentProposed, 'askMember', askMember(equipment)),
    when(messageFailed, 'callInstead', callInstead),
    when(appointmentConfirmed, 'scheduleConfirmed', scheduleConfirmed),
    when(appointmentConfirmed, 'writeConfirmation', writeConfirmation(equipment)),
    when(appointmentRefused, 'agreeAnotherTime', agreeAnotherTime),
    when(appointmentReleased, 'agreeInstead', agreeInstead),
    when(referralCorrected, 'followDischarge', followDischarge(equipment)),
    when(referralResumed, 'agreeAfterPause', agreeAfterPause),

    when(appointmentConfirmed, 'planRecheck', planRecheck),
    when(appointmentReleased, 'dropRecheckReleased', dropRecheck),
    when(appointmentRefused, 'dropRecheckRefused', dropRecheck),
    when(coverageRecheckDue, 'recheckCoverage', recheckCoverage),
    when(visitDispatched, 'planSweep', planSweep),
    when(memberEnded, 'tellCoverageEnded', tellCoverageEnded),

    when(visitDispatched, 'beginLine', beginLine),
    when(visitFailed, 'makeGood', makeGood(equipment)),
    when(visitMissed, 'makeGood', makeGood(equipment)),
    when(proofRecorded, 'judgeProof', judgeProof),
    when(proofRejected, 'tellOfRejection', tellOfRejection(equipment)),
    when(deliveryProved, 'recordDelivery', recordDelivery),
    when(lineReturned, 'callOffReturned', callOff(equipment, 'provider_over')),
    when(lineCancelled, 'callOffLine', callOff(equipment, 'line_over')),
    when(referralCancelled, 'callOffCase', callOff(equipment, 'case_over')),
    when(referralCompleted, 'askHowItWent', askHowItWent(equipment)),
  ];
}

/** Whoever asked by X12 hears what became of it, after everything else that follows has been done. */
const isAnswered: readonly Link[] = [
  when(referralMoved, 'answerPartner', answerPartner),
  when(reviewWanted, 'answerPartner', answerPartner),
  when(authorizationDecided, 'answerPartner', answerPartner),
  when(lineCleared, 'answerPartner', answerPartner),
  when(lineRefused, 'answerPartner', answerPartner),
  when(partnerHeard, 'noteOfficeHeard', noteOfficeHeard),
  when(changeAsked, 'openPartnerTask', openPartnerTask),
  when(changeUnplaced, 'openUnplaced', openUnplaced),
  when(rosterReceived, 'takePartnerRoster', takePartnerRoster),
];

/** The links, in the order a case lives them. */
export function journey(equipment: Equipment): readonly Link[] {
  return [
    ...arrives(equipment),
    ...isVerified(equipment),
    ...isArranged(equipment),
    ...isDelivered(equipment),
    ...isAnswered,
  ];
}
