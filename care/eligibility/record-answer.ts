// Why: the payer is talked to outside any transaction; its answer is kept as it came, read, and decides once. What cannot
// be read is quarantined and put before a person at once, so that no case waits on garbage.
import { append, type Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import { transact } from '../../base/db/transact.ts';
import { PartnerTrouble } from '../../base/refusal/partner-trouble.ts';
import type { PartnerLine } from '../../wire/partner-http/partner-line.ts';
import { familyLabels } from '../cases/cases.schema.ts';
import { referralFor } from '../cases/index.ts';
import { memberOf } from '../members/index.ts';
import { openTask, settleTasks } from '../work/index.ts';
import { coverageOutcome, type Verdict } from './coverage-outcome.rules.ts';
import { coverageConfirmed, coverageRefused, coverageUnclear } from './eligibility.events.ts';
import { read271, type Read271 } from './eligibility.271.ts';
import type { Facts, Inquiry } from './eligibility.schema.ts';
import { answerInquiry, inquiryById, profileOf, toAsk } from './eligibility.store.ts';
import { explainRejection } from './rejections.rules.ts';

type Judged = { readonly outcome: 'garbled' | Verdict['outcome']; readonly facts: Facts | null } & Omit<
  Verdict,
  'outcome'
>;

const unreadableSay = (why: string) =>
  `The payer’s answer could not be read and is kept as it came: ${why} Ask again, or call the payer and record the coverage by hand.`;

async function judge(deed: Deed, inquiry: Inquiry, read: Read271): Promise<Judged> {
  const member =
    inquiry.memberId === null ? undefined : await memberOf(deed.tx, deed.tenantId, inquiry.memberId);
  const profile = await deed.tx.maybe(profileOf, [deed.tenantId]);
  const knownLineOfBusiness = member?.lineOfBusiness ?? profile?.lineOfBusiness ?? 'commercial';
  const knownPlan = member?.planName ?? null;
  if ('unreadable' in read) {
    const next = 'Ask again, or call the payer and record the coverage by hand.';
    return {
      outcome: 'garbled',
      facts: null,
      planName: knownPlan,
      lineOfBusiness: knownLineOfBusiness,
      say: unreadableSay(read.unreadable),
      next,
    };
  }
  const families = (await referralFor(deed.tx, deed.tenantId, inquiry.referralId))?.families ?? [];
  const { serviceOn, serviceTypes } = inquiry;
  const asked = { serviceOn, serviceTypes, families, familyLabels, knownPlan, knownLineOfBusiness };
  return { facts: read.facts, ...coverageOutcome(read.facts, asked) };
}

async function announce(deed: Deed, inquiry: Inquiry, judged: Judged): Promise<void> {
  const referral = (await referralFor(deed.tx, deed.tenantId, inquiry.referralId))?.referral;
  if (referral === undefined) return;
  const { planName, lineOfBusiness, say, outcome } = judged;
  const told = { caseNumber: referral.caseNumber, inquiryId: inquiry.id, serviceOn: inquiry.serviceOn, say };
  const open = ['coverage_unclear', 'payer_unreadable'] as const;
  if (outcome === 'active') {
    await settleTasks(deed, referral.id, open, 'The payer has answered.');
    await append(deed, coverageConfirmed, referral.id, {
      ...told,
      planName: planName ?? 'a plan it does not name',
      lineOfBusiness,
    });
  } else if (outcome === 'inactive' || outcome === 'not_covered') {
    await settleTasks(deed, referral.id, open, 'The payer has answered.');
    await append(deed, coverageRefused, referral.id, { ...told, planName, lineOfBusiness });
  } else {
    const code = outcome === 'garbled' ? 'payer_unreadable' : 'coverage_unclear';
    await openTask(deed, { referralId: referral.id, code, say });
    await append(deed, coverageUnclear, referral.id, { ...told, planName, lineOfBusiness });
  }
}

/** Writes an answer down and announces what it means; does nothing when the question has been settled meanwhile. */
export async function recordAnswer(
  deed: Deed,
  inquiryId: string,
  response: Buffer,
  read: Read271,
): Promise<void> {
  const inquiry = await deed.tx.one(inquiryById, [deed.tenantId, inquiryId]);
  const judged = await judge(deed, inquiry, read);
  const { outcome, say, next, planName, lineOfBusiness, facts } = judged;
  const values = [
    outcome,
    say,
    next,
    planName,
    lineOfBusiness,
    facts === null ? null : JSON.stringify(facts),
    response,
  ];
  if ((await deed.tx.run(answerInquiry, [deed.tenantId, inquiryId, deed.at, ...values])) === 0) return;
  await announce(deed, inquiry, judged);
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
