// Why: those who enter by the portals: offices that order, dispatchers and administrators of suppliers, members, and a
// daughter who may act for her mother within a dated scope (domain.md §9, caregivers).
import type { PortalRole } from '../care/roles.rules.ts';
import { keyOf, slugOf } from './invent.ts';
import { fullName, memberNamed, members } from './members.ts';
import { offices } from './offices.ts';
import { payers } from './payers.ts';
import { providerLocations, providerOrganizations } from './providers.ts';
import { townTotpSecret } from './staff.ts';
import type { Member, Office, PortalPerson } from './town.types.ts';

const everyPayer = payers.map((payer) => payer.tenantId);

const officeClerks =
  'Nancy Petrova; Derrick Hale; Susana Ríos; Kelly Amundsen; Judith Blau; Marcus Tilley; Ann Kaminski; Vera Dobbs; Ole Stenberg; Trisha Combs; Lamar Guidry; Hoda Mansour; Craig Dent; Bonnie Salo; Whitney Frost; Rebeca Lucero; Joel Tanner; Gabriela Soto; Leona Benally; Esther Im; Karl Ahgook; Pua Nakoa; Iris Cordero; Monique Célestin'.split(
    '; ',
  );

function signIn(
  role: PortalRole,
  name: string,
  email: string,
  phone: string,
  tenants: number[],
): PortalPerson {
  return {
    key: keyOf('portal', email),
    role,
    name,
    email,
    phone,
    tenants,
    totpSecret: townTotpSecret(role, email),
  };
}

function clerkOf(office: Office, index: number): PortalPerson {
  const name = officeClerks[index] ?? `Front desk of ${office.name}`;
  const domain = office.email.slice(office.email.indexOf('@'));
  const email = `${slugOf(name).replaceAll('-', '.')}${domain}`;
  // An office orders for members of any payer; what it sees of them is only what it ordered itself.
  return { ...signIn('referring_office', name, email, office.phone, everyPayer), officeKey: office.key };
}

const dispatcherNames =
  'Rick Stansfield; Yolanda Mraz; Pete Akers; Lindsey Cho; Hector Baez; Tammy Ringo; Abdul Karim; Jess Holloway'.split(
    '; ',
  );

const dispatchers: PortalPerson[] = dispatcherNames.map((name, i) => {
  // Every nineteenth location, so that the eight work for different trades in different zones; each also covers the next one.
  const here = providerLocations[i * 19];
  if (!here) throw new Error(`No location for dispatcher ${name}.`);
  const sister = providerLocations.find(
    (place) => place.organizationKey === here.organizationKey && place.key !== here.key,
  );
  const covered = sister && i % 2 === 0 ? [here, sister] : [here];
  const email = `${slugOf(name).replaceAll('-', '.')}@${slugOf(here.organizationName)}.doorstep.example`;
  const tenants = [...new Set(covered.flatMap((place) => place.tenants))].sort((a, b) => a - b);
  return {
    ...signIn('servicing_dispatcher', name, email, here.phone, tenants),
    organizationKey: here.organizationKey,
    locationKeys: covered.map((place) => place.key),
  };
});

/**
 * Who answers at a location of the town: the dispatcher who covers it, else somebody invented for it, always the same. The
 * latter is no part of `portalPeople` and gets an account only where a day is played. Throws when there is no such location.
 */
export function dispatcherFor(locationKey: string): PortalPerson {
  const known = dispatchers.find((person) => person.locationKeys?.includes(locationKey) === true);
  if (known !== undefined) return known;
  const here = providerLocations.find((place) => place.key === locationKey);
  if (here === undefined) throw new Error(`The town has no location ${locationKey}.`);
  const email = `dispatch.${slugOf(here.name)}@${slugOf(here.organizationName)}.doorstep.example`;
  return {
    ...signIn('servicing_dispatcher', `Dispatch of ${here.name}`, email, here.phone, [...here.tenants]),
    organizationKey: here.organizationKey,
    locationKeys: [here.key],
  };
}

const administrators: PortalPerson[] = [
  'Wayfarer Home Medical',
  'Bay Colony Visiting Nurse Association',
  'Tidewater Infusion',
].map((organization, i) => {
  const found = providerOrganizations.find((candidate) => candidate.name === organization);
  const name = ['Roberta Lang', 'Sister Joan Mulcahy', 'Emil Hartog'][i] ?? organization;
  const places = providerLocations.filter((place) => place.organizationName === organization);
  const [first] = places;
  if (!found || !first) throw new Error(`The town has no organization ${organization}.`);
  const email = `${slugOf(name).replaceAll('-', '.')}@${slugOf(organization)}.doorstep.example`;
  const tenants = [...new Set(places.flatMap((place) => place.tenants))].sort((a, b) => a - b);
  return {
    ...signIn('provider_admin', name, email, first.phone, tenants),
    organizationKey: found.key,
    locationKeys: found.locationKeys,
  };
});

function memberSignIn(member: Member): PortalPerson {
  const email = member.email ?? `${slugOf(fullName(member))}@members.doorstep.example`;
  return {
    ...signIn('member', fullName(member), email, member.phone, [member.tenantId]),
    memberKey: member.key,
  };
}

const rosa = memberNamed('Rosa Núñez-Ortega');

const elena: PortalPerson = {
  ...signIn(
    'delegate',
    'Elena Ortega',
    'elena.ortega@members.doorstep.example',
    rosa.emergencyContact?.phone ?? rosa.phone,
    [rosa.tenantId],
  ),
  memberKey: rosa.key,
  delegation: {
    relationship: 'daughter',
    scopes: ['status', 'appointments', 'messages'],
    from: '2026-01-01',
    to: '2027-12-31',
  },
};

// A child's portal is a parent's, as a delegate; children do not sign in.
const isGrown = (member: Member): boolean => member.birthOn < '2006-01-01';

const membersOnline = [
  rosa,
  memberNamed('Innokenty Kvasnikoff'),
  memberNamed('Ángel Luis Rivera Quiñones'),
  ...payers.map((payer) =>
    members.find(
      (member) =>
        member.tenantId === payer.tenantId && member.preferredChannel === 'portal' && isGrown(member),
    ),
  ),
].filter((member) => member !== undefined);

/** Everybody who signs in at the provider, office or member portal; Rosa is the first member, Elena her delegate. */
export const portalPeople: PortalPerson[] = [
  ...offices.map(clerkOf),
  ...dispatchers,
  ...administrators,
  ...[...new Set(membersOnline)].map(memberSignIn),
  elena,
];
