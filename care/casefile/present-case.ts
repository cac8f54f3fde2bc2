// Why: a case as one page answers who and what, what is next, who owns it and by when; its parts come from the rooms that
// own them. What a role may not see is masked here, once.
import type { Ask } from '../../base/http/door.ts';
import { movesFor } from '../../base/machine/machine.ts';
import { presentRequests } from '../authorization/index.ts';
import { messagesFor } from '../contact/index.ts';
import { presentAppointments, presentEnding, presentOwnVisits } from '../fulfilment/index.ts';
import { partnerOfCase } from '../exchange/index.ts';
import { documentsFor, documentsForMany, presentDocument } from '../intake/index.ts';
import {
  deadlinesOfCase,
  escalationsOf,
  hearBy,
  itemFor,
  presentDeadline,
  presentEscalation,
  presentItems,
  presentTasks,
} from '../work/index.ts';
import { handMoves, type OwnCase } from './casefile.contract.ts';
import { mayAttach } from '../intake/attach.rules.ts';
import { draftOf, duplicatesFor, linesFor, linesForMany } from '../cases/index.ts';
import { familyLabels, type Family, type Referral } from '../cases/cases.schema.ts';
import { maskOrdered, maskReferral } from '../cases/mask-referral.rules.ts';
import { openQuestionsFor, type QuestionRow } from '../completeness/index.ts';
import { answerTo } from '../completeness/answer-field.rules.ts';
import { missingFromOrder } from '../completeness/missing-from-order.rules.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { referralMachine, type ReferralState } from '../cases/referral.machine.ts';
import { serviceLineMachine, type ServiceLineState } from '../cases/service-line.machine.ts';
import { statusSentence } from '../cases/status-sentence.rules.ts';
import { sayHearBy } from '../work/hear-by.rules.ts';
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

const payerNames = query(
  'casefile.payerNames',
  z.object({ id: z.int(), name: z.string() }),
  `select id, name from base.tenant where id = any($1::int[])`,
);
const payerPhones = query(
  'casefile.payerPhones',
  z.object({ id: z.int(), phone: z.string().nullable() }),
  `select id, phone from base.tenant where id = any($1::int[])`,
);

export const labelOf = (status: string): string => referralMachine.states[status as ReferralState];
const familyLabel = (family: string) => familyLabels[family as Family] ?? family;
const lineLabel = (status: string) => serviceLineMachine.states[status as ServiceLineState] ?? status;

type Plain = Ask<unknown, unknown, unknown>;

/** The payer's names by tenant. */
export async function payersNamed(
  ask: Pick<Plain, 'tx'>,
  tenants: readonly number[],
): Promise<Map<number, string>> {
  return new Map((await ask.tx.rows(payerNames, [[...tenants]])).map((row) => [row.id, row.name]));
}

/** The numbers people call about the cases of each payer, by tenant. */
export async function phonesOf(
  ask: Pick<Plain, 'tx'>,
  tenants: readonly number[],
): Promise<Map<number, string | null>> {
  return new Map((await ask.tx.rows(payerPhones, [[...tenants]])).map((row) => [row.id, row.phone]));
}

function canOnCase(ask: Plain, referral: Referral): Record<string, true | string> {
  const moves = movesFor(referralMachine, referral.status as ReferralState, ask.actor.role as Mover);
  const subject = { tenantId: referral.tenantId };
  const may = (action: string, answer: true | string) =>
    ask.verdict('referral', action, subject).allowed ? answer : 'This is not for your role.';
  return {
    acknowledge: may('acknowledge', moves.acknowledge),
    answer: may(
      'change',
      referral.kind === 'inquiry' ? true : 'This is an order; only a question is answered here.',
    ),
    correct: may('change', true),
    attach: ask.verdict('referral', 'attach', subject).allowed
      ? mayAttach(referral.status)
      : 'This is not for your role.',
    settle_duplicate: may('settle_duplicate', true),
    ...Object.fromEntries(handMoves.map((move) => [move, may('change', moves[move])])),
  };
}

async function sentBy(ask: Plain, { tenantId, id, channel }: Referral) {
  const sender = channel === 'x12' ? await partnerOfCase(ask.tx, tenantId, id) : undefined;
  if (sender === undefined) return null;
  const mayRead = ask.verdict('x12_message', 'read', { tenantId }).allowed;
  return { partnerName: sender.partnerName, messageId: mayRead ? sender.messageId : null };
}

