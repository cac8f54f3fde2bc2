// Why: who may read and write each table of the search for a provider: a location sees its own offers, and whom a line is
// for only while it has it.
import type { TableAccess } from '../../base/access/policy.ts';

/** The tables of this room, as care/tables.ts lists them. */
export const networkTables: readonly TableAccess[] = [
  {
    tenantColumn: null,
    table: 'network.location_day',
    resource: 'location_day',
    read: ['read'],
    insert: ['count'],
    update: ['count'],
  },
  {
    tenantColumn: 'tenant_id',
    table: 'network.sourcing',
    resource: 'sourcing',
    read: ['read'],
    insert: ['arrange'],
    update: ['arrange'],
  },
  {
    tenantColumn: 'tenant_id',
    table: 'network.choice',
    resource: 'sourcing',
    read: ['read'],
    insert: ['note_choice'],
    update: [],
    appendOnly: true,
  },
  {
    tenantColumn: 'tenant_id',
    table: 'network.offer',
    resource: 'offer',
    read: ['read'],
    insert: ['send'],
    update: ['answer', 'arrange'],
    relations: { own_location: 'location_id' },
  },
  {
    tenantColumn: 'tenant_id',
    table: 'network.award',
    resource: 'award',
    read: ['read'],
    insert: ['win'],
    update: ['settle'],
    relations: { own_location: 'location_id' },
    // Whoever gave a line back no longer sees whom it was for.
    narrowed: { own_location: 'ended_at is null' },
  },
];
