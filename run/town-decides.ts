// Why: a newcomer should also meet what people decided: reviews in every state, offers that were seen, declined or answered with
// another date, a mail somebody is placing, an escalation with a committed time. Each is done through its door by who may.
import { decideAuthorization, readReview } from '../care/authorization/authorization.contract.ts';
import type { DecisionDraft } from '../care/authorization/authorization.schema.ts';
import { recordCoverageByHand } from '../care/eligibility/eligibility.contract.ts';
import {
  acceptOffer,
  counterOffer,
  declineOffer,
  handBackOffer,
  listOffers,
  readOffer,
  type ShownOffer,
} from '../care/network/network.contract.ts';
import { claimItem, commitEscalation, listWork } from '../care/work/work.contract.ts';
import { readCase } from '../care/casefile/casefile.contract.ts';
import { dayIn, plus, plusDays } from '../base/time/instant.ts';
import { payerOf, portalPeople, staff } from '../town/index.ts';
import { DoorRefused } from './play/loop-people.ts';
import { staffFor, type LoopWorld } from './play/loop-world.ts';

type Decision = readonly [
  role: 'nurse_reviewer' | 'medical_director' | 'admin_reviewer',
  draft: DecisionDraft,
];

const refer: Decision = [
  'nurse_reviewer',
  { move: 'refer_to_physician', reason: 'The record does not show the criterion; a physician should look.' },
];
const against = {
  reason: 'The record shows 92 % at rest, and the criterion asks for 88 % or less.',
  criterion: 'Home oxygen: qualifying test at rest, during exercise or asleep (NCD 240.2).',
  wouldChange: 'A test taken within 30 days of the order that shows 88 % or less.',
} as const;
const peer = { peerContact: 'Dr. Amara Ode, +1 555 0140, until 5 p.m. tomorrow' } as const;

/** One review each, in this order; what stays is left as it came. */
const decisions: readonly (readonly Decision[])[] = [
  [['nurse_reviewer', { move: 'request_information', question: 'Please send the qualifying test.' }]],
  [refer],
  [refer, ['medical_director', { move: 'offer_peer_to_peer', ...peer }]],
  [refer, ['medical_director', { move: 'deny', ...against, ...peer }]],
  [
    refer,
    [
      'medical_director',
      { move: 'modify', instead: 'A stationary concentrator alone.', ...against, ...peer },
    ],
  ],
  [['admin_reviewer', { move: 'deny_administratively', ground: 'excluded_benefit', ...against }]],
  [refer, ['medical_director', { move: 'approve_in_part', approvedQuantity: 1, ...against, ...peer }]],
];

/** Does what a person would do now; false when a door says that it is not possible here: a demo day never fails a start. */
export async function tried(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof DoorRefused) return false;
    throw error;
  }
}

async function decideReviews(world: LoopWorld): Promise<void> {
  const waiting = [];
  for (const nurse of staff.filter((person) => person.role === 'nurse_reviewer')) {
    const { items } = await world.as(nurse.key).ask(listWork, { query: { view: 'open', limit: 200 } });
    waiting.push(...items.filter((item) => item.kind === 'review'));
  }
  const open = [...new Map(waiting.map((item) => [item.subjectId, item])).values()];
  for (const steps of decisions) {
    // A request that the steps do not fit, such as one for a single piece that cannot be cut, leaves them to the next.
    for (let done = false; !done;) {
      const item = open.shift();
      if (item === undefined) return;
      const { tenantId } = item;
      const params = { tenantId, id: item.subjectId };
      const { request, line } = await world
        .as(staffFor('nurse_reviewer', tenantId))
        .ask(readReview, { params });
      const isCut = steps.some(([, draft]) => draft.move === 'approve_in_part');
      if (request.status !== 'rn_review' || (isCut && Number(line?.quantity ?? 1) < 2)) continue;
      done = true;
      for (const [role, body] of steps)
        done &&= await tried(() =>
          world.as(staffFor(role, tenantId)).ask(decideAuthorization, { params, body }),
        );
    }
  }
}

const windowFor = ({ zone }: ShownOffer, now: string) => ({
  on: plusDays(dayIn(zone, now), 2),
  from: '09:00',
  to: '12:00',
  lateReason: 'The van is in another county until then.',
});

