// Why: every table of the database stands here with the resource it belongs to, so that its row policies can be
// printed; a test demands that no table is missing.
import type { TableAccess } from '../base/access/policy.ts';

const onReferral = { table: 'cases.referral', column: 'referral_id' } as const;
const hub = { tenantColumn: null } as const;
const ours = { tenantColumn: 'tenant_id' } as const;

export const tables: readonly TableAccess[] = [
  { ...hub, table: 'base.tenant', resource: 'tenant', read: ['read'], insert: ['import'], update: ['import'] },
  { ...hub, table: 'base.account', resource: 'account', read: ['read', 'read_own', 'list'], insert: ['change'], update: ['change', 'deactivate'], relations: { own_account: 'id' } },
  { ...hub, table: 'base.credential', resource: 'credential', read: ['read'], insert: ['change'], update: ['change'] },
  { ...hub, table: 'base.session', resource: 'credential', read: ['read'], insert: ['change'], update: ['change'] },
  { ...hub, table: 'base.idempotency', resource: 'idempotency', read: ['keep'], insert: ['keep'], update: ['keep'], relations: { own_account: 'actor_id' } },
  { ...ours, table: 'base.event', resource: 'event', read: ['read'], insert: ['append'], update: [], appendOnly: true, workerSees: true },
  { ...ours, table: 'base.event_seal', resource: 'event', read: ['read'], insert: ['seal'], update: [], appendOnly: true, workerSees: true },
  { ...ours, table: 'base.job', resource: 'queue', read: ['read'], insert: ['add'], update: ['take'], workerSees: true },
  { ...ours, table: 'base.timer', resource: 'queue', read: ['read'], insert: ['add'], update: ['take'], workerSees: true },
  { ...hub, table: 'base.lease', resource: 'lease', read: ['take'], insert: ['take'], update: ['take'] },
  { ...ours, table: 'base.access_entry', resource: 'access_entry', read: ['read'], insert: ['write'], update: [], appendOnly: true },
  { ...hub, table: 'base.signed_link', resource: 'signed_link', read: ['read'], insert: ['change'], update: ['change'] },

  { ...ours, table: 'members.member', resource: 'member', read: ['read', 'search'], insert: ['import'], update: ['import'], relations: { self: 'id' } },
  { ...hub, table: 'network.office', resource: 'directory', read: ['read'], insert: ['import'], update: ['import'] },
  { ...hub, table: 'network.clinician', resource: 'directory', read: ['read'], insert: ['import'], update: ['import'] },
  { ...hub, table: 'network.location', resource: 'directory', read: ['read'], insert: ['import'], update: ['import'] },

  { ...ours, table: 'cases.case_number', resource: 'case_number', read: ['create'], insert: ['create'], update: [], appendOnly: true },
  { ...ours, table: 'cases.referral', resource: 'referral', read: ['read'], insert: ['submit'], update: ['change', 'acknowledge'], relations: { own_office: 'office_id', self: 'member_id' } },
  { ...ours, table: 'cases.service_line', resource: 'referral', read: ['read'], insert: ['submit'], update: ['change'], parent: onReferral },
  { ...ours, table: 'cases.duplicate_flag', resource: 'referral', read: ['read'], insert: ['change'], update: ['settle_duplicate'], parent: onReferral },

  { ...ours, table: 'intake.arrival', resource: 'arrival', read: ['read'], insert: ['create'], update: ['change', 'place'] },
  { ...ours, table: 'intake.document', resource: 'document', read: ['read'], insert: ['upload'], update: ['change'], relations: { own_account: 'received_by' }, parent: onReferral },
  { ...ours, table: 'intake.page', resource: 'document', read: ['read'], insert: ['change'], update: ['change'], parent: { table: 'intake.document', column: 'document_id' } },

  { ...hub, table: 'work.calendar', resource: 'clock_rule', read: ['read'], insert: ['record'], update: [], appendOnly: true },
  { ...hub, table: 'work.clock_rule', resource: 'clock_rule', read: ['read'], insert: ['record'], update: [], appendOnly: true },
  { ...ours, table: 'work.item', resource: 'work_item', read: ['read'], insert: ['create'], update: ['claim', 'release', 'hand_over', 'reassign'] },
  { ...ours, table: 'work.deadline', resource: 'deadline', read: ['read'], insert: ['start'], update: ['stop'] },
  { ...ours, table: 'work.escalation', resource: 'escalation', read: ['read'], insert: ['open'], update: ['commit', 'resolve'] },

  { ...ours, table: 'contact.message', resource: 'message', read: ['read'], insert: ['write'], update: ['write'] },
  { ...ours, table: 'contact.call', resource: 'call', read: ['read'], insert: ['take'], update: ['take'] },
];
