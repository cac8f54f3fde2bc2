// Why: a prover that watches nothing finds nothing. Every table of a payer must hold planted rows when the prover knocks, and
// every one that holds words must hold words to watch for, so that a new table turns the prover red until it is planted.
import type { Client } from 'pg';
import { tablesOf } from './harvest.ts';

/** Tables no door leads to yet, or that only the program itself writes. This list may only shrink. */
const unplanted: readonly string[] = ['base.event_seal'];

/** Tables of ids, codes, instants and digests alone: nobody's words stand in them. This list may only shrink. */
const wordless: readonly string[] = [
  'approval.rule',
  'base.access_entry',
  'base.event_seal',
  'base.signed_link',
  'base.timer',
  'cases.case_number',
  'cases.duplicate_flag',
  'eligibility.payer_profile',
  'eligibility.recheck',
  'eligibility.sweep',
  'exchange.interchange',
  'fulfilment.paper',
  'fulfilment.picture',
  'members.roster_mention',
  'network.sourcing',
  'work.clock_rule',
  'work.deadline',
];

type Held = { readonly rows: number; readonly words: number };

/** Says which tables hold nothing, or no canary, in a house the prover planted itself. */
export async function checkPlanted(database: Client): Promise<string[]> {
  const violations: string[] = [];
  for (const { schema, table, columns } of await tablesOf(database)) {
    const name = `${schema}.${table}`;
    if (!columns.includes('tenant_id')) continue;
    const { rows } = await database.query<Held>(
      `select count(distinct tenant_id)::int as rows,
              count(distinct tenant_id) filter (where one::text ~* 'zq[a-z]{10}')::int as words
       from ${name} as one`,
    );
    const held = rows[0] ?? { rows: 0, words: 0 };
    if (held.rows === 0 && !unplanted.includes(name))
      violations.push(`${name} is empty: plant something in it`);
    else if (held.words === 0 && !wordless.includes(name))
      violations.push(`${name} holds no word to watch for: plant a canary in it`);
    else if (held.words > 0 && wordless.includes(name))
      violations.push(`${name} holds words and is called wordless: take it off the list`);
  }
  return violations;
}
