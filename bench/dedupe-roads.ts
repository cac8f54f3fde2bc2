// Why: an order reaches the house by the road its sender has: a form, a mail that a person places, a message of a program, a row of a
// file. Each goes through its own doors, as in life; what comes back is the case it became.
import { claimItem } from '../care/work/work.contract.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import { sendFile, setLayout } from '../care/feeds/feeds.contract.ts';
import type { LayoutBody } from '../care/feeds/feeds.schema.ts';
import { placeArrival, sendReferral } from '../care/intake/intake.contract.ts';
import type { Matchable } from '../care/members/match.schema.ts';
import { orderOf } from '../run/play/town-orders.ts';
import type { Client } from '../run/testing/story-client.ts';
import type { StoryHub } from '../run/testing/story-hub.ts';
import {
  askForCare,
  concentrator,
  openStoryPartner,
  oxygen,
  partnerTenantId,
  type StoryPartner,
} from '../run/testing/story-partner.ts';
import type { Sending } from './dedupe-orders.ts';

const template = orderOf('Rosa Núñez-Ortega', 'oxygen');
const strange = 'orders@doorstep.example';

const facts = ['memberNumber', 'familyName', 'givenName', 'birthOn', 'line1', 'zip'] as const;
const plans: LayoutBody['always'] = {
  planName: 'Silver Harbor HMO',
  lineOfBusiness: 'medicare_advantage',
  state: 'MA',
};
const csv = {
  form: 'csv',
  delimiter: '|',
  heading: false,
  full: false,
  endsAtMostPercent: 1,
} as const satisfies Partial<LayoutBody>;
const rosterLayout: LayoutBody = {
  ...csv,
  kind: 'members',
  columns: facts.map((field, at) => ({ field, at: at + 1 })),
  always: plans,
};
const orderFields = [
  'reference',
  'patient.memberNumber',
  'patient.familyName',
  'patient.givenName',
  'patient.birthOn',
  'address.line1',
  'address.zip',
  'line.family',
] as const;
const orderLayout: LayoutBody = {
  ...csv,
  kind: 'referrals',
  columns: orderFields.map((field, at) => ({ field, at: at + 1 })),
  always: { 'line.code': 'E1390', 'line.description': 'Oxygen concentrator', diagnoses: 'J44.9' },
};

/** The roads into a house, open; every one gives the id of the case an order became. */
export type Roads = {
  readonly tenantId: number;
  readonly hub: StoryHub;
  readonly supervisor: Client;
  portal(sending: Sending): Promise<string>;
  x12(sending: Sending): Promise<string>;
  mail(sending: Sending): Promise<string>;
  /** All in one file; also how many of its rows became nothing. */
  file(sendings: readonly Sending[]): Promise<{ cases: string[]; missing: number }>;
};

function draftOf({ stated, order }: Sending): ReferralDraft {
  const { givenName, familyName, birthOn, memberNumber, line1, zip } = stated;
  const lines = template.draft.lines.map((line) => ({ ...line, family: order.family }));
  return {
    ...template.draft,
    patient: { givenName, familyName, birthOn, ...(memberNumber === '' ? {} : { memberNumber }) },
    address: { line1: line1 ?? '', city: 'Boston', state: 'MA', zip: zip ?? '' },
    lines,
  };
}

/** By which a sending and its repetitions are known to their sender. */
const keyOf = ({ run, number, same }: Sending): string => `${run}-sending-${(same ?? number).toString()}`;

const rowOf = (one: Sending): string => {
  const { memberNumber, familyName, givenName, birthOn, line1, zip } = one.stated;
  return [keyOf(one), memberNumber, familyName, givenName, birthOn, line1, zip, one.order.family].join('|');
};

async function sendRows(by: Client, tenantId: number, layout: string, name: string, rows: readonly string[]) {
  const url = `${sendFile.path}?${new URLSearchParams({ tenantId: tenantId.toString(), layout, fileName: name }).toString()}`;
  const answer = await by.raw('POST', url, Buffer.from(rows.join('\n').concat('\n')), {
    'content-type': 'application/octet-stream',
  });
  if (answer.statusCode !== 200) throw new Error(`The file was refused: ${answer.body}`);
  return sendFile.reply.parse(answer.json());
}

