// Why: loops are played for invented people whom the town can really serve: a grown member without bad luck, an order that is
// complete for its family, and a provider nearby who may be asked. What a case says is fixed when it begins, so that every
// act of it can be repeated word for word after a crash.
import { dayIn, plusDays } from '../../base/time/instant.ts';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { misfitsOf } from '../../care/network/fit.rules.ts';
import { badLuckOf, clinicalFor, members, planOf, providerLocations, type Member } from '../../town/index.ts';
import { orderOf, type StoryOrder } from './town-orders.ts';

/** How an order comes in: an office's portal, a call, a mail to the payer's own address, a mail to the general one. */
export const loopDoors = ['portal', 'email', 'phone', 'lobby'] as const;
export type LoopDoor = (typeof loopDoors)[number];
export const loopFamilies = ['oxygen', 'home_health'] as const;
export type LoopFamily = (typeof loopFamilies)[number];

/** A case to be played. What is learned on the way is written into `seen`. */
export type LoopCase = {
  /** Letters, digits and dashes; begins every key and names the sender of the case. */
  readonly key: string;
  readonly door: LoopDoor;
  readonly order: StoryOrder;
  readonly draft: ReferralDraft;
  readonly startedAt: string;
  /** When the provider promises to come; else the morning after the day it began. */
  readonly window?: (zone: string) => { readonly on: string; readonly from: string; readonly to: string };
  readonly seen: {
    params?: { tenantId: number; id: string };
    caseNumber?: string;
    /** Everybody outside has been told a number: from here the case must not be lost. */
    isAcknowledged: boolean;
    /** The page as it was first sent: whoever sends again sends the same bytes. */
    pdf?: Buffer;
    /** The page that follows a call by fax. */
    page?: Buffer;
    /** The mail as its sender keeps it to send it again. */
    raw?: Buffer;
    isTaken?: boolean;
    /** Its mail in the lobby, as an agent found it there. */
    item?: { tenantId: number; id: string; subjectId: string; isClaimed: boolean } | undefined;
  };
};

const grown = (member: Member) => member.birthOn < '2004-01-01';
const nameOf = (member: Member) => `${member.givenName} ${member.familyName}`;

function isServed(member: Member, family: LoopFamily, day: string): boolean {
  const { tenantId, language, address, planId } = member;
  const question = {
    tenantId,
    lineOfBusiness: planOf(planId).lob,
    family,
    code: null,
    state: address.state,
    zip: address.zip,
    language: language === 'en' ? null : language,
    today: day,
    day,
    reach: 0,
    withInterpreter: false,
  };
  return providerLocations.some((place) => {
    const location = { ...place, id: place.key, linesOfBusiness: null, serviceCodes: null };
    return misfitsOf(location, question, 0).length === 0;
  });
}

/** Members for whom an order of this family can be played to its end on this day, in the town's order. */
export function servedMembers(family: LoopFamily, day: string): Member[] {
  const named = new Map<string, number>();
  for (const member of members) named.set(nameOf(member), (named.get(nameOf(member)) ?? 0) + 1);
  return members.filter(
    (member) =>
      grown(member) &&
      named.get(nameOf(member)) === 1 &&
      badLuckOf(member.givenName, member.familyName) === null &&
      isServed(member, family, day),
  );
}

function completeOrder(member: Member, family: LoopFamily, key: string, at: string): StoryOrder {
  const today = dayIn(member.address.zone, at);
  const tomorrow = plusDays(today, 1);
  const plain = orderOf(nameOf(member), family);
  return orderOf(nameOf(member), family, {
    signedOn: today,
    serviceFromOn: tomorrow,
    clinical: clinicalFor(plain.content, today),
    requesterEmail: `${key}@loop.example`,
    note: `Loop ${key}`,
  });
}

/** Case number `i` of a run that begins at `at`; `run` tells runs on one database apart. Doors and families take turns. */
export function loopCase(
  run: string,
  i: number,
  at: string,
  doors: readonly LoopDoor[] = loopDoors,
): LoopCase {
  const family = loopFamilies[Math.floor(i / doors.length) % loopFamilies.length] ?? 'oxygen';
  const served = servedMembersOn(family, at);
  const member = served[(i * 7 + Math.floor(i / served.length)) % served.length];
  if (member === undefined) throw new Error(`Nobody of the town can be served with ${family}.`);
  const key = `loop-${run}-${i.toString()}`;
  const order = completeOrder(member, family, key, at);
  const door = doors[i % doors.length] ?? 'portal';
  return { key, door, order, draft: order.draft, startedAt: at, seen: { isAcknowledged: false } };
}

const known = new Map<string, Member[]>();
function servedMembersOn(family: LoopFamily, at: string): Member[] {
  const name = `${family} ${at.slice(0, 10)}`;
  const found = known.get(name) ?? servedMembers(family, at.slice(0, 10));
  known.set(name, found);
  return found;
}
