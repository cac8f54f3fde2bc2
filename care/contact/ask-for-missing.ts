// Why: everything that is missing goes out as one message to one person in the channel they use (ask once); on dated days it
// is asked after in the same channel, and at last somebody calls.
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { sayInstant } from '../../base/time/say.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import {
  noteAsked,
  noteQuote,
  openRequest,
  questionsFor,
  reminderTimes,
  type QuestionRow,
} from '../completeness/index.ts';
import { faxNumberOf, documentsFor, pagesOfCase, type Document } from '../intake/index.ts';
import { sourcesFor } from '../sources/index.ts';
import { openTask } from '../work/index.ts';
import { payerPhone } from './contact.store.ts';
import { missingNotice, stillMissingNotice, type Asked, type MissingFacts } from './missing.template.ts';
import { keepLetter, queueLetter, type Outgoing } from './send-letter.ts';
import { sayPhone } from './say-phone.rules.ts';
import { wayToAsk, type WayToAsk } from './way-to-ask.rules.ts';
import { whereAsked, type Quoted } from './where-asked.rules.ts';

const ordinal = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Where we looked, without the name of a file: a name may say who the patient is. */
function looked({ documentId, page }: Quoted, documents: readonly Document[]): string | null {
  const at = documents.findIndex((one) => one.id === documentId);
  const document = documents[at];
  if (document === undefined || page === null) return null;
  const of = document.pageCount === null ? '' : ` of ${document.pageCount.toString()}`;
  const which =
    documents.length === 1
      ? 'what you sent'
      : `the ${ordinal[at] ?? `${(at + 1).toString()}th`} file you sent`;
  return `page ${page.toString()}${of} of ${which}`;
}

const askedOf = (questions: readonly QuestionRow[], documents: readonly Document[]): Asked[] =>
  questions.map((one) => ({ say: one.say, quote: one.quote, looked: looked(one, documents) }));

/** The open questions with what was received of each; kept with them. */
async function quoted(
  deed: Deed,
  referral: Referral,
  questions: readonly QuestionRow[],
): Promise<QuestionRow[]> {
  const sources = await sourcesFor(deed.tx, deed.tenantId, referral.id);
  const pages = await pagesOfCase(deed.tx, deed.tenantId, referral.id);
  const found = questions.map((one) => ({ ...one, ...whereAsked(one.field, sources, pages) }));
  for (const one of found) await noteQuote(deed, one.id, one);
  return found;
}

async function factsOf(
  deed: Deed,
  referral: Referral,
  questions: readonly QuestionRow[],
): Promise<Omit<MissingFacts, 'link' | 'remindedAt'>> {
  const { phone } = await deed.tx.one(payerPhone, [deed.tenantId]);
  const documents = await documentsFor(deed.tx, deed.tenantId, referral.id);
  const all = await questionsFor(deed.tx, deed.tenantId, referral.id);
  const asked = new Set(questions.map((one) => one.id));
  return {
    caseNumber: referral.caseNumber,
    receivedAt: sayInstant(referral.receivedAt, referral.zone, deed.at),
    asked: askedOf(questions, documents),
    openBefore: all.filter((one) => one.closedAt === null && !asked.has(one.id)).length,
    managerName: referral.caseManagerName ?? 'your case manager',
    managerExtension: referral.caseManagerExtension,
    phone,
  };
}

const letterOf = (
  referral: Referral,
  recipient: string,
  template: string,
  letter: Outgoing['letter'],
): Outgoing => ({
  subjectKind: 'referral',
  subjectId: referral.id,
  purpose: 'missing_information',
  template,
  recipient,
  inReplyTo: null,
  withLink: true,
  linkTo: { kind: 'questions', id: referral.id },
  letter,
});

