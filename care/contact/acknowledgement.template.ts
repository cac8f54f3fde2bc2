// Why: the words of every receipt we send, versioned, plain and without any health data: ordinary mail carries a case
// number, a name to call and a link that shows nothing until the patient's date of birth is given.

export const templateVersion = 1;

export type Letter = { readonly subject: string; readonly body: string };

const hours =
  'We answer the phone Monday to Friday, 8:00 to 18:00 your local time. For a clinical emergency call 911.';

/** How every letter ends; with the link to the status where there is one. */
export function closing(link: string | null): string {
  const status =
    link === null
      ? ''
      : `\n\nSee where it stands (you will be asked for the patient's date of birth):\n${link}`;
  return `${status}\n\n${hours}\n\nDoorstep home care coordination`;
}

/** To the sender of an order or a question: number, who looks after it and by when they hear from us. */
export function acknowledgement(facts: {
  caseNumber: string;
  kind: 'order' | 'inquiry';
  receivedAt: string;
  managerName: string;
  managerExtension: string | null;
  phone: string | null;
  link: string;
}): Letter {
  const extension = facts.managerExtension === null ? '' : `, extension ${facts.managerExtension}`;
  const phone = facts.phone === null ? '' : ` (${facts.phone})`;
  const what = facts.kind === 'order' ? 'your order' : 'your question';
  return {
    subject: `We have ${what}: case ${facts.caseNumber}`,
    body: `We have ${what}.\n\nCase number: ${facts.caseNumber}\nReceived: ${facts.receivedAt}\nYour case manager: ${facts.managerName}${extension}${phone}\n\nGive the case number whenever you call or write. ${facts.managerName} looks after this case until it is done.${closing(facts.link)}`,
  };
}

/** To the sender of something a person must look at first: the number, and what would help. */
export function receiptForWaiting(facts: {
  caseNumber: string;
  receivedAt: string;
  ownerName: string | null;
  why: string;
}): Letter {
  const owner =
    facts.ownerName === null ? 'Our intake desk looks' : `${facts.ownerName} of our intake desk looks`;
  return {
    subject: `We have your message: case ${facts.caseNumber}`,
    body: `We have your message and have kept everything you sent.\n\nCase number: ${facts.caseNumber}\nReceived: ${facts.receivedAt}\n\n${facts.why}\n\n${owner} at it now. Reply to this mail or call us with the case number.${closing(null)}`,
  };
}

/** To somebody who sent the same thing again. */
export function receiptForResend(facts: { caseNumber: string; receivedAt: string }): Letter {
  return {
    subject: `We already have this: case ${facts.caseNumber}`,
    body: `You sent this to us before; nothing is lost and you need not send it again.\n\nCase number: ${facts.caseNumber}\nReceived again: ${facts.receivedAt}${closing(null)}`,
  };
}

/** To whoever ordered: the plan does not cover the patient on that date, and what would change it. */
export function notCoveredNotice(facts: {
  caseNumber: string;
  managerName: string | null;
  managerExtension: string | null;
  phone: string | null;
  link: string;
}): Letter {
  const extension = facts.managerExtension === null ? '' : `, extension ${facts.managerExtension}`;
  const phone = facts.phone === null ? '' : ` (${facts.phone})`;
  const whom = facts.managerName === null ? 'us' : `${facts.managerName}${extension}`;
  return {
    subject: `Not covered on that date: case ${facts.caseNumber}`,
    body: `The health plan says that it does not cover your patient on the day of service you gave.\n\nCase number: ${facts.caseNumber}\n\nPlease look at the insurance card with the patient. If the plan or the member ID is another one, send the order again under it. If the patient has no other coverage, call ${whom}${phone} and we say what is possible.${closing(facts.link)}`,
  };
}

/** To the manager a case has escalated to. No name of a patient stands in it. */
export function escalationNotice(facts: {
  caseNumber: string;
  reason: string;
  committedFor: string | null;
  link: string;
}): Letter {
  return {
    subject: `Escalation: case ${facts.caseNumber}`,
    body: `Case ${facts.caseNumber} has escalated to you.\n\n${facts.reason}\nCommitted for: ${facts.committedFor ?? 'please commit to a date and time'}\n\nOpen it in the workbench:\n${facts.link}\n\nDoorstep`,
  };
}
