// Why: the tables of faxes with the resource each belongs to, so that their row policies are printed with all others.
import type { TableAccess } from '../../base/access/policy.ts';

const ours = { tenantColumn: 'tenant_id' } as const;

export const faxTables: readonly TableAccess[] = [
  {
    ...ours,
    table: 'faxes.line',
    resource: 'fax_line',
    read: ['read'],
    insert: ['import'],
    update: ['import'],
  },
  {
    ...ours,
    table: 'faxes.vendor',
    resource: 'fax_vendor',
    read: ['read'],
    insert: ['import'],
    update: ['import'],
  },
  {
    ...ours,
    table: 'faxes.fax',
    resource: 'fax',
    read: ['read'],
    insert: ['receive'],
    update: [],
    appendOnly: true,
  },
];
