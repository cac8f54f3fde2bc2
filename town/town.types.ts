// Why: the shapes of the invented town, so that whoever seeds a database, writes a story or draws a screen reads the
// same nouns. Plain data only: keys are stable UUIDs, dates are 'YYYY-MM-DD', phones are E.164 inside the 555 exchange.

import type { PortalRole, StaffRole } from '../care/roles.rules.ts';

export type PayerKind = 'medicare_advantage' | 'medicaid' | 'commercial' | 'self_funded' | 'health_system';
export type LineOfBusiness = 'medicare_advantage' | 'medicaid' | 'commercial' | 'self_funded';
export const serviceFamilies = [
  'dme',
  'oxygen',
  'pap',
  'wound_care',
  'enteral',
  'home_health',
  'infusion',
  'orthotics_prosthetics',
] as const;
export type ServiceFamily = (typeof serviceFamilies)[number];
export type Language = 'en' | 'es' | 'zh' | 'vi' | 'ar' | 'ko' | 'ru' | 'ht' | 'nv' | 'haw' | 'tl';
export type Sex = 'female' | 'male' | 'unknown';
export type Channel = 'phone' | 'text' | 'email' | 'letter' | 'portal';

/** A payer is a tenant; `tenantId` starts at 10 (0 is the hub, 1 the lobby). `lineOfBusiness` is its main one. */
export type Payer = {
  tenantId: number;
  slug: string;
  name: string;
  kind: PayerKind;
  lineOfBusiness: LineOfBusiness;
  state: string;
  zone: string;
  x12Id: string;
  intakeEmail: string;
  phone: string;
  calendarId: string;
};

export type Plan = { planId: string; name: string; lob: LineOfBusiness; tenantId: number };

export type City = {
  id: string;
  city: string;
  state: string;
  zone: string;
  areaCode: string;
  zips: string[];
  /** Which name lists of names.ts the people here are drawn from. */
  peoples: string[];
};

export type Address = {
  line1: string;
  line2?: string;
  city: string;
  state: string;
  zip: string;
  zone: string;
};

/** What stands between the van and the bed: `stairs` counts steps to the door, `elevator: false` means none. */
export type Access = { stairs?: number; gate?: string; elevator?: boolean; notes?: string };

export type Member = {
  key: string;
  tenantId: number;
  planId: string;
  memberNumber: string;
  givenName: string;
  familyName: string;
  /** Jr, Sr, III: kept apart from the family name as payers' files do. */
  suffix?: string;
  birthOn: string;
  sex: Sex;
  language: Language;
  phone: string;
  email?: string;
  address: Address;
  access: Access;
  emergencyContact?: { name: string; relationship: string; phone: string };
  preferredChannel: Channel;
};

/** A member written by hand: anything left out is invented from the plan and the city. */
export type HandWrittenMember = {
  plan: string;
  city: string;
  givenName: string;
  familyName: string;
  birthOn: string;
  sex: Sex;
  suffix?: string;
  language?: Language;
  line1?: string;
  line2?: string;
  zip?: string;
  access?: Access;
  emergencyContact?: { name: string; relationship: string };
  preferredChannel?: Channel;
};

export type BadLuck =
  | 'payer_silent'
  | 'payer_garbled'
  | 'payer_slow'
  | 'payer_pends'
  | 'payer_denies'
  | 'payer_approves_less'
  | 'not_eligible'
  | 'changes_plan'
  | 'no_provider_accepts'
  | 'provider_hands_back'
  | 'delivery_fails'
  | 'visit_missed'
  | 'dies'
  | 'moves'
  | 'rehospitalized'
  | 'discharge_moves'
  | 'unreachable'
  | 'refuses'
  | 'device_recalled'
  | 'acknowledgement_bounces';

export type Sentinel = { name: string; triggers: BadLuck; means: string; member: HandWrittenMember };

export type ProviderLocation = {
  key: string;
  organizationKey: string;
  organizationName: string;
  /** The location's own display name: organization and city. */
  name: string;
  families: ServiceFamily[];
  npi: string;
  ein: string;
  line1: string;
  city: string;
  state: string;
  zip: string;
  zone: string;
  serviceZipPrefixes: string[];
  languages: Language[];
  phone: string;
  email: string;
  capacityPerDay: number;
  licensedStates: string[];
  licenseValidTo: string;
  credentialedTo: string;
  active: boolean;
  /** Tenant ids of the payers this location is contracted with. */
  tenants: number[];
};

export type Clinician = { key: string; name: string; credential: string; npi: string };

export type Office = {
  key: string;
  name: string;
  kind: 'physician_office' | 'hospital';
  npi: string;
  line1: string;
  city: string;
  state: string;
  zip: string;
  zone: string;
  phone: string;
  fax: string;
  email: string;
  clinicians: Clinician[];
};

/** Someone who works at the hub (or, for a payer_liaison, at one payer). `tenants` are the tenants granted. */
export type StaffMember = {
  key: string;
  role: StaffRole;
  name: string;
  email: string;
  extension: string;
  directPhone: string;
  tenants: number[];
  languages: Language[];
  team: string;
  /** Base32; null for roles that never see a member's data. */
  totpSecret: string | null;
};

/** Someone who signs in at a portal. Exactly the keys that fit the role are filled. */
export type PortalPerson = {
  key: string;
  role: PortalRole;
  name: string;
  email: string;
  phone: string;
  tenants: number[];
  totpSecret: string | null;
  officeKey?: string;
  organizationKey?: string;
  locationKeys?: string[];
  memberKey?: string;
  /** For a delegate: what the member allowed, and until when. */
  delegation?: { relationship: string; scopes: string[]; from: string; to: string };
};
