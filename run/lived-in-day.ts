// Why: a newcomer should meet a desk at work, not an empty room: the town's last two days arrive through the real doors,
// each stamped with the instant it came, and everything after that is done by the worker as on any day.
import { randomUUID } from 'node:crypto';
import type { Scope } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { isRefusal } from '../base/refusal/refusal.ts';
import type { Deed } from '../base/events/event.ts';
import { receiveMail } from '../care/intake/arrive-by-mail.ts';
import { addDocument, originalBytesAtMost } from '../care/intake/keep-document.ts';
import { receiveReferral } from '../care/cases/index.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import { lobby } from '../care/intake/arrive-by-mail.ts';
import {
  accessInWords,
  clinicalFor,
  livedInDay,
  memberOf,
  officeOf,
  payerOf,
  staff,
  type LivedInArrival,
} from '../town/index.ts';
import { makeOrderPdf } from '../town/make-order.ts';
import { minus, plus } from '../base/time/instant.ts';
import { drain } from '../base/jobs/worker.ts';
import { pinnedClock, type Clock } from '../base/time/clock.ts';
import type { House } from './house.ts';
import { townAtWork } from './town-at-work.ts';
import { partnersDrop } from './town-partners.ts';

function draftFor(arrival: LivedInArrival, at: string): ReferralDraft {
  const member = arrival.member === null ? null : memberOf(arrival.member);
  const office = arrival.office === null ? null : officeOf(arrival.office);
  const order = arrival.order;
  const dischargeAt =
    arrival.dischargeInHours === undefined ? null : plus(at, { hours: arrival.dischargeInHours });
  return {
    kind: arrival.door === 'inquiry' ? 'inquiry' : 'order',
    priority: dischargeAt === null ? 'standard' : 'urgent',
    patient:
      member === null
        ? {}
        : {
            givenName: member.givenName,
            familyName: member.familyName,
            birthOn: member.birthOn,
            memberNumber: member.memberNumber,
            phone: member.phone,
            language: member.language,
          },
    ...(member === null
      ? {}
      : {
          address: {
            line1: member.address.line1,
            city: member.address.city,
            state: member.address.state,
            zip: member.address.zip,
            ...(accessInWords(member.access) ? { accessBarriers: accessInWords(member.access) ?? '' } : {}),
          },
        }),
    ...(office === null
      ? {}
      : {
          officeId: office.key,
          requesterOrganization: office.name,
          requesterEmail: office.email,
          requesterPhone: office.phone,
        }),
    ...(order === null ? {} : { clinicianName: order.clinician.name, clinicianNpi: order.clinician.npi }),
    ...(arrival.callerName === undefined ? {} : { requesterName: arrival.callerName }),
    diagnoses: order?.diagnoses.map((one) => one.code) ?? [],
    lines: (order?.lines ?? []).map((line) => ({
      family: line.family,
      description: line.description,
      code: line.code,
      quantity: line.quantity,
      ...(line.frequency ? { frequency: line.frequency } : {}),
    })),
    ...(dischargeAt === null
      ? {}
      : { dischargeAt, dischargeFacility: arrival.dischargeFacility ?? office?.name ?? 'Hospital' }),
    ...(order === null
      ? {}
      : {
          signedOn: at.slice(0, 10),
          serviceFromOn: at.slice(0, 10),
          clinical: clinicalFor(order, at.slice(0, 10)),
        }),
  };
}

async function orderPdf(arrival: LivedInArrival): Promise<Buffer | undefined> {
  if (arrival.order === null || arrival.member === null) return undefined;
  const member = memberOf(arrival.member);
  const { order } = arrival;
  return await makeOrderPdf({
    member: `${member.givenName} ${member.familyName}`,
    dob: member.birthOn,
    memberId: member.memberNumber,
    payer: payerOf(member.tenantId).name,
    clinician: order.clinician.name,
    npi: order.clinician.npi,
    icd10: order.diagnoses.map((one) => one.code),
    signedOn: arrival.receivedAt.slice(0, 10),
    items: order.lines.map((line) => ({
      code: line.code,
      what: line.description,
      quantity: `${line.quantity} ${line.unit}`,
    })),
  });
}

