// Why: one table says who may do what to which record through which relation, and the server's checks, the row
// policies in the database and the `can` in replies are all derived from it, so that no second path can forget a check.
import type { Scope } from '../db/database.ts';

/** How an actor is tied to a record: through a granted payer, or through one of their own ids standing in a column. */
export type Relation = 'granted' | 'own_office' | 'own_location' | 'self' | 'own_account' | 'hub';

/** Which parts of a person's data are shown. */
export type Mask = 'full' | 'masked' | 'hidden';

/** One cell: this role may do these actions to this resource through this relation, seeing it through this mask. */
export type PolicyRow = {
  readonly role: string;
  readonly resource: string;
  readonly actions: readonly string[];
  readonly relation: Relation;
  readonly mask: Mask;
};

/** A database table under a resource: which actions read, insert and update it, and the columns its relations use. */
export type TableAccess = {
  readonly table: string;
  readonly resource: string;
  /** `tenant_id`, or null for reference data that the hub owns. */
  readonly tenantColumn: 'tenant_id' | 'id' | null;
  readonly read: readonly string[];
  readonly insert: readonly string[];
  readonly update: readonly string[];
  /** Column that ties a row to an actor's own ids. */
  readonly relations?: Partial<Record<Exclude<Relation, 'granted' | 'hub'>, string>>;
  /** Rows follow the visibility of a parent row: `column` of this table is the parent's id. */
  readonly parent?: { readonly table: string; readonly column: string };
  /** SQL on the row that must hold too where it is reached through this relation: less than the whole table. */
  readonly narrowed?: Partial<Record<Relation, string>>;
  readonly appendOnly?: boolean;
  /** Queues and seals that the worker role takes across tenants. */
  readonly workerSees?: boolean;
  readonly mayDelete?: boolean;
};

/** The ids of the actor that a relation compares with. */
const scopeKey = { own_office: 'offices', own_location: 'locations', self: 'members' } as const;

/** The record as far as access needs it. */
export type Subject = {
  readonly tenantId?: number;
  readonly officeId?: string | null;
  readonly locationId?: string | null;
  readonly memberId?: string | null;
  readonly accountId?: string | null;
};

function holds(relation: Relation, scope: Scope, subject: Subject): boolean {
  const tenantFits = subject.tenantId === undefined || scope.tenants.includes(subject.tenantId);
  if (relation === 'hub') return true;
  if (!tenantFits) return false;
  if (relation === 'granted') return true;
  if (relation === 'own_account') return subject.accountId === scope.actorId;
  const id =
    relation === 'own_office'
      ? subject.officeId
      : relation === 'own_location'
        ? subject.locationId
        : subject.memberId;
  return id !== undefined && id !== null && (scope[scopeKey[relation]] ?? []).includes(id);
}

export type Verdict = { readonly allowed: boolean; readonly mask: Mask };

/** May this actor do this to this record, and through which mask is it shown? Deny is the default. */
export function decide(
  table: readonly PolicyRow[],
  scope: Scope,
  resource: string,
  action: string,
  subject: Subject = {},
): Verdict {
  let mask: Mask = 'hidden';
  let allowed = false;
  for (const row of table) {
    if (row.role !== scope.role || row.resource !== resource || !row.actions.includes(action)) continue;
    if (!holds(row.relation, scope, subject)) continue;
    allowed = true;
    if (row.mask === 'full' || mask === 'hidden') mask = row.mask;
  }
  return { allowed, mask: allowed ? mask : 'hidden' };
}

/** Could this role ever do this, to some record? The first, cheap check at a door, before anything is loaded. */
export function mayEver(
  table: readonly PolicyRow[],
  role: string,
  resource: string,
  action: string,
): boolean {
  return table.some((row) => row.role === role && row.resource === resource && row.actions.includes(action));
}