/** A mail that fits no payer, placed by a person; the same mail again is known by its number and placed nowhere. */
function mailRoad(hub: StoryHub, by: Client): Roads['mail'] {
  const sent = new Map<string, { from: string; raw: Buffer }>();
  return async (sending) => {
    const key = keyOf(sending);
    const before = sent.get(key);
    const from = `${key}@office.example`;
    if (before === undefined)
      sent.set(key, { from, raw: await hub.mail.send({ from, to: strange, subject: 'Order', text: key }) });
    else await hub.mail.resend({ from, to: strange }, before.raw);
    await hub.settle();
    const [arrival] = await hub.sql(
      `select arrival.tenant_id as tenant, arrival.id, item.id as item, arrival.placed_referral_id as case from intake.arrival arrival
       join work.item item on item.subject_id = arrival.id where sender_address = $1 and resend_of is null`,
      [from],
    );
    const tenantId = Number(arrival?.['tenant']);
    if (typeof arrival?.['case'] === 'string') return arrival['case'];
    await by.ask(claimItem, { params: { tenantId, id: String(arrival?.['item']) } });
    const { requesterEmail: _, officeId: __, ...draft } = draftOf(sending);
    const params = { tenantId, id: String(arrival?.['id']) };
    return (await by.ask(placeArrival, { params, body: { tenantId: template.tenantId, draft } })).id;
  };
}

/** A program asks under a trace; the same trace again is the same request. */
function x12Road(hub: StoryHub, partner: StoryPartner): Roads['x12'] {
  return async (sending) => {
    const trace = `D${sending.run}${(sending.same ?? sending.number).toString()}`;
    const { caused, params } = await askForCare(hub, partner, oxygen(sending.stated, trace, concentrator));
    if (params.id === '') throw new Error(`The request for care made no case: ${caused}`);
    return params.id;
  };
}

/** Opens every road and makes `people` members of the plan; `run` tells the files of one run from another’s. */
export async function openRoads(hub: StoryHub, people: readonly Matchable[], run: string): Promise<Roads> {
  const { tenantId } = template;
  if (tenantId !== partnerTenantId) throw new Error('The partner speaks in another payer’s work.');
  const supervisor = await hub.as('supervisor');
  const agent = await hub.as('imani.brooks@doorstep.example');
  const clerk = await hub.as(template.clerk.email);
  await supervisor.ask(setLayout, { body: { tenantId, name: 'members', body: rosterLayout } });
  await supervisor.ask(setLayout, { body: { tenantId, name: 'orders', body: orderLayout } });
  const roster = people.map((one) => facts.map((fact) => one[fact] ?? '').join('|'));
  const { accepted, sent, says } = await sendRows(
    supervisor,
    tenantId,
    'members',
    `members-${run}.csv`,
    roster,
  );
  if (accepted !== sent) throw new Error(`Not everybody became a member: ${says}`);
  const partner = await openStoryPartner(hub, { name: 'Repeating', theirId: 'REPEATING', takes: ['278'] });
  let files = 0;
  return {
    tenantId,
    hub,
    supervisor,
    portal: async (sending) =>
      (
        await clerk.ask(sendReferral, {
          key: keyOf(sending),
          body: { tenantId, draft: draftOf(sending), documents: [] },
        })
      ).id,
    x12: x12Road(hub, partner),
    mail: mailRoad(hub, agent),
    file: async (sendings) => {
      files += 1;
      const rows = sendings.map((one) => rowOf(one));
      const receipt = await sendRows(
        supervisor,
        tenantId,
        'orders',
        `orders-${run}-${files.toString()}.csv`,
        rows,
      );
      const became = await hub.sql(
        'select subject_id::text as id from feeds.file_row where file_id = $1 order by number',
        [receipt.id],
      );
      const { sent: count, accepted: taken, duplicates } = receipt;
      return { cases: became.map((row) => String(row['id'])), missing: count - taken - duplicates };
    },
  };
}