function mailOf(arrival: LivedInArrival, pdf: Buffer | undefined): Buffer {
  const mark = 'doorstep-town-boundary';
  const head = [
    `From: ${arrival.from ?? 'unknown@example.org'}`,
    'To: orders',
    `Subject: ${arrival.subject ?? ''}`,
    `Message-ID: <${arrival.key}@town.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${mark}"`,
    '',
    `--${mark}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    arrival.body ?? '',
  ];
  const attached =
    pdf === undefined
      ? []
      : [
          `--${mark}`,
          'Content-Type: application/pdf; name="order.pdf"',
          'Content-Disposition: attachment; filename="order.pdf"',
          'Content-Transfer-Encoding: base64',
          '',
          pdf.toString('base64').replaceAll(/(.{76})/g, '$1\r\n'),
        ];
  return Buffer.from([...head, ...attached, `--${mark}--`, ''].join('\r\n'));
}

async function arrive(
  house: House,
  arrival: LivedInArrival,
  at: string,
  pages: Map<string, Buffer>,
): Promise<void> {
  const { equipment } = house;
  const stamped = { ...equipment, now: () => arrival.receivedAt };
  // A page sent again is the same page, byte for byte.
  const again = arrival.duplicateOf === undefined ? undefined : pages.get(arrival.duplicateOf);
  const pdf = again ?? (await orderPdf(arrival));
  if (pdf !== undefined) pages.set(arrival.key, pdf);
  if (arrival.door === 'email') {
    const to = arrival.payer === lobby ? 'orders@doorstep.example' : payerOf(arrival.payer).intakeEmail;
    await receiveMail(stamped, {
      envelope: { from: arrival.from ?? '', to: [to] },
      raw: mailOf(arrival, pdf),
      remote: { address: '127.0.0.1', helo: 'town', isEncrypted: false },
    });
    return;
  }
  const tenantId = arrival.payer;
  const stored =
    pdf === undefined ? undefined : await equipment.files.put(pdf, { maxBytes: originalBytesAtMost });
  const agent = staff.find((person) => person.role === 'intake_agent' && person.tenants.includes(tenantId));
  const scope: Scope = { tenants: [tenantId], actorId: 'system', role: 'system' };
  await transact(house.app, scope, async (tx) => {
    const by =
      arrival.door === 'phone' && agent !== undefined
        ? { id: agent.key, role: 'intake_agent', name: agent.name }
        : { id: 'system', role: 'system', name: 'Doorstep' };
    const deed: Deed = { tx, at: arrival.receivedAt, tenantId, by, requestId: randomUUID() };
    const draft = draftFor(arrival, at);
    const received = await receiveReferral(deed, {
      draft,
      channel: arrival.door === 'phone' ? 'phone' : 'portal',
      receivedAt: arrival.receivedAt,
      zone: payerOf(tenantId).zone,
      orderReceived: draft.kind === 'order' && stored !== undefined,
    });
    if (stored !== undefined && !isRefusal(stored)) {
      const fresh = {
        arrivalId: null,
        referralId: received.id,
        digest: stored.digest,
        fileName: 'order.pdf',
        kind: 'pdf',
        bytes: stored.bytes,
      };
      await addDocument(deed, fresh);
    }
  });
}

/** `came` are fewer arrivals than the town's own, newest first; only tests have so little time. */
type DayOptions = {
  readonly told?: (part: number) => void;
  readonly ending?: AbortSignal;
  readonly came?: readonly LivedInArrival[];
};

/**
 * Brings the town's two days in, oldest first. Each arrival is followed by the worker under a clock pinned to that moment,
 * so that the past was really worked then: acknowledged in time, its clocks stopped, its letters sent. Between the arrivals
 * the people of the town play a few cases to every state. `told` hears now and then how much of it is over (0 to 1). An
 * `ending` ends it between two acts; gives whether the days were lived to their end.
 */
export async function liveADay(
  open: (clock: Clock) => Promise<House>,
  at: string,
  mailboxUrl: string,
  { told, ending, came = livedInDay(at) }: DayOptions = {},
): Promise<boolean> {
  const arrivals = came.toReversed();
  const twoDaysAgo = minus(at, { hours: 48 });
  const [first] = arrivals.map((arrival) => arrival.receivedAt);
  const clock = pinnedClock(twoDaysAgo);
  const pages = new Map<string, Buffer>();
  const house = await open(clock);
  const town = await townAtWork(house, clock, mailboxUrl, at);
  try {
    // Half of the work is that of the people of the town, before today's arrivals.
    for (let hour = 6; plus(twoDaysAgo, { hours: hour }) < (first ?? at); hour += 6) {
      if (ending?.aborted === true) return false;
      await town.workUntil(plus(twoDaysAgo, { hours: hour }));
      told?.(hour / 96);
    }
    for (const [i, arrival] of arrivals.entries()) {
      if (ending?.aborted === true) return false;
      await town.workUntil(arrival.receivedAt);
      await arrive(house, arrival, at, pages);
      await drain(house.worker, house.equipment.now, house.work);
      if (i % 10 === 9) told?.((1 + (i + 1) / arrivals.length) / 2);
    }
    await town.workUntil(minus(at, { minutes: 2 }));
    await town.decide();
    await partnersDrop(house, minus(at, { minutes: 2 }));
    await drain(house.worker, house.equipment.now, house.work);
  } finally {
    await town.end();
    await house.close();
  }
  return true;
}
