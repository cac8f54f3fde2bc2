// Why: what a 278 says about an order is written into the same draft as the words of every other door, so that the same rules judge
// it; what the draft has no place for stands in the note, and everything in the message itself.
import { atWallTime, type Zone } from '../../base/time/instant.ts';
import { periodOf } from '../../wire/x12/index.ts';
import { referralDraft, type LineDraft, type ReferralDraft } from '../cases/cases.schema.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';
import type { AskedEvent, AskedProvider, CareAsked, Fault } from './care-asked.278.ts';
import { fault } from './care-asked.278.ts';
import { clinicalAsked } from './clinical-asked.278.ts';
import { noteAsked } from './note-asked.278.ts';
import { nameOf, reachedBy } from './say-party.rules.ts';

type Said<T> = { [K in keyof T]?: T[K] | undefined };

/** Leaves out what was not said. */
function said<T extends object>(values: Said<T>): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const orderers = ['DK', 'DN', '71', 'P3', '73', '1T'] as const;

/** Providers of the event and of its services. */
export const providersOf = (event: AskedEvent): AskedProvider[] => [
  ...event.providers,
  ...event.services.flatMap((one) => one.providers),
];

/** Who ordered it: named as such, else the person who asks. */
function ordererOf({ event, requester }: CareAsked) {
  const providers = providersOf(event);
  for (const entity of orderers) {
    const found = providers.find((one) => one.name.entity === entity && one.name.type === '1');
    if (found !== undefined) return found;
  }
  return requester.name.type === '1' ? requester : undefined;
}

const npiOf = (name: { readonly idQualifier?: string; readonly id?: string }): string | undefined =>
  name.idQualifier === 'XX' ? name.id : undefined;

/** First and last day of the care asked for. */
function serviceDays({ dates, services, homeHealth }: AskedEvent): { from?: string; to?: string } {
  const own = dates.find((one) => one.qualifier === 'AAH') ?? dates.find((one) => one.qualifier === '472');
  if (own !== undefined) return ofPeriod(own.period);
  const each = services.flatMap((one) => one.dates.filter((date) => date.qualifier === '472'));
  const days = each.map((date) => periodOf(date.period));
  const from = days.map((one) => one.from).toSorted()[0];
  const to = days
    .map((one) => one.to)
    .toSorted()
    .at(-1);
  if (from !== undefined && to !== undefined) return { from, ...(to === from ? {} : { to }) };
  if (homeHealth?.certifiedFor !== undefined) return ofPeriod(homeHealth.certifiedFor);
  return homeHealth === undefined ? {} : { from: homeHealth.startsOn };
}

function ofPeriod(period: string): { from: string; to?: string } {
  const { from, to } = periodOf(period);
  return period.includes('-') ? { from, to } : { from };
}

/** The planned discharge; where only the day was said, its noon in the payer's zone. */
function dischargeOf({ dates }: AskedEvent, zone: Zone): string | undefined {
  const period = dates.find((one) => one.qualifier === '096')?.period;
  if (period === undefined) return undefined;
  const { from } = periodOf(period);
  const time = /^\d{12}/.test(period) ? `${period.slice(8, 10)}:${period.slice(10, 12)}` : '12:00';
  return atWallTime(zone, from, time);
}

function dischargedFrom(care: CareAsked): string | undefined {
  const { event, requester } = care;
  if (!event.dates.some((one) => one.qualifier === '096')) return undefined;
  const facility = event.providers.find((one) => one.name.entity === 'FA');
  return nameOf(facility?.name ?? (requester.name.entity === 'FA' ? requester.name : undefined));
}

/** 'I5022' as the classification writes it: I50.22. */
const dotted = (code: string) =>
  code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
const classifications: ReadonlySet<string> = new Set(['ABK', 'ABF', 'ABJ']);

