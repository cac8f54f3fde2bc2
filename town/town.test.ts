// Why: everything seeded, shown and measured stands on the town, so what it promises (issue 2, town/) is held here: how
// many, how varied, well-formed by the trade's check digits, unlike anybody real, and the same in every run.
import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { daySchema } from '../base/time/time.schema.ts';
import { portalRoles, rolesWithoutHealthData, staffRoles } from '../care/roles.rules.ts';
import * as town from './index.ts';

const morning = '2026-11-23T15:00:00.000Z';
const allOf = (value: unknown): string => JSON.stringify(value);
const digest = (value: unknown): string => createHash('sha256').update(allOf(value)).digest('hex');
const whole = (made: typeof town): string =>
  digest([
    made.members,
    made.providerLocations,
    made.offices,
    made.staff,
    made.portalPeople,
    made.calendars,
    made.livedInDay(morning),
  ]);
const count = (role: string): number => town.staff.filter((person) => person.role === role).length;

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

function zipFits(state: string, zip: string): boolean {
  const range = town.zipPrefixRanges[state];
  const prefix = Number(zip.slice(0, 3));
  return range !== undefined && /^\d{5}$/.test(zip) && prefix >= range[0] && prefix <= range[1];
}

describe('the members of the town', () => {
  test('are four hundred, in twelve plans and at least six time zones, Alaska and Hawaii among them', () => {
    const zones = new Set(town.members.map((member) => member.address.zone));
    expect(town.members).toHaveLength(400);
    expect(town.plans).toHaveLength(12);
    expect(new Set(town.members.map((member) => member.planId)).size).toBe(12);
    expect(zones.size).toBeGreaterThanOrEqual(6);
    expect([...zones]).toEqual(
      expect.arrayContaining(['America/Anchorage', 'America/Adak', 'Pacific/Honolulu']),
    );
  });

  test('belong to the payer whose plan they have', () => {
    expect(town.members.filter((member) => town.planOf(member.planId).tenantId !== member.tenantId)).toEqual(
      [],
    );
    expect(new Set(town.payers.map((payer) => payer.kind)).size).toBe(5);
  });

  test('begin with Rosa Núñez-Ortega of Boston, born on 14 March 1948, in Silver MA HMO', () => {
    const [rosa] = town.members;
    expect(rosa && town.fullName(rosa)).toBe('Rosa Núñez-Ortega');
    expect(rosa?.birthOn).toBe('1948-03-14');
    expect(rosa?.address.city).toBe('Boston');
    expect(rosa && town.planOf(rosa.planId).name).toBe('Silver MA HMO');
  });

  test('carry the awkward names: hyphens, spaces, accents, apostrophes, one letter, and very long ones', () => {
    const names = town.members.map((member) => `${member.givenName}|${member.familyName}`);
    for (const awkward of [/-/, / /, /[\u0080-\u024f]/, /'/, /^\p{L}\|/u, /ʻ/]) {
      expect(names.filter((name) => awkward.test(name)).length, String(awkward)).toBeGreaterThan(0);
    }
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(60);
  });

  test('include pairs that only a careful match keeps apart', () => {
    const marias = town.members.filter((m) => m.familyName === 'Garcia' && m.givenName === 'Maria');
    expect(new Set(marias.map((maria) => maria.tenantId)).size).toBe(2);
    expect(new Set(marias.map((maria) => maria.birthOn)).size).toBe(1);
    const [amara, amari] = [town.memberNamed('Amara Ellison'), town.memberNamed('Amari Ellison')];
    expect([amara.birthOn, amara.address.line1]).toEqual([amari.birthOn, amari.address.line1]);
    expect(
      town.members.filter((m) => m.familyName === 'Marchbanks' && m.suffix).map((m) => m.suffix),
    ).toEqual(['Sr', 'Jr']);
  });

  test('are born on days that exist', () => {
    expect(town.members.filter((member) => !daySchema.safeParse(member.birthOn).success)).toEqual([]);
  });
});

describe('everything in the town', () => {
  test('has a key of its own', () => {
    const keys = [
      ...town.members.map((member) => member.key),
      ...town.providerLocations.map((place) => place.key),
      ...town.providerOrganizations.map((organization) => organization.key),
      ...town.offices.flatMap((office) => [
        office.key,
        ...office.clinicians.map((clinician) => clinician.key),
      ]),
      ...town.staff.map((person) => person.key),
      ...town.portalPeople.map((person) => person.key),
    ];
    expect(repeated(keys)).toEqual([]);
    expect(repeated(town.members.map((member) => `${member.tenantId}/${member.memberNumber}`))).toEqual([]);
    expect(repeated([...town.staff, ...town.portalPeople].map((person) => person.email))).toEqual([]);
  });

  test('has a provider number that passes its check digit and that nobody real can have', () => {
    const npis = [
      ...town.providerLocations.map((place) => place.npi),
      ...town.offices.flatMap((office) => [
        office.npi,
        ...office.clinicians.map((clinician) => clinician.npi),
      ]),
    ];
    expect(town.isNpi('1234567893')).toBe(true);
    expect(town.isNpi('1234567894')).toBe(false);
    expect(npis.filter((npi) => !town.isNpi(npi) || !npi.startsWith('2'))).toEqual([]);
    expect(repeated(npis)).toEqual([]);
  });

  test('lies in the state its ZIP code says', () => {
    const places = [
      ...town.members.map((member) => member.address),
      ...town.providerLocations,
      ...town.offices,
    ];
    expect(places.filter((place) => !zipFits(place.state, place.zip))).toEqual([]);
    expect(zipFits('MA', '60608')).toBe(false);
  });

  test('has telephones only in the 555 exchange, and never the directory service', () => {
    const everything = allOf([
      town.members,
      town.providerLocations,
      town.offices,
      town.staff,
      town.portalPeople,
      town.payers,
    ]);
    const phones = everything.match(/\+1\d+/g) ?? [];
    expect(phones.length).toBeGreaterThan(600);
    expect(phones.filter((phone) => !/^\+1\d{3}555\d{4}$/.test(phone) || phone.endsWith('5551212'))).toEqual(
      [],
    );
    expect(repeated(town.members.map((member) => member.phone))).toEqual([]);
  });

  test('has mail addresses only under names that can never be registered', () => {
    const everything = allOf([
      town.members,
      town.providerLocations,
      town.offices,
      town.staff,
      town.portalPeople,
      town.payers,
    ]);
    const mails = everything.match(/[^"\s]+@[^"\s]+/g) ?? [];
    expect(mails.filter((mail) => !/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/.test(mail))).toEqual([]);
  });

  test('is the same when it is made again', async () => {
    vi.resetModules();
    const again = await import('./index.ts');
    expect(again.members).not.toBe(town.members);
    expect(whole(again)).toBe(whole(town));
  });
});

describe('bad luck', () => {
  test('hangs on members of the town and on nobody else', () => {
    for (const sentinel of town.sentinels) {
      const { givenName, familyName } = town.memberNamed(sentinel.name);
      expect(town.badLuckOf(givenName, familyName)).toBe(sentinel.triggers);
    }
    const struck = town.members.filter(
      (member) => town.badLuckOf(member.givenName, member.familyName) !== null,
    );
    expect(struck).toHaveLength(town.sentinelNames.length);
    expect(repeated(town.sentinels.map((sentinel) => sentinel.triggers))).toEqual([]);
  });
});

describe('the people who work', () => {
  test('fill every role', () => {
    for (const role of staffRoles) expect(town.staffIn(role).role).toBe(role);
    for (const role of portalRoles)
      expect(
        town.portalPeople.some((person) => person.role === role),
        role,
      ).toBe(true);
    expect([count('intake_agent'), count('care_coordinator'), count('supervisor')]).toEqual([6, 8, 3]);
    expect(count('payer_liaison')).toBe(town.payers.length);
  });

  test('have a second factor exactly when their role sees health data, and an extension to say aloud', () => {
    const people = [...town.staff, ...town.portalPeople];
    expect(
      people.filter(
        (person) => (person.totpSecret === null) !== rolesWithoutHealthData.includes(person.role),
      ),
    ).toEqual([]);
    expect(repeated(town.staff.map((person) => person.extension))).toEqual([]);
  });

  test('cover every payer with a coordinator and a supervisor, and the lobby with intake', () => {
    for (const { tenantId } of town.payers) {
      const roles = town.staff
        .filter((person) => person.tenants.includes(tenantId))
        .map((person) => person.role);
      expect(roles).toEqual(
        expect.arrayContaining(['care_coordinator', 'supervisor', 'nurse_reviewer', 'medical_director']),
      );
    }
    const agents = town.staff.filter((person) => person.role === 'intake_agent');
    expect(agents.every((agent) => agent.tenants.includes(town.lobbyTenantId))).toBe(true);
  });
});

describe('those who deliver', () => {
  test('have one hundred and fifty locations, and every state with members has an active one of each family', () => {
    expect(town.providerLocations).toHaveLength(150);
    const states = [...new Set(town.members.map((member) => member.address.state))];
    const lacking = states.flatMap((state) =>
      town.serviceFamilies
        .filter(
          (family) =>
            !town.providerLocations.some((l) => l.active && l.state === state && l.families.includes(family)),
        )
        .map((family) => `${state} ${family}`),
    );
    expect(lacking).toEqual([]);
    expect(town.providerLocations.some((place) => !place.active)).toBe(true);
  });
});
