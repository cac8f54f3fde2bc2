// Why: who may do what to which record, on one page (domain.md §1.2 and §9, minimum necessary, deny by default).
// Server checks, row policies in the database and the `can` of every reply come from these rows.
import type { Mask, PolicyRow, Relation } from '../base/access/policy.ts';
import { everyRole, staffRoles, type Role } from './roles.rules.ts';

type Grant = { roles: readonly Role[]; resource: string; actions: string[]; through: Relation; mask?: Mask };

const caseWorkers: Role[] = ['intake_agent', 'care_coordinator', 'triage_nurse', 'supervisor'];
const caseReaders: Role[] = [
  ...caseWorkers,
  'nurse_reviewer',
  'medical_director',
  'admin_reviewer',
  'appeals_coordinator',
];
const arrangers: Role[] = ['care_coordinator', 'supervisor', 'system'];
const dispatchers: Role[] = ['servicing_dispatcher', 'provider_admin'];
const everyone: readonly Role[] = everyRole;
const system: Role[] = ['system'];
const signedIn = everyone.filter((role) => role !== 'gate');
const deciders: Role[] = [...caseReaders, 'claims_analyst'];

const grants: Grant[] = [
  // The case
  { roles: caseReaders, resource: 'referral', actions: ['read'], through: 'granted' },
  {
    roles: ['payer_liaison', 'claims_analyst', 'privacy_officer'],
    resource: 'referral',
    actions: ['read'],
    through: 'granted',
  },
  { roles: ['quality_auditor'], resource: 'referral', actions: ['read'], through: 'granted', mask: 'masked' },
  { roles: ['referring_office'], resource: 'referral', actions: ['read', 'submit'], through: 'own_office' },
  {
    roles: ['referring_office'],
    resource: 'referral',
    actions: ['ask_cancel', 'attach', 'answer'],
    through: 'own_office',
  },
  { roles: ['member', 'delegate'], resource: 'referral', actions: ['read', 'ask_cancel'], through: 'self' },
  {
    roles: caseWorkers,
    resource: 'referral',
    actions: ['submit', 'change', 'acknowledge', 'settle_duplicate', 'attach'],
    through: 'granted',
  },
  {
    roles: system,
    resource: 'referral',
    actions: ['read', 'submit', 'change', 'acknowledge'],
    through: 'granted',
  },
  { roles: signedIn, resource: 'case_number', actions: ['create'], through: 'granted' },

  // Who comes when, and the proof that they came
  {
    roles: [...caseReaders, 'claims_analyst', 'payer_liaison', 'privacy_officer', 'system'],
    resource: 'appointment',
    actions: ['read'],
    through: 'granted',
  },
  {
    roles: ['quality_auditor'],
    resource: 'appointment',
    actions: ['read'],
    through: 'granted',
    mask: 'masked',
  },
  {
    roles: [...caseWorkers, 'system'],
    resource: 'appointment',
    actions: ['answer_for', 'propose', 'carry_out'],
    through: 'granted',
  },
  {
    roles: dispatchers,
    resource: 'appointment',
    actions: ['read', 'propose', 'carry_out', 'record_proof'],
    through: 'own_location',
  },
  { roles: ['referring_office'], resource: 'appointment', actions: ['read'], through: 'own_office' },
  { roles: ['member', 'delegate'], resource: 'appointment', actions: ['read', 'answer'], through: 'self' },
  {
    roles: [...caseReaders, 'claims_analyst', 'payer_liaison', 'privacy_officer', 'system'],
    resource: 'proof',
    actions: ['read'],
    through: 'granted',
  },
  { roles: ['care_coordinator', 'supervisor'], resource: 'proof', actions: ['decide'], through: 'granted' },
  { roles: system, resource: 'proof', actions: ['record', 'decide'], through: 'granted' },
  { roles: dispatchers, resource: 'proof', actions: ['read', 'record'], through: 'own_location' },
  {
    roles: [...caseReaders, 'payer_liaison', 'privacy_officer'],
    resource: 'paper',
    actions: ['read'],
    through: 'granted',
  },
  { roles: [...caseWorkers, 'system'], resource: 'paper', actions: ['read', 'make'], through: 'granted' },
  { roles: ['referring_office'], resource: 'paper', actions: ['read'], through: 'own_office' },
  { roles: ['member', 'delegate'], resource: 'paper', actions: ['read'], through: 'self' },
  {
    roles: [...caseReaders, 'payer_liaison', 'quality_auditor', 'privacy_officer'],
    resource: 'survey',
    actions: ['read'],
    through: 'granted',
  },
  { roles: [...caseWorkers, 'system'], resource: 'survey', actions: ['read', 'answer'], through: 'granted' },
  { roles: system, resource: 'survey', actions: ['ask'], through: 'granted' },

  {
    roles: ['supervisor', 'quality_auditor'],
    resource: 'clarification',
    actions: ['read'],
    through: 'granted',
  },

  // What came in
  { roles: caseReaders, resource: 'arrival', actions: ['read'], through: 'granted' },
  { roles: caseWorkers, resource: 'arrival', actions: ['create', 'change', 'place'], through: 'granted' },
  { roles: ['referring_office'], resource: 'arrival', actions: ['create'], through: 'granted' },
  { roles: system, resource: 'arrival', actions: ['read', 'create', 'change', 'place'], through: 'granted' },
  { roles: [...staffRoles, 'system'], resource: 'fax_line', actions: ['read'], through: 'granted' },
  { roles: system, resource: 'fax_line', actions: ['import'], through: 'granted' },
  { roles: system, resource: 'fax_vendor', actions: ['read', 'import'], through: 'granted' },
  { roles: [...caseReaders, 'system'], resource: 'fax', actions: ['read'], through: 'granted' },
  { roles: system, resource: 'fax', actions: ['receive'], through: 'granted' },
  { roles: deciders, resource: 'document', actions: ['read', 'upload', 'change'], through: 'granted' },
  {
    roles: ['referring_office'],
    resource: 'document',
    actions: ['read', 'upload', 'change'],
    through: 'own_account',
  },
  { roles: ['referring_office'], resource: 'document', actions: ['read', 'upload'], through: 'own_office' },
  { roles: system, resource: 'document', actions: ['read', 'upload', 'change'], through: 'granted' },

  // Work: one queue, one clock display
  {
    roles: caseReaders,
    resource: 'work_item',
    actions: ['read', 'claim', 'release', 'hand_over'],
    through: 'granted',
  },
  {
    roles: ['quality_auditor', 'payer_liaison'],
    resource: 'work_item',
    actions: ['read'],
    through: 'granted',
    mask: 'masked',
  },
  // A call taken or an exception met by a person stands in the queue in the same transaction.
  { roles: caseWorkers, resource: 'work_item', actions: ['create'], through: 'granted' },
  { roles: ['supervisor'], resource: 'work_item', actions: ['reassign'], through: 'granted' },
  { roles: system, resource: 'work_item', actions: ['read', 'create', 'claim'], through: 'granted' },
  {
    roles: [...caseReaders, 'payer_liaison', 'quality_auditor'],
    resource: 'deadline',
    actions: ['read'],
    through: 'granted',
  },
  {
    roles: [...caseWorkers, 'system'],
    resource: 'deadline',
    actions: ['read', 'start', 'stop'],
    through: 'granted',
  },
  // Who waits hears by when, of the clocks named in care/work/hear-by.rules.ts, and nothing else of a clock.
  { roles: ['referring_office'], resource: 'deadline', actions: ['hear'], through: 'own_office' },
  { roles: ['member', 'delegate'], resource: 'deadline', actions: ['hear'], through: 'self' },
  {
    roles: [...caseReaders, 'payer_liaison', 'quality_auditor'],
    resource: 'escalation',
    actions: ['read'],
    through: 'granted',
  },
  {
    roles: [...caseWorkers, 'system'],
    resource: 'escalation',
    actions: ['read', 'open'],
    through: 'granted',
  },
  {
    roles: ['supervisor', 'system'],
    resource: 'escalation',
    actions: ['commit', 'resolve'],
    through: 'granted',
  },
  { roles: [...staffRoles, 'system'], resource: 'clock_rule', actions: ['read'], through: 'hub' },
  { roles: system, resource: 'clock_rule', actions: ['record'], through: 'hub' },

  // Approvals: the program approves by rule or routes; people decide as the machine of authorizations lets them.
  {
    roles: [...caseReaders, 'payer_liaison', 'claims_analyst'],
    resource: 'authorization',
    actions: ['read'],
    through: 'granted',
  },
  {
    roles: ['nurse_reviewer', 'medical_director', 'admin_reviewer'],
    resource: 'authorization',
    actions: ['decide'],
    through: 'granted',
  },
  { roles: caseWorkers, resource: 'authorization', actions: ['notify'], through: 'granted' },
  {
    roles: system,
    resource: 'authorization',
    actions: ['read', 'open', 'decide', 'notify'],
    through: 'granted',
  },
  // Whoever orders may know beforehand what needs approval.
  {
    roles: [...staffRoles, 'referring_office', 'system'],
    resource: 'coverage_rule',
    actions: ['read'],
    through: 'hub',
  },
  { roles: system, resource: 'coverage_rule', actions: ['record'], through: 'hub' },

  // Finding a provider. A dispatcher answers the offers to their own location and sees whom a line is for once it is theirs.
  { roles: dispatchers, resource: 'offer', actions: ['read', 'answer'], through: 'own_location' },
  { roles: dispatchers, resource: 'award', actions: ['read', 'win'], through: 'own_location' },
  { roles: caseReaders, resource: 'offer', actions: ['read'], through: 'granted' },
  { roles: caseReaders, resource: 'sourcing', actions: ['read'], through: 'granted' },
  { roles: caseReaders, resource: 'award', actions: ['read'], through: 'granted' },
  { roles: caseWorkers, resource: 'sourcing', actions: ['note_choice'], through: 'granted' },
  { roles: arrangers, resource: 'sourcing', actions: ['read', 'arrange'], through: 'granted' },
  { roles: arrangers, resource: 'offer', actions: ['read', 'send', 'arrange'], through: 'granted' },
  { roles: arrangers, resource: 'award', actions: ['read', 'win'], through: 'granted' },
  { roles: system, resource: 'award', actions: ['settle'], through: 'granted' },
  { roles: [...staffRoles, 'system'], resource: 'location_day', actions: ['read'], through: 'hub' },
  { roles: system, resource: 'location_day', actions: ['count'], through: 'hub' },

  // Coverage: read by those who read the case, asked and recorded by those who work on it.
  {
    roles: [...caseReaders, 'claims_analyst', 'payer_liaison'],
    resource: 'coverage',
    actions: ['read'],
    through: 'granted',
  },
  {
    roles: [...caseWorkers, 'system'],
    resource: 'coverage',
    actions: ['read', 'ask', 'record'],
    through: 'granted',
  },
  { roles: [...caseWorkers, 'system'], resource: 'payer_profile', actions: ['read'], through: 'granted' },
  { roles: system, resource: 'payer_profile', actions: ['import'], through: 'granted' },

  // X12 with trading partners: a partner's program sends and fetches its own; those who answer for the payer read.
  { roles: ['trading_partner'], resource: 'x12_message', actions: ['exchange'], through: 'own_account' },
  {
    roles: ['supervisor', 'claims_analyst', 'payer_liaison', 'privacy_officer', 'system'],
    resource: 'x12_message',
    actions: ['read'],
    through: 'granted',
  },
  { roles: system, resource: 'x12_message', actions: ['exchange'], through: 'granted' },
  // A request of theirs becomes a case as it comes; the case itself they never read, only what it is answered.
  { roles: ['trading_partner'], resource: 'x12_request', actions: ['exchange'], through: 'own_account' },
  { roles: ['trading_partner'], resource: 'referral', actions: ['exchange'], through: 'granted' },
  { roles: caseReaders, resource: 'x12_request', actions: ['read'], through: 'granted' },
  { roles: system, resource: 'x12_request', actions: ['read', 'exchange', 'tell'], through: 'granted' },
  { roles: system, resource: 'x12_partner', actions: ['read', 'import'], through: 'granted' },
  { roles: ['trading_partner'], resource: 'x12_partner', actions: ['read'], through: 'own_account' },
  {
    roles: ['supervisor', 'claims_analyst', 'payer_liaison', 'privacy_officer'],
    resource: 'x12_partner',
    actions: ['read'],
    through: 'granted',
  },

  // Files of payers: sent and agreed by those who answer for the payer; an administrator sends and sees totals, never a row.
  {
    roles: ['supervisor', 'payer_liaison'],
    resource: 'feed_file',
    actions: ['list', 'upload', 'agree', 'set_layout'],
    through: 'granted',
  },
  {
    roles: ['system_admin'],
    resource: 'feed_file',
    actions: ['list', 'upload', 'set_layout'],
    through: 'granted',
  },
  {
    roles: ['intake_agent', 'privacy_officer'],
    resource: 'feed_file',
    actions: ['list'],
    through: 'granted',
  },
  {
    roles: system,
    resource: 'feed_file',
    actions: ['list', 'upload', 'agree', 'set_layout'],
    through: 'granted',
  },
  {
    roles: ['supervisor', 'payer_liaison', 'intake_agent', 'privacy_officer', 'system'],
    resource: 'feed_row',
    actions: ['read'],
    through: 'granted',
  },
  { roles: system, resource: 'feed_row', actions: ['take'], through: 'granted' },

  // Talk
  { roles: [...caseReaders, 'quality_auditor'], resource: 'message', actions: ['read'], through: 'granted' },
  { roles: [...caseWorkers, 'system'], resource: 'message', actions: ['read', 'write'], through: 'granted' },
  { roles: [...caseWorkers, 'system'], resource: 'call', actions: ['read', 'take'], through: 'granted' },
  { roles: [...caseReaders, 'quality_auditor'], resource: 'call', actions: ['read'], through: 'granted' },
  // What is being typed is the business of whoever types it, and of the supervisor who takes over.
  { roles: caseWorkers, resource: 'call', actions: ['draft', 'read_draft'], through: 'own_account' },
  { roles: ['supervisor'], resource: 'call', actions: ['read_draft'], through: 'granted' },

  // People
  {
    roles: [...caseReaders, 'claims_analyst', 'privacy_officer', 'payer_liaison'],
    resource: 'member',
    actions: ['read', 'search'],
    through: 'granted',
  },
  { roles: ['quality_auditor'], resource: 'member', actions: ['read'], through: 'granted', mask: 'masked' },
  { roles: ['member', 'delegate'], resource: 'member', actions: ['read'], through: 'self' },
  { roles: system, resource: 'member', actions: ['read', 'search', 'import'], through: 'granted' },
  { roles: signedIn, resource: 'directory', actions: ['read'], through: 'hub' },
  { roles: ['gate'], resource: 'tenant', actions: ['read'], through: 'hub' },
  { roles: system, resource: 'tenant', actions: ['read', 'import'], through: 'hub' },
  { roles: signedIn, resource: 'tenant', actions: ['read'], through: 'hub' },
  { roles: system, resource: 'directory', actions: ['import'], through: 'hub' },
  { roles: signedIn, resource: 'code_set', actions: ['read'], through: 'hub' },
  { roles: system, resource: 'code_set', actions: ['import'], through: 'hub' },
  { roles: [...staffRoles, 'system'], resource: 'account', actions: ['read'], through: 'hub' },
  { roles: signedIn, resource: 'account', actions: ['read_own'], through: 'own_account' },
  { roles: system, resource: 'account', actions: ['change'], through: 'hub' },
  {
    roles: ['system_admin'],
    resource: 'account',
    actions: ['list', 'deactivate', 'sign_out'],
    through: 'hub',
  },
  { roles: system, resource: 'account_history', actions: ['read', 'record'], through: 'hub' },
  {
    roles: ['system_admin', 'privacy_officer'],
    resource: 'account_history',
    actions: ['read'],
    through: 'hub',
  },
  { roles: system, resource: 'credential', actions: ['read', 'change'], through: 'hub' },

  // The record itself
  {
    roles: [...caseReaders, 'payer_liaison', 'quality_auditor', 'privacy_officer'],
    resource: 'event',
    actions: ['read'],
    through: 'granted',
  },
  { roles: system, resource: 'event', actions: ['read', 'seal'], through: 'granted' },
  { roles: signedIn, resource: 'event', actions: ['append'], through: 'granted' },
  { roles: signedIn, resource: 'access_entry', actions: ['write'], through: 'granted' },
  {
    roles: [...caseReaders, 'privacy_officer', 'quality_auditor', 'system'],
    resource: 'access_entry',
    actions: ['read'],
    through: 'granted',
  },
  { roles: signedIn, resource: 'queue', actions: ['add'], through: 'granted' },
  { roles: caseWorkers, resource: 'timer', actions: ['disarm'], through: 'granted' },
  { roles: signedIn, resource: 'timer', actions: ['arm'], through: 'granted' },
  { roles: system, resource: 'timer', actions: ['ring'], through: 'granted' },
  { roles: system, resource: 'queue', actions: ['read', 'take'], through: 'granted' },
  { roles: signedIn, resource: 'idempotency', actions: ['keep'], through: 'own_account' },
  { roles: system, resource: 'lease', actions: ['take'], through: 'hub' },
  { roles: system, resource: 'signed_link', actions: ['read', 'change'], through: 'hub' },
];

/** The policy table, one row per role. */
export const policy: readonly PolicyRow[] = grants.flatMap((grant) =>
  grant.roles.map((role) => ({
    role,
    resource: grant.resource,
    actions: grant.actions,
    relation: grant.through,
    mask: grant.mask ?? 'full',
  })),
);
