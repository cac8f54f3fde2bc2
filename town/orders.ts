// Why: an order that reads like one, for any member and family, and two days of arrivals so that the first look at the
// worklist shows work in progress: some unowned, some close to discharge, one sent twice, two mails nobody can place.
import { minus } from '../base/time/instant.ts';
import type { Instant } from '../base/time/instant.ts';
import { diceFor, keyOf } from './invent.ts';
import type { Dice } from './invent.ts';
import { fullName, memberNamed, memberOf, members } from './members.ts';
import { officeNear, offices } from './offices.ts';
import { orderTemplates } from './order-content.ts';
import { lobbyTenantId, payers } from './payers.ts';
import { specialMembers } from './special-members.ts';
import { staff } from './staff.ts';
import type { LivedInArrival, OrderContent } from './order.types.ts';
import type { Member, ServiceFamily } from './town.types.ts';

/**
 * The order that the office nearest to a member would write for one family of service; always the same for the same pair.
 * `signedDaysBefore` (0..5) counts back from the day of sending. Throws when the town has no such member.
 */
export function orderFor(memberKey: string, family: ServiceFamily): OrderContent {
  const member = memberOf(memberKey);
  const dice = diceFor(`order/${memberKey}/${family}`);
  const office = officeNear(member.address.city, member.address.state);
  return {
    memberKey,
    family,
    officeKey: office.key,
    clinician: dice.pick(office.clinicians),
    signedDaysBefore: dice.below(6),
    ...dice.pick(orderTemplates[family]),
  };
}

// Oxygen, nursing and beds are most of the trade; custom work is rare.
const usualFamilies: ServiceFamily[] = [
  'oxygen',
  'oxygen',
  'home_health',
  'home_health',
  'home_health',
  'dme',
  'dme',
  'infusion',
  'wound_care',
  'pap',
  'enteral',
  'orthotics_prosthetics',
];

const doors: LivedInArrival['door'][] = [
  'portal',
  'portal',
  'portal',
  'email',
  'email',
  'phone',
  'phone',
  'inquiry',
];

const routine = 66;
// The desk keeps up: what came earlier is far along (run/town-at-work.ts), what waits came today.
const windowMinutes = 7 * 60;

/**
 * Those who ordered today: never a sentinel, whose trouble belongs to whoever orders for one on purpose,
 * and never Rosa or a person of a story, so that the first order somebody tries for her is not already a duplicate.
 * Adults only: the orders of order-content.ts are theirs.
 */
const ordinary = members.slice(specialMembers.length).filter((member) => member.birthOn < '2004-01-01');

function ownerFor(payer: number, dice: Dice): string {
  const able = staff.filter((person) => person.role === 'care_coordinator' && person.tenants.includes(payer));
  return dice.pick(able).key;
}

type Draft = {
  name: string;
  member: Member;
  family: ServiceFamily;
  door: LivedInArrival['door'];
  minutesAgo: number;
};

function arrival(at: Instant, draft: Draft, dice: Dice): LivedInArrival {
  const { member, door, minutesAgo, family } = draft;
  const order = orderFor(member.key, family);
  const office = officeNear(member.address.city, member.address.state);
  // A fresh arrival waits unowned; older ones mostly found somebody, and a few were overlooked.
  const isOwned = minutesAgo > 45 && dice.chance(0.78);
  const leavesHospital = office.kind === 'hospital' && dice.chance(0.3);
  return {
    key: keyOf('arrival', draft.name),
    door,
    payer: member.tenantId,
    member: member.key,
    office: office.key,
    clinician: order.clinician.key,
    family,
    order: door === 'inquiry' ? null : order,
    minutesAgo,
    receivedAt: minus(at, { minutes: minutesAgo }),
    isAcknowledged: isOwned || dice.chance(0.5),
    owner: isOwned ? ownerFor(member.tenantId, dice) : null,
    ...(leavesHospital
      ? { dischargeInHours: dice.pick([19, 20, 22, 30, 44, 70]), dischargeFacility: office.name }
      : {}),
    ...(door === 'phone' || door === 'inquiry'
      ? { callerName: dice.pick(['Nora', 'Ted', 'Shanice', 'Ramón']) + ` at ${office.name}` }
      : {}),
    ...(door === 'email'
      ? { from: office.email, subject: `Order for ${fullName(member)}`, body: 'Signed order attached.' }
      : {}),
  };
}

function routineArrivals(at: Instant): LivedInArrival[] {
  return Array.from({ length: routine }, (_, i) => {
    const dice = diceFor(`day/${i}`);
    // Every payer gets its share; nobody is drawn twice because the step has no factor in common with the count.
    const payer = payers[i % payers.length];
    const own = ordinary.filter((member) => member.tenantId === payer?.tenantId);
    const member = own[(Math.floor(i / payers.length) * 3 + 1) % own.length] ?? dice.pick(own);
    const draft: Draft = {
      name: `routine/${i}`,
      member,
      family: dice.pick(usualFamilies),
      door: dice.pick(doors),
      minutesAgo: 4 + Math.floor(((i * 29) % routine) * (windowMinutes / routine)) + dice.below(40),
    };
    return arrival(at, draft, dice);
  });
}

/** An order sent by the portal and, because nobody answered fast enough, again by email: the pair to be found out. */
function sentTwice(at: Instant): LivedInArrival[] {
  const member = memberNamed('Marie-Thérèse Jean-Louis');
  const same = {
    isAcknowledged: true,
    owner: null,
    dischargeInHours: 18,
    dischargeFacility: 'Commonwealth Harbor Hospital',
  };
  const send = (name: string, door: Draft['door'], minutesAgo: number): LivedInArrival => ({
    ...arrival(at, { name, member, family: 'oxygen', door, minutesAgo }, diceFor(`day/${name}`)),
    ...same,
  });
  const first = send('twice/portal', 'portal', 35);
  return [first, { ...send('twice/email', 'email', 12), isAcknowledged: false, duplicateOf: first.key }];
}

function unplaceable(
  at: Instant,
  name: string,
  minutesAgo: number,
  from: string,
  subject: string,
  body: string,
): LivedInArrival {
  return {
    key: keyOf('arrival', name),
    door: 'email',
    payer: lobbyTenantId,
    member: null,
    office: null,
    clinician: null,
    family: 'dme',
    order: null,
    minutesAgo,
    receivedAt: minus(at, { minutes: minutesAgo }),
    isAcknowledged: false,
    owner: null,
    from,
    subject,
    body,
  };
}

/**
 * Seventy arrivals of the two days before `at`, newest first: 66 routine ones over all payers, one oxygen order of 35
 * minutes ago with a discharge in 18 hours, the same order sent again by email, and two mails that nobody can place.
 */
export function livedInDay(at: Instant): LivedInArrival[] {
  const [someOffice] = offices;
  const strays = [
    unplaceable(
      at,
      'stray/1',
      35,
      'frontdesk@riverbend-clinic.example',
      'Walker',
      'Please send a walker for our patient, order attached. Thank you, Pat',
    ),
    unplaceable(at, 'stray/2', 50, someOffice?.email ?? 'referrals@doorstep.example', 'FW: FW: scan0042', ''),
  ];
  return [...routineArrivals(at), ...sentTwice(at), ...strays].sort((a, b) => a.minutesAgo - b.minutesAgo);
}
