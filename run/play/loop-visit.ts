// Why: from a proposed time to its proof: the member says yes in the way they were asked, whoever comes sets out and records
// what was handed over, and a coordinator looks at what the rules could not accept.
import { dayIn, minus } from '../../base/time/instant.ts';
import { openLink, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { answerTimeByLink } from '../../care/casefile/link.contract.ts';
import {
  answerAppointment,
  answerForMember,
  decideProof,
  postLetter,
} from '../../care/fulfilment/fulfilment.contract.ts';
import type { Discipline, ProofBody } from '../../care/fulfilment/proof.schema.ts';
import { addPicture, recordProof, setOut } from '../../care/fulfilment/visit.contract.ts';
import { portalPeople } from '../../town/index.ts';
import type { LoopCase } from './loop-orders.ts';
import { staffFor, type LoopWorld } from './loop-world.ts';

type Appointment = CasePage['appointments'][number];

/** One white pixel: enough to be a picture. */
const signature = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);

const paramsOf = ({ tenantId, id }: Appointment) => ({ tenantId, id });

async function byLink(world: LoopWorld, one: LoopCase, visit: Appointment): Promise<string | undefined> {
  const { member } = one.order;
  for (const { text } of (await world.lettersTo(member.email ?? '')).toReversed()) {
    const token = /\/s\/(\S+)/.exec(text)?.[1];
    if (token === undefined || !text.includes(visit.caseNumber)) continue;
    const held = { token, birthOn: member.birthOn };
    const shown = await world.as(null).ask(openLink, { body: held });
    if (shown.visit?.id !== visit.id) continue;
    await world.as(null).ask(answerTimeByLink, { body: { ...held, answer: 'confirm' } });
    return 'the member says yes by the link';
  }
  return undefined;
}

async function onPhone(world: LoopWorld, one: LoopCase, visit: Appointment): Promise<string> {
  const coordinator = world.as(staffFor('care_coordinator', visit.tenantId));
  const params = paramsOf(visit);
  const how = visit.askedHow === 'letter' ? 'letter' : 'phone';
  if (how === 'letter' && !visit.papers.some((paper) => paper.postedAt !== null))
    await coordinator.ask(postLetter, { params, key: `${one.key}-posted-${visit.id}` });
  await coordinator.ask(answerForMember, {
    params,
    body: {
      how,
      answer: 'confirm',
      identifiers: ['name', 'birth_date'],
      spokeWith: `${one.order.member.givenName} ${one.order.member.familyName}`,
      tty: false,
    },
    key: `${one.key}-yes-${visit.id}`,
  });
  return `the member says yes by ${how}`;
}

async function confirm(world: LoopWorld, one: LoopCase, visit: Appointment): Promise<string | undefined> {
  if (visit.askedHow === null) return undefined;
  const online = portalPeople.find(
    (person) => person.memberKey === one.order.member.key && person.role === 'member',
  );
  if (online !== undefined && visit.lineNumber === 1) {
    await world.as(online.key).ask(answerAppointment, {
      params: paramsOf(visit),
      body: { answer: 'confirm' },
      key: `${one.key}-yes-${visit.id}`,
    });
    return 'the member says yes in the portal';
  }
  return visit.askedHow === 'link' ? await byLink(world, one, visit) : await onPhone(world, one, visit);
}

async function leave(world: LoopWorld, one: LoopCase, visit: Appointment): Promise<string> {
  const dispatcher = world.as(await world.dispatcherOf(visit.locationId));
  await dispatcher.ask(setOut, { params: paramsOf(visit), key: `${one.key}-out-${visit.id}` });
  return 'a dispatcher sets out';
}

const disciplines: Readonly<Record<string, Discipline>> = {
  G0299: 'RN',
  G0151: 'PT',
  G0152: 'OT',
  G0156: 'HHA',
};

function proofOf(one: LoopCase, visit: Appointment, pictureId: string): ProofBody {
  const { member } = one.order;
  const standing = {
    receivedBy: `${member.givenName} ${member.familyName}`,
    relationship: 'self',
    signature: { how: 'drawn', pictureId },
    photoIds: [],
  } as const;
  const { family, code, quantity } = visit.visit ?? { family: 'oxygen', code: null, quantity: null };
  if (family !== 'home_health')
    return {
      kind: 'delivery',
      servedOn: dayIn(visit.zone, one.startedAt),
      ...standing,
      photoIds: [],
      items: [{ quantity: Number(quantity ?? 1), serial: `LOOP-${visit.id.slice(-12)}` }],
    };
  return {
    kind: 'visit',
    ...standing,
    photoIds: [],
    discipline: disciplines[code ?? ''] ?? 'RN',
    workerName: 'Ana Winterbourne',
    inAt: minus(one.startedAt, { minutes: 45 }),
    outAt: minus(one.startedAt, { minutes: 5 }),
  };
}

async function prove(world: LoopWorld, one: LoopCase, visit: Appointment): Promise<string> {
  const dispatcher = world.as(await world.dispatcherOf(visit.locationId));
  const params = paramsOf(visit);
  const picture = await dispatcher.ask(addPicture, {
    params,
    query: { kind: 'signature' },
    bytes: signature,
    key: `${one.key}-signature-${visit.id}`,
  });
  const body = proofOf(one, visit, picture.id);
  await dispatcher.ask(recordProof, { params, body, key: `${one.key}-proof-${visit.id}` });
  return 'a dispatcher records the proof';
}

async function look(
  world: LoopWorld,
  one: LoopCase,
  visit: Appointment,
  page: CasePage,
): Promise<string | undefined> {
  const isAsked = page.tasks.some(
    (task) => task.status === 'open' && task.code === 'proof_unclear' && task.lineId === visit.lineId,
  );
  const proof = visit.proofs.find((given) => given.status === 'pending');
  if (!isAsked || proof === undefined) return undefined;
  await world.as(staffFor('care_coordinator', visit.tenantId)).ask(decideProof, {
    params: { tenantId: visit.tenantId, id: proof.id },
    body: { accept: true, reason: 'Checked with the provider on the phone.' },
    key: `${one.key}-look-${proof.id}`,
  });
  return 'a coordinator accepts the proof';
}

/** The next act at the doorstep; undefined when none is due. */
export async function carryOut(world: LoopWorld, one: LoopCase, page: CasePage): Promise<string | undefined> {
  for (const visit of page.appointments) {
    const line = page.lines.find((candidate) => candidate.id === visit.lineId);
    const done =
      visit.status === 'proposed'
        ? await confirm(world, one, visit)
        : visit.status === 'confirmed' && line?.status === 'scheduled'
          ? await leave(world, one, visit)
          : visit.status === 'dispatched' && line?.status === 'in_progress'
            ? await prove(world, one, visit)
            : visit.status === 'proof_pending'
              ? await look(world, one, visit, page)
              : undefined;
    if (done !== undefined) return done;
  }
  return undefined;
}