function diagnosesOf({ diagnoses }: AskedEvent): string[] | Fault {
  const all = Object.values(diagnoses ?? {}).filter((one) => typeof one === 'object');
  const wrong = all.find(
    (one) => !classifications.has(one.list) || !/^[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?$/.test(one.code),
  );
  if (wrong !== undefined) return fault('event', 'AF', `${wrong.code} is not a diagnosis of ICD-10-CM.`);
  return [...new Set(all.map((one) => dotted(one.code)))];
}

const priorities: Readonly<Record<string, ReferralDraft['priority']>> = {
  '03': 'stat',
  U: 'urgent',
  E: 'standard',
};

function addressOf({ address, place }: CareAsked['patient']): ReferralDraft['address'] {
  const zip = place?.zip?.replace(/^(\d{5})(\d{4})$/, '$1-$2');
  const line = [address?.line1, address?.line2].filter((part) => part !== undefined).join(', ');
  return said<NonNullable<ReferralDraft['address']>>({
    line1: line === '' ? undefined : line,
    city: place?.city,
    state: place?.state !== undefined && /^[A-Z]{2}$/.test(place.state) ? place.state : undefined,
    zip: zip !== undefined && /^\d{5}(-\d{4})?$/.test(zip) ? zip : undefined,
  });
}

/** What is impossible in an order, as the answer tells it. */
function unfitFault(draft: ReferralDraft, today: string, isDependent: boolean): Fault | undefined {
  const unfit = unfitDraft(draft, today);
  if (unfit === undefined) return undefined;
  const { refused, say } = unfit;
  if (refused === 'npi_wrong') return fault('event', '43', say);
  if (refused === 'birth_in_future') return fault(isDependent ? 'dependent' : 'subscriber', '58', say);
  return fault('event', refused === 'ends_before_it_begins' ? '57' : '56', say);
}

/** The order as a draft with these lines, or what is wrong with it. `zone` is the payer's; `today` is 'YYYY-MM-DD'. */
export function orderAsked(
  care: CareAsked,
  lines: readonly LineDraft[],
  { zone, today }: { readonly zone: Zone; readonly today: string },
): ReferralDraft | Fault {
  const { requester, subscriber, patient, event } = care;
  const diagnoses = diagnosesOf(event);
  if (!Array.isArray(diagnoses)) return diagnoses;
  const orderer = ordererOf(care);
  const contact = requester.contact ?? orderer?.contact;
  const days = serviceDays(event);
  const isPerson = requester.name.type === '1';
  const read = referralDraft.safeParse({
    kind: 'order',
    priority: priorities[event.review.urgencyLevel ?? ''] ?? 'standard',
    patient: said<ReferralDraft['patient']>({
      givenName: patient.name.givenName,
      familyName: patient.name.familyName,
      birthOn: patient.birth?.birthOn,
      memberNumber: patient.name.id ?? subscriber.name.id,
    }),
    address: addressOf(patient),
    diagnoses,
    lines: [...lines],
    ...said<ReferralDraft>({
      clinicianName: nameOf(orderer?.name),
      clinicianNpi: orderer === undefined ? undefined : npiOf(orderer.name),
      requesterName: isPerson ? nameOf(requester.name) : contact?.name,
      requesterOrganization: isPerson ? undefined : nameOf(requester.name),
      requesterEmail: reachedBy(contact, 'EM'),
      requesterPhone: reachedBy(contact, 'TE'),
      serviceFromOn: days.from,
      serviceToOn: days.to,
      dischargeAt: dischargeOf(event, zone),
      dischargeFacility: dischargedFrom(care),
      note: noteAsked(care, contact),
      clinical: clinicalAsked(event),
    }),
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    if (issue?.path[0] === 'clinicianNpi')
      return fault('event', '43', `${orderer?.name.id ?? ''} is no NPI of ten digits.`);
    return fault('event', '33', `${issue?.path.join('.') ?? 'The order'}: ${issue?.message ?? 'unreadable'}`);
  }
  return unfitFault(read.data, today, care.isDependent) ?? read.data;
}
