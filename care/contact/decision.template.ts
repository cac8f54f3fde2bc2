// Why: whoever asked reads a decision with its specific reason, its criterion, what would change it, how to appeal and whom
// to call (domain reference §5; 42 CFR 422.568(e), 438.404, 29 CFR 2560.503-1(g)). The mail to the office carries no health
// data; the member's letter goes on paper and says all of it in plain words.
import type { Letter } from './acknowledgement.template.ts';

/** Of the letters about decisions. */
export const decisionTemplateVersion = 1;

export type DecisionFacts = {
  readonly caseNumber: string;
  readonly authorizationNumber: string;
  readonly lineNumber: number;
  readonly kind: 'authorization' | 'registration';
  readonly status: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly payerName: string;
  readonly payerPhone: string | null;
  readonly managerName: string | null;
};
export type AdverseFacts = DecisionFacts & {
  readonly what: string;
  readonly patientName: string;
  readonly reason: string;
  readonly criterion: string;
  readonly wouldChange: string;
  readonly cut: string | null;
  readonly peerContact: string | null;
  readonly decidedAs: string;
  /** The last day to appeal, as people write it, and how that day was found. */
  readonly appealUntil: string | null;
};

const outcomes: Record<string, string> = {
  approved: 'approved',
  modified: 'approved differently from what was asked',
  partial: 'approved in part',
  denied: 'not approved',
  admin_denied: 'not approved',
};
const outcomeOf = (facts: DecisionFacts) =>
  facts.kind === 'registration' ? 'registered' : (outcomes[facts.status] ?? facts.status);

const phoneOf = ({ payerPhone }: DecisionFacts) => (payerPhone === null ? '' : ` at ${payerPhone}`);
const untilOf = ({ validFrom, validTo }: DecisionFacts) =>
  validFrom === null || validTo === null ? '' : `\nValid: ${validFrom} to ${validTo}`;

/** To the ordering office by ordinary mail. `appealUntil` and `peerContact` only where it was decided against the order. */
export function officeDecision(
  facts: DecisionFacts & { readonly appealUntil: string | null; readonly peerContact: string | null },
  link: string,
): Letter {
  const against = facts.status !== 'approved';
  const manager = facts.managerName ?? 'the case manager';
  const why = against
    ? `\n\nThe reason, the criterion and what would change the decision are in the letter we send you; ${manager} reads them to you on the phone${phoneOf(facts)}. They are health data and do not belong in ordinary mail.`
    : '';
  const peer =
    facts.peerContact === null ? '' : `\n\nTo speak with the physician who decided: ${facts.peerContact}`;
  const appeal =
    facts.appealUntil === null
      ? ''
      : `\n\nYou or the patient may appeal until ${facts.appealUntil}: call${phoneOf(facts)} and give the case number. If waiting could harm the patient, ask for a fast appeal; it is decided within 72 hours.`;
  return {
    subject: `Decision: case ${facts.caseNumber}`,
    body: `Line ${facts.lineNumber} of your order is ${outcomeOf(facts)}.\n\nCase number: ${facts.caseNumber}\nOur number: ${facts.authorizationNumber}${untilOf(facts)}${why}${peer}${appeal}\n\nSee where the case stands (you will be asked for the patient's date of birth):\n${link}\n\nDoorstep home care coordination`,
  };
}

const deciders: Record<string, string> = {
  medical_director: 'A physician (medical director) made this decision.',
  admin_reviewer: 'An administrative reviewer made this decision. It is not about medical need.',
};

/** To the member on paper, where less than what was asked is approved. */
export function memberDecision(facts: AdverseFacts): string {
  const appeal =
    facts.appealUntil === null
      ? 'You can appeal. Call us for the last day to do so.'
      : `You can appeal until ${facts.appealUntil}.`;
  const peer =
    facts.peerContact === null
      ? ''
      : `\n\nYour doctor can speak with the physician who decided: ${facts.peerContact}`;
  const cut = facts.cut === null ? '' : ` ${facts.cut}`;
  return `${facts.payerName}\nCase ${facts.caseNumber}, decision ${facts.authorizationNumber}\n\nDear ${facts.patientName},\n\nYour doctor asked for: ${facts.what}\nOur decision: ${outcomeOf(facts)}.${cut}\n\nWhy: ${facts.reason}\n\nThe rule we used: ${facts.criterion} You can have a free copy of it and of your file; call us.\n\nWhat would change this: ${facts.wouldChange}\n\n${deciders[facts.decidedAs] ?? ''}${peer}\n\nIf you do not agree: ${appeal} You, your doctor or somebody you choose can do it. Call us${phoneOf(facts)} or write to the address above, and give the case number. If waiting could harm your health, ask for a fast appeal; you get an answer within 72 hours. You can send us papers that show why you need this.\n\nIf you use a TTY, dial 711 first. We have free interpreters for your language.\n\nDoorstep, for ${facts.payerName}`;
}
