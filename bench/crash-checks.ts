// Why: what must hold after every death, asked of the rows themselves: nothing acknowledged is lost, nothing is doubled, no
// half of anything stands without its other half, and what happened folds to what is stored.
import type { Client } from 'pg';
import { movesToStatus } from '../care/cases/derived-status.rules.ts';
import type { ReferralState } from '../care/cases/referral.machine.ts';
import type { ServiceLineState } from '../care/cases/service-line.machine.ts';
import type { LoopCase } from '../run/play/loop-orders.ts';

/** Rows that must not be; each query gives what to say, of cases received since $1. */
const mustBeEmpty: readonly string[] = [
  `select 'case doubled: ' || substring(note from 'loop-[a-z0-9]+-[0-9]+') || ' stands ' || count(*) || ' times' as say
   from cases.referral where received_at >= $1 group by substring(note from 'loop-[a-z0-9]+-[0-9]+')
   having count(*) > 1 and substring(note from 'loop-[a-z0-9]+-[0-9]+') is not null`,
  `select 'number doubled: ' || case_number as say from cases.referral where received_at >= $1 group by case_number having count(*) > 1`,
  `select 'line doubled: ' || case_number || ' line ' || number as say from cases.service_line join cases.referral on referral.id = referral_id
   where received_at >= $1 and number > 0 group by case_number, number having count(*) > 1`,
  `select 'authorization doubled: line ' || line_id as say from approval.request where received_at >= $1 group by line_id having count(*) > 1`,
  `select 'offer accepted twice: line ' || line_id as say from network.offer where sent_at >= $1 and status = 'accepted' group by line_id having count(*) > 1`,
  `select 'open offer beside an accepted one: line ' || line_id as say from network.offer where sent_at >= $1
   and status in ('sent', 'viewed', 'countered', 'accepted') group by line_id
   having count(*) filter (where status = 'accepted') > 0 and count(*) > 1
   and not exists (select from base.job where state = 'ready' and kind = 'journey')`,
  `select 'accepted offer and award differ: line ' || offer.line_id as say from network.offer full join network.award
   on award.offer_id = offer.id and award.ended_at is null
   where coalesce(sent_at, won_at) >= $1 and ((offer.status = 'accepted') is distinct from (award.id is not null))
   and (offer.status = 'accepted' or award.id is not null)`,
  `select 'places taken at location ' || location_id || ': ' || day.taken || ', awards ' || awards as say
   from network.location_day day join lateral (
     select count(*)::int as awards from network.award where award.location_id = day.location_id and award.day = day.day and ended_at is null and told is not null
   ) as held on true where day.day >= $1::timestamptz::date - 1 and held.awards <> day.taken`,
  `select 'appointment doubled: line ' || line_id as say from fulfilment.appointment where proposed_at >= $1
   and status in ('proposed', 'confirmed', 'dispatched', 'completed', 'proof_pending', 'proof_rejected', 'proof_accepted')
   group by line_id having count(*) > 1`,
  `select 'proof doubled: line ' || line_id as say from fulfilment.proof where recorded_at >= $1 and status in ('pending', 'accepted')
   group by line_id having count(*) > 1`,
  `select 'proof and appointment differ: line ' || proof.line_id as say from fulfilment.proof join fulfilment.appointment on appointment.id = appointment_id
   where recorded_at >= $1 and (proof.status = 'accepted') <> (appointment.status = 'proof_accepted')`,
  `select 'ended twice: case ' || referral_id as say from fulfilment.ending where at >= $1 group by referral_id having count(*) > 1`,
  `select 'task doubled: ' || case_number || ' ' || code as say from work.task where opened_at >= $1 and status = 'open'
   group by case_number, line_id, code having count(*) > 1`,
  `select 'job parked: ' || kind || ' ' || key || ': ' || coalesce(last_error, '') as say from base.job where state = 'parked' and run_at >= $1`,
  `select 'kept without a reply: key ' || key as say from base.idempotency where at >= $1 and status is null`,
  `select 'message told queued ' || count(event.id) || ' times: ' || message.id as say from contact.message left join base.event
   on event.type = 'messageQueued' and event.data->>'messageId' = message.id::text
   where queued_at >= $1 group by message.id having count(event.id) <> 1`,
  `select 'message told sent ' || count(event.id) || ' times while ' || message.status || ': ' || message.id as say from contact.message left join base.event
   on event.type = 'messageSent' and event.data->>'messageId' = message.id::text
   where queued_at >= $1 group by message.id, message.status having count(event.id) <> case when message.status = 'sent' then 1 else 0 end`,
  `select 'letter queued with nobody to send it: ' || purpose || ' ' || message.id as say from contact.message
   where queued_at >= $1 and status = 'queued' and not exists (
     select from base.job where job.tenant_id = message.tenant_id and job.key = 'deliver:' || message.id and state = 'ready')`,
  // Links differ from letter to letter; the rest of a letter says what it is about. Visits at
  // one time are told in the same words, one letter each.
  `select 'letter doubled: ' || purpose || ' of case ' || subject_id as say from contact.message where queued_at >= $1
   group by subject_id, purpose, recipient, regexp_replace(body, '/s/\\S+', '')
   having count(*) > greatest(1, (select count(*) from base.event where event.subject_id = message.subject_id
     and type = case purpose when 'visit_confirmation' then 'appointmentConfirmed' when 'time_to_confirm' then 'appointmentProposed' end))`,
  `select 'offers and their events differ: case ' || referral_id as say from network.offer where sent_at >= $1 group by referral_id
   having count(*) <> (select count(*) from base.event where type = 'offerSent' and subject_id = referral_id)`,
  `select 'appointments and their events differ: case ' || referral_id as say from fulfilment.appointment where proposed_at >= $1 group by referral_id
   having count(*) <> (select count(*) from base.event where type = 'appointmentProposed' and subject_id = referral_id)`,
  `select 'proofs and their events differ: case ' || referral_id as say from fulfilment.proof where recorded_at >= $1 group by referral_id
   having count(*) <> (select count(*) from base.event where type = 'proofRecorded' and subject_id = referral_id)
   or count(*) filter (where status = 'accepted') <> (select count(*) from base.event where type = 'deliveryProved' and subject_id = referral_id)`,
];

