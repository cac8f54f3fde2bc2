// Why: stories speak of real-looking orders for people of the town; here a member becomes the form an office fills in and
// the page it signs.
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import {
  clinicalFor,
  memberNamed,
  officeNear,
  orderFor,
  payerOf,
  portalPeople,
  type Member,
  type Office,
  type OrderContent,
  type PortalPerson,
  type ServiceFamily,
} from '../../town/index.ts';
import { makeOrderPdf } from '../../town/make-order.ts';

/** All that an order of the town consists of. */
export type StoryOrder = {
  readonly member: Member;
  readonly tenantId: number;
  readonly office: Office;
  readonly clerk: PortalPerson;
  readonly content: OrderContent;
  readonly draft: ReferralDraft;
  pdf(): Promise<Buffer>;
};

/** A complete, signed order for a member of the town, as the office nearby would send it. */
export function orderOf(
  name: string,
  family: ServiceFamily,
  changes: Partial<ReferralDraft> = {},
): StoryOrder {
  const member = memberNamed(name);
  const office = officeNear(member.address.city, member.address.state);
  const content = orderFor(member.key, family);
  const [clinician] = office.clinicians;
  const clerk = portalPeople.find((one) => one.officeKey === office.key);
  if (clerk === undefined || clinician === undefined) throw new Error(`${office.name} has nobody.`);
  const draft: ReferralDraft = {
    kind: 'order',
    priority: 'standard',
    patient: {
      givenName: member.givenName,
      familyName: member.familyName,
      birthOn: member.birthOn,
      memberNumber: member.memberNumber,
      phone: member.phone,
      language: member.language,
    },
    address: {
      line1: member.address.line1,
      city: member.address.city,
      state: member.address.state,
      zip: member.address.zip,
    },
    officeId: office.key,
    clinicianName: clinician.name,
    clinicianNpi: clinician.npi,
    signedOn: '2026-03-06',
    requesterName: clerk.name,
    requesterOrganization: office.name,
    requesterEmail: office.email,
    requesterPhone: office.phone,
    diagnoses: content.diagnoses.map((one) => one.code),
    serviceFromOn: '2026-03-12',
    clinical: clinicalFor(content, '2026-03-06'),
    lines: content.lines.map((line) => ({
      family: line.family,
      code: line.code,
      description: line.description,
      quantity: line.quantity,
      ...(line.frequency === '' ? {} : { frequency: line.frequency }),
    })),
    ...changes,
  };
  return {
    member,
    tenantId: member.tenantId,
    office,
    clerk,
    content,
    draft,
    pdf: async () => await paperOf(member, content, draft),
  };
}

/** The order as the page that is signed. */
async function paperOf(member: Member, content: OrderContent, draft: ReferralDraft): Promise<Buffer> {
  return await makeOrderPdf({
    member: `${member.givenName} ${member.familyName}`,
    dob: member.birthOn,
    memberId: member.memberNumber,
    payer: payerOf(member.tenantId).name,
    clinician: draft.clinicianName ?? '',
    npi: draft.clinicianNpi ?? '',
    icd10: draft.diagnoses,
    signedOn: draft.signedOn ?? null,
    items: content.lines.map((line) => ({
      code: line.code,
      what: line.description,
      quantity: `${line.quantity} ${line.unit}`,
    })),
  });
}

/** What must never stand in a mail: name, birth date and member ID of a person. */
export function personalWords(member: Member): string[] {
  const [year = '', month = '', day = ''] = member.birthOn.split('-');
  return [
    member.givenName,
    member.familyName,
    member.memberNumber,
    member.birthOn,
    `${month}/${day}/${year}`,
    member.phone,
    member.address.line1,
  ];
}
