// Why: a roster of a trading partner (834) is kept and receipted with a 999 at once; the members in it are written behind, by the program,
// the way any roster of that payer is taken.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { digestOf } from '../../base/files/file-store.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import {
  enrollment834,
  plainValue,
  receiveX12,
  tolerances,
  type Enrollment834,
} from '../../wire/x12/index.ts';
import { layoutFor, takeRoster } from '../feeds/index.ts';
import type { Asking, GivenAnswer, Question } from './answerer.types.ts';
import { changeUnplaced, rosterReceived } from './exchange.events.ts';
import { messageById } from './exchange.store.ts';
import { rosterOf } from './roster-rows.834.ts';

/** Under which name what was agreed about a payer's 834 stands among its layouts. */
const layoutName = '834';

/** Notes every roster of one message; nothing but the receipt is due. */
export async function answerRoster(
  { deed, partner, messageId }: Asking,
  questions: readonly Question[],
): Promise<GivenAnswer[]> {
  const answers: GivenAnswer[] = [];
  for (const { value, number } of questions) {
    const { length } = (value as Enrollment834).members;
    await append(deed, rosterReceived, messageId, { partnerName: partner.name, number, members: length });
    const say = `A roster with ${length.toString()} ${length === 1 ? 'member' : 'members'}; it is taken behind and stands among the files.`;
    answers.push({ value: undefined, caused: { subjectKind: null, subjectId: null, say } });
  }
  return answers;
}

/** The roster at a place in a message that was judged when it came. */
function rosterIn(content: Buffer, number: number): Enrollment834 | undefined {
  const { interchanges } = receiveX12(content, [enrollment834], { tolerate: tolerances });
  const all = interchanges.flatMap(({ groups }) => groups.flatMap(({ transactions }) => transactions));
  return all[number - 1]?.value as Enrollment834 | undefined;
}

/** Journey step on `rosterReceived`: its members are written; what hinders it is told to a person. */
export async function takePartnerRoster(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { number, partnerName } = happened.data as { number: number; partnerName: string };
  const { content } = await deed.tx.one(messageById, [deed.tenantId, happened.subjectId]);
  const hinder = async (say: string): Promise<void> =>
    void (await append(deed, changeUnplaced, happened.subjectId, { partnerName, say }));
  const layout = await layoutFor(deed.tx, deed.tenantId, layoutName);
  if (layout?.body.form !== 'x12')
    return await hinder(
      `${partnerName} sent a roster, and nobody has said yet of which plan it is: a layout named ${layoutName} in the form of X12 is lacking.`,
    );
  const value = rosterIn(content, number);
  if (value === undefined) throw new Error('The roster that was taken is not in its message.');
  const digest = digestOf(Buffer.from(JSON.stringify(plainValue(value))));
  const fileName = `834 ${value.beginning.reference} from ${partnerName}`;
  const file = { digest, bytes: content.length, fileName, road: 'x12' as const };
  const taken = await takeRoster(deed, layout, file, rosterOf(value));
  if (isRefusal(taken)) await hinder(taken.say);
}
