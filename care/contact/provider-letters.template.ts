// Why: the words to providers, and to the office while no provider is found: plain, without any health data.
import type { Letter } from './acknowledgement.template.ts';

const sign = '\n\nDoorstep home care coordination';

/** To a provider's dispatch desk: something waits for an answer. */
export function offerNotice(facts: { providerName: string; answerBy: string; link: string }): Letter {
  return {
    subject: `A new offer: please answer by ${facts.answerBy}`,
    body: `A new offer waits for ${facts.providerName}.\n\nPlease answer by ${facts.answerBy}; after that it goes to the next provider. The first to accept has it.\n\nOpen it here (you will be asked to sign in):\n${facts.link}${sign}`,
  };
}

/** To a provider who had accepted: it is off. */
export function takenBackNotice(facts: { caseNumber: string; providerName: string; reason: string }): Letter {
  return {
    subject: `Please do not go: case ${facts.caseNumber}`,
    body: `${facts.providerName} had accepted case ${facts.caseNumber}. It is off.\n\n${facts.reason}\n\nNothing more is asked of you. If somebody is on the way already, please call us with the case number.${sign}`,
  };
}

/** To the office that ordered: nobody has accepted yet, what we do, and by when they hear. */
export function stillLookingNotice(facts: {
  caseNumber: string;
  hearBy: string | null;
  managerName: string | null;
  managerExtension: string | null;
  link: string;
}): Letter {
  const extension = facts.managerExtension === null ? '' : `, extension ${facts.managerExtension}`;
  const who = facts.managerName === null ? 'Our coordinators are' : `${facts.managerName}${extension} is`;
  const by =
    facts.hearBy === null
      ? 'You hear from us as soon as one accepts.'
      : `You hear from us by ${facts.hearBy}.`;
  return {
    subject: `We are still looking for a provider: case ${facts.caseNumber}`,
    body: `No provider has accepted part of your order yet. We are still looking, further away and by telephone.\n\nCase number: ${facts.caseNumber}\n${by}\n\n${who} on it now. You need not send anything again.\n\nSee where it stands (you will be asked for the patient's date of birth):\n${facts.link}${sign}`,
  };
}
