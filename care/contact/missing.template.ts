// Why: the words in which somebody is asked for what is missing. Ordinary mail names the page and never what it says; a fax to
// the number an order came from may quote it, because it goes back to whoever wrote it.
import { closing, type Letter } from './acknowledgement.template.ts';

export type Asked = {
  readonly say: string;
  readonly quote: string | null;
  /** Where we looked: 'page 2 of 3 of the first document you sent'; null where nothing was sent. */
  readonly looked: string | null;
};

export type MissingFacts = {
  readonly caseNumber: string;
  readonly receivedAt: string;
  readonly asked: readonly Asked[];
  /** Questions asked before that are open: they are not asked again. */
  readonly openBefore: number;
  /** When we ask after it, in words; null where no rule says so. */
  readonly remindedAt: string | null;
  readonly managerName: string;
  readonly managerExtension: string | null;
  readonly phone: string | null;
  readonly link: string | null;
};

type Voice = 'mail' | 'fax';

function listOf(asked: readonly Asked[], voice: Voice): string {
  return asked
    .map(({ say, quote, looked }, i) => {
      const said = voice === 'fax' && quote !== null ? `\n   It says: “${quote}”.` : '';
      const where = looked === null ? '' : `\n   We looked on ${looked}.`;
      return `${(i + 1).toString()}. ${say}${where}${said}`;
    })
    .join('\n');
}

const callOf = ({ managerName, managerExtension, phone }: MissingFacts) =>
  `${managerName}${managerExtension === null ? '' : `, extension ${managerExtension}`}${phone === null ? '' : ` (${phone})`}`;

const howToAnswer: Record<Voice, (call: string) => string> = {
  mail: (call) =>
    `Answer in the portal or by the link below, reply to this mail with the page, or call ${call}. Ordinary mail is not safe for health data: reply only if yours is encrypted.`,
  fax: (call) => `Fax the page to the number you sent your order to, with the case number, or call ${call}.`,
};

const things = (count: number) => (count === 1 ? 'One thing is' : `${count.toString()} things are`);

/** Everything missing that is not asked yet, once, as one question each. */
export function missingNotice(facts: MissingFacts, voice: Voice = 'mail'): Letter {
  const before =
    facts.openBefore === 0
      ? ''
      : `\n\nWhat we asked before (${facts.openBefore.toString()}) is still open; we do not ask it again here.`;
  const later = facts.remindedAt === null ? '' : `\n\nWe ask after it on ${facts.remindedAt} and not before.`;
  return {
    subject: `${things(facts.asked.length)} missing: case ${facts.caseNumber}`,
    body: `We have your order of ${facts.receivedAt} and everything you sent with it. Please do not send it again.\n\nCase number: ${facts.caseNumber}\n\nTo go on we need, all in one answer:\n\n${listOf(facts.asked, voice)}\n\n${howToAnswer[voice](callOf(facts))}${before}${later}${closing(facts.link)}`,
  };
}

/** A dated word about questions that are still open; nothing new stands in it. */
export function stillMissingNotice(facts: MissingFacts, askedAt: string, voice: Voice = 'mail'): Letter {
  return {
    subject: `Still missing: case ${facts.caseNumber}`,
    body: `We asked you on ${askedAt}. If your answer is on its way, you need do nothing.\n\nCase number: ${facts.caseNumber}\n\nStill open:\n\n${listOf(facts.asked, voice)}\n\n${howToAnswer[voice](callOf(facts))}${closing(facts.link)}`,
  };
}
