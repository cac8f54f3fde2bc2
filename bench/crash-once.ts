// Why: of a case that reached its end everything that counts stands exactly once, in the rows, in what was told and in what
// came to the people outside: fewer is lost, more is doubled.
import type { Client } from 'pg';
import type { LoopCase } from '../run/play/loop-orders.ts';

/** What is counted of a case, and how often it must stand: `lines` is once for each line that was ordered. */
const counted: readonly { readonly what: string; readonly times: 'once' | 'lines'; readonly sql: string }[] =
  [
    {
      what: 'case number',
      times: 'once',
      sql: 'select from cases.referral other where other.note = referral.note',
    },
    { what: 'reception told', times: 'once', sql: told('referralReceived') },
    { what: 'acknowledgement told', times: 'once', sql: told('referralAcknowledged') },
    {
      what: 'acknowledgement letter',
      times: 'once',
      sql: `select from contact.message where subject_id = referral.id and purpose = 'acknowledgement'`,
    },
    {
      what: 'line',
      times: 'lines',
      sql: 'select from cases.service_line where referral_id = referral.id and number > 0',
    },
    {
      what: 'accepted offer',
      times: 'lines',
      sql: `select from network.offer where referral_id = referral.id and status = 'accepted'`,
    },
    { what: 'acceptance told', times: 'lines', sql: told('offerAccepted') },
    {
      what: 'award',
      times: 'lines',
      sql: 'select from network.award where referral_id = referral.id and ended_at is null and told is not null',
    },
    {
      what: 'appointment',
      times: 'lines',
      sql: 'select from fulfilment.appointment where referral_id = referral.id',
    },
    { what: 'confirmation told', times: 'lines', sql: told('appointmentConfirmed') },
    {
      what: 'confirmation letter',
      times: 'lines',
      sql: `select from contact.message where subject_id = referral.id and purpose = 'visit_confirmation'`,
    },
    { what: 'proof', times: 'lines', sql: 'select from fulfilment.proof where referral_id = referral.id' },
    { what: 'proof told', times: 'lines', sql: told('proofRecorded') },
    { what: 'delivery told', times: 'lines', sql: told('deliveryProved') },
    { what: 'completion told', times: 'once', sql: told('referralCompleted') },
    { what: 'closing told', times: 'once', sql: told('referralClosed') },
    { what: 'ending', times: 'once', sql: 'select from fulfilment.ending where referral_id = referral.id' },
  ];

function told(type: string): string {
  return `select from base.event where subject_id = referral.id and type = '${type}'`;
}

const text = `select referral.note, referral.case_number as number,
  ${counted.map(({ sql }, i) => `(select count(*)::int from (${sql}) as rows) as c${i.toString()}`).join(', ')}
  from cases.referral where note = any($1)`;

/** What was mailed, as the mailbox kept it. */
export type Kept = { readonly messageId: string | null; readonly to?: unknown; readonly subject: string };

/** What stands more or less often than once, of cases that are closed. */
export async function onceWrong(
  database: Client,
  cases: readonly LoopCase[],
  kept: readonly Kept[],
): Promise<string[]> {
  const notes = cases.map((one) => `Loop ${one.key}`);
  const { rows } = await database.query<Record<string, unknown>>(text, [notes]);
  const found: string[] = [];
  for (const one of cases) {
    const own = rows.filter((row) => row['note'] === `Loop ${one.key}`);
    if (own.length !== 1) {
      found.push(`case ${own.length === 0 ? 'lost' : 'doubled'}: ${one.key}`);
      continue;
    }
    const [row = {}] = own;
    for (const [i, { what, times }] of counted.entries()) {
      const owed = times === 'once' ? 1 : one.draft.lines.length;
      const stands = Number(row[`c${i.toString()}`]);
      if (stands !== owed)
        found.push(`${what} stands ${stands.toString()} times, not ${owed.toString()}: ${one.key}`);
    }
    // The same letter may come again under the same Message-ID: that is how its receiver knows it for one.
    const letters = kept.filter(
      (mail) =>
        mail.subject.includes(String(row['number'])) &&
        mail.subject.startsWith('We have your order') &&
        JSON.stringify(mail.to ?? '').includes(`${one.key}@loop.example`),
    );
    const identities = new Set(letters.map((mail) => mail.messageId)).size;
    if (identities !== 1) found.push(`acknowledgement came as ${identities.toString()} letters: ${one.key}`);
  }
  return found;
}
