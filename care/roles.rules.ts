// Why: role identifiers are fixed once (architecture, "Roles") and used in tables, tests, machines and policies alike.

export const staffRoles = [
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
  'quality_auditor',
  'privacy_officer',
  'system_admin',
  'payer_liaison',
] as const;

export const portalRoles = [
  'referring_office',
  'servicing_dispatcher',
  'provider_admin',
  'member',
  'delegate',
] as const;

/** Programs of other houses that speak X12 with ours. */
export const partnerRoles = ['trading_partner'] as const;

/** `gate` is a caller who has not signed in yet; `clock` is time making a move inside a machine. */
export const systemRoles = ['system', 'gate'] as const;

export const everyRole = [...staffRoles, ...portalRoles, ...partnerRoles, ...systemRoles] as const;

export type StaffRole = (typeof staffRoles)[number];
export type PortalRole = (typeof portalRoles)[number];
export type Role = (typeof everyRole)[number];

/** What people read instead of the identifier. */
export const roleLabels: Record<Role, string> = {
  intake_agent: 'Intake agent',
  care_coordinator: 'Care coordinator',
  nurse_reviewer: 'Nurse reviewer',
  medical_director: 'Medical director',
  admin_reviewer: 'Administrative reviewer',
  triage_nurse: 'Triage nurse',
  supervisor: 'Supervisor',
  network_manager: 'Network manager',
  credentialing_specialist: 'Credentialing specialist',
  claims_analyst: 'Claims analyst',
  appeals_coordinator: 'Appeals coordinator',
  quality_auditor: 'Quality auditor',
  privacy_officer: 'Privacy officer',
  system_admin: 'System administrator',
  payer_liaison: 'Payer liaison',
  referring_office: 'Referring office',
  servicing_dispatcher: 'Servicing dispatcher',
  provider_admin: 'Provider administrator',
  member: 'Member',
  delegate: 'Delegate',
  trading_partner: 'Trading partner',
  system: 'Doorstep',
  gate: 'Not signed in',
};

/** Roles that never see a person's health data; everybody else needs a second factor to sign in. */
export const rolesWithoutHealthData: readonly Role[] = [
  'system_admin',
  'network_manager',
  'credentialing_specialist',
];