const orphans = `select 'nothing follows from ' || event.type || ': ' || link.step as say
  from unnest($2::text[], $3::text[]) as link (type, step) join base.event using (type)
  where event.at >= $1 and not exists (
    select from base.job where job.tenant_id = event.tenant_id and job.key = event.id || ':' || link.step)`;

type Stored = {
  id: string;
  case_number: string;
  status: string;
  note: string | null;
  lines: { id: string; status: string; number: number }[];
};

const storedText = `select referral.id::text, case_number, referral.status, note,
    coalesce(jsonb_agg(jsonb_build_object('id', line.id, 'status', line.status, 'number', line.number)) filter (where line.id is not null), '[]') as lines
  from cases.referral left join cases.service_line line on line.tenant_id = referral.tenant_id and line.referral_id = referral.id
  where received_at >= $1 group by referral.tenant_id, referral.id`;

const toldText = `select subject_id::text as id, type, data from base.event
  where at >= $1 and type in ('referralReceived', 'referralAcknowledged', 'referralMoved', 'lineMoved') order by position`;

type Told = { id: string; type: string; data: { from?: string; to?: string; lineId?: string } };

/** States as the events tell them, and where one does not follow from the one before. */
function fold(events: readonly Told[]): { states: Map<string, string>; breaks: string[] } {
  const states = new Map<string, string>();
  const breaks: string[] = [];
  for (const { id, type, data } of events) {
    if (type === 'referralReceived') states.set(id, 'received');
    else if (type === 'referralAcknowledged') {
      if (states.get(id) === 'acknowledged') breaks.push(`acknowledged twice: case ${id}`);
      states.set(id, 'acknowledged');
    } else {
      const subject = type === 'lineMoved' ? (data.lineId ?? '') : id;
      const from = states.get(subject) ?? 'requested';
      if (from !== data.from) breaks.push(`moved from ${data.from ?? ''} while ${from}: ${subject}`);
      states.set(subject, data.to ?? '');
    }
  }
  return { states, breaks };
}

