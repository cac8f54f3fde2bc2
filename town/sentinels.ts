// Why: bad luck must be reproducible and visible, so it hangs on named members instead of on intercepted network calls:
// whoever orders for one of them meets exactly that trouble. Only the town and the stand-in partners may know these names.
import type { BadLuck, Sentinel } from './town.types.ts';

type Row = [
  name: string,
  triggers: BadLuck,
  means: string,
  plan: string,
  city: string,
  birthOn: string,
  sex: 'female' | 'male',
];

const rows: Row[] = [
  // The payer's side
  [
    'Silas Quietwater',
    'payer_silent',
    'The payer never answers anything about him.',
    'silver-ma-hmo',
    'boston',
    '1944-02-11',
    'male',
  ],
  [
    'Greta Garble',
    'payer_garbled',
    'The payer answers with a message that cannot be read.',
    'lantern-medicaid',
    'chicago',
    '1959-10-30',
    'female',
  ],
  [
    'Theo Toolate',
    'payer_slow',
    'The payer answers after the clock has run out.',
    'golden-senior',
    'los-angeles',
    '1939-06-05',
    'male',
  ],
  [
    'Penelope Pending',
    'payer_pends',
    'The payer pends and asks for documents.',
    'ironworks-ppo',
    'detroit',
    '1966-01-19',
    'female',
  ],
  [
    'Dina Denham',
    'payer_denies',
    'The payer denies: not medically necessary.',
    'silver-ma-ppo',
    'new-york',
    '1947-09-02',
    'female',
  ],
  [
    'Hal Fallow',
    'payer_approves_less',
    'The payer approves half of what was asked.',
    'plains-ppo',
    'denver',
    '1971-12-08',
    'male',
  ],
  [
    'Ivan Lapsed',
    'not_eligible',
    'Coverage ended last month.',
    'copper-medicaid',
    'phoenix',
    '1988-04-27',
    'male',
  ],
  [
    'Carla Changeover',
    'changes_plan',
    'She changes plan while the service runs.',
    'makai-senior',
    'honolulu',
    '1951-07-16',
    'female',
  ],
  // The provider's side
  [
    'Nadia Noone',
    'no_provider_accepts',
    'Every provider declines.',
    'northern-ppo',
    'fairbanks',
    '1963-03-21',
    'female',
  ],
  [
    'Victor Handback',
    'provider_hands_back',
    'The provider accepts, then hands the case back.',
    'plains-ppo',
    'el-paso',
    '1957-11-11',
    'male',
  ],
  [
    'Holly Nothome',
    'delivery_fails',
    'The driver finds nobody at home.',
    'coqui-platino',
    'san-juan',
    '1946-08-25',
    'female',
  ],
  [
    'Milo Missed',
    'visit_missed',
    'The nurse does not come, and the fault is the provider’s.',
    'lantern-dual',
    'indianapolis',
    '1942-05-13',
    'male',
  ],
  [
    'Rhea Callback',
    'device_recalled',
    'Her concentrator’s lot is recalled.',
    'silver-ma-hmo',
    'worcester',
    '1949-01-07',
    'female',
  ],
  // The member's side
  [
    'Ambrose Evensong',
    'dies',
    'He dies before the service starts.',
    'silver-ma-hmo',
    'springfield',
    '1931-12-24',
    'male',
  ],
  [
    'Wanda Farmove',
    'moves',
    'She moves to another state and time zone.',
    'plains-ppo',
    'pensacola',
    '1968-02-29',
    'female',
  ],
  [
    'Ursula Unreached',
    'unreachable',
    'No call, text or letter ever reaches her.',
    'makai-group',
    'hilo',
    '1974-10-02',
    'female',
  ],
  [
    'Rowan Readmit',
    'rehospitalized',
    'He goes back into hospital the day before.',
    'golden-senior',
    'bakersfield',
    '1940-04-18',
    'male',
  ],
  [
    'Dexter Delayed',
    'discharge_moves',
    'The hospital moves the discharge twice.',
    'ironworks-ppo',
    'flint',
    '1955-09-14',
    'male',
  ],
  [
    'Nell Nothanks',
    'refuses',
    'She refuses the equipment at the door.',
    'copper-medicaid',
    'tuba-city',
    '1953-06-30',
    'female',
  ],
  // The sender's side
  [
    'Bounce Backus',
    'acknowledgement_bounces',
    'The acknowledgement to whoever ordered is refused by their mailbox.',
    'silver-ma-ppo',
    'buffalo',
    '1945-03-03',
    'male',
  ],
];

/** The members whose name brings bad luck, what it is, and how it shows. They are among the 400. */
export const sentinels: Sentinel[] = rows.map(([name, triggers, means, plan, city, birthOn, sex]) => {
  const [givenName = '', familyName = ''] = name.split(' ');
  return {
    name,
    triggers,
    means,
    member: { plan, city, givenName, familyName, birthOn, sex, language: 'en' },
  };
});

/** Their full names ("given family"), for the check that nobody outside the town and the sandbox writes one down. */
export const sentinelNames: string[] = sentinels.map((sentinel) => sentinel.name);

/** The bad luck this full name brings, or null. Case does not matter. */
export function badLuckOf(givenName: string, familyName: string): BadLuck | null {
  const plain = `${givenName} ${familyName}`.trim().toLowerCase();
  return sentinels.find((sentinel) => sentinel.name.toLowerCase() === plain)?.triggers ?? null;
}
