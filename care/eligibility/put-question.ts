// Why: every question to a payer is written and kept before it is sent, in one way whatever it is asked for, so that a
// second sending is the same question with the same number and every answer finds its question.
import type { Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { addJob } from '../../base/jobs/jobs.ts';
import { dayIn, type Instant } from '../../base/time/instant.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { memberOf } from '../members/index.ts';
import { question270 } from './eligibility.270.ts';
import type { AskedPerson, Purpose } from './eligibility.schema.ts';
import { insertInquiry, nextControlNumber, profileOf } from './eligibility.store.ts';
import { serviceTypesOf } from './service-types.rules.ts';

export type Concerned = {
  readonly referral: Referral;
  readonly families: readonly string[];
  readonly serviceOn: string;
  readonly serviceTypes: readonly string[];
};

/** What a question about a case is about: its member, its day (today where the order names none), its services. */
export async function concernedIn(deed: Deed, referralId: string): Promise<Concerned | undefined> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  if (found === undefined) return undefined;
  const { referral, families } = found;
  const serviceOn = referral.serviceFromOn ?? dayIn(referral.zone, deed.at);
  return { referral, families, serviceOn, serviceTypes: serviceTypesOf(families) };
}

/** Who is asked about: the member where we know them, else the patient as the sender stated them. */
export async function personOf(deed: Deed, referral: Referral): Promise<AskedPerson> {
  const member =
    referral.memberId === null ? undefined : await memberOf(deed.tx, deed.tenantId, referral.memberId);
  return {
    givenName: member?.givenName ?? referral.patientGivenName,
    familyName: member?.familyName ?? referral.patientFamilyName,
    birthOn: member?.birthOn ?? referral.patientBirthOn,
    memberNumber: member?.memberNumber ?? referral.patientMemberNumber,
  };
}

export type Put = {
  readonly person: AskedPerson;
  readonly purpose: Purpose;
  /** The name of the search variant, and the question as first stated. */
  readonly variant?: { readonly name: string; readonly of: string };
  /** When it is sent; at once where left out. */
  readonly sendAt?: Instant;
};

/** Writes a question down and has it sent; its id, or undefined where this payer cannot be asked electronically. */
export async function putQuestion(deed: Deed, about: Concerned, put: Put): Promise<string | undefined> {
  const { referral, serviceOn, serviceTypes } = about;
  const { person, purpose, variant, sendAt } = put;
  const profile = await deed.tx.maybe(profileOf, [deed.tenantId]);
  if (profile === undefined) return undefined;
  const { number: controlNumber } = await deed.tx.one(nextControlNumber, []);
  const id = newId(deed.at);
  const request = question270({ controlNumber, at: deed.at, profile, person, serviceOn, serviceTypes });
  await deed.tx.run(insertInquiry, [
    deed.tenantId,
    id,
    referral.id,
    referral.memberId,
    serviceOn,
    serviceTypes,
    controlNumber,
    deed.at,
    deed.by.id,
    request,
    purpose,
    JSON.stringify(person),
    variant?.name ?? null,
    variant?.of ?? null,
  ]);
  await addJob(deed, 'ask_eligibility', `ask:${id}`, { subjectId: referral.id, inquiryId: id }, sendAt);
  return id;
}