/** The whole case page. */
export async function presentCase(ask: Plain, referral: Referral) {
  const { tenantId, id } = referral;
  const { tx } = ask;
  const [
    lines,
    deadlines,
    documents,
    messages,
    escalations,
    duplicates,
    tasks,
    authorizations,
    item,
    payers,
  ] = await Promise.all([
    linesFor(tx, tenantId, id),
    tx.rows(deadlinesOfCase, [tenantId, id]),
    documentsFor(tx, tenantId, id),
    messagesFor(tx, tenantId, id),
    tx.rows(escalationsOf, [tenantId, id]),
    duplicatesFor(tx, tenantId, id),
    presentTasks(ask, tenantId, id),
    presentRequests(tx, tenantId, id),
    itemFor(tx, tenantId, 'referral', id),
    payersNamed(ask, [tenantId]),
  ]);
  const [shownItem] = item === undefined ? [] : await presentItems(ask, [item]);
  const promised = await hearBy(tx, [tenantId], [id]);
  const { mask } = ask.verdict('referral', 'read', { tenantId });
  return {
    referral: maskReferral(referral, mask),
    masked: mask !== 'full',
    payerName: payers.get(tenantId) ?? '',
    statusLabel: labelOf(referral.status),
    sentence: statusSentence({ ...referral, nextDueAt: promised.get(id) ?? null }),
    lines: lines.map((line) => ({
      ...line,
      description: maskOrdered(line.description, referral, mask),
      frequency: line.frequency === null ? null : maskOrdered(line.frequency, referral, mask),
      statusLabel: lineLabel(line.status),
      familyLabel: familyLabel(line.family),
    })),
    gaps: missingFromOrder(draftOf(referral, lines), referral.orderReceived),
    deadlines: deadlines.map(presentDeadline),
    documents: documents.map(presentDocument),
    messages: mask === 'full' ? messages : [],
    escalations: escalations.map((one) => ({
      ...presentEscalation(one, ask),
      resolution: mask === 'full' ? one.resolution : null,
    })),
    duplicates,
    tasks: mask === 'full' ? tasks : [],
    appointments: await presentAppointments(ask, tenantId, id, mask !== 'full'),
    ending: await presentEnding(ask, tenantId, id, mask !== 'full'),
    authorizations: mask === 'full' ? authorizations : [],
    item: shownItem ?? null,
    sentBy: await sentBy(ask, referral),
    can: canOnCase(ask, referral),
  };
}

const presentQuestion = ({ id, code, field, say, askedAt, quote, documentId, page }: QuestionRow) => ({
  id,
  code,
  field,
  say,
  askedAt,
  quote,
  documentId,
  page,
  answer: answerTo(field),
});

/** Cases as their own people see them: office, member, delegate, payer. */
export async function presentOwnCases(ask: Plain, referrals: readonly Referral[]): Promise<OwnCase[]> {
  if (referrals.length === 0) return [];
  const tenants = [...new Set(referrals.map((one) => one.tenantId))];
  const ids = referrals.map((one) => one.id);
  const [lines, documents, payers, phones, promised] = await Promise.all([
    linesForMany(ask.tx, tenants, ids),
    ask.verdict('document', 'read', { officeId: ask.actor.offices?.[0] ?? null, tenantId: tenants[0] ?? 0 })
      .allowed
      ? documentsForMany(ask.tx, tenants, ids)
      : Promise.resolve([]),
    payersNamed(ask, tenants),
    phonesOf(ask, tenants),
    hearBy(ask.tx, tenants, ids),
  ]);
  const visits = await presentOwnVisits(ask, tenants, ids);
  const questions = await openQuestionsFor(ask.tx, tenants, ids);
  return referrals.map((row) => {
    const { mask } = ask.verdict('referral', 'read', row);
    const shown = maskReferral(row, mask);
    const nextDueAt = promised.get(row.id) ?? null;
    const own = lines.filter((line) => line.referralId === row.id);
    const coming = visits.get(row.id) ?? { visits: [], papers: [] };
    return {
      tenantId: row.tenantId,
      id: row.id,
      caseNumber: row.caseNumber,
      kind: row.kind,
      patientName:
        [shown.patientGivenName, shown.patientFamilyName].filter((part) => part !== null).join(' ') ||
        'Not named yet',
      payerName: payers.get(row.tenantId) ?? '',
      status: row.status,
      statusLabel: labelOf(row.status),
      sentence: statusSentence({ ...row, nextDueAt }),
      receivedAt: row.receivedAt,
      acknowledgedAt: row.acknowledgedAt,
      zone: row.zone,
      nextDueAt,
      hearBy: sayHearBy(nextDueAt, row.zone, ask.at),
      dischargeAt: row.dischargeAt,
      caseManagerName: row.caseManagerName,
      caseManagerExtension: row.caseManagerExtension,
      phone: phones.get(row.tenantId) ?? null,
      lines: own.map((line) => ({
        family: line.family,
        familyLabel: familyLabel(line.family),
        description: maskOrdered(line.description, row, mask),
        statusLabel: lineLabel(line.status),
      })),
      documents: documents.filter((one) => one.referralId === row.id).map(presentDocument),
      // The office that was asked reads the same list as in its letter; nobody else is asked for anything here.
      gaps:
        ask.actor.role === 'referring_office' && row.status === 'pending_info'
          ? missingFromOrder(draftOf(row, own), row.orderReceived)
          : [],
      questions:
        ask.actor.role === 'referring_office'
          ? questions.filter((one) => one.referralId === row.id).map(presentQuestion)
          : [],
      papers: coming.papers,
      visits: coming.visits.map((one) => ({ ...one, what: maskOrdered(one.what, row, mask) })),
    };
  });
}
