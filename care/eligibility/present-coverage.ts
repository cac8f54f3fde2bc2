// Why: what a payer said is shown in plain words with what it rests on; the message itself stands one press away, raw and
// readable side by side.
import type { Ask } from '../../base/http/door.ts';
import { dayIn } from '../../base/time/instant.ts';
import { eligibility270, eligibility271, readableTwin } from '../../wire/x12/index.ts';
import { linesFor } from '../cases/index.ts';
import type { Referral, ServiceLine } from '../cases/cases.schema.ts';
import type { CoveragePage, ShownInquiry, ShownSegment } from './eligibility.contract.ts';
import { countedIn } from './say-amounts.rules.ts';
import { sayBenefit } from './say-benefit.rules.ts';
import { wholeFacts, type Inquiry } from './eligibility.schema.ts';
import { inquiriesOf, messagesOf } from './eligibility.store.ts';
import { rechecksOf } from './over-time.store.ts';
import { explainLines } from './explain-lines.rules.ts';
import { toldOfPlan } from './what-stands.rules.ts';

type Plain = Ask<unknown, unknown, unknown>;

/** Who or what an inquiry rests on. `all`: those it may be based on. */
function basisOf(inquiry: Inquiry, all: readonly Inquiry[]): string {
  const { how, spokeWith, referenceNumber, controlNumber, answeredAt } = inquiry;
  if (how === 'by_hand' || (spokeWith !== null && referenceNumber !== null))
    return `What ${spokeWith ?? 'somebody'} at the payer said by phone (reference ${referenceNumber ?? 'not given'}).`;
  if (how === 'reused')
    return 'The payer’s answer for another case of the same member and day, less than a day old.';
  if (answeredAt === null) return `Question ${String(controlNumber)} to the payer, not answered yet.`;
  const first = all.find((one) => one.id === inquiry.basedOn);
  const based = first === undefined ? '' : `, based on question ${String(first.controlNumber)}`;
  return `The payer’s answer to question ${String(controlNumber)}${based}.`;
}

/** One inquiry as people read it. */
export function presentInquiry(
  inquiry: Inquiry,
  all: readonly Inquiry[],
  lines: readonly ServiceLine[],
): ShownInquiry {
  const { id, how, serviceOn, controlNumber, askedAt, answeredAt, outcome } = inquiry;
  const { say, nextStep, planName, lineOfBusiness, spokeWith, referenceNumber } = inquiry;
  const facts = inquiry.facts === null ? null : wholeFacts(inquiry.facts);
  // Nothing is told of a person of whom nobody has said that it is the member.
  const standing = outcome === 'active' && how !== 'by_hand' ? facts : null;
  return {
    id,
    how,
    serviceOn,
    controlNumber,
    askedAt,
    answeredAt,
    outcome,
    say,
    nextStep,
    planName,
    lineOfBusiness,
    spokeWith,
    referenceNumber,
    purpose: inquiry.purpose,
    variant: inquiry.variant,
    basis: basisOf(inquiry, all),
    benefits: (facts?.benefits ?? []).map(sayBenefit),
    told: facts === null || outcome === 'to_confirm' ? [] : toldOfPlan(facts, serviceOn),
    services: standing === null ? [] : explainLines(standing, lines, serviceOn, countedIn),
    hasMessages: how === 'electronic',
  };
}

function canOn(ask: Plain, referral: Referral): CoveragePage['can'] {
  const isOrder = referral.kind === 'order';
  const may = (action: string): true | string => {
    if (!ask.verdict('coverage', action, { tenantId: referral.tenantId }).allowed)
      return 'This is not for your role.';
    return isOrder ? true : 'This is a question without an order: there is no coverage to ask about.';
  };
  return { ask: may('ask'), record: may('record') };
}

/** The coverage of a case: newest first. */
export async function presentCoverage(ask: Plain, referral: Referral): Promise<CoveragePage> {
  const rows = await ask.tx.rows(inquiriesOf, [referral.tenantId, referral.id]);
  const lines = await linesFor(ask.tx, referral.tenantId, referral.id);
  const rechecks = await ask.tx.rows(rechecksOf, [referral.tenantId, referral.id]);
  return {
    serviceOn: referral.serviceFromOn ?? dayIn(referral.zone, ask.at),
    inquiries: rows.map((row) => presentInquiry(row, rows, lines)),
    rechecks: rechecks.map(({ serviceOn, dueAt }) => ({ serviceOn, dueAt })),
    can: canOn(ask, referral),
  };
}

const specs = [eligibility270, eligibility271];
const twinOf = (bytes: Buffer | null): ShownSegment[] =>
  bytes === null
    ? []
    : readableTwin(bytes, specs).map(({ says, problems, ...line }) => ({
        ...line,
        says: [...says],
        problems: [...problems],
      }));

/** The messages behind one inquiry; undefined when there is none. */
export async function presentMessages(ask: Plain, referral: Referral, inquiryId: string) {
  const found = await ask.tx.maybe(messagesOf, [referral.tenantId, inquiryId, referral.id]);
  if (found === undefined) return undefined;
  const response = twinOf(found.response);
  return {
    request: twinOf(found.request),
    response,
    unreadable:
      found.response !== null && response.length === 0
        ? found.response.toString('latin1').slice(0, 4000)
        : null,
  };
}
