// Why: the tables of payers' files with the resource each belongs to, so that their row policies are printed with all others.
import type { TableAccess } from '../../base/access/policy.ts';

const ours = { tenantColumn: 'tenant_id' } as const;

export const feedsTables: readonly TableAccess[] = [
  {
    ...ours,
    table: 'feeds.layout',
    resource: 'feed_file',
    read: ['list'],
    insert: ['set_layout'],
    update: [],
    appendOnly: true,
  },
  {
    ...ours,
    table: 'feeds.file',
    resource: 'feed_file',
    read: ['list'],
    insert: ['upload'],
    update: ['upload', 'agree'],
  },
  {
    ...ours,
    table: 'feeds.file_row',
    resource: 'feed_row',
    read: ['read'],
    insert: ['take'],
    update: [],
    appendOnly: true,
  },
];
