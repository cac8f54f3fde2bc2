// Why: turns what a sender said (a draft) into the values of a referral's row, one way for every door and correction.
import type { Stated } from '../members/match.schema.ts';
import { foldName } from '../members/search-name.rules.ts';
import type { Referral, ReferralDraft } from './cases.schema.ts';

/** The stored values of a draft; what was not said is null. */
export function valuesOf(
  draft: ReferralDraft,
  zone: string,
  memberId: string | null,
  orderReceived: boolean,
) {
  const { patient, address } = draft;
  return {
    kind: draft.kind,
    priority: draft.priority,
    memberId,
    patientGivenName: patient.givenName ?? null,
    patientFamilyName: patient.familyName ?? null,
    patientGivenSearch: patient.givenName === undefined ? null : foldName(patient.givenName),
    patientFamilySearch: patient.familyName === undefined ? null : foldName(patient.familyName),
    patientBirthOn: patient.birthOn ?? null,
    patientMemberNumber: patient.memberNumber ?? null,
    patientPhone: patient.phone ?? null,
    patientLanguage: patient.language ?? null,
    shipLine1: address?.line1 ?? null,
    shipCity: address?.city ?? null,
    shipState: address?.state ?? null,
    shipZip: address?.zip ?? null,
    accessBarriers: address?.accessBarriers ?? null,
    zone,
    officeId: draft.officeId ?? null,
    clinicianName: draft.clinicianName ?? null,
    clinicianNpi: draft.clinicianNpi ?? null,
    signedOn: draft.signedOn ?? null,
    requesterName: draft.requesterName ?? null,
    requesterOrganization: draft.requesterOrganization ?? null,
    requesterEmail: draft.requesterEmail ?? null,
    requesterPhone: draft.requesterPhone ?? null,
    diagnoses: draft.diagnoses,
    serviceFromOn: draft.serviceFromOn ?? null,
    serviceToOn: draft.serviceToOn ?? null,
    dischargeAt: draft.dischargeAt ?? null,
    dischargeFacility: draft.dischargeFacility ?? null,
    note: draft.note ?? null,
    clinical: draft.clinical ?? {},
    orderReceived,
  };
}

type Lines = readonly {
  family: string;
  code: string | null;
  description: string;
  quantity: string | null;
  frequency: string | null;
}[];

/** The draft that a stored referral amounts to, so that completeness is judged by one rule everywhere. */
export function draftOf(row: Referral, lines: Lines): ReferralDraft {
  const given = <K extends string, V>(key: K, value: V | null) =>
    (value === null ? {} : { [key]: value }) as Partial<Record<K, V>>;
  return {
    kind: row.kind,
    priority: row.priority as ReferralDraft['priority'],
    diagnoses: row.diagnoses,
    patient: {
      ...given('givenName', row.patientGivenName),
      ...given('familyName', row.patientFamilyName),
      ...given('birthOn', row.patientBirthOn),
      ...given('memberNumber', row.patientMemberNumber),
      ...given('phone', row.patientPhone),
      ...given('language', row.patientLanguage),
    },
    address: {
      ...given('line1', row.shipLine1),
      ...given('city', row.shipCity),
      ...given('state', row.shipState),
      ...given('zip', row.shipZip),
      ...given('accessBarriers', row.accessBarriers),
    },
    ...given('officeId', row.officeId),
    ...given('clinicianName', row.clinicianName),
    ...given('clinicianNpi', row.clinicianNpi),
    ...given('signedOn', row.signedOn),
    ...given('requesterName', row.requesterName),
    ...given('requesterOrganization', row.requesterOrganization),
    ...given('requesterEmail', row.requesterEmail),
    ...given('requesterPhone', row.requesterPhone),
    ...given('serviceFromOn', row.serviceFromOn),
    ...given('serviceToOn', row.serviceToOn),
    ...given('dischargeAt', row.dischargeAt),
    ...given('dischargeFacility', row.dischargeFacility),
    ...given('note', row.note),
    ...(Object.keys(row.clinical).length === 0 ? {} : { clinical: row.clinical }),
    lines: lines.map((line) => ({
      family: line.family as ReferralDraft['lines'][number]['family'],
      description: line.description,
      ...given('code', line.code),
      ...given('frequency', line.frequency),
      ...(line.quantity === null ? {} : { quantity: Number(line.quantity) }),
    })),
  };
}

/** What a stored referral states of its patient, as matching takes it. */
export function statedIn(row: Referral): Stated {
  return {
    givenName: row.patientGivenName ?? undefined,
    familyName: row.patientFamilyName ?? undefined,
    birthOn: row.patientBirthOn ?? undefined,
    memberNumber: row.patientMemberNumber ?? undefined,
    phone: row.patientPhone ?? undefined,
    line1: row.shipLine1 ?? undefined,
    zip: row.shipZip ?? undefined,
  };
}
