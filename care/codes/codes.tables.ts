// Why: the code sets are public data of the hub: everyone signed in may look a code up, only the program loads them.
import type { TableAccess } from '../../base/access/policy.ts';

const set = {
  tenantColumn: null,
  resource: 'code_set',
  read: ['read'],
  insert: ['import'],
  update: ['import'],
} as const;

/** The tables of this room, as care/tables.ts lists them. */
export const codesTables: readonly TableAccess[] = [
  { ...set, table: 'codes.edition' },
  { ...set, table: 'codes.code', mayDelete: true },
  { ...set, table: 'codes.exclusion', mayDelete: true },
];