const sayAll = (asked: readonly Asked[]) =>
  asked
    .map(({ say, quote, looked: where }) =>
      [
        say,
        where === null ? '' : `We looked on ${where.replace('you', 'they')}.`,
        quote === null ? '' : `It says “${quote}”.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(' ');

const callFor = (deed: Deed, referral: Referral, who: string, asked: readonly Asked[]) =>
  openTask(deed, {
    referralId: referral.id,
    code: 'missing_information',
    say: `Call ${who} for: ${sayAll(asked)}`.slice(0, 1000).toWellFormed(),
  });

type Notices = {
  readonly asked: readonly Asked[];
  readonly template: string;
  readonly mail: Outgoing['letter'];
  readonly fax: Outgoing['letter'];
};

/** Sends one message that way; the Message-ID where there is a letter by mail. */
async function send(
  deed: Deed,
  equipment: Equipment,
  referral: Referral,
  { channel, to }: WayToAsk,
  notices: Notices,
): Promise<string | null> {
  if (channel === 'phone') await callFor(deed, referral, to ?? 'the sender', notices.asked);
  if (to === null || channel === 'phone' || channel === 'x12') return null;
  if (channel === 'fax') {
    await keepLetter(deed, { ...letterOf(referral, to, notices.template, notices.fax), withLink: false });
    const say = `Fax the letter about what is missing to ${sayPhone(to)} and write down when. It stands with the messages of the case.`;
    await openTask(deed, { referralId: referral.id, code: 'fax_back', say });
    return null;
  }
  const id = await queueLetter(deed, equipment, letterOf(referral, to, notices.template, notices.mail));
  return `<${id}@doorstep.example>`;
}

/** Journey step after an order was found incomplete: what is not asked yet is asked now. */
export const askForMissing =
  (equipment: Equipment) =>
  async (deed: Deed, happened: Happened<unknown>): Promise<void> => {
    const { requestId } = happened.data as { requestId: string | null };
    const referral = (await referralFor(deed.tx, deed.tenantId, happened.subjectId))?.referral;
    const request = requestId === null ? undefined : await openRequest(deed, requestId);
    if (referral === undefined || request === undefined || request.questions.length === 0) return;
    const way = wayToAsk(referral, await faxNumberOf(deed.tx, deed.tenantId, referral.id));
    const facts = await factsOf(deed, referral, await quoted(deed, referral, request.questions));
    const times = await reminderTimes(deed, referral);
    const [first] = times;
    const remindedAt = first === undefined ? null : sayInstant(first, referral.zone, deed.at);
    const messageId = await send(deed, equipment, referral, way, {
      asked: facts.asked,
      template: 'missing-notice',
      mail: (link) => missingNotice({ ...facts, remindedAt, link }),
      fax: () => missingNotice({ ...facts, remindedAt, link: null }, 'fax'),
    });
    await noteAsked(deed, request.id, { channel: way.channel, askedOf: way.to, messageId }, times);
  };

/** Journey step on a day on which open questions are asked after: the same person in the same channel; the last time a call. */
export const remindOfMissing =
  (equipment: Equipment) =>
  async (deed: Deed, happened: Happened<unknown>): Promise<void> => {
    const { requestId, isLast } = happened.data as { requestId: string; isLast: boolean };
    const referral = (await referralFor(deed.tx, deed.tenantId, happened.subjectId))?.referral;
    const request = await openRequest(deed, requestId);
    if (referral === undefined || request === undefined || request.questions.length === 0) return;
    const facts = { ...(await factsOf(deed, referral, request.questions)), remindedAt: null };
    const { channel, askedOf: to } = request;
    if (isLast || channel === null) {
      const who = referral.requesterName ?? referral.requesterOrganization ?? 'the sender';
      const phone = referral.requesterPhone ?? (channel === 'fax' ? to : null);
      await callFor(deed, referral, phone === null ? who : `${who}, ${phone}`, facts.asked);
      return;
    }
    const askedAt = sayInstant(request.askedAt, referral.zone, deed.at);
    await send(
      deed,
      equipment,
      referral,
      { channel: channel as WayToAsk['channel'], to },
      {
        asked: facts.asked,
        template: 'still-missing-notice',
        mail: (link) => stillMissingNotice({ ...facts, link }, askedAt),
        fax: () => stillMissingNotice({ ...facts, link: null }, askedAt, 'fax'),
      },
    );
  };