/** What is said to the second, third … new offer of the town; the first waits; the last is looked at. */
async function answerOffers(world: LoopWorld, now: string): Promise<void> {
  let i = 0;
  for (const person of portalPeople.filter((one) => one.role === 'servicing_dispatcher')) {
    const dispatcher = world.as(person.key);
    const { items } = await dispatcher.ask(listOffers, { query: { view: 'new' } });
    for (const offer of items) {
      const params = { tenantId: offer.tenantId, id: offer.id };
      const body = windowFor(offer, now);
      if (i === 1) await tried(() => dispatcher.ask(counterOffer, { params, body }));
      if (i === 2) await tried(() => dispatcher.ask(declineOffer, { params, body: { code: 'capacity' } }));
      if (i === 3 && (await tried(() => dispatcher.ask(acceptOffer, { params, body }))))
        await tried(() => dispatcher.ask(handBackOffer, { params, body: { code: 'out_of_stock' } }));
      i += 1;
    }
    const { items: still } = await dispatcher.ask(listOffers, { query: { view: 'new' } });
    const last = still.filter((offer) => offer.status === 'sent').at(-1);
    if (last !== undefined)
      await tried(() => dispatcher.ask(readOffer, { params: { tenantId: last.tenantId, id: last.id } }));
  }
}

/** Coordinators call the payers about whom the answer left in doubt, those first whose clock is short. */
async function callPayers(world: LoopWorld, now: string): Promise<void> {
  const waiting = new Map<string, { tenantId: number; caseId: string }>();
  for (const person of staff.filter((one) => one.role === 'care_coordinator')) {
    const { items } = await world
      .as(person.key)
      .ask(listWork, { query: { view: 'open', sort: 'due', limit: 200 } });
    for (const { tenantId, caseId, stage, risk } of items)
      if (stage === 'coverage_unclear' && risk !== 'calm' && caseId !== null)
        waiting.set(caseId, { tenantId, caseId });
  }
  for (const { tenantId, caseId } of waiting.values()) {
    const { name, lineOfBusiness } = payerOf(tenantId);
    const body = {
      spokeWith: 'Marisol at provider services',
      referenceNumber: `C-${caseId.slice(-6)}`,
      planName: name,
      lineOfBusiness,
      activeFromOn: `${now.slice(0, 4)}-01-01`,
      note: 'Found under the birth date on the card; the payer corrects its roster.',
    };
    const coordinator = world.as(staffFor('care_coordinator', tenantId));
    await tried(() => coordinator.ask(recordCoverageByHand, { params: { tenantId, id: caseId }, body }));
  }
}

async function commitToATime(world: LoopWorld, now: string): Promise<void> {
  for (const supervisor of staff.filter((person) => person.role === 'supervisor')) {
    const boss = world.as(supervisor.key);
    const { items } = await boss.ask(listWork, { query: { view: 'escalated', limit: 50 } });
    for (const { tenantId, subjectId, kind } of items) {
      if (kind !== 'referral') continue;
      const { escalations } = await boss.ask(readCase, { params: { tenantId, id: subjectId } });
      const mine = escalations.find((one) => one.status === 'assigned');
      if (mine === undefined) continue;
      const committed = await tried(() =>
        boss.ask(commitEscalation, {
          params: { tenantId, id: mine.id },
          body: { committedFor: plus(now, { hours: 3 }) },
        }),
      );
      if (committed) return;
    }
  }
}

async function holdOneMail(world: LoopWorld): Promise<void> {
  const agent = staff.find((person) => person.role === 'intake_agent');
  if (agent === undefined) return;
  const { items } = await world.as(agent.key).ask(listWork, { query: { view: 'lobby', sort: 'received' } });
  const [first] = items.filter((item) => item.status === 'open');
  if (first === undefined) return;
  const params = { tenantId: first.tenantId, id: first.id };
  await tried(() => world.as(agent.key).ask(claimItem, { params }));
}

/** What the town's people decide in the last hour before `now`, on the cases that are still under way. */
export async function decideAndAnswer(world: LoopWorld, now: string): Promise<void> {
  await callPayers(world, now);
  await decideReviews(world);
  await answerOffers(world, now);
  await commitToATime(world, now);
  await holdOneMail(world);
}
