// Why: a newcomer should see the product at work, not a pile of arrivals: a few cases of the town's last two days are played
// to every state by the people it takes, each through their own door, while the days go by.
import type { House } from './house.ts';
import type { PinnedClock } from '../base/time/clock.ts';
import { dayIn, minus, plus, plusDays, wallTimeIn } from '../base/time/instant.ts';
import { drain } from '../base/jobs/worker.ts';
import { moveCase, type CasePage } from '../care/casefile/casefile.contract.ts';
import { receiveMail } from '../care/intake/arrive-by-mail.ts';
import { transact } from '../base/db/transact.ts';
import { dispatcherFor, payers, portalPeople, sentinels, type PortalPerson } from '../town/index.ts';
import { decideAndAnswer, tried } from './town-decides.ts';
import { accountOf } from './seed-people.ts';
import { accounts, sayWhoIsBusy } from './seed-queries.ts';
import { lookAt, takeTurn } from './play/loop-driver.ts';
import { loopCase, type LoopCase, type LoopDoor, type LoopFamily } from './play/loop-orders.ts';
import { DoorRefused, peopleBehind, reachInto } from './play/loop-people.ts';
import { lettersAt, staffFor, type LoopWorld } from './play/loop-world.ts';
import { orderOf } from './play/town-orders.ts';

type Move = 'hold' | 'cancel' | 'redirect' | 'reopen' | 'close_incomplete';

/** A case to be played: when it began, how it came in, the state to stop in, and what a person does there. */
type Part = {
  readonly hoursAgo: number;
  readonly door: LoopDoor;
  readonly family: LoopFamily;
  readonly until: string;
  readonly atLast?: readonly [move: Move, reason: string];
  /** What the office forgot. */
  readonly without?: 'clinical';
  /** A named person of the town; else one whom the town can serve. */
  readonly who?: string;
  /** The promised window is open now, or is that of tomorrow; else it was the morning after the order. */
  readonly window?: 'open' | 'tomorrow';
  /** The state of a line to stop in. */
  readonly untilLine?: string;
  /** The patient leaves the hospital so long after the order: the short track of scheduling. */
  readonly leavesAfterHours?: number;
};

const unluckyNamed = (luck: string) => sentinels.find((each) => each.triggers === luck)?.name ?? '';

// A window that is not named comes eight to thirty-two hours after the order, so what shall be over began long before, whatever
// the hour and the day of the week.
const cast: readonly Part[] = [
  { hoursAgo: 46, door: 'portal', family: 'oxygen', until: 'closed' },
  { hoursAgo: 46, door: 'portal', family: 'home_health', until: 'closed' },
  {
    hoursAgo: 45,
    door: 'phone',
    family: 'oxygen',
    until: 'closed',
    atLast: ['reopen', 'The concentrator hums; the daughter asks for another.'],
  },
  { hoursAgo: 44, door: 'portal', family: 'home_health', until: 'completed' },
  { hoursAgo: 6, door: 'portal', family: 'home_health', until: 'in_service', window: 'open' },
  { hoursAgo: 7, door: 'portal', family: 'oxygen', until: 'in_service', window: 'open' },
  { hoursAgo: 7, door: 'portal', family: 'oxygen', until: 'scheduled', window: 'tomorrow' },
  { hoursAgo: 6, door: 'phone', family: 'home_health', until: 'scheduled', window: 'tomorrow' },
  { hoursAgo: 6, door: 'portal', family: 'home_health', until: 'partially_scheduled', window: 'tomorrow' },
  {
    hoursAgo: 5,
    door: 'portal',
    family: 'home_health',
    until: 'partially_scheduled',
    window: 'tomorrow',
    who: 'Rosa Núñez-Ortega',
  },
  {
    hoursAgo: 7,
    door: 'portal',
    family: 'oxygen',
    until: 'scheduled',
    window: 'tomorrow',
    atLast: ['hold', 'Back in hospital; the ward calls when he goes home.'],
  },
  {
    hoursAgo: 28,
    door: 'portal',
    family: 'home_health',
    until: 'in_coordination',
    atLast: ['cancel', 'The family has found a nurse of its own.'],
  },
  { hoursAgo: 26, door: 'portal', family: 'oxygen', until: 'pending_info', without: 'clinical' },
  {
    hoursAgo: 40,
    door: 'portal',
    family: 'oxygen',
    until: 'pending_info',
    without: 'clinical',
    atLast: ['close_incomplete', 'Two calls and a letter; the office sends a new order after the test.'],
  },
  {
    hoursAgo: 24,
    door: 'portal',
    family: 'oxygen',
    until: 'not_eligible',
    who: unluckyNamed('not_eligible'),
  },
  {
    hoursAgo: 22,
    door: 'email',
    family: 'home_health',
    until: 'verifying',
    atLast: ['redirect', 'The plan keeps home health for itself in this county; passed on to its desk.'],
  },
];

