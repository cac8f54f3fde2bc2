// Why: what a partner sends is kept byte for byte, judged, answered and acted on in one transaction: a message that comes
// again finds its first answer, a control number used for something else is refused, and nothing is done twice.
import { append, type Deed } from '../../base/events/event.ts';
import { digestOf } from '../../base/files/file-store.ts';
import { newId } from '../../base/ids/ids.ts';
import { type Received, type ReceivedInterchange, type X12Problem } from '../../wire/x12/index.ts';
import { legible, legibleValue } from './legible.rules.ts';
import { judge, sayOf, senderOf, verdictOf, type InVerdict } from './judge-message.ts';
import type { Caused, Lookup } from './answerer.types.ts';
import { answersFor, type Outgoing } from './answers-for.ts';
import { x12CameAgain, x12Received } from './exchange.events.ts';
import type { Channel, KeptProblem, KeptTransaction, Partner, Verdict } from './exchange.schema.ts';
import {
  answersTo,
  insertInterchange,
  insertMessage,
  insertTransactions,
  messageByDigest,
  notePickedUp,
} from './exchange.store.ts';

/** A message as it came. */
export type Incoming = { readonly bytes: Buffer; readonly channel: Channel; readonly fileName?: string };

/** What a partner is told: `bytes` at once; null where nothing is due. */
export type Reply = {
  readonly messageId: string;
  readonly verdict: InVerdict;
  readonly says: string;
  readonly bytes: Buffer | null;
  readonly isRepetition: boolean;
  /** No interchange stands in it that could be answered in X12. */
  readonly isUnreadable: boolean;
};

const problemsKept = 50;

const kept = ({ layer, code, say, at }: X12Problem): KeptProblem => ({
  layer,
  code,
  say,
  segment: at.segment,
  element: at.element ?? null,
  offset: at.offset,
});

const textOf = (set: string) => legible(set.slice(0, 10));

/** Every transaction in its order, numbered from 1, with what came of it. */
function transactionsOf(received: Received, caused: ReadonlyMap<number, Caused>): KeptTransaction[] {
  return received.interchanges
    .flatMap((interchange) =>
      interchange.groups.flatMap((group) =>
        group.transactions.map((one) => {
          const isOut = interchange.verdict === 'R' || (group.problems.length > 0 && group.verdict === 'R');
          const verdict =
            isOut || one.verdict === 'R'
              ? 'refused'
              : one.verdict === 'E'
                ? 'accepted_with_errors'
                : 'accepted';
          return {
            setId: textOf(one.set),
            version: one.version.slice(0, 40),
            interchangeControl: interchange.control,
            groupControl: group.control.slice(0, 20),
            control: one.control.slice(0, 20),
            verdict,
            problems: [...one.problems, ...one.tolerated].slice(0, problemsKept).map(kept),
          } as const;
        }),
      ),
    )
    .map((one, i) => {
      const came = caused.get(i + 1);
      return {
        ...one,
        number: i + 1,
        subjectKind: came?.subjectKind ?? null,
        subjectId: came?.subjectId ?? null,
        caused: came?.say.slice(0, 500) ?? null,
      };
    });
}

async function cameAgain(
  deed: Deed,
  partner: Partner,
  { id, verdict }: { id: string; verdict: Verdict },
): Promise<Reply> {
  const answers = await deed.tx.rows(answersTo, [deed.tenantId, id]);
  await append(deed, x12CameAgain, id, { partnerName: partner.name });
  const [first] = answers;
  return {
    messageId: id,
    verdict: verdict === 'sent' ? 'accepted' : verdict,
    says: 'The same message came before; this is the answer it got then.',
    bytes: first?.content ?? null,
    isRepetition: true,
    isUnreadable: false,
  };
}

/** Keeps what we say to a partner as the answer to the message `inId`, under its own id where it has one; gives the id. */
export async function keepOut(
  deed: Deed,
  partner: Partner,
  channel: Channel,
  inId: string,
  one: Outgoing & { readonly id?: string },
): Promise<string> {
  const id = one.id ?? newId(deed.at);
  await deed.tx.run(insertMessage, [
    deed.tenantId,
    id,
    partner.id,
    partner.accountId,
    'out',
    channel,
    deed.at,
    digestOf(one.bytes),
    one.bytes,
    null,
    [...one.sets],
    'sent',
    one.says,
    0,
    inId,
  ]);
  return id;
}

