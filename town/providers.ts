// Why: those who deliver: 150 locations of invented suppliers, agencies and pharmacies. Contracts, capacity and work live
// at the location, not at the organization (domain.md §6), and some are closed or barely covered, as in life.
import { diceFor, einFor, keyOf, npiFor, phoneAt, slugOf } from './invent.ts';
import { peoples } from './names.ts';
import { payers } from './payers.ts';
import { cityOf, streets } from './places.ts';
import { serviceFamilies } from './town.types.ts';
import type { City, Language, ProviderLocation, ServiceFamily } from './town.types.ts';

type Row = [name: string, families: string, where: string];

const isFamily = (word: string): word is ServiceFamily => serviceFamilies.some((family) => family === word);

const nationwide =
  'boston springfield new-york buffalo denver houston los-angeles bakersfield honolulu hilo phoenix tuba-city miami pensacola anchorage ' +
  'fairbanks san-juan ponce chicago detroit boise juneau el-paso indianapolis gary flint rockford worcester';
const east = 'boston worcester springfield new-york bronx buffalo';
const lakes = 'chicago rockford gary indianapolis detroit flint iron-mountain';
const mountains = 'denver boise coeur-dalene el-paso phoenix tuba-city';
const south = 'houston el-paso miami pensacola';
const pacific = 'los-angeles bakersfield honolulu hilo anchorage';

const organizations: Row[] = [
  ['Keystone Respiratory', 'oxygen pap', `${east} ${lakes} boise coeur-dalene`],
  ['Doorway Medical Supply', 'dme wound_care enteral', `${lakes} ${mountains}`],
  ['Evergreen Visiting Nurses', 'home_health', `${mountains} coeur-dalene anchorage fairbanks juneau`],
  ['Lantern Street Home Care', 'home_health wound_care', lakes],
  ['Bay Colony Visiting Nurse Association', 'home_health', east],
  ['Tidewater Infusion', 'infusion enteral', `${east} miami pensacola`],
  ['Summit Infusion Pharmacy', 'infusion', `${mountains} ${lakes} houston`],
  ['Pacific Crest Infusion', 'infusion enteral', `${pacific} fairbanks`],
  ['Sierra Home Health', 'home_health', 'los-angeles bakersfield'],
  ['Aloha ʻOhana Home Care', 'home_health dme', 'honolulu hilo'],
  ['Isla Verde Cuidado en Casa', 'home_health wound_care infusion enteral', 'san-juan ponce'],
  ['Borinquen Equipo Médico', 'dme oxygen pap', 'san-juan ponce'],
  ['Gulfstream Home Health', 'home_health', south],
  ['Lone Palm Medical Equipment', 'dme oxygen wound_care', south],
  [
    'Stride Orthotics & Prosthetics',
    'orthotics_prosthetics',
    'boston new-york chicago detroit denver phoenix los-angeles houston miami honolulu',
  ],
  [
    'Northway Brace and Limb',
    'orthotics_prosthetics',
    'buffalo indianapolis boise anchorage worcester san-juan',
  ],
  ['Great Land Medical', 'dme oxygen wound_care enteral', 'anchorage fairbanks juneau adak'],
  ['Red Mesa Home Nursing', 'home_health wound_care', 'tuba-city phoenix'],
  ['Puget & Plains Sleep', 'pap', 'boise coeur-dalene denver anchorage'],
  ['Mended Skin Supply', 'wound_care', 'boston new-york buffalo chicago phoenix los-angeles honolulu'],
  ['Golden Gate Bedside', 'dme oxygen', 'los-angeles bakersfield'],
  ['Copperline Mobility', 'dme', 'phoenix el-paso denver'],
  ['Harborlight Hospice & Home', 'home_health', 'boston new-york honolulu'],
  // The national chain comes last: it has as many locations as are left up to 150.
  ['Wayfarer Home Medical', 'dme oxygen pap', nationwide],
];

const wanted = 150;

/** Which payers have members in each state, so that contracts fall where they are of use. */
const payersByState: Record<string, number[]> = {
  MA: [10],
  NY: [10],
  IL: [11],
  IN: [11, 14],
  MI: [14],
  AZ: [13],
  CA: [15],
  AK: [12],
  HI: [16],
  PR: [17],
  CO: [18],
  TX: [18],
  ID: [18],
  FL: [18],
};

function languagesIn(city: City, chance: (share: number) => boolean): Language[] {
  const spoken = city.peoples.map((people) => peoples[people]?.language ?? 'en').filter(() => chance(0.6));
  return [...new Set<Language>(['en', ...spoken])];
}

function prefixesAround(city: City): string[] {
  return [...new Set(city.zips.map((zip) => zip.slice(0, 3)))];
}

function location(name: string, families: ServiceFamily[], city: City, index: number): ProviderLocation {
  const dice = diceFor(`location/${name}/${city.id}`);
  const local = payersByState[city.state] ?? [];
  const others = payers
    .map((payer) => payer.tenantId)
    .filter((id) => !local.includes(id) && dice.chance(0.12));
  return {
    key: keyOf('location', `${name}/${city.id}`),
    organizationKey: keyOf('organization', name),
    organizationName: name,
    name: `${name}, ${city.city}`,
    families,
    npi: npiFor(`location/${name}/${city.id}`),
    ein: einFor(name),
    line1: `${100 + dice.below(900)} ${dice.pick(streets)}`,
    city: city.city,
    state: city.state,
    zip: dice.pick(city.zips),
    zone: city.zone,
    serviceZipPrefixes: prefixesAround(city),
    languages: languagesIn(city, (share) => dice.chance(share)),
    phone: phoneAt(city.areaCode, 3000 + index),
    email: `dispatch.${city.id}@${slugOf(name)}.doorstep.example`,
    capacityPerDay: 2 + dice.below(24),
    licensedStates: [city.state],
    // A licence and a credentialing here and there ran out unnoticed, as in life (domain.md §6, credentialing).
    licenseValidTo: index % 41 === 13 ? '2025-11-30' : `20${String(28 + (index % 3))}-12-31`,
    credentialedTo: index % 37 === 8 ? '2025-12-31' : `20${String(28 + (index % 2))}-06-30`,
    // One in thirty is closed: it takes no new work but stays visible (domain.md §6, granularity).
    active: index % 30 !== 3,
    tenants: [...local, ...others].sort((a, b) => a - b),
  };
}

function pairs(): { name: string; families: ServiceFamily[]; city: City }[] {
  const all = organizations.flatMap(([name, families, where]) =>
    [...new Set(where.split(' '))].map((cityId) => ({
      name,
      families: families.split(' ').filter(isFamily),
      city: cityOf(cityId),
    })),
  );
  if (all.length < wanted)
    throw new Error(`Only ${all.length} locations are written down; ${wanted} are promised.`);
  return all.slice(0, wanted);
}

/** The 150 servicing locations. */
export const providerLocations: ProviderLocation[] = pairs().map(({ name, families, city }, i) =>
  location(name, families, city, i),
);

/** The organizations behind the locations, in order of first mention. */
export const providerOrganizations: { key: string; name: string; ein: string; locationKeys: string[] }[] = [
  ...new Set(providerLocations.map((place) => place.organizationName)),
].map((name) => ({
  key: keyOf('organization', name),
  name,
  ein: einFor(name),
  locationKeys: providerLocations
    .filter((place) => place.organizationName === name)
    .map((place) => place.key),
}));
