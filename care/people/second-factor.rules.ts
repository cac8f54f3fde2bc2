// Why: everyone who may see health data needs a second factor (trust.md §2.1); only roles that never see any are spared.
import { rolesWithoutHealthData, staffRoles, type Role } from '../roles.rules.ts';

/** True when this role must give a code after the password. */
export function needsSecondFactor(role: string): boolean {
  return !(rolesWithoutHealthData as readonly string[]).includes(role);
}

export type PortalName = 'workbench' | 'provider' | 'member' | 'payer';

/** Which portal a role works in. */
export function portalOf(role: Role): PortalName {
  if (role === 'referring_office' || role === 'servicing_dispatcher' || role === 'provider_admin')
    return 'provider';
  if (role === 'member' || role === 'delegate') return 'member';
  return role === 'payer_liaison' ? 'payer' : 'workbench';
}

export const isStaffRole = (role: string): boolean => (staffRoles as readonly string[]).includes(role);
