// Why: one order's whole life, played by everybody it takes, each through their own door: "what would a person do next with
// this case?" Whatever crashed meanwhile, asking again is always right: the state is read anew, and every act has a key of
// its own that stays the same.
import { readCase, settleDuplicate, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { decideAuthorization, recordTold } from '../../care/authorization/authorization.contract.ts';
import { isWithPeople } from '../../care/authorization/authorization.machine.ts';
import { closeCase } from '../../care/fulfilment/fulfilment.contract.ts';
import { acceptOffer } from '../../care/network/network.contract.ts';
import { lookOnDoor, readSourcing } from '../../care/network/sourcing.contract.ts';
import { dayIn, plusDays } from '../../base/time/instant.ts';
import { arrive, keyIn } from './loop-arrive.ts';
import type { LoopCase } from './loop-orders.ts';
import { DoorRefused } from './loop-people.ts';
import { carryOut } from './loop-visit.ts';
import { staffFor, type LoopWorld } from './loop-world.ts';

/** What came of a turn: the act that was done, or that nobody outside can do anything now, or that the case is closed. */
export type Turn = { readonly did: string } | 'waits' | 'closed';

type Act = (world: LoopWorld, one: LoopCase, page: CasePage) => Promise<string | undefined>;

const coordinatorOf = (world: LoopWorld, page: CasePage) =>
  world.as(staffFor('care_coordinator', page.referral.tenantId));

const settleDuplicates: Act = async (world, one, page) => {
  const open = page.duplicates.find((flag) => flag.settledAs === null);
  if (open === undefined) return undefined;
  const { tenantId, id } = page.referral;
  await coordinatorOf(world, page).ask(settleDuplicate, {
    params: { tenantId, id, otherId: open.otherId },
    body: { as: 'different' },
    key: `${one.key}-different-${open.otherId}`,
  });
  return 'says that it is another order';
};

const review: Act = async (world, one, page) => {
  const request = page.authorizations.find((asked) => isWithPeople(asked.status));
  if (request === undefined) return undefined;
  const params = { tenantId: request.tenantId, id: request.id };
  if (request.status !== 'rn_review')
    throw new Error(`A request is ${request.status}, which no loop expects.`);
  await world.as(staffFor('nurse_reviewer', request.tenantId)).ask(decideAuthorization, {
    params,
    body: { move: 'approve', reason: 'The record shows the need; approved after reading it.' },
    key: `${one.key}-approve-${request.number}`,
  });
  return 'a nurse approves';
};

/** Decisions that the program could not send by itself are told on the phone. */
const tell: Act = async (world, one, page) => {
  if (!page.tasks.some((task) => task.status === 'open' && task.code === 'tell_decision')) return undefined;
  for (const request of page.authorizations) {
    const notice = request.notices.find((given) => given.givenAt === null && given.channel !== 'mail');
    if (notice === undefined) continue;
    await coordinatorOf(world, page).ask(recordTold, {
      params: { tenantId: request.tenantId, id: request.id },
      body: { noticeId: notice.id, how: 'phone', to: notice.recipient || 'The office' },
      key: `${one.key}-told-${notice.id}`,
    });
    return 'tells of a decision';
  }
  return undefined;
};

/** The window a provider gives: tomorrow morning on the member's wall, fixed when the case began. */
const windowOf = (one: LoopCase, zone: string) => ({
  on: plusDays(dayIn(zone, one.startedAt), 1),
  from: '08:00',
  to: '11:00',
  ...one.window?.(zone),
  lateReason: 'The van is on the road today.',
});

const source: Act = async (world, one, page) => {
  if (!page.lines.some((line) => line.status === 'offered' || line.status === 'sourcing')) return undefined;
  const { tenantId, id } = page.referral;
  const coordinator = coordinatorOf(world, page);
  const { lines, zone } = await coordinator.ask(readSourcing, { params: { tenantId, id } });
  for (const line of lines) {
    const open = line.offers.find((offer) => offer.status === 'sent' || offer.status === 'viewed');
    if (open !== undefined) {
      const dispatcher = world.as(await world.dispatcherOf(open.locationId));
      await dispatcher.ask(acceptOffer, {
        params: { tenantId, id: open.id },
        body: windowOf(one, zone),
        key: `${one.key}-accept-${open.id}`,
      });
      return 'a dispatcher accepts';
    }
    if (line.status === 'sourcing' && line.exhaustedAt !== null) {
      await coordinator.ask(lookOnDoor, {
        params: { tenantId, id, lineId: line.lineId },
        body: { how: 'again' },
        key: `${one.key}-again-${line.lineId}-${line.offers.length.toString()}`,
      });
      return 'asks everybody again';
    }
  }
  return undefined;
};

const close: Act = async (world, one, page) => {
  const { tenantId, id, status } = page.referral;
  if (status !== 'completed' || page.tasks.some((task) => task.status === 'open')) return undefined;
  await coordinatorOf(world, page).ask(closeCase, {
    params: { tenantId, id },
    body: { outcome: 'all_as_ordered' },
    key: `${one.key}-close`,
  });
  return 'a coordinator closes';
};

const acts: readonly Act[] = [keyIn, settleDuplicates, review, tell, source, carryOut, close];

// Somebody was faster, or the page has grown old meanwhile: the next look tells.
const overtaken = new Set([404, 409]);

/** The case as its coordinator sees it now; undefined before it has come in. */
export async function lookAt(world: LoopWorld, one: LoopCase): Promise<CasePage | undefined> {
  const { params } = one.seen;
  if (params === undefined) return undefined;
  return await world.as(staffFor('care_coordinator', params.tenantId)).ask(readCase, { params });
}

/**
 * Does the next act of a case, as it stands on `seen` when somebody has just looked at it. Throws when a door refuses what a
 * person could rightly do.
 */
export async function takeTurn(world: LoopWorld, one: LoopCase, seen?: CasePage): Promise<Turn> {
  const did = await arrive(world, one);
  if (did !== undefined) return did === '' ? 'waits' : { did };
  const page = seen ?? (await lookAt(world, one));
  if (page === undefined) return 'waits';
  if (page.referral.status === 'closed') return 'closed';
  for (const act of acts) {
    try {
      const done = await act(world, one, page);
      if (done !== undefined) return { did: done };
    } catch (error) {
      if (!(error instanceof DoorRefused) || !overtaken.has(error.status)) throw error;
      return { did: `was refused: ${error.message}` };
    }
  }
  return 'waits';
}
