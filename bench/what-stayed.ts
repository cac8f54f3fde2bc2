// Why: a paper that was taken must be somewhere afterwards: read or quarantined with a reason, its arrival placed, set aside
// or somebody's work; and nothing a stranger wrote may have left the place it was put in.
import type { Client } from 'pg';

const questions: readonly (readonly [name: string, sql: string])[] = [
  [
    'a document is neither read nor quarantined',
    `select id::text as what from intake.document where status = 'stored'`,
  ],
  [
    'a quarantined document says no reason',
    `select id::text as what from intake.document where status = 'unreadable' and coalesce(why, '') = ''`,
  ],
  [
    'an arrival waits and is nobody’s work',
    `select id::text as what from intake.arrival where status in ('waiting', 'claimed') and not exists (
       select from work.item where item.tenant_id = arrival.tenant_id and subject_id = arrival.id and is_open)`,
  ],
  [
    'an arrival that was read has no case number',
    `select id::text as what from intake.arrival where case_number = ''`,
  ],
  [
    'a piece of work was given up',
    `select kind || ' ' || coalesce(last_error, '') as what from base.job where state = 'parked' and kind in ('sort_fax', 'sort_mail', 'read_document')`,
  ],
  [
    'a control sign was kept',
    `select case_number as what from intake.arrival
     where concat(sender_name, sender_address, recipient, subject) ~ '[\\x01-\\x1f]'
     union all select file_name from intake.document where file_name ~ '[\\x01-\\x1f]'
     union all select vendor_fax_id from faxes.fax where vendor_fax_id ~ '[\\x01-\\x1f]'`,
  ],
  [
    'a message of ours would carry a stranger’s header',
    `select id::text as what from contact.message where recipient ~ '[\\r\\n]' or subject_line ~ '[\\r\\n]'`,
  ],
];

/** What is wrong in the database once everything was worked on, at most a few of each. */
export async function whatStayed(database: Client): Promise<string[]> {
  const violations: string[] = [];
  for (const [name, sql] of questions) {
    const { rows } = await database.query<{ what: string }>(`${sql} limit 5`);
    violations.push(...rows.map((row) => `${name}: ${row.what}`));
  }
  return violations;
}