function unlike(stored: readonly Stored[], told: Map<string, string>): string[] {
  return stored.flatMap(({ id, case_number: number, status, lines }) => {
    const live = lines.filter((line) => line.number > 0);
    const owed = movesToStatus(
      status as ReferralState,
      live.map((line) => line.status as ServiceLineState),
    );
    return [
      ...(told.get(id) === status
        ? []
        : [`case ${number} is ${status}, its events say ${told.get(id) ?? 'nothing'}`]),
      ...(owed.length === 0 ? [] : [`case ${number} is ${status} while its lines say ${owed.join(', ')}`]),
      ...live
        .filter((line) => (told.get(line.id) ?? 'requested') !== line.status)
        .map(
          (line) =>
            `line ${line.number.toString()} of ${number} is ${line.status}, its events say ${told.get(line.id) ?? 'nothing'}`,
        ),
    ];
  });
}

/** What is wrong with cases received since `since`; `links` are the journey's (event, step). Empty where all holds. */
export async function whatIsWrong(
  database: Client,
  since: string,
  cases: readonly LoopCase[],
  links: readonly { readonly event: string; readonly name: string }[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [i, text] of mustBeEmpty.entries()) {
    const asked = { name: `crash.${i.toString()}`, text, values: [since] };
    const { rows } = await database.query<{ say: string }>(asked);
    found.push(...rows.map((row) => row.say));
  }
  const pairs = [links.map((link) => link.event), links.map((link) => link.name)];
  const { rows: missing } = await database.query<{ say: string }>(orphans, [since, ...pairs]);
  found.push(...missing.map((row) => row.say));
  const { rows: stored } = await database.query<Stored>(storedText, [since]);
  const { rows: events } = await database.query<Told>(toldText, [since]);
  const { states, breaks } = fold(events);
  found.push(...breaks, ...unlike(stored, states));
  const { rows: arrivals } = await database.query<{ sender: string | null }>(
    'select sender_address as sender from intake.arrival where received_at >= $1',
    [since],
  );
  const mailed = new Set(arrivals.map((arrival) => arrival.sender));
  for (const one of cases) {
    if (!one.seen.isAcknowledged) continue;
    const kept = stored.find((row) => row.id === one.seen.params?.id);
    if (kept !== undefined && kept.case_number !== one.seen.caseNumber)
      found.push(`number changed: ${one.key}`);
    if (kept === undefined && !(one.seen.params === undefined && mailed.has(`${one.key}@loop.example`)))
      found.push(`acknowledged and lost: ${one.key}`);
    const lines = kept?.lines.filter((line) => line.number > 0).length ?? 0;
    if (kept?.status === 'closed' && lines !== one.draft.lines.length)
      found.push(
        `${one.key} has ${lines.toString()} lines where ${one.draft.lines.length.toString()} were ordered`,
      );
  }
  return found;
}

/** What is wrong with the letters that left: each must be one of ours, and each said to be sent must have come. */
export async function lettersWrong(
  database: Client,
  since: string,
  kept: readonly { readonly messageId: string | null }[],
): Promise<string[]> {
  const { rows } = await database.query<{ id: string; status: string }>(
    'select message_id as id, status from contact.message where queued_at >= $1',
    [since],
  );
  const came = new Set(kept.map((mail) => mail.messageId));
  const lost = rows.filter((row) => row.status === 'sent' && !came.has(row.id));
  const { rows: all } = await database.query<{ id: string }>('select message_id as id from contact.message');
  const ours = new Set(all.map((row) => row.id));
  const strange = [...came].filter((id) => id === null || !ours.has(id));
  return [
    ...lost.map((row) => `letter said to be sent never came: ${row.id}`),
    ...strange.map((id) => `a letter came under an identity of its own: ${id ?? 'none'}`),
  ];
}
