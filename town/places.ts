// Why: real cities with their true ZIP codes and time zones, chosen where zones surprise: Indiana and Florida lie in two,
// Arizona keeps no summer time but the Navajo Nation does, El Paso runs an hour behind Houston, Adak ten hours behind UTC.
import type { City } from './town.types.ts';

type Row = [
  id: string,
  city: string,
  state: string,
  zone: string,
  areaCode: string,
  zips: string,
  peoples: string,
];

const rows: Row[] = [
  [
    'boston',
    'Boston',
    'MA',
    'America/New_York',
    '617',
    '02118 02124 02128 02130 02119',
    'english irish spanish haitian chinese',
  ],
  [
    'worcester',
    'Worcester',
    'MA',
    'America/New_York',
    '508',
    '01604 01605 01610',
    'english irish spanish vietnamese',
  ],
  ['springfield', 'Springfield', 'MA', 'America/New_York', '413', '01104 01108 01109', 'english spanish'],
  [
    'new-york',
    'New York',
    'NY',
    'America/New_York',
    '212',
    '10002 10025 10029 10032',
    'spanish chinese english russian',
  ],
  ['bronx', 'Bronx', 'NY', 'America/New_York', '718', '10453 10458 10467', 'spanish english irish'],
  ['buffalo', 'Buffalo', 'NY', 'America/New_York', '716', '14207 14211 14220', 'english irish'],
  [
    'chicago',
    'Chicago',
    'IL',
    'America/Chicago',
    '312',
    '60608 60619 60632 60640',
    'english spanish chinese vietnamese',
  ],
  ['rockford', 'Rockford', 'IL', 'America/Chicago', '815', '61101 61104', 'english spanish'],
  [
    'indianapolis',
    'Indianapolis',
    'IN',
    'America/Indiana/Indianapolis',
    '317',
    '46201 46208 46227',
    'english dutch',
  ],
  ['gary', 'Gary', 'IN', 'America/Chicago', '219', '46402 46404', 'english spanish'],
  ['detroit', 'Detroit', 'MI', 'America/Detroit', '313', '48205 48210 48227', 'english arabic dutch'],
  ['flint', 'Flint', 'MI', 'America/Detroit', '810', '48503 48507', 'english dutch'],
  ['iron-mountain', 'Iron Mountain', 'MI', 'America/Menominee', '906', '49801', 'english dutch'],
  ['denver', 'Denver', 'CO', 'America/Denver', '303', '80205 80219 80239', 'english spanish vietnamese'],
  ['el-paso', 'El Paso', 'TX', 'America/Denver', '915', '79905 79912 79936', 'spanish english'],
  ['houston', 'Houston', 'TX', 'America/Chicago', '713', '77004 77036 77081', 'spanish vietnamese english'],
  ['boise', 'Boise', 'ID', 'America/Boise', '208', '83702 83704 83709', 'english dutch'],
  ['coeur-dalene', "Coeur d'Alene", 'ID', 'America/Los_Angeles', '208', '83814 83815', 'english dutch'],
  ['phoenix', 'Phoenix', 'AZ', 'America/Phoenix', '602', '85006 85009 85033 85041', 'spanish english'],
  ['tuba-city', 'Tuba City', 'AZ', 'America/Denver', '928', '86045', 'navajo'],
  [
    'los-angeles',
    'Los Angeles',
    'CA',
    'America/Los_Angeles',
    '213',
    '90004 90011 90033 90042',
    'spanish korean english filipino',
  ],
  [
    'bakersfield',
    'Bakersfield',
    'CA',
    'America/Los_Angeles',
    '661',
    '93304 93306',
    'spanish english filipino',
  ],
  [
    'anchorage',
    'Anchorage',
    'AK',
    'America/Anchorage',
    '907',
    '99501 99504 99508',
    'english alaskan filipino russian',
  ],
  ['fairbanks', 'Fairbanks', 'AK', 'America/Anchorage', '907', '99701 99709', 'english alaskan'],
  ['juneau', 'Juneau', 'AK', 'America/Juneau', '907', '99801', 'english alaskan filipino'],
  ['adak', 'Adak', 'AK', 'America/Adak', '907', '99546', 'alaskan'],
  [
    'honolulu',
    'Honolulu',
    'HI',
    'Pacific/Honolulu',
    '808',
    '96813 96817 96819',
    'hawaiian filipino chinese english',
  ],
  ['hilo', 'Hilo', 'HI', 'Pacific/Honolulu', '808', '96720', 'hawaiian english'],
  ['miami', 'Miami', 'FL', 'America/New_York', '305', '33125 33135 33150', 'spanish haitian english'],
  ['pensacola', 'Pensacola', 'FL', 'America/Chicago', '850', '32501 32505', 'english'],
  ['san-juan', 'San Juan', 'PR', 'America/Puerto_Rico', '787', '00907 00915 00921', 'spanish'],
  ['ponce', 'Ponce', 'PR', 'America/Puerto_Rico', '787', '00716 00730', 'spanish'],
];

export const cities: City[] = rows.map(([id, city, state, zone, areaCode, zips, peoples]) => ({
  id,
  city,
  state,
  zone,
  areaCode,
  zips: zips.split(' '),
  peoples: peoples.split(' '),
}));

/** The city with this id; throws when the town has none. */
export function cityOf(id: string): City {
  const found = cities.find((city) => city.id === id);
  if (!found) throw new Error(`The town has no city "${id}".`);
  return found;
}

/** First three ZIP digits each state of the town uses, as inclusive ranges (USPS publication 65). */
export const zipPrefixRanges: Record<string, [number, number]> = {
  MA: [10, 27],
  NY: [100, 149],
  IL: [600, 629],
  IN: [460, 479],
  MI: [480, 499],
  CO: [800, 816],
  TX: [750, 799],
  ID: [832, 838],
  AZ: [850, 865],
  CA: [900, 961],
  AK: [995, 999],
  HI: [967, 968],
  FL: [320, 349],
  PR: [6, 9],
};

export const streets = [
  'Maple Street',
  'Harbor View Road',
  'Orchard Avenue',
  'Lincoln Street',
  'Mill Pond Lane',
  'Cedar Court',
  'Prospect Street',
  'River Road',
  'Washington Avenue',
  'Birch Hill Drive',
  'Chestnut Street',
  'Old Post Road',
  'Linden Place',
  'Sunset Terrace',
  'Meadowbrook Lane',
  'Jefferson Street',
  'Fairview Avenue',
  'Spruce Street',
];
export const islandStreets = [
  'Calle Luna',
  'Calle Robles',
  'Avenida Central',
  'Calle 4 Bloque B',
  'Calle Girasol',
  'Camino Los Mangos',
];
export const hawaiianStreets = [
  'Kukui Street',
  'Plumeria Place',
  'Ala Nani Street',
  'ʻIlima Drive',
  'Hau Street',
  'Lānai Road',
];