// Nobody has found a provider for these yet: three clocks at risk and one that has run out, whatever the hour.
const leaving = (hoursAgo: number, leavesAfterHours: number, who: string): Part => ({
  hoursAgo,
  leavesAfterHours,
  who,
  door: 'portal',
  family: 'oxygen',
  until: 'cancelled',
  untilLine: 'offered',
});
// And these have just been offered around Boston, where the first dispatcher of the town works.
const offered = (who: string): Part => ({
  hoursAgo: 2,
  who,
  door: 'portal',
  family: 'oxygen',
  until: 'cancelled',
  untilLine: 'offered',
});

const wholeCast: readonly Part[] = [
  ...cast,
  leaving(8, 12, 'Terrence Whitfield'),
  leaving(16, 22, 'Stanley Kessler'),
  leaving(20, 23, 'Eileen McDonagh'),
  leaving(10, 9, 'Consuelo Ortiz Colón'),
  ...['Cormac McDonagh', 'Guerline Toussaint', 'Li-Hua Szeto', 'Walter Ellison'].map(offered),
];

type Playing = Part & { one: LoopCase; isOver: boolean; wakesAt: string };

const asTown = () => ({
  tenants: payers.map((payer) => payer.tenantId),
  actorId: 'system',
  role: 'system',
});

/** Only a few locations have somebody who signs in; where an offer of the played cases went, there is now one more. */
async function addDispatcher(house: House, person: PortalPerson): Promise<void> {
  const rows = JSON.stringify([accountOf(person)]);
  await transact(house.app, asTown(), (tx) => tx.run(accounts, [rows, house.equipment.now()]));
}

