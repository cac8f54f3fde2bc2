// Why: payers, offices, suppliers and members of the town as rows of the database, column by column.

import { takenSets } from '../care/exchange/exchange.schema.ts';
import { searchName } from '../care/members/search-name.rules.ts';
import {
  accessInWords,
  hubCalendarId,
  hubTenantId,
  hubX12Id,
  lobbyTenantId,
  members,
  npiFor,
  offices,
  payers,
  planOf,
  providerLocations,
  tradingPartners,
} from '../town/index.ts';

const hubZone = 'America/New_York';

/** The hub, the lobby and one tenant for every payer. */
export function tenantRows(): ({ id: number } & Record<string, unknown>)[] {
  const house = { zone: hubZone, calendarId: hubCalendarId };
  return [
    { id: hubTenantId, slug: 'hub', name: 'Doorstep', kind: 'hub', ...house },
    { id: lobbyTenantId, slug: 'lobby', name: 'Lobby', kind: 'lobby', ...house },
    ...payers.map((payer) => ({
      id: payer.tenantId,
      slug: payer.slug,
      name: payer.name,
      kind: 'payer',
      lineOfBusiness: payer.lineOfBusiness,
      zone: payer.zone,
      state: payer.state,
      phone: payer.phone,
      intakeEmail: payer.intakeEmail,
      calendarId: payer.calendarId,
    })),
  ];
}

/** How each payer is asked in X12: all at the town's stand-in. */
export function payerProfileRows(): object[] {
  return payers.map((payer) => ({
    tenantId: payer.tenantId,
    endpoint: 'sandbox',
    payerName: payer.name,
    payerNumber: payer.x12Id,
    ourQualifier: 'ZZ',
    ourId: 'DOORSTEP',
    theirQualifier: 'ZZ',
    theirId: payer.x12Id,
    ourName: 'Doorstep',
    ourNpi: npiFor('doorstep'),
    usage: 'T',
    tolerates: ['trailing_separators'],
  }));
}

/** With whom the hub speaks X12. */
export function tradingPartnerRows(): object[] {
  return tradingPartners.map(({ key, accountKey, name, tenantId, theirId, folder }) => ({
    tenantId,
    id: key,
    accountId: accountKey,
    name,
    theirQualifier: 'ZZ',
    theirId,
    ourQualifier: 'ZZ',
    ourId: hubX12Id,
    usage: 'T',
    takes: takenSets,
    tolerates: ['trailing_separators'],
    folder,
  }));
}

export function officeRows(): object[] {
  return offices.map(({ key, name, kind, npi, city, state, zone, phone, fax, email }) => ({
    id: key,
    name,
    kind,
    npi,
    city,
    state,
    zone,
    phone,
    fax,
    email,
  }));
}

export function clinicianRows(): object[] {
  return offices.flatMap((office) =>
    office.clinicians.map(({ key, name, credential, npi }) => ({
      id: key,
      officeId: office.key,
      name,
      credential,
      npi,
    })),
  );
}

export function locationRows(): object[] {
  return providerLocations.map((place) => ({
    id: place.key,
    organizationId: place.organizationKey,
    name: place.name,
    npi: place.npi,
    families: place.families,
    city: place.city,
    state: place.state,
    zip: place.zip,
    zone: place.zone,
    phone: place.phone,
    active: place.active,
    tenants: place.tenants,
    email: place.email,
    serviceZipPrefixes: place.serviceZipPrefixes,
    languages: place.languages,
    capacityPerDay: place.capacityPerDay,
    licensedStates: place.licensedStates,
    licenseValidTo: place.licenseValidTo,
    credentialedTo: place.credentialedTo,
  }));
}

/** Members under their payer. The suffix stays with the family name, as it is written on an order. */
export function memberRows() {
  return members.map((member) => {
    const plan = planOf(member.planId);
    const { line1, line2, city, state, zip, zone } = member.address;
    return {
      tenantId: member.tenantId,
      id: member.key,
      planName: plan.name,
      lineOfBusiness: plan.lob,
      memberNumber: member.memberNumber,
      givenName: member.givenName,
      familyName: member.suffix === undefined ? member.familyName : `${member.familyName} ${member.suffix}`,
      searchName: searchName(member.givenName, member.familyName),
      birthOn: member.birthOn,
      sex: member.sex,
      language: member.language,
      phone: member.phone,
      email: member.email ?? null,
      line1: line2 === undefined ? line1 : `${line1}, ${line2}`,
      city,
      state,
      zip,
      zone,
      accessNotes: accessInWords(member.access) || null,
    };
  });
}
