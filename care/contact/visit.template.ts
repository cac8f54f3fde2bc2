// Why: what we write about visits and how it went. Ordinary mail says nothing of who is ill, who comes and what for: a
// case number and a link that asks for the date of birth first (domain reference §9).
import { sayPhone } from './say-phone.rules.ts';
import type { Letter } from './acknowledgement.template.ts';

const closing =
  'We answer the phone Monday to Friday, 8:00 to 18:00 your local time. For a clinical emergency call 911.\n\nDoorstep home care coordination';

type Facts = { readonly caseNumber: string; readonly phone: string | null };
type Linked = Facts & { readonly link: string };

const call = (phone: string | null, caseNumber: string): string =>
  `Or call us${phone === null ? '' : ` at ${sayPhone(phone)}`} and give the case number ${caseNumber}. You can use a relay service (711).`;

/** To the member: a time waits for a yes. */
export function timeToConfirm({ caseNumber, phone, link }: Linked): Letter {
  return {
    subject: `Please say yes to a time: case ${caseNumber}`,
    body: `We have a time for your case ${caseNumber}.\n\nSee the time and say yes, or ask for another one (you will be asked for the date of birth):\n${link}\n\n${call(phone, caseNumber)}\n\n${closing}`,
  };
}

/** To the ordering office: the written confirmation is there, for the chart. */
export function visitConfirmed({ caseNumber, link, portal }: Linked & { readonly portal: string }): Letter {
  return {
    subject: `A visit is confirmed: case ${caseNumber}`,
    body: `A visit for case ${caseNumber} is confirmed.\n\nThe written confirmation for the chart is in the portal:\n${portal}\n\nSee where the case stands without signing in (you will be asked for the patient's date of birth):\n${link}\n\n${closing}`,
  };
}

/** To the ordering office: a confirmed time no longer holds. */
export function visitChanged({ caseNumber, link }: Linked): Letter {
  return {
    subject: `A visit has changed: case ${caseNumber}`,
    body: `A time we told you for case ${caseNumber} no longer holds. We are arranging another one.\n\nSee where the case stands (you will be asked for the patient's date of birth):\n${link}\n\n${closing}`,
  };
}

/** To a provider's dispatcher: something of theirs changed; the portal says what. */
export function dispatcherNotice({
  caseNumber,
  say,
  portal,
}: {
  readonly caseNumber: string;
  readonly say: string;
  readonly portal: string;
}): Letter {
  return {
    subject: `${say} Case ${caseNumber}`,
    body: `${say}\n\nCase number: ${caseNumber}\n\nSee it in the portal:\n${portal}\n\nDoorstep home care coordination`,
  };
}

/** To the member: how did it go? Nobody has to answer. */
export function howDidItGo({ caseNumber, phone, link }: Linked): Letter {
  return {
    subject: `How did it go? Case ${caseNumber}`,
    body: `Your case ${caseNumber} is done. How did it go?\n\nThree short questions. You do not have to answer (you will be asked for the date of birth):\n${link}\n\n${call(phone, caseNumber)}\n\n${closing}`,
  };
}