/** The people of the town around a house on a pinned clock. */
async function worldAround(
  house: House,
  mailboxUrl: string,
): Promise<LoopWorld & { close(): Promise<void> }> {
  const known = new Set(portalPeople.map((person) => person.key));
  const api = await house.buildApi();
  const as = peopleBehind(reachInto(api));
  return {
    as,
    dispatcherOf: async (locationId) => {
      const person = dispatcherFor(locationId);
      if (!known.has(person.key)) await addDispatcher(house, person);
      known.add(person.key);
      return person.key;
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

// A visit counts as missed an hour after its window; this one has been open for a while and stays open for hours.
const openWindow = (at: string) => (zone: string) => {
  const hour = Number(wallTimeIn(zone, at).slice(0, 2));
  const two = (n: number) => n.toString().padStart(2, '0');
  const from = `${two(Math.max(0, hour - 2))}:00`;
  return { on: dayIn(zone, at), from, to: hour < 19 ? `${two(hour + 5)}:00` : '23:59' };
};

const tomorrow = (at: string) => (zone: string) => ({
  on: plusDays(dayIn(zone, at), 1),
  from: '08:00',
  to: '11:00',
});

function begin(part: Part, i: number, at: string): Playing {
  const startedAt = minus(at, { hours: part.hoursAgo });
  const plain = loopCase('town', part.family === 'oxygen' ? i * 2 : i * 2 + 1, startedAt, [part.door]);
  const named = part.who;
  const { clinical: _, ...bare } = plain.draft;
  const { signedOn = '', serviceFromOn = '', clinical = {} } = plain.draft;
  const order =
    named === undefined ? plain.order : orderOf(named, part.family, { signedOn, serviceFromOn, clinical });
  const said = part.without === undefined ? plain.draft : bare;
  // Letters go to the office itself: nobody of the town has an address of a rehearsal.
  const { note: _note, ...draft } = {
    ...(named === undefined ? said : order.draft),
    requesterEmail: order.office.email,
    ...(part.leavesAfterHours === undefined
      ? {}
      : {
          priority: 'urgent' as const,
          dischargeAt: plus(startedAt, { hours: part.leavesAfterHours }),
          dischargeFacility: 'Commonwealth Harbor Hospital',
        }),
  };
  const window =
    part.window === undefined ? {} : { window: (part.window === 'open' ? openWindow : tomorrow)(at) };
  return { ...part, one: { ...plain, order, draft, ...window }, isOver: false, wakesAt: startedAt };
}

type Visit = CasePage['appointments'][number];

async function finish(world: LoopWorld, part: Playing, page: CasePage): Promise<void> {
  part.isOver = true;
  if (part.atLast === undefined) return;
  const [move, reason] = part.atLast;
  const { tenantId, id } = page.referral;
  const role = move === 'reopen' ? 'supervisor' : 'care_coordinator';
  const body = { move, reason };
  await tried(() => world.as(staffFor(role, tenantId)).ask(moveCase, { params: { tenantId, id }, body }));
}

// Between two looks of a day: nobody reads a case that waits for somebody else every hour.
const lookAgain = { hours: 3 };

/** One act of one case, if somebody would act now; false when nobody would before `part.wakesAt`. */
async function act(world: LoopWorld, part: Playing, now: string): Promise<boolean> {
  const page = await lookAt(world, part.one);
  if (page !== undefined) {
    if (page.referral.status === part.until || page.lines.some((line) => line.status === part.untilLine)) {
      await finish(world, part, page);
      return false;
    }
  }
  // Nobody sets out before the window that was promised.
  const isAhead = (visit: Visit) => visit.status === 'confirmed' && visit.windowFrom > now;
  const ahead = page?.appointments.filter(isAhead).map((visit) => visit.windowFrom) ?? [];
  const seen = page && {
    ...page,
    appointments: page.appointments.filter((visit) => !isAhead(visit)),
  };
  // What is handed over is handed over now.
  if (seen?.appointments.some((visit) => visit.status === 'confirmed' || visit.status === 'dispatched'))
    part.one = { ...part.one, startedAt: now };
  part.wakesAt = [plus(now, lookAgain), ...ahead].reduce((first, next) => (next < first ? next : first));
  try {
    const turn = await takeTurn(world, part.one, seen);
    return turn !== 'waits' && turn !== 'closed' && !turn.did.startsWith('was refused');
  } catch (error) {
    if (error instanceof DoorRefused) return false;
    throw error;
  }
}

const actsAtMost = 40;

export type TownAtWork = {
  /** Lets those act who would have by `until`, each in their own hour; then the clock stands at `until`. */
  workUntil(until: string): Promise<void>;
  /** What people decide in the last hour. */
  decide(): Promise<void>;
  end(): Promise<void>;
};

/** The cast of the town's last two days, moving `clock` on. */
export async function townAtWork(
  house: House,
  clock: PinnedClock,
  mailboxUrl: string,
  at: string,
): Promise<TownAtWork> {
  const world = await worldAround(house, mailboxUrl);
  const parts = wholeCast.map((part, i) => begin(part, i, at));
  const work = async () => void (await drain(house.worker, house.equipment.now, house.work));
  const nextUntil = (until: string) =>
    parts
      .filter((part) => !part.isOver && part.wakesAt < until)
      .reduce<Playing | undefined>(
        (first, part) => (first === undefined || part.wakesAt < first.wakesAt ? part : first),
        undefined,
      );
  return {
    async workUntil(until) {
      for (let part = nextUntil(until); part !== undefined; part = nextUntil(until)) {
        if (clock.now() < part.wakesAt) {
          clock.set(part.wakesAt);
          await work();
        }
        for (let turn = 0; turn < actsAtMost; turn += 1) {
          if (!(await act(world, part, clock.now()))) break;
          await work();
        }
      }
      clock.set(until);
    },
    async decide() {
      await decideAndAnswer(world, clock.now());
      await work();
    },
    async end() {
      // Whoever looks in for the first time should meet first those who have something on their screen.
      await transact(house.app, asTown(), (tx) => tx.run(sayWhoIsBusy));
      await world.close();
    },
  };
}
