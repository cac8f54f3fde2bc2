// Why: who may do what is asked by people who do not read code: payers, auditors, the privacy officer. This prints the
// policy table role by role and record by record, so that a change of access shows in review as a changed line.

import type { Mask, PolicyRow, Relation } from '../base/access/policy.ts';
import { policy } from '../care/policy.ts';
import { everyRole, roleLabels, type Role } from '../care/roles.rules.ts';
import { tables } from '../care/tables.ts';

const tiedBy: Readonly<Record<Relation, string>> = {
  granted: 'payers granted to them',
  own_office: 'what their own office sent',
  own_location: 'what their own location serves',
  self: 'themselves, or whom they act for',
  own_account: 'their own account',
  hub: 'everything',
};

const shown: Readonly<Record<Mask, string>> = { full: 'in full', masked: 'masked', hidden: 'hidden' };

const resources = [...new Set(policy.map((row) => row.resource))].sort();

function wordsOf(row: PolicyRow): string {
  const actions = row.actions.map((action) => action.replaceAll('_', ' ')).join(', ');
  const mask = row.mask === 'full' ? '' : ` (${shown[row.mask]})`;
  return `${actions}${mask}`;
}

/** What a role may do with a record, one row for each relation and mask. */
function rowsOf(role: Role, resource: string): PolicyRow[] {
  const rows = policy.filter((row) => row.role === role && row.resource === resource);
  const alike = Map.groupBy(rows, (row) => `${row.relation} ${row.mask}`);
  return [...alike.values()].flatMap((group) =>
    group
      .slice(0, 1)
      .map((first) => ({ ...first, actions: [...new Set(group.flatMap((row) => row.actions))] })),
  );
}

function matrix(): string {
  const names = resources.map((resource) => resource.replaceAll('_', ' '));
  const head = `| | ${names.join(' | ')} |\n|---|${names.map(() => '---').join('|')}|`;
  const lines = everyRole.map((role) => {
    const cells = resources.map((resource) => rowsOf(role, resource).map(wordsOf).join('; '));
    return `| ${roleLabels[role]} | ${cells.join(' | ')} |`;
  });
  return `${head}\n${lines.join('\n')}`;
}

function sectionOf(resource: string): string {
  const places = tables.filter((table) => table.resource === resource).map((table) => `\`${table.table}\``);
  const lines = everyRole.flatMap((role) =>
    rowsOf(role, resource).map(
      (row) => `| ${roleLabels[role]} | ${wordsOf(row)} | ${tiedBy[row.relation]} |`,
    ),
  );
  const where = places.length > 0 ? `Kept in ${places.join(', ')}.\n\n` : '';
  return `### ${resource.replaceAll('_', ' ')}\n\n${where}| who | may | of |\n|---|---|---|\n${lines.join('\n')}`;
}

/** The whole of docs/printed/policy.md. */
export function printPolicy(): string {
  const head =
    '# Who may do what\n\nPrinted from `care/policy.ts` by `./doorstep printed`; do not edit. The server’s checks, the ' +
    'row policies in the database and what a reply says may be done next come from the same rows. An empty cell is a no.';
  return `${head}\n\n## Roles and records\n\n${matrix()}\n\n## Record by record\n\n${resources.map(sectionOf).join('\n\n')}\n`;
}
