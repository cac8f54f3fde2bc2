// Why: a newcomer should see the product at work, not a pile of arrivals: a few cases of the town's last two days are played
// to every state by the people it takes, each through their own door, while the days go by.
import type { House } from './house.ts';
import type { PinnedClock } from '../base/time/clock.ts';
import { minus, plus } from '../base/time/instant.ts';
import { drain } from '../base/jobs/worker.ts';
import { moveCase, readCase, type CasePage } from '../care/casefile/casefile.contract.ts';
import { receiveMail } from '../care/intake/arrive-by-mail.ts';
import { portalPeople, sentinels } from '../town/index.ts';
import { takeTurn } from './testing/loop-driver.ts';
import { loopCase, type LoopCase, type LoopDoor, type LoopFamily } from './testing/loop-orders.ts';
import { DoorRefused, peopleBehind } from './testing/loop-people.ts';
import { lettersAt, staffFor, type LoopWorld } from './testing/loop-world.ts';
import { orderOf } from './testing/story-orders.ts';

type Move = 'hold' | 'cancel' | 'redirect' | 'reopen' | 'close_incomplete';

/** A case to be played: when it began, how it came in, the state to stop in, and what a person does there. */
type Part = {
  readonly hoursAgo: number;
  readonly door: LoopDoor;
  readonly family: LoopFamily;
  readonly until: string;
  readonly then?: readonly [move: Move, reason: string];
  /** What the office forgot. */
  readonly without?: 'clinical';
  readonly luck?: 'not_eligible';
};

const cast: readonly Part[] = [
  { hoursAgo: 46, door: 'portal', family: 'oxygen', until: 'closed' },
  { hoursAgo: 45, door: 'portal', family: 'home_health', until: 'closed' },
  {
    hoursAgo: 45,
    door: 'phone',
    family: 'oxygen',
    until: 'closed',
    then: ['reopen', 'The concentrator hums; the daughter asks for another.'],
  },
  { hoursAgo: 44, door: 'portal', family: 'home_health', until: 'completed' },
  { hoursAgo: 43, door: 'portal', family: 'oxygen', until: 'completed' },
  { hoursAgo: 42, door: 'portal', family: 'home_health', until: 'in_service' },
  { hoursAgo: 20, door: 'portal', family: 'oxygen', until: 'scheduled' },
  { hoursAgo: 16, door: 'phone', family: 'home_health', until: 'scheduled' },
  { hoursAgo: 15, door: 'portal', family: 'home_health', until: 'partially_scheduled' },
  {
    hoursAgo: 30,
    door: 'portal',
    family: 'oxygen',
    until: 'scheduled',
    then: ['hold', 'Back in hospital; the ward calls when he goes home.'],
  },
  {
    hoursAgo: 28,
    door: 'portal',
    family: 'home_health',
    until: 'in_coordination',
    then: ['cancel', 'The family has found a nurse of its own.'],
  },
  { hoursAgo: 26, door: 'portal', family: 'oxygen', until: 'pending_info', without: 'clinical' },
  {
    hoursAgo: 40,
    door: 'portal',
    family: 'oxygen',
    until: 'pending_info',
    without: 'clinical',
    then: ['close_incomplete', 'Two calls and a letter; the office sends a new order after the test.'],
  },
  { hoursAgo: 24, door: 'portal', family: 'oxygen', until: 'not_eligible', luck: 'not_eligible' },
  {
    hoursAgo: 22,
    door: 'email',
    family: 'home_health',
    until: 'verifying',
    then: ['redirect', 'The plan keeps home health for itself in this county; passed on to its desk.'],
  },
];

type Playing = Part & { one: LoopCase; isOver: boolean };

/** The people of the town around a house on a pinned clock. */
async function worldAround(
  house: House,
  mailboxUrl: string,
): Promise<LoopWorld & { close(): Promise<void> }> {
  const api = await house.buildApi();
  const as = peopleBehind(async ({ method, path, cookie, key, body, contentType }) => {
    const answer = await api.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? crypto.randomUUID() }),
        ...(body === undefined || contentType === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload };
  });
  return {
    as,
    dispatcherOf: (locationId) => {
      const found = portalPeople.find((person) => person.locationKeys?.includes(locationId) === true);
      return found === undefined
        ? Promise.reject(new DoorRefused('dispatcherOf', 404, 'Nobody of the town answers there.'))
        : Promise.resolve(found.key);
    },
    mail: async (from, to, raw) => {
      const remote = { address: '127.0.0.1', helo: 'town', isEncrypted: false };
      await receiveMail(house.equipment, { envelope: { from, to: [to] }, raw, remote });
    },
    lettersTo: (address) => lettersAt(mailboxUrl, address),
    close: async () => {
      await api.close();
    },
  };
}

