// Why: what people say on the way is as personal as the order: why a provider declines, what a member wishes, why nobody opened,
// how it went. Each such word of a planted case is a canary that stands nowhere else.
import { answerInquiry, askToCancel } from '../care/casefile/casefile.contract.ts';
import { recordCoverageByHand } from '../care/eligibility/eligibility.contract.ts';
import {
  answerAppointment,
  answerSurveyFor,
  cancelCase,
  closeCase,
} from '../care/fulfilment/fulfilment.contract.ts';
import { failVisit, missVisit } from '../care/fulfilment/visit.contract.ts';
import { attachDocuments } from '../care/intake/attach.contract.ts';
import { uploadDocument } from '../care/intake/intake.contract.ts';
import { counterOffer, declineOffer, handBackOffer } from '../care/network/network.contract.ts';
import { noteChoiceDoor } from '../care/network/sourcing.contract.ts';
import { recordTold } from '../care/authorization/authorization.contract.ts';
import { commitEscalation, resolveEscalation } from '../care/work/work.contract.ts';
import { dayIn, plus, plusDays } from '../base/time/instant.ts';
import { DoorRefused } from '../run/play/loop-people.ts';
import type { Hands } from './plant-loop.ts';
import { pdfSaying } from './sample-papers.ts';

const zone = 'America/New_York';
type Found = {
  tenantId: number;
  id: string;
  /** Counts within the payer. */
  nth: number;
  locationId: string;
  lineId: string;
  referralId: string;
  officeId: string | null;
  memberId: string | null;
};

/** Rows of a table with the case they belong to, in a fixed order. */
async function rowsOf({ database }: Hands, table: string, where: string): Promise<Found[]> {
  const ofCase = table === 'cases.referral' ? 'one.id' : 'one.referral_id';
  const { rows } = await database.query<Found>(
    `select one.tenant_id as "tenantId", to_jsonb(one)->>'id' as id, ${ofCase}::text as "referralId",
            to_jsonb(one)->>'location_id' as "locationId", to_jsonb(one)->>'line_id' as "lineId",
            referral.office_id::text as "officeId", referral.member_id::text as "memberId",
            row_number() over (partition by one.tenant_id order by one.id)::int as nth
     from ${table} as one join cases.referral on referral.tenant_id = one.tenant_id and referral.id = ${ofCase}
     where ${where} order by 1, nth`,
  );
  return rows;
}

/** One location says no, one proposes another date, and one gives back what it had taken. */
async function answerOffers(hands: Hands): Promise<void> {
  const { as, word, at } = hands;
  for (const { tenantId, id, nth, locationId } of await rowsOf(
    hands,
    'network.offer',
    `one.status in ('sent', 'viewed')`,
  )) {
    const isStaffed = hands.accounts.some((one) => one.locations.includes(locationId));
    if (!isStaffed) continue;
    const [params, desk] = [{ tenantId, id }, as('servicing_dispatcher', tenantId, locationId)];
    const owner = { tenantId, locationId };
    if (nth === 1)
      await desk.ask(declineOffer, {
        params,
        body: { code: 'capacity', note: word('why an offer was declined', owner) },
        key: `plant-no-${id}`,
      });
    else
      await desk.ask(counterOffer, {
        params,
        body: {
          on: plusDays(dayIn(zone, at), 9),
          from: '08:00',
          to: '11:00',
          lateReason: word('why another date', owner),
        },
        key: `plant-later-${id}`,
      });
  }
  for (const { tenantId, id, locationId } of (
    await rowsOf(hands, 'network.offer', `one.status = 'accepted' and referral.discharge_at is not null`)
  ).filter(({ nth }) => nth === 1))
    await as('servicing_dispatcher', tenantId, locationId).ask(handBackOffer, {
      params: { tenantId, id },
      body: { code: 'safety', note: word('why it was given back', { tenantId, locationId }) },
      key: `plant-back-${id}`,
    });
}

/** One visit fails, one is missed, and a member wishes for another time. */
async function answerVisits(hands: Hands): Promise<void> {
  const { as, word, accounts } = hands;
  const confirmed = await rowsOf(hands, 'fulfilment.appointment', `one.status = 'confirmed'`);
  for (const { tenantId, id, locationId } of confirmed) {
    if (tenantId % 3 === 2) continue;
    const driver = as('servicing_dispatcher', tenantId, locationId);
    const note = word('what the driver wrote', { tenantId, locationId });
    const [params, key] = [{ tenantId, id }, `plant-door-${id}`];
    if (tenantId % 3 === 0) await driver.ask(failVisit, { params, body: { code: 'not_home', note }, key });
    else await driver.ask(missVisit, { params, body: { note }, key });
  }
  for (const { tenantId, id, memberId, locationId } of await rowsOf(
    hands,
    'fulfilment.appointment',
    `one.status = 'proposed'`,
  )) {
    const member = accounts.find((one) => one.role === 'member' && one.members.includes(memberId ?? ''));
    if (member === undefined) continue;
    await as('member', tenantId, memberId ?? '').ask(answerAppointment, {
      params: { tenantId, id },
      body: {
        answer: 'another_time',
        wish: word('what a member wishes', { tenantId, memberId, locationId }),
      },
      key: `plant-wish-${id}`,
    });
  }
}

