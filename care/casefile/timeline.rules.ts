// Why: what happened is told in sentences, one per event, so that anybody can read a case's history aloud.

import { authorizationMachine, type AuthorizationState } from '../authorization/authorization.machine.ts';
import { sayWindow } from '../../base/time/say.ts';
import { referralMachine, type ReferralState } from '../cases/referral.machine.ts';
import { serviceLineMachine, type ServiceLineState } from '../cases/service-line.machine.ts';
import { visitSentences } from './visit-sentences.rules.ts';

const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string => (Array.isArray(value) ? value.map(str).join(' ') : '');
type Data = Record<string, unknown>;
const because = (d: Data): string => (str(d['reason']) === '' ? '' : `${str(d['reason'])} `);
const quoted = (label: string | undefined, state: unknown): string =>
  `“${(label ?? str(state)).toLowerCase()}”`;
const noted = (d: Data): string => (str(d['note']) === '' ? '' : ` (${str(d['note'])})`);
const windowOf = (d: Data): string =>
  str(d['windowFrom']) === '' || str(d['windowTo']) === '' || str(d['zone']) === ''
    ? ''
    : `, ${sayWindow(str(d['windowFrom']), str(d['windowTo']), str(d['zone']))}`;
const labelOfCase = (state: unknown) => quoted(referralMachine.states[str(state) as ReferralState], state);
const labelOfLine = (state: unknown) =>
  quoted(serviceLineMachine.states[str(state) as ServiceLineState], state);

const labelOfRequest = (state: unknown) =>
  quoted(authorizationMachine.states[str(state) as AuthorizationState], state);

const channelWords: Readonly<Record<string, string>> = {
  x12: 'X12 from a trading partner',
  file: 'a file of the payer',
};