/** What stands in the reply itself does not wait to be picked up; everything else does. */
async function keepAnswers(
  deed: Deed,
  partner: Partner,
  incoming: Incoming,
  inId: string,
  { atOnce, later }: { readonly atOnce: Outgoing | null; readonly later: readonly Outgoing[] },
): Promise<void> {
  const { channel } = incoming;
  if (atOnce !== null) {
    const outId = await keepOut(deed, partner, channel, inId, atOnce);
    // A watched folder has no reply.
    if (channel !== 'folder') await deed.tx.run(notePickedUp, [deed.tenantId, outId, deed.at]);
  }
  // Nobody waits on the line any more: it is fetched like the answers to a batch.
  const waiting = channel === 'real_time' ? 'batch' : channel;
  for (const one of later) await keepOut(deed, partner, waiting, inId, one);
}

type Kind = { sets: readonly string[]; verdict: Verdict; says: string; tolerated: number };

/** False when the same bytes came at the same moment and are kept already. */
async function keepIn(
  { tx, tenantId, at }: Deed,
  partner: Partner,
  incoming: Incoming & { readonly digest: string },
  id: string,
  { sets, verdict, says, tolerated }: Kind,
): Promise<boolean> {
  const { bytes, channel, fileName = null, digest } = incoming;
  const who = [tenantId, id, partner.id, partner.accountId] as const;
  const what = [
    'in',
    channel,
    at,
    digest,
    bytes,
    fileName,
    [...sets],
    verdict,
    says,
    tolerated,
    null,
  ] as const;
  return (await tx.run(insertMessage, [...who, ...what])) > 0;
}

async function keepInterchanges(
  { tx, tenantId }: Deed,
  partner: Partner,
  id: string,
  interchanges: readonly ReceivedInterchange[],
): Promise<void> {
  for (const [i, one] of interchanges.entries()) {
    if (one.verdict !== 'A') continue;
    const who = [tenantId, id, i + 1, partner.id, partner.accountId] as const;
    const isNew = await tx.run(insertInterchange, [...who, senderOf(one), one.control]);
    // Taken at the same moment for something else: judged again, it is a number used before.
    if (isNew === 0)
      throw Object.assign(new Error('A control number was taken meanwhile.'), { code: '40001' });
  }
}

/**
 * Takes what a partner sent. Never throws for what stands in it. `lookup` runs a reading that the partner itself may not do
 * (who a member is) as the program.
 */
export async function receiveMessage(
  deed: Deed,
  partner: Partner,
  incoming: Incoming,
  lookup: Lookup,
): Promise<Reply> {
  const { bytes, channel } = incoming;
  const digest = digestOf(bytes);
  const before = await deed.tx.maybe(messageByDigest, [deed.tenantId, partner.id, digest]);
  if (before !== undefined) return await cameAgain(deed, partner, before);
  const received = await judge(deed, partner, bytes);
  // The same bytes may have been kept between the two looks: then their own number is not a number used before.
  const meanwhile = await deed.tx.maybe(messageByDigest, [deed.tenantId, partner.id, digest]);
  if (meanwhile !== undefined) return await cameAgain(deed, partner, meanwhile);
  const { interchanges } = received;
  const [verdict, says] = [verdictOf(received), legible(sayOf(received))];
  const all = interchanges.flatMap((one) => one.groups.flatMap((group) => group.transactions));
  const sets = [...new Set(all.map((one) => textOf(one.set)))].slice(0, 20);
  const tolerated = all.flatMap((one) => one.tolerated).length;
  const id = newId(deed.at);
  const kind = { sets, verdict, says, tolerated };
  // Kept before anything is done because of it: who comes second with the same bytes does nothing.
  if (!(await keepIn(deed, partner, { ...incoming, digest }, id, kind))) {
    const first = await deed.tx.one(messageByDigest, [deed.tenantId, partner.id, digest]);
    return await cameAgain(deed, partner, first);
  }
  await keepInterchanges(deed, partner, id, interchanges);
  const asking = { deed, partner, messageId: id, lookup };
  const answer = await answersFor(asking, received, channel === 'real_time');
  const transactions = transactionsOf(received, answer.caused);
  if (transactions.length > 0) {
    const rows = JSON.stringify(legibleValue(transactions.map(snake)));
    await deed.tx.run(insertTransactions, [deed.tenantId, id, partner.accountId, rows]);
  }
  await keepAnswers(deed, partner, incoming, id, answer);
  await append(deed, x12Received, id, { partnerName: partner.name, channel, sets, verdict, says });
  return {
    messageId: id,
    verdict,
    says,
    bytes: answer.atOnce?.bytes ?? null,
    isRepetition: false,
    isUnreadable: interchanges.length === 0,
  };
}

const snake = (one: KeptTransaction) => ({
  number: one.number,
  set_id: one.setId,
  version: one.version,
  interchange_control: one.interchangeControl,
  group_control: one.groupControl,
  control: one.control,
  verdict: one.verdict,
  problems: one.problems,
  subject_kind: one.subjectKind,
  subject_id: one.subjectId,
  caused: one.caused,
});
