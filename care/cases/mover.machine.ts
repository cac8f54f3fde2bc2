// Why: the role identifiers are a fixed contract (tables, tests, policies); every machine of the trade names its movers
// from that one list, so that a misspelt role cannot silently bar a move.
import type { Role } from '../roles.rules.ts';

/** Who can make a move: a role, `system` for what the program does by itself, `clock` where time makes the move. */
export type Mover = Exclude<Role, 'gate'> | 'clock';

/** The hub's own people who work on cases: all who may own a work item. Auditors and administrators only look. */
export const caseWorkers = [
  'intake_agent',
  'care_coordinator',
  'nurse_reviewer',
  'medical_director',
  'admin_reviewer',
  'triage_nurse',
  'supervisor',
  'network_manager',
  'credentialing_specialist',
  'claims_analyst',
  'appeals_coordinator',
  'privacy_officer',
  'payer_liaison',
] as const satisfies readonly Mover[];
