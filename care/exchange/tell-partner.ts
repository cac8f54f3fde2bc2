// Why: journey steps by which a partner hears what became of its request after the first answer: each new word is written once and
// waits to be picked up, and what only a person can do for a partner stands in somebody's queue.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { authorization278, type Authorization278 } from '../../wire/x12/index.ts';
import { newId } from '../../base/ids/ids.ts';
import { fromMs, toMs } from '../../base/time/instant.ts';
import { openException, openTask } from '../work/index.ts';
import { answerOf } from './answer-care.ts';
import { careAsked, isFault } from './care-asked.278.ts';
import { careRequestsOf, noteTold, partnerById, type CareRequest } from './care-request.store.ts';
import { partnerAnswered } from './exchange.events.ts';
import { keepOut } from './receive-message.ts';
import { digestOfTold, isNews, sayTold, standingNow } from './standing-of.ts';
import { writeAnswers } from './write-answers.ts';

/** Words on one request follow each other in time, even those of one instant: the last that is fetched is the newest. */
const afterLast = (at: string, last: string): string => (toMs(at) > toMs(last) ? at : fromMs(toMs(last) + 1));

async function tellOne(found: Deed, request: CareRequest): Promise<void> {
  const deed = { ...found, at: afterLast(found.at, request.toldAt) };
  const { tenantId, referralId, caseNumber } = request;
  const asked = request.asked as Authorization278;
  const care = careAsked(asked);
  if (isFault(care)) throw new Error('A request that became a case cannot be read any more.');
  const told = await standingNow(deed.tx, tenantId, referralId, care.event);
  if (told === undefined) return;
  if (!isNews(told)) return;
  const digest = digestOfTold(told);
  if (digest === request.told) return;
  const messageId = newId(deed.at);
  const noted = [tenantId, request.id, digest, deed.at, request.told, messageId];
  if ((await deed.tx.run(noteTold, noted)) === 0) return;
  const partner = await deed.tx.one(partnerById, [tenantId, request.partnerId]);
  const trace = `${request.id.replaceAll('-', '').slice(0, 24)}-${deed.at.slice(0, 23).replaceAll(/\D/g, '')}`;
  const bytes = await writeAnswers(deed, partner, [
    {
      spec: authorization278,
      value: answerOf(asked, { told }, { partner, at: deed.at, trace }),
      control: '0001',
      sender: request.receiver,
      receiver: request.sender,
    },
  ]);
  const say = sayTold(told, `Case ${caseNumber}`);
  const channel = partner.folder === null ? 'batch' : 'folder';
  const out = { bytes, sets: ['278'], says: say };
  await keepOut(deed, partner, channel, request.messageId, { ...out, id: messageId });
  await append(deed, partnerAnswered, referralId, { caseNumber, partnerName: partner.name, messageId, say });
}

/** Journey step: writes to the partner whose request the case is, when there is something new to say. */
export async function answerPartner(deed: Deed, happened: Happened<unknown>): Promise<void> {
  for (const request of await deed.tx.rows(careRequestsOf, [deed.tenantId, happened.subjectId]))
    await tellOne(deed, request);
}

/** Journey step: what a partner asked to change is somebody's task. */
export async function openPartnerTask(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { say, isCancellation } = happened.data as { say: string; isCancellation: boolean };
  const code = isCancellation ? 'cancel_too_late' : 'partner_asked';
  await openTask(deed, { referralId: happened.subjectId, code, say });
}

/** Journey step: what names no case of ours is looked at all the same. */
export async function openUnplaced(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { say } = happened.data as { say: string };
  await openException(deed, happened.subjectId, '', say.slice(0, 300));
}
