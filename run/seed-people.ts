// Why: everybody of the town who can sign in, with exactly the payers granted that the work needs, and second-factor
// secrets that are ciphertext from the first moment.

import { sealSecret } from '../base/access/seal-secret.ts';
import type { Role } from '../care/roles.rules.ts';
import { lobbyTenantId, portalPeople, staff, tradingPartners } from '../town/index.ts';
import type { PortalPerson, StaffMember, TradingPartner } from '../town/index.ts';

/** Who meets what is not placed with a payer yet: case workers place it, an office's order may wait there. */
const lobbyRoles: readonly Role[] = [
  'intake_agent',
  'care_coordinator',
  'triage_nurse',
  'supervisor',
  'referring_office',
];

function tenantsOf(person: StaffMember | PortalPerson): number[] {
  const granted = lobbyRoles.includes(person.role) ? [lobbyTenantId, ...person.tenants] : person.tenants;
  return [...new Set(granted)];
}

/** One person as the columns of base.account. */
export function accountOf(person: StaffMember | PortalPerson): object {
  const works = 'team' in person ? person : undefined;
  const enters = 'team' in person ? undefined : person;
  return {
    id: person.key,
    role: person.role,
    name: person.name,
    email: person.email.toLowerCase(),
    extension: works?.extension ?? null,
    directPhone: works?.directPhone ?? enters?.phone ?? null,
    team: works?.team ?? null,
    tenants: tenantsOf(person),
    offices: enters?.officeKey === undefined ? [] : [enters.officeKey],
    locations: enters?.locationKeys ?? [],
    members: enters?.memberKey === undefined ? [] : [enters.memberKey],
  };
}

/** The accounts of staff and portal people, keyed as the columns of base.account. */
export function accountRows(): object[] {
  return [...[...staff, ...portalPeople].map(accountOf), ...tradingPartners.map(partnerAccount)];
}

const partnerAccount = ({ accountKey, name, email, tenantId }: TradingPartner): object => ({
  id: accountKey,
  role: 'trading_partner',
  name,
  email,
  extension: null,
  directPhone: null,
  team: null,
  tenants: [tenantId],
  offices: [],
  locations: [],
  members: [],
});

/** Credentials of those in `wanted`, all with one password hash; `secret` seals the second-factor secrets. */
export function credentialRows(passwordHash: string, secret: Buffer, wanted: ReadonlySet<string>): object[] {
  return [...staff, ...portalPeople]
    .filter((person) => wanted.has(person.key))
    .map(({ key, totpSecret }) => ({
      accountId: key,
      passwordHash,
      totpSecret: totpSecret === null ? null : sealSecret(secret, 'totp', totpSecret).toString('base64'),
    }));
}
