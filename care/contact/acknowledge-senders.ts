// Why: journey steps that write to whoever sent something: the acknowledgement with the case manager's name, the receipt
// for what waits, the answer to a re-send, and the notice to the manager of an escalation. Machines are never answered.
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { sayInstant } from '../../base/time/say.ts';
import { referralFor } from '../cases/index.ts';
import { arrivalFor } from '../intake/index.ts';
import { itemFor } from '../work/index.ts';
import {
  acknowledgement,
  escalationNotice,
  receiptForResend,
  receiptForWaiting,
} from './acknowledgement.template.ts';
import { askForMissing, remindOfMissing } from './ask-for-missing.ts';
import { accountName, payerPhone } from './contact.store.ts';
import { queueLetter } from './send-letter.ts';
import { tellDecision } from './tell-decision.ts';
import { tellIneligible } from './tell-ineligible.ts';
import { tellAnswered } from './tell-answered.ts';

type Step = (deed: Deed, happened: Happened<unknown>) => Promise<unknown>;
type StepWith = (equipment: Equipment) => Step;

const sendAcknowledgement: StepWith = (equipment) => async (deed, happened) => {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  const referral = found?.referral;
  if (referral === undefined || referral.requesterEmail === null || referral.caseManagerName === null) return;
  const { phone } = await deed.tx.one(payerPhone, [deed.tenantId]);
  const { caseManagerName: managerName, caseManagerExtension: managerExtension, caseNumber, kind } = referral;
  const receivedAt = sayInstant(referral.receivedAt, referral.zone);
  await queueLetter(deed, equipment, {
    subjectKind: 'referral',
    subjectId: referral.id,
    purpose: 'acknowledgement',
    template: 'acknowledgement',
    recipient: referral.requesterEmail,
    inReplyTo: null,
    withLink: true,
    letter: (link) =>
      acknowledgement({ caseNumber, kind, receivedAt, managerName, managerExtension, phone, link }),
  });
};

const answerWaiting: StepWith = (equipment) => async (deed, happened) => {
  const { why, answer } = happened.data as { why: string; answer: boolean };
  const arrival = await arrivalFor(deed.tx, deed.tenantId, happened.subjectId);
  if (!answer || arrival === undefined || arrival.senderAddress === null) return;
  const { zone } = await deed.tx.one(payerPhone, [deed.tenantId]);
  const item = await itemFor(deed.tx, deed.tenantId, 'arrival', arrival.id);
  const owner = item?.ownerId ? await deed.tx.maybe(accountName, [item.ownerId]) : undefined;
  const receivedAt = sayInstant(arrival.receivedAt, zone);
  await queueLetter(deed, equipment, {
    subjectKind: 'arrival',
    subjectId: arrival.id,
    purpose: 'acknowledgement',
    template: 'receipt-for-waiting',
    recipient: arrival.senderAddress,
    inReplyTo: arrival.messageId,
    withLink: false,
    letter: () =>
      receiptForWaiting({ caseNumber: arrival.caseNumber, receivedAt, ownerName: owner?.name ?? null, why }),
  });
};

const answerResend: StepWith = (equipment) => async (deed, happened) => {
  const arrival = await arrivalFor(deed.tx, deed.tenantId, happened.subjectId);
  if (arrival === undefined || arrival.senderAddress === null || arrival.isAutomatic) return;
  const { zone } = await deed.tx.one(payerPhone, [deed.tenantId]);
  const receivedAt = sayInstant(arrival.receivedAt, zone);
  await queueLetter(deed, equipment, {
    subjectKind: 'arrival',
    subjectId: arrival.id,
    purpose: 'resend_receipt',
    template: 'receipt-for-resend',
    recipient: arrival.senderAddress,
    inReplyTo: arrival.messageId,
    withLink: false,
    letter: () => receiptForResend({ caseNumber: arrival.caseNumber, receivedAt }),
  });
};

const notifyManager: StepWith = (equipment) => async (deed, happened) => {
  const data = happened.data as {
    managerEmail: string | null;
    caseNumber: string;
    reason: string;
    committedFor: string | null;
  };
  if (data.managerEmail === null) return;
  const { zone } = await deed.tx.one(payerPhone, [deed.tenantId]);
  const link = `${equipment.publicUrl}/workbench/cases/${deed.tenantId}/${happened.subjectId}`;
  const committedFor = data.committedFor === null ? null : sayInstant(data.committedFor, zone);
  await queueLetter(deed, equipment, {
    subjectKind: 'referral',
    subjectId: happened.subjectId,
    purpose: 'escalation',
    template: 'escalation-notice',
    recipient: data.managerEmail,
    inReplyTo: null,
    withLink: false,
    letter: () => escalationNotice({ ...data, committedFor, link }),
  });
};

/** The steps of this room, given what they need to write and sign. */
export function contactSteps(
  equipment: Equipment,
): Record<
  | 'sendAcknowledgement'
  | 'answerWaiting'
  | 'answerResend'
  | 'notifyManager'
  | 'askForMissing'
  | 'remindOfMissing'
  | 'tellAnswered'
  | 'tellDecision'
  | 'tellIneligible',
  Step
> {
  return {
    sendAcknowledgement: sendAcknowledgement(equipment),
    answerWaiting: answerWaiting(equipment),
    answerResend: answerResend(equipment),
    notifyManager: notifyManager(equipment),
    askForMissing: askForMissing(equipment),
    remindOfMissing: remindOfMissing(equipment),
    tellAnswered: tellAnswered(equipment),
    tellDecision: tellDecision(equipment),
    tellIneligible: tellIneligible(equipment),
  };
}