function begin(part: Part, i: number, at: string): Playing {
  const startedAt = minus(at, { hours: part.hoursAgo });
  const plain = loopCase('town', part.family === 'oxygen' ? i * 2 : i * 2 + 1, startedAt, [part.door]);
  const unlucky = sentinels.find((each) => each.triggers === part.luck)?.name;
  const { clinical: _, ...bare } = plain.draft;
  const { signedOn = '', serviceFromOn = '', clinical = {} } = plain.draft;
  const order =
    unlucky === undefined
      ? plain.order
      : orderOf(unlucky, part.family, { signedOn, serviceFromOn, clinical });
  const said = part.without === undefined ? plain.draft : bare;
  // Letters go to the office itself: nobody of the town has an address of a rehearsal.
  const { note: _note, ...draft } = {
    ...(unlucky === undefined ? said : order.draft),
    requesterEmail: order.office.email,
  };
  return { ...part, one: { ...plain, order, draft }, isOver: false };
}

const windowEnd = (page: CasePage) =>
  page.appointments.map((visit) => visit.windowFrom).reduce((last, from) => (from > last ? from : last), '');

async function finish(world: LoopWorld, part: Playing, page: CasePage): Promise<void> {
  part.isOver = true;
  if (part.then === undefined) return;
  const [move, reason] = part.then;
  const { tenantId, id } = page.referral;
  const role = move === 'reopen' ? 'supervisor' : 'care_coordinator';
  await world
    .as(staffFor(role, tenantId))
    .ask(moveCase, { params: { tenantId, id }, body: { move, reason } });
}

/** One act of one case, if somebody would act now; false when nobody would. */
async function act(world: LoopWorld, part: Playing, now: string): Promise<boolean> {
  const { params } = part.one.seen;
  if (params !== undefined) {
    const page = await world.as(staffFor('care_coordinator', params.tenantId)).ask(readCase, { params });
    if (page.referral.status === part.until) {
      await finish(world, part, page);
      return false;
    }
    // Nobody sets out before the window that was promised.
    const wholeDate = page.appointments.length > 0 && page.lines.every((line) => line.status !== 'accepted');
    if (wholeDate && now < windowEnd(page)) return false;
    if (wholeDate) part.one = { ...part.one, startedAt: now };
  }
  try {
    const turn = await takeTurn(world, part.one);
    return turn !== 'waits' && turn !== 'closed' && !turn.did.startsWith('was refused');
  } catch (error) {
    if (error instanceof DoorRefused) return false;
    throw error;
  }
}

const actsAtMost = 40;

/** The cast of the town's last two days. `workUntil` lets those act who would have by the clock's now. */
export async function townAtWork(
  house: House,
  clock: PinnedClock,
  mailboxUrl: string,
  at: string,
): Promise<{ workUntilNow(): Promise<void>; end(): Promise<void> }> {
  const world = await worldAround(house, mailboxUrl);
  const parts = cast.map((part, i) => begin(part, i, at));
  const work = async () => void (await drain(house.worker, house.equipment.now, house.work));
  return {
    async workUntilNow() {
      for (const part of parts) {
        if (part.isOver || part.one.startedAt > clock.now()) continue;
        for (let turn = 0; turn < actsAtMost; turn += 1) {
          if (!(await act(world, part, clock.now()))) break;
          await work();
        }
      }
    },
    async end() {
      await world.close();
    },
  };
}

/** The hours between arrivals in which the town works, so that promised windows come and go. */
export const workingHours = (from: string, to: string): string[] => {
  const hours: string[] = [];
  for (let hour = plus(from, { hours: 1 }); hour < to; hour = plus(hour, { hours: 1 })) hours.push(hour);
  return hours;
};
