// Why: the payer is talked to outside any transaction; its answer is kept as it came, read, and decides once. What cannot
// be read is quarantined and put before a person at once, so that no case waits on garbage.
import type { Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import { transact } from '../../base/db/transact.ts';
import { PartnerTrouble } from '../../base/refusal/partner-trouble.ts';
import type { PartnerLine } from '../../wire/partner-http/partner-line.ts';
import { announce } from './announce-coverage.ts';
import { read271, type Read271 } from './eligibility.271.ts';
import { answerInquiry, inquiryById, toAsk } from './eligibility.store.ts';
import { judge, knownOf } from './judge-answer.ts';
import { explainRejection } from './rejections.rules.ts';
import { nextShape, sayGoesOn, sayTried, searchFurther, searchSoFar } from './search-further.ts';

/** Writes an answer down and announces what it means; does nothing when the question has been settled meanwhile. */
export async function recordAnswer(
  deed: Deed,
  inquiryId: string,
  response: Buffer,
  read: Read271,
): Promise<void> {
  const inquiry = await deed.tx.one(inquiryById, [deed.tenantId, inquiryId]);
  const search = await searchSoFar(deed, inquiry);
  const known = await knownOf(deed, inquiry);
  if (known === undefined) return;
  const judged = await judge(deed, known, inquiry, read, search[0]);
  const code = judged.facts?.rejections[0]?.code;
  const next = code === undefined ? undefined : nextShape(search, code);
  const said = next === undefined ? sayTried(judged, search) : { ...judged, say: sayGoesOn(judged, next) };
  const { outcome, say, planName, lineOfBusiness, facts } = said;
  const control = 'unreadable' in read ? null : read.control;
  const kept = facts === null ? null : JSON.stringify(facts);
  const values = [outcome, say, said.next, planName, lineOfBusiness, kept, response, control];
  if ((await deed.tx.run(answerInquiry, [deed.tenantId, inquiryId, deed.at, ...values])) === 0) return;
  if (next === undefined) await announce(deed, known.referral, inquiry, said);
  else await searchFurther(deed, inquiry, search, next);
}

/** A payer that says “not now” is asked again by the job's own patience. */
function throwIfPassing(payerName: string, read: Read271): void {
  if ('unreadable' in read) return;
  const [first] = read.facts.rejections;
  if (first !== undefined && explainRejection(first.code).passes === true)
    throw new PartnerTrouble('payer', `${payerName} cannot answer at the moment (${first.code}).`, {
      retryable: true,
    });
}

/** Leased job: asks the payer and records its answer. Silence, refusal and “not now” are tried again later. */
export function askPayer(equipment: Equipment, payers: PartnerLine): JobHandler {
  return async (job) => {
    const { inquiryId } = job.payload as { inquiryId: string };
    const scope = { tenants: [job.tenantId], actorId: 'system', role: 'system' };
    const asked = await transact(equipment.database, scope, (tx) =>
      tx.maybe(toAsk, [job.tenantId, inquiryId]),
    );
    if (
      asked === undefined ||
      asked.outcome !== null ||
      asked.request === null ||
      asked.controlNumber === null
    )
      return () => Promise.resolve();
    const { controlNumber, tolerates, payerName } = asked;
    const response = await payers.post(asked.endpoint, asked.request, {
      name: payerName,
      mime: 'application/edi-x12',
    });
    const read = read271(response, { controlNumber, tolerates });
    throwIfPassing(payerName, read);
    return (deed) => recordAnswer(deed, inquiryId, response, read);
  };
}
