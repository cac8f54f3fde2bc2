// Why: those who order: physicians' offices and hospitals near the members, each with an address the mail listener and the
// phone agents can recognise, and clinicians whose NPI the order must carry (M15).
import { diceFor, keyOf, npiFor, phoneAt, slugOf } from './invent.ts';
import { cityOf, streets } from './places.ts';
import type { Office } from './town.types.ts';

type Row = [name: string, kind: Office['kind'], city: string, clinicians: string];

const rows: Row[] = [
  [
    'Back Bay Pulmonary Associates',
    'physician_office',
    'boston',
    'Priya Raman MD; Thomas Keohane MD; Lucía Benítez NP',
  ],
  [
    'Commonwealth Harbor Hospital',
    'hospital',
    'boston',
    'Grace Adeyemi MD; Daniel Roth MD; Wen Zhao MD; Maura Finn PA',
  ],
  ['Worcester Hills Family Medicine', 'physician_office', 'worcester', 'Anil Deshpande DO; Sarah Quimby NP'],
  ['Pioneer Valley Medical Center', 'hospital', 'springfield', 'Carlos Mejía MD; Hannah Stowe MD'],
  ['East River General Hospital', 'hospital', 'new-york', 'Miriam Feld MD; Kwame Osei MD; Li Na Sun MD'],
  ['Fordham Road Primary Care', 'physician_office', 'bronx', 'Yesenia Polanco MD; Robert Stein MD'],
  ['Lakeshore Heart Clinic', 'physician_office', 'buffalo', 'Peter Wisniewski MD'],
  [
    'South Loop University Hospital',
    'hospital',
    'chicago',
    'Aisha Coleman MD; Jonathan Park MD; Beatriz Luna NP',
  ],
  ['Rock River Wound Center', 'physician_office', 'rockford', 'Ellen Bjork NP; Samuel Tate DPM'],
  ['White River Orthopedics', 'physician_office', 'indianapolis', 'Mark Vandeventer MD; Julie Osgood PA'],
  ['Steel City Community Hospital', 'hospital', 'gary', 'Rhonda Pike MD'],
  ['Motor City General Hospital', 'hospital', 'detroit', 'Layla Haddad MD; Gerald Novak MD'],
  ['Flint Hills Infectious Disease', 'physician_office', 'flint', 'Omar Siddiqui MD'],
  ['Upper Peninsula Health Center', 'physician_office', 'iron-mountain', 'Kristin Maki DO'],
  ['Front Range Hospital', 'hospital', 'denver', 'Nathan Ortega MD; Cora Blum MD'],
  [
    'Paso del Norte Internal Medicine',
    'physician_office',
    'el-paso',
    'Ignacio Terrazas MD; Olivia Chacón NP',
  ],
  ['Treasure Valley Sleep Medicine', 'physician_office', 'boise', 'Heidi Lund MD'],
  ['Valley of the Sun Medical Center', 'hospital', 'phoenix', 'Raymond Tso MD; Isabel Cárdenas MD'],
  ['Painted Desert Health Clinic', 'physician_office', 'tuba-city', 'Verna Nez NP'],
  [
    'Boyle Heights Community Hospital',
    'hospital',
    'los-angeles',
    'Arturo Salcedo MD; Min-Jung Cho MD; Dana Weiss MD',
  ],
  ['Chugach Regional Hospital', 'hospital', 'anchorage', 'Erik Halvorsen MD; Martha Aguchak NP'],
  ['Makai Medical Group', 'physician_office', 'honolulu', 'Noelani Kahale MD; Grant Yoshida MD'],
  ['Hospital del Caribe', 'hospital', 'san-juan', 'Marisol Del Toro MD; Efraín Cintrón MD'],
  [
    'Biscayne Neurology & Rehabilitation',
    'physician_office',
    'miami',
    'Jean-Marc Pierre MD; Alina Castellanos MD',
  ],
];

function office([name, kind, cityId, clinicians]: Row, index: number): Office {
  const city = cityOf(cityId);
  const dice = diceFor(`office/${name}`);
  return {
    key: keyOf('office', name),
    name,
    kind,
    npi: npiFor(`office/${name}`),
    line1: `${100 + dice.below(800)} ${dice.pick(streets)}`,
    city: city.city,
    state: city.state,
    zip: dice.pick(city.zips),
    zone: city.zone,
    phone: phoneAt(city.areaCode, 4000 + index),
    fax: phoneAt(city.areaCode, 5000 + index),
    email: `referrals@${slugOf(name)}.doorstep.example`,
    clinicians: clinicians.split('; ').map((written) => {
      const credential = written.slice(written.lastIndexOf(' ') + 1);
      const person = written.slice(0, written.lastIndexOf(' '));
      return {
        key: keyOf('clinician', `${name}/${person}`),
        name: person,
        credential,
        npi: npiFor(`clinician/${person}`),
      };
    }),
  };
}

/** The 24 referring offices and hospitals. */
export const offices: Office[] = rows.map(office);

/** The office a member of this state and city is sent by: same city first, then same state, then the first hospital. */
export function officeNear(city: string, state: string): Office {
  const near =
    offices.find((candidate) => candidate.city === city) ??
    offices.find((candidate) => candidate.state === state) ??
    offices.find((candidate) => candidate.kind === 'hospital');
  if (!near) throw new Error('The town has no hospital.');
  return near;
}

/** The office with this key; throws when the town has none. */
export function officeOf(key: string): Office {
  const found = offices.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`The town has no office ${key}.`);
  return found;
}
