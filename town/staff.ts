// Why: somebody real-sounding stands in every role the architecture names, with the extension and direct phone that M13
// and M19 promise to say aloud, and with exactly the payers granted that their work needs.
import { rolesWithoutHealthData, type Role, type StaffRole } from '../care/roles.rules.ts';
import { keyOf, phoneAt, slugOf, totpSecretFor } from './invent.ts';
import { lobbyTenantId, payers } from './payers.ts';
import type { Language, StaffMember } from './town.types.ts';

/** The one password of everybody in the invented town. It opens nothing real: never seed it beside real people. */
export const demoPassword = 'Town-only-passphrase-1948';

/** The fixed TOTP secret of a person of the town, or null for roles that never see health data. */
export function townTotpSecret(role: Role, email: string): string | null {
  return rolesWithoutHealthData.includes(role) ? null : totpSecretFor(email);
}

type Row = [
  role: StaffRole,
  name: string,
  team: string,
  grants: 'all' | 'lobby+all' | 'none' | number[],
  languages?: Language[],
];

const east = [10, 14];
const middle = [11, 18];
const west = [12, 13, 15, 16];
const island = [10, 17];

const rows: Row[] = [
  ['intake_agent', 'Imani Brooks', 'Intake', 'lobby+all'],
  ['intake_agent', 'Diego Salgado', 'Intake', 'lobby+all', ['en', 'es']],
  ['intake_agent', 'Mei Tanaka', 'Intake', 'lobby+all', ['en', 'zh']],
  ['intake_agent', 'Patrick O’Dowd', 'Intake', 'lobby+all'],
  ['intake_agent', 'Rana Khoury', 'Intake', 'lobby+all', ['en', 'ar']],
  ['intake_agent', 'Tuyết Lê', 'Intake', 'lobby+all', ['en', 'vi']],
  ['care_coordinator', 'Joanne Whitaker', 'East', east],
  ['care_coordinator', 'Luis Arroyo', 'East', island, ['en', 'es']],
  ['care_coordinator', 'Marguerite Dubois', 'East', east, ['en', 'ht']],
  ['care_coordinator', 'Calvin Reed', 'Middle', middle],
  ['care_coordinator', 'Teresa Villanueva', 'Middle', middle, ['en', 'es']],
  ['care_coordinator', 'Keoni Akana', 'West', west],
  ['care_coordinator', 'Sun-Hee Yoon', 'West', west, ['en', 'ko']],
  ['care_coordinator', 'Bill Harker', 'West', west],
  ['nurse_reviewer', 'Abigail Thorne, RN', 'Clinical review', 'all'],
  ['nurse_reviewer', 'Samuel Ikeda, RN', 'Clinical review', west],
  ['medical_director', 'Dr. Vivian Castellano', 'Clinical review', 'all'],
  ['admin_reviewer', 'Norman Pell', 'Administrative review', 'all'],
  ['triage_nurse', 'Florence Achebe, RN', 'Clinical line', 'lobby+all'],
  ['triage_nurse', 'Owen Lindgren, RN', 'Clinical line', 'lobby+all', ['en', 'es']],
  ['supervisor', 'Dolores Kincaid', 'East', 'lobby+all', ['en', 'es']],
  ['supervisor', 'Anthony Brandt', 'Middle', 'lobby+all'],
  ['supervisor', 'Leimomi Park', 'West', 'lobby+all', ['en', 'haw']],
  ['network_manager', 'Gordon Faye', 'Network', 'all'],
  ['credentialing_specialist', 'Ruthanne Cobb', 'Network', 'all'],
  ['claims_analyst', 'Deepak Varma', 'Claims', 'all'],
  ['appeals_coordinator', 'Celeste Moreau', 'Appeals', 'all'],
  ['quality_auditor', 'Ingrid Solheim', 'Quality', 'all'],
  ['privacy_officer', 'Howard Lattimer', 'Privacy', 'lobby+all'],
  ['system_admin', 'Pavel Hruska', 'Systems', 'none'],
  ['payer_liaison', 'Katherine Moody', 'Silver Harbor', [10]],
  ['payer_liaison', 'Jerome Pickett', 'Prairie Lantern', [11]],
  ['payer_liaison', 'Sigrid Nakai', 'Northern Lights', [12]],
  ['payer_liaison', 'Alma Figueroa', 'Copper Mesa', [13]],
  ['payer_liaison', 'Ted Kowalczyk', 'Ironworks', [14]],
  ['payer_liaison', 'Christine Baca', 'Golden Valley', [15]],
  ['payer_liaison', 'Malia Fernandes', 'Makai', [16]],
  ['payer_liaison', 'Wilfredo Matos', 'Coquí Salud', [17]],
  ['payer_liaison', 'Laurel Hutchins', 'High Plains', [18]],
];

function tenantsOf(grants: Row[3]): number[] {
  const all = payers.map((payer) => payer.tenantId);
  if (grants === 'all') return all;
  if (grants === 'lobby+all') return [lobbyTenantId, ...all];
  return grants === 'none' ? [] : grants;
}

function person([role, name, team, grants, languages]: Row, index: number): StaffMember {
  const plain = name.replace(/^Dr\. /, '').replace(/, RN$/, '');
  const payer =
    role === 'payer_liaison'
      ? payers.find((candidate) => candidate.tenantId === tenantsOf(grants)[0])
      : undefined;
  const email = `${slugOf(plain).replaceAll('-', '.')}@${payer ? `${payer.slug}.` : ''}doorstep.example`;
  return {
    key: keyOf('staff', email),
    role,
    name,
    email,
    extension: String(4101 + index),
    directPhone: phoneAt('860', 100 + index),
    tenants: tenantsOf(grants),
    languages: languages ?? ['en'],
    team,
    totpSecret: townTotpSecret(role, email),
  };
}

/** Everybody who works at the hub, and one liaison at each payer. */
export const staff: StaffMember[] = rows.map(person);

/** The first person of a role, as the demo sign-in offers; throws when nobody holds it. */
export function staffIn(role: StaffRole): StaffMember {
  const found = staff.find((candidate) => candidate.role === role);
  if (!found) throw new Error(`Nobody of the town is ${role}.`);
  return found;
}