const sentences: Record<string, (data: Data) => string> = {
  signedIn: () => 'Signed in.',
  signInRefused: (d) => (d['locked'] === true ? 'Sign-in refused: too many tries.' : 'Sign-in refused.'),
  signedOut: () => 'Signed out.',
  sessionsEnded: (d) => `${String(d['count'])} sessions were ended.`,
  accountOpened: () => 'The account was opened.',
  accountSwitched: (d) =>
    d['active'] === true ? 'The account was switched on.' : 'The account was switched off.',
  referralReceived: (d) =>
    `${d['kind'] === 'inquiry' ? 'A question' : 'An order'} came in by ${channelWords[str(d['channel'])] ?? str(d['channel'])}.`,
  memberSought: (d) =>
    d['found'] === true
      ? 'The patient was matched to one member of the plan.'
      : 'No single member of the plan fits what was stated.',
  memberTied: (d) => `A person said which member it is. ${str(d['reason'])}`.trim(),
  memberUntied: (d) => `A person said that it is not this member. ${str(d['reason'])}`.trim(),
  membersRuledOut: (d) =>
    d['count'] === 1
      ? 'The member who was proposed is not the patient.'
      : `None of the ${String(d['count'])} members who were proposed is the patient.`,
  orderCameAgain: (d) =>
    `The order came again in ${str(d['fileName'])}${typeof d['row'] === 'number' ? `, line ${d['row'].toString()}` : ''}${Array.isArray(d['differs']) && d['differs'].length > 0 ? `; it differs in ${d['differs'].map(str).join(', ')}` : ''}.`,
  memberEnded: (d) => `The payer’s roster ends coverage on ${str(d['coveredTo'])}.`,
  fileTaken: (d) =>
    `${str(d['fileName'])}: ${typeof d['sent'] === 'number' ? d['sent'].toString() : 'its'} rows taken.`,
  fileRefused: (d) => `${str(d['fileName'])} was refused: ${str(d['why'])}`,
  endsSettled: (d) =>
    d['agreed'] === true ? `${String(d['count'])} members were ended.` : 'Those absent stay covered.',
  caseWorkOpened: () => 'The case stands in the worklist.',
  clockStarted: (d) => `Clock started: ${str(d['label'])}.`,
  clockWarned: (d) => `${str(d['label'])}: ${String(d['percent'])} % of the time is gone.`,
  clockBreached: (d) => `${str(d['label'])} is late.`,
  clockStopped: (d) =>
    `Clock ${str(d['kind']).replaceAll('_', ' ')} stopped: ${str(d['status']).replaceAll('_', ' ')}.`,
  caseManagerAssigned: (d) =>
    `${str(d['name'])} became the case manager${d['extension'] === null ? '' : `, extension ${str(d['extension'])}`}.`,
  messageQueued: (d) =>
    `A message (${str(d['purpose']).replaceAll('_', ' ')}) to ${str(d['recipient'])} was written.`,
  messageSent: (d) =>
    `The message (${str(d['purpose']).replaceAll('_', ' ')}) to ${str(d['recipient'])} left the house.`,
  messageFailed: (d) => `The message to ${str(d['recipient'])} could not be delivered.`,
  referralAcknowledged: (d) =>
    `Acknowledged ${d['how'] === 'message' ? `in writing to ${str(d['to'])}` : d['how'] === 'spoken' ? 'on the call' : d['how'] === 'on_screen' ? 'on the sender’s screen' : `by phone with ${str(d['to'])}`}.`,
  inquiryAnswered: (d) => `${str(d['spokeWith'])} was answered: ${str(d['answer'])}`,
  duplicateFlagged: (d) => list(d['reasons']),
  duplicateSettled: (d) =>
    `Case ${str(d['otherCaseNumber'])} was called ${d['as'] === 'same' ? 'the same order' : 'a different order'}.`,
  duplicateUnsettled: (d) =>
    `What was said about case ${str(d['otherCaseNumber'])} was taken back. ${str(d['reason'])}`.trim(),
  referralCorrected: (d) =>
    `The order was corrected: ${Array.isArray(d['fields']) && d['fields'].length > 0 ? (d['fields'] as string[]).join(', ') : 'nothing changed'}.`,
  escalationOpened: (d) => `Escalated to ${str(d['managerName']) || 'a manager'}: ${str(d['reason'])}`,
  escalationMoved: (d) =>
    d['resolution'] === null
      ? 'The manager committed to a time.'
      : `Escalation resolved: ${str(d['resolution'])}`,
  itemClaimed: (d) => `${str(d['by'])} took the work.`,
  itemFinished: (d) => `Dealt with by a person: ${str(d['say'])}`,
  itemReleased: () => 'The work went back to the queue.',
  itemHandedOver: (d) =>
    `The work went to ${str(d['to'])}${d['note'] === null ? '.' : `: ${str(d['note'])}`}`,
  changeAsked: (d) => str(d['say']) || 'A partner asks for a change.',
  rosterReceived: (d) =>
    `A roster came from ${str(d['partnerName']) || 'a partner'}${typeof d['members'] === 'number' ? ` with ${d['members'].toString()} members` : ''}.`,
  changeUnplaced: (d) => str(d['say']) || 'A partner asks for a change of something nobody knows.',
  partnerHeard: (d) => `${str(d['partnerName'])} has fetched the answer.`,
  partnerAnswered: (d) => `${str(d['partnerName'])} is answered by X12: ${str(d['say'])}`,
  mailArrived: (d) => (d['resend'] === true ? 'The same mail came again.' : 'A mail came in.'),
  pagesTakenBack: (d) =>
    `${String(d['count'])} pages were taken back from this case${str(d['why']) === '' ? '' : ` (${str(d['why'])})`}.`,
  faxArrived: (d) => (d['resend'] === true ? 'The same fax came again.' : 'A fax came in.'),
  arrivalWaits: (d) => `It waits for a person: ${str(d['why'])}`,
  arrivalPlaced: () => 'It was placed with its payer.',
  arrivalSetAside: (d) => `Set aside: ${str(d['why'])}`,
  arrivalRecognised: () => 'Recognised as sent before.',
  callBegun: (d) => `Call taken by ${str(d['agent'])}.`,
  callEnded: () => 'The call ended.',
  referralMoved: (d) => `${because(d)}The case is now ${labelOfCase(d['to'])}.`,
  documentsAttached: (d) => {
    const names = Array.isArray(d['fileNames']) ? d['fileNames'].map(str).join(', ') : '';
    const what = d['count'] === 1 ? 'A file was added' : `${String(d['count'])} files were added`;
    return names === '' ? `${what}.` : `${what}: ${names}.`;
  },
  verifyingStarted: () => 'Verification began.',
  informationMissing: (d) =>
    `${d['fresh'] === false ? 'Still missing' : 'Asked for what is missing'}: ${Array.isArray(d['gaps']) ? (d['gaps'] as Data[]).map((gap) => str(gap['say'])).join(' ') : 'see the list.'}`,
  answerArrived: () => 'An answer to what was asked came by mail.',
  answersGiven: (d) =>
    `${str(d['byName'])} answered ${Array.isArray(d['answers']) && d['answers'].length > 1 ? `${d['answers'].length.toString()} questions` : 'a question'} in the portal.`,
  questionsClosed: (d) => {
    const what = d['count'] === 1 ? 'One question' : `${String(d['count'])} questions`;
    return d['as'] === 'answered' ? `${what} answered.` : `${what} no longer asked; the case is over.`;
  },
  reminderDue: (d) =>
    d['isLast'] === true ? 'Still open after two words; somebody calls.' : 'Asked after what is still open.',
  offerSent: (d) => `Line ${String(d['number'])} was offered to ${str(d['providerName'])}.`,
  offerViewed: (d) => `${str(d['providerName'])} has seen the offer of line ${String(d['number'])}.`,
  offerDeclined: (d) =>
    `${str(d['providerName'])} declined line ${String(d['number'])}: ${str(d['label']).toLowerCase()}${noted(d)}.`,
  offerExpired: (d) => `${str(d['providerName'])} did not answer about line ${String(d['number'])} in time.`,
  offerCountered: (d) =>
    `${str(d['providerName'])} proposes another time for line ${String(d['number'])}${windowOf(d)}.`,
  offerAccepted: (d) => `${str(d['providerName'])} accepted line ${String(d['number'])}${windowOf(d)}.`,
  offerSuperseded: (d) => `Line ${String(d['number'])} was taken before ${str(d['providerName'])} answered.`,
  offerWithdrawn: (d) =>
    `${d['hadAccepted'] === true ? 'Line' : 'The offer of line'} ${String(d['number'])} was taken back from ${str(d['providerName'])}. ${str(d['reason'])}`.trim(),
  offerHandedBack: (d) =>
    `${str(d['providerName'])} handed line ${String(d['number'])} back: ${str(d['label']).toLowerCase()}${noted(d)}.`,
  providerFound: (d) => `Line ${String(d['number'])} has its provider: ${str(d['providerName'])}.`,
  noProviderFound: (d) =>
    `Nobody is left to ask for line ${String(d['number'])}; ${Number(d['asked'] ?? 0)} were asked.`,
  choiceNoted: (d) =>
    d['providerName'] === null
      ? `No preference for line ${String(d['number'])} was stated.`
      : `${str(d['providerName'])} was chosen for line ${String(d['number'])}.`,
  searchWidened: (d) =>
    d['how'] === 'again'
      ? `Everybody is asked again for line ${String(d['number'])}.`
      : `A provider for line ${String(d['number'])} is looked for further away.`,
  referralReady: () => 'The order is complete and covered.',
  coordinationStarted: () => 'Arranging began.',
  referralPaused: (d) => `Put on hold: ${str(d['reason'])}`,
  referralResumed: () => 'Taken up again.',
  referralCancelled: (d) => `Cancelled: ${str(d['reason']) || 'no reason given.'}`,
  referralCompleted: () => 'Everything ordered has been proved.',
  referralClosed: () => 'The case was closed.',
  lineMoved: (d) => `${because(d)}Line ${String(d['number'])} is now ${labelOfLine(d['to'])}.`,
  lineCancelled: (d) => `Line ${String(d['number'])} was cancelled.`,
  lineReturned: (d) => `Line ${String(d['number'])} needs another provider.`,
  cancellationAsked: (d) => `The ${str(d['role']).replaceAll('_', ' ')} asked to cancel: ${str(d['reason'])}`,
  taskOpened: (d) => `To do: ${str(d['say'])}`,
  taskClosed: (d) =>
    d['status'] === 'done' ? `Done: ${str(d['say'])}` : `No longer needed: ${str(d['say'])}`,
  authorizationMoved: (d) =>
    `Authorization of line ${String(d['number'])}: ${labelOfRequest(d['to'])}. ${str(d['reason'])}`.trim(),
  reviewWanted: (d) => `Line ${String(d['number'])} waits for a review.`,
  authorizationDecided: (d) =>
    `Line ${String(d['number'])} was decided: ${labelOfRequest(d['status'])}, ${str(d['authorizationNumber'])}.`,
  decisionTold: (d) =>
    `The ${str(d['audience'])} was told of the decision on line ${String(d['number'])} by ${str(d['how']) === 'x12' ? 'X12' : str(d['how'])}: ${str(d['to'])}.`,
  lineCleared: (d) =>
    `Line ${String(d['number'])} may be arranged${d['authorizationNumber'] === null ? ': no authorization is needed.' : ` under ${str(d['authorizationNumber'])}.`}`,
  lineRefused: (d) =>
    `Line ${String(d['number'])} is ${d['how'] === 'not_covered' ? 'not covered' : 'denied'}: ${str(d['say'])}`,
  coverageAsked: (d) => `The payer was asked about coverage on ${str(d['serviceOn'])}.`,
  coverageConfirmed: (d) => `Coverage confirmed: ${str(d['say'])}`,
  coverageRefused: (d) => `No coverage: ${str(d['say'])}`,
  coverageSearched: (d) => `The payer did not find the member as stated: ${str(d['say'])}`,
  coverageRecheckDue: (d) => `Coverage on ${str(d['serviceOn'])} is due to be looked at again.`,
  coverageStillStands: (d) => `Coverage still stands: ${str(d['say'])}`,
  coverageLapsed: (d) => `Coverage no longer stands: ${str(d['say'])}`,
  coverageDifferenceSettled: (d) => `Whose coverage it is: ${str(d['say'])}`,
  coverageUnclear: (d) => `Coverage is not clear: ${str(d['say'])}`,
  jobParked: (d) => `A step needs a person: ${str(d['reason'])}`,
  ...visitSentences,
};

/** One event as a sentence. An event without words of its own shows its name, so that nothing is hidden. */
export function sayEvent(type: string, data: unknown): string {
  const tell = sentences[type];
  return tell === undefined ? `${type}.` : tell((data ?? {}) as Data);
}

/** The same for those who see initials only: no address of a sender, nobody's free words. */
export function sayEventMasked(type: string, data: unknown): string {
  const known = (data ?? {}) as Data;
  const hidden = {
    recipient: 'the recipient',
    to: 'a person',
    note: null,
    why: 'see the desk.',
    spokeWith: 'Whoever asked',
    answer: 'see the desk.',
    fileNames: [],
    ...(type === 'escalationOpened' ? {} : { reason: null }),
    ...(type.startsWith('task') || type.startsWith('coverage') || type === 'lineRefused'
      ? { say: 'see the desk.' }
      : {}),
    purpose: known['purpose'],
  };
  return sayEvent(type, {
    ...known,
    ...hidden,
    ...('resolution' in known && known['resolution'] !== null ? { resolution: 'in words' } : {}),
  });
}

/** Event names that have a sentence; a test holds them against all events there are. */
export const toldEvents: readonly string[] = Object.keys(sentences);
