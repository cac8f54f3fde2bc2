// Why: the tables of the exchange with the resource each belongs to, so that their row policies are printed with all others.
import type { TableAccess } from '../../base/access/policy.ts';

const ours = { tenantColumn: 'tenant_id', relations: { own_account: 'account_id' } } as const;

export const exchangeTables: readonly TableAccess[] = [
  {
    ...ours,
    table: 'exchange.partner',
    resource: 'x12_partner',
    read: ['read'],
    insert: ['import'],
    update: ['import'],
  },
  {
    ...ours,
    table: 'exchange.message',
    resource: 'x12_message',
    read: ['read', 'exchange'],
    insert: ['exchange'],
    update: ['exchange'],
  },
  {
    ...ours,
    table: 'exchange.envelope',
    resource: 'x12_message',
    read: ['exchange'],
    insert: ['exchange'],
    update: ['exchange'],
  },
  {
    ...ours,
    table: 'exchange.interchange',
    resource: 'x12_message',
    read: ['read', 'exchange'],
    insert: ['exchange'],
    update: [],
    appendOnly: true,
  },
  {
    ...ours,
    table: 'exchange.transaction_set',
    resource: 'x12_message',
    read: ['read', 'exchange'],
    insert: ['exchange'],
    update: [],
    appendOnly: true,
  },
  {
    ...ours,
    table: 'exchange.care_request',
    resource: 'x12_request',
    read: ['read', 'exchange'],
    insert: ['exchange'],
    update: ['tell', 'exchange'],
  },
];