/** Members say how it went, and cases end. */
async function endCases(hands: Hands): Promise<void> {
  const { as, word, house } = hands;
  for (const { tenantId, id, officeId, memberId } of await rowsOf(
    hands,
    'cases.referral',
    `one.status = 'completed' and one.tenant_id % 4 = 0`,
  ))
    await as('care_coordinator', tenantId)
      .ask(closeCase, {
        params: { tenantId, id },
        body: { outcome: 'late', words: word('how a case ended', { tenantId, officeId, memberId }) },
        key: `plant-end-${id}`,
      })
      // What keeps a case open differs with what was planted in it; some end, and that is enough.
      .catch((error: unknown) => {
        if (!(error instanceof DoorRefused) || error.code !== 'not_closable') throw error;
      });
  const waiting = await rowsOf(hands, 'cases.referral', `one.status in ('acknowledged', 'verifying')`);
  for (const { tenantId, id, nth, officeId, memberId } of waiting) {
    const [params, owner] = [
      { tenantId, id },
      { tenantId, officeId, memberId },
    ];
    const reason = word('why a case was cancelled', owner);
    if (nth === 1)
      await as('care_coordinator', tenantId).ask(cancelCase, {
        params,
        body: { code: 'not_needed', words: reason },
        key: `plant-cancel-${id}`,
      });
    else if (tenantId % 2 === 0 && officeId !== null)
      await as('referring_office', tenantId, officeId).ask(askToCancel, {
        params,
        body: { reason },
        key: `plant-ask-cancel-${id}`,
      });
  }
  await house.settle();
  for (const { tenantId, id } of await rowsOf(hands, 'fulfilment.survey', 'one.answered_at is null'))
    await as('care_coordinator', tenantId).ask(answerSurveyFor, {
      params: { tenantId, id },
      body: { answers: { came: 'yes', words: word('how it went', { tenantId }) } },
      key: `plant-went-${id}`,
    });
}

/** Answers to inquiries, decisions told by phone, and what a named manager did. */
async function tellAndCommit(hands: Hands): Promise<void> {
  const { as, word } = hands;
  for (const { tenantId, id } of await rowsOf(
    hands,
    'cases.referral',
    `one.kind = 'inquiry' and one.status not in ('cancelled', 'closed')`,
  ))
    await as('care_coordinator', tenantId).ask(answerInquiry, {
      params: { tenantId, id },
      body: { spokeWith: word('who asked', { tenantId }), answer: word('what was answered', { tenantId }) },
      key: `plant-answer-${id}`,
    });
  const { rows: notices } = await hands.database.query<{ tenantId: number; id: string; noticeId: string }>(
    `select tenant_id as "tenantId", request_id::text as id, min(id::text) as "noticeId" from approval.notice
     where given_at is null and channel <> 'mail' group by 1, 2 order by 1, 2`,
  );
  for (const { tenantId, id, noticeId } of notices)
    await as('care_coordinator', tenantId).ask(recordTold, {
      params: { tenantId, id },
      body: { noticeId, how: 'phone', to: word('who was told', { tenantId }) },
      key: `plant-told-${noticeId}`,
    });
  const { rows: escalations } = await hands.database.query<{ tenantId: number; id: string }>(
    `select tenant_id as "tenantId", min(id::text) as id from work.escalation where tenant_id > 1 group by 1 order by 1`,
  );
  for (const params of escalations) {
    const manager = as('supervisor', params.tenantId);
    const committedFor = plus(hands.at, { hours: 4 });
    await manager.ask(commitEscalation, { params, body: { committedFor }, key: `plant-commit-${params.id}` });
    await manager.ask(resolveEscalation, {
      params,
      body: { resolution: word('how an escalation was resolved', { tenantId: params.tenantId }) },
      key: `plant-resolve-${params.id}`,
    });
  }
}

/** Choices of members, calls to payers and offices, and what was said besides. */
async function noteTalks(hands: Hands): Promise<void> {
  const { as, word, house } = hands;
  for (const { tenantId, referralId: id, lineId, nth } of await rowsOf(
    hands,
    'network.offer',
    `one.status in ('sent', 'viewed')`,
  ))
    if (nth === 1)
      await as('care_coordinator', tenantId).ask(noteChoiceDoor, {
        params: { tenantId, id, lineId },
        body: {
          locationId: null,
          chosenBy: word('who chose', { tenantId }),
          note: word('what was said of a choice', { tenantId }),
        },
        key: `plant-choice-${lineId}`,
      });
  for (const { tenantId, id, nth, officeId } of await rowsOf(
    hands,
    'cases.referral',
    `one.kind = 'order' and one.status not in ('cancelled', 'closed')`,
  )) {
    const params = { tenantId, id };
    if (nth === 1)
      await as('care_coordinator', tenantId).ask(recordCoverageByHand, {
        params,
        body: {
          spokeWith: word('who spoke for the payer', { tenantId }),
          referenceNumber: word('number of a call', { tenantId }),
          planName: 'Plan',
          lineOfBusiness: 'medicare_advantage',
          activeFromOn: '2026-01-01',
          note: word('what the payer said', { tenantId }),
        },
        key: `plant-coverage-${id}`,
      });
    if (nth === 2 && officeId !== null) {
      const owner = { tenantId, officeId };
      const office = as('referring_office', tenantId, officeId);
      const late = await office.ask(uploadDocument, {
        query: { fileName: `${word('file name', { ...owner, what: 'file' })}.pdf` },
        bytes: pdfSaying(word('document text', { ...owner, what: 'file' })),
        key: `plant-late-page-${id}`,
      });
      const documents = [{ tenantId: late.tenantId, id: late.id }];
      await office.ask(attachDocuments, { params, body: { documents }, key: `plant-attach-${id}` });
    }
  }
  await tellAndCommit(hands);
  await house.settle();
}

/** Lets everybody say their word about the cases that stand; only in a house of our own. */
export async function plantAnswers(hands: Hands): Promise<void> {
  await noteTalks(hands);
  await answerOffers(hands);
  await answerVisits(hands);
  await hands.house.settle();
  await endCases(hands);
}
